//! Which pages are there, and what is each one's address?
//!
//! The only file that spells a path. `state/find_query.rs` is the only one that spells a fragment parameter.
//!
//! A site may lie at the root of its host or below a folder, as `https://example.org/help/`: see [`set_base`].

use std::sync::OnceLock;

use crate::i18n::Locale;

/// The folder that the site lies below, without a slash at its end; nothing where it has a host of its own.
static BASE: OnceLock<String> = OnceLock::new();

/// Says below which folder the site lies: `/help`, or nothing. The first word counts, before any address is asked for: the
/// prerenderer knows it from the address of the site, and the app reads it in the page.
pub fn set_base(base: &str) {
    let _ = BASE.set(base.trim_end_matches('/').to_owned());
}

/// Below which folder the site lies, without a slash at its end.
#[must_use]
pub fn base() -> &'static str {
    BASE.get().map_or("", String::as_str)
}

/// The address of something that is no page: a file or a folder, given as from the root of the site.
#[must_use]
pub fn below_base(path: &str) -> String {
    format!("{}{path}", base())
}

/// A page of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Route {
    /// What peer support is, and where to begin.
    Home,
    /// The finder.
    Find,
    /// The meetings.
    Meetings,
    /// One center; which one is in the fragment.
    Center,
    /// The places that the person keeps, or that somebody sent; those that were sent are in the fragment.
    Saved,
    /// A few questions, and where to begin.
    Start,
    /// One call after the other; which places are called is in the fragment.
    Call,
    /// What came of the calls, and what comes next.
    Plan,
    /// Ask to be called.
    CallBack,
    /// A page of words.
    Read(Reading),
    /// An address that leads nowhere.
    NotFound,
}

/// A page that is only read. Its words stand in `content/pages/`, in a file named as its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reading {
    /// Who peers are, how they help, and what research says.
    PeerSupport,
    /// Programs of twelve steps.
    TwelveStep,
    /// SMART Recovery.
    Smart,
    /// Homes for people in recovery.
    SoberLiving,
    /// Help for both mental health and substance use.
    DualDiagnosis,
    /// Groups that are neither of these.
    OtherPaths,
    /// All of them side by side.
    ComparePaths,
    /// Whom to call, and what to do until help is there.
    HelpNow,
    /// How to tell good help, and how it is paid.
    Choosing,
    /// For those who love somebody.
    Family,
    /// What Beside is.
    About,
    /// What stays on the device.
    Privacy,
    /// How the list of places is made.
    ThisList,
    /// What all pages stand on.
    Sources,
}

impl Reading {
    /// All of them, in the order of the menus.
    pub const ALL: [Self; 14] = [
        Self::PeerSupport,
        Self::TwelveStep,
        Self::Smart,
        Self::SoberLiving,
        Self::DualDiagnosis,
        Self::OtherPaths,
        Self::ComparePaths,
        Self::HelpNow,
        Self::Choosing,
        Self::Family,
        Self::About,
        Self::Privacy,
        Self::ThisList,
        Self::Sources,
    ];

    /// The section of [`Reading::Choosing`] that tells the red flags.
    pub const RED_FLAGS: &str = "red-flags";

    const fn tail(self) -> &'static str {
        match self {
            Self::PeerSupport => "/what-is-peer-support/",
            Self::TwelveStep => "/twelve-step/",
            Self::Smart => "/smart-recovery/",
            Self::SoberLiving => "/sober-living/",
            Self::DualDiagnosis => "/dual-diagnosis/",
            Self::OtherPaths => "/other-paths/",
            Self::ComparePaths => "/compare-paths/",
            Self::HelpNow => "/help-now/",
            Self::Choosing => "/choosing-and-paying/",
            Self::Family => "/family-and-friends/",
            Self::About => "/about/",
            Self::Privacy => "/privacy/",
            Self::ThisList => "/this-list/",
            Self::Sources => "/sources/",
        }
    }

    /// The name in its address, which is also that of its file.
    #[must_use]
    pub fn slug(self) -> &'static str {
        self.tail().trim_matches('/')
    }

    /// The page with this name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.slug() == slug)
    }

    /// The address in a language.
    #[must_use]
    pub fn path(self, locale: Locale) -> String {
        Route::Read(self).path(locale)
    }
}

/// The address of the page that shows every component. It is no [`Route`]: no site that is shipped has it.
#[cfg(feature = "ssr")]
pub const GALLERY: &str = "/gallery/";

/// The address of an empty page that leads away, for the history of somebody who left (`src/leave.js`). It is no [`Route`]
/// either: nobody goes there.
#[cfg(feature = "ssr")]
pub const LEFT: &str = "/leave/";

/// Where the folder of the listing lies in the site.
pub const LISTING: &str = "/listing/";

/// Where Spanish lives.
const ES: &str = "/es";

impl Route {
    /// Every page that is prerendered.
    pub fn all() -> impl Iterator<Item = Self> {
        [
            Self::Home,
            Self::Find,
            Self::Meetings,
            Self::Center,
            Self::Saved,
            Self::Start,
            Self::Call,
            Self::Plan,
            Self::CallBack,
            Self::NotFound,
        ]
        .into_iter()
        .chain(Reading::ALL.into_iter().map(Self::Read))
    }

    /// Below the language: `/`, `/find/`, …
    const fn tail(self) -> &'static str {
        match self {
            Self::Home => "/",
            Self::Find => "/find/",
            Self::Meetings => "/meetings/",
            Self::Center => "/center/",
            Self::Saved => "/saved/",
            Self::Start => "/start/",
            Self::Call => "/call/",
            Self::Plan => "/plan/",
            Self::CallBack => "/call-back/",
            Self::Read(page) => page.tail(),
            Self::NotFound => "/404.html",
        }
    }

    /// The address in a language.
    #[must_use]
    pub fn path(self, locale: Locale) -> String {
        let language = match locale {
            Locale::En => "",
            Locale::Es => ES,
        };
        format!("{}{language}{}", base(), self.tail())
    }

    /// The address with a fragment, given without its `#`.
    #[must_use]
    pub fn path_with(self, locale: Locale, fragment: &str) -> String {
        let path = self.path(locale);
        if fragment.is_empty() { path } else { format!("{path}#{fragment}") }
    }

    /// The page and language at this path. A missing slash at the end or an `index.html` does not matter.
    #[must_use]
    pub fn at(path: &str) -> (Self, Locale) {
        Self::at_below(base(), path)
    }

    fn at_below(base: &str, path: &str) -> (Self, Locale) {
        let in_folder = |rest: &&str| base.is_empty() || rest.is_empty() || rest.starts_with('/');
        let Some(path) = path.strip_prefix(base).filter(in_folder) else {
            return (Self::NotFound, Locale::En);
        };
        let (locale, tail) = match path.strip_prefix(ES) {
            Some(tail) if tail.is_empty() || tail.starts_with('/') => (Locale::Es, tail),
            _ => (Locale::En, path),
        };
        let tail = tail.strip_suffix("index.html").unwrap_or(tail).trim_matches('/');
        let route = Self::all().find(|route| route.tail().trim_matches('/') == tail);
        (route.unwrap_or(Self::NotFound), locale)
    }

    /// Whether the app takes the page over. The others are only read, and load no Wasm.
    #[must_use]
    pub const fn has_app(self) -> bool {
        !matches!(self, Self::Home | Self::Read(_) | Self::NotFound)
    }

    /// The addresses, in every language, where nobody is asked anything aside: who reads there is in need, or in the middle
    /// of a call or an answer. With a space between them.
    #[must_use]
    pub fn quiet_paths() -> String {
        let quiet = [Self::Read(Reading::HelpNow), Self::Start, Self::Call, Self::CallBack];
        let paths = Locale::ALL.into_iter().flat_map(|locale| quiet.map(|route| route.path(locale)));
        paths.collect::<Vec<_>>().join(" ")
    }

    /// Whether search engines may list it: pages that show nothing by themselves may not.
    #[must_use]
    pub const fn is_indexed(self) -> bool {
        matches!(self, Self::Home | Self::Find | Self::Meetings | Self::Start | Self::Read(_))
    }
}

/// The places on the home page that the menu leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HomeSection {
    /// What peer support is.
    PeerSupport,
    /// The four programs.
    Programs,
    /// Ready to start?
    Start,
}

impl HomeSection {
    /// The element's id, which is the fragment that leads to it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::PeerSupport => "peer-support",
            Self::Programs => "programs",
            Self::Start => "start",
        }
    }
}

impl HomeSection {
    /// The address of this part of the home page.
    #[must_use]
    pub fn path(self, locale: Locale) -> String {
        Route::Home.path_with(locale, self.id())
    }
}

/// The parts of the page about privacy that other pages lead to; the sections of `content/pages/privacy.json` have these ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrivacySection {
    /// What leaving quickly does, and what it cannot hide.
    Leaving,
    /// How a shared device forgets the person before.
    NextPerson,
}

impl PrivacySection {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Leaving, Self::NextPerson];

    /// The element's id, which is the fragment that leads to it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Leaving => "leave-quickly",
            Self::NextPerson => "next-person",
        }
    }

    /// The address of this part of the page.
    #[must_use]
    pub fn path(self, locale: Locale) -> String {
        Route::Read(Reading::Privacy).path_with(locale, self.id())
    }
}

/// Links that make a phone call or write a message.
pub mod phone {
    use listing::record::Phone;
    use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

    /// 988 Suicide & Crisis Lifeline: call or text.
    pub const LIFELINE: &str = "988";
    /// Emergency services.
    pub const EMERGENCY: &str = "911";
    /// SAMHSA National Helpline, 1-800-662-4357.
    pub const HELPLINE: &str = "+18006624357";

    /// A number as people write it, as a telephone dials it: short ones as they are, long ones with the country's code.
    #[must_use]
    pub fn dialed(written: &str) -> String {
        let digits: String = written.chars().filter(char::is_ascii_digit).collect();
        match digits.len() {
            10 => format!("+1{digits}"),
            11 => format!("+{digits}"),
            _ => digits,
        }
    }

    /// Calls a number given in digits. An extension is dialed after a pause.
    #[must_use]
    pub fn call(number: &str) -> String {
        format!("tel:{number}")
    }

    /// Writes a text message to a number.
    #[must_use]
    pub fn text(number: &str) -> String {
        format!("sms:{number}")
    }

    /// Calls a number of the listing; a telephone dials the extension after a pause (RFC 3966).
    #[must_use]
    pub fn call_number(phone: &Phone) -> String {
        match &*phone.extension {
            "" => format!("tel:+1{}", phone.number),
            extension => format!("tel:+1{};ext={extension}", phone.number),
        }
    }

    /// Writes this as a text message, to whomever the person chooses.
    #[must_use]
    pub fn message(text: &str) -> String {
        // `?&` is what both Android and iPhones take.
        format!("sms:?&body={}", utf8_percent_encode(text, NON_ALPHANUMERIC))
    }
}

/// Links that begin a letter.
pub mod mail {
    use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

    /// What stands for itself in any part of an address (RFC 3986).
    const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    /// In the address of a person too, so that it can be read.
    const ENCODED_IN_ADDRESS: &AsciiSet = &ENCODED.remove(b'@').remove(b'+');

    /// A letter to this address, ready to be looked over and sent (RFC 6068).
    #[must_use]
    pub fn letter(to: &str, subject: &str, body: &str) -> String {
        let to = utf8_percent_encode(to, ENCODED_IN_ADDRESS);
        let subject = utf8_percent_encode(subject, ENCODED);
        // A letter breaks its lines with both signs.
        let body = body.replace('\n', "\r\n");
        format!("mailto:{to}?subject={subject}&body={}", utf8_percent_encode(&body, ENCODED))
    }
}

/// Places on the web that the site itself names.
pub mod external {
    use listing::meeting::Meeting;
    use listing::record::{Center, Position, Precision};
    use listing::state::State;

    /// The national directory's own finder.
    pub const FIND_TREATMENT: &str = "https://findtreatment.gov/";
    /// The lifeline's own site.
    pub const LIFELINE_SITE: &str = "https://988lifeline.org/";

    /// Which map application a device has of its own.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Maps {
        /// Android: whichever application answers `geo:` links.
        Geo,
        /// Apple's devices.
        Apple,
        /// None: a map on the web.
        Web,
    }

    /// The way to a center in the device's own map application: to its address, or, where it told no street, to the door
    /// that its source knows. Either goes there only when the link is followed.
    #[must_use]
    pub fn directions(center: &Center, maps: Maps) -> String {
        match door(center.position) {
            Some(door) if center.street.is_empty() => to(&door, maps),
            _ => to(&address(center), maps),
        }
    }

    /// The way to the room of a meeting, in the same manner; `None` where neither a street nor a door is known.
    #[must_use]
    pub fn directions_to_meeting(meeting: &Meeting, maps: Maps) -> Option<String> {
        if !meeting.attendance.has_a_room() {
            return None;
        }
        if meeting.street.is_empty() {
            return door(meeting.position).map(|door| to(&door, maps));
        }
        let state = meeting.state.map_or("", State::code);
        let zip = meeting.zip.map(|zip| zip.to_string()).unwrap_or_default();
        let address = format!("{}, {}, {state} {zip}", meeting.street, meeting.city);
        Some(to(address.trim_end(), maps))
    }

    /// The door that a source knows, as a map understands it.
    fn door(position: Option<Position>) -> Option<String> {
        let door = position.filter(|position| position.precision == Precision::Exact)?;
        Some(format!("{},{}", degrees(door.at.lat), degrees(door.at.lon)))
    }

    fn to(target: &str, maps: Maps) -> String {
        let query: String = form_urlencoded::byte_serialize(target.as_bytes()).collect();
        match maps {
            Maps::Geo => format!("geo:0,0?q={query}"),
            Maps::Apple => format!("https://maps.apple.com/?daddr={query}"),
            Maps::Web => format!("https://www.openstreetmap.org/search?query={query}"),
        }
    }

    /// With five digits, which is about a meter. By whole numbers: the formatting of others is kilobytes of Wasm.
    fn degrees(degrees: f32) -> String {
        let steps = (f64::from(degrees) * 1e5).round() as i64;
        let sign = if steps < 0 { "-" } else { "" };
        let steps = steps.unsigned_abs();
        format!("{sign}{}.{:05}", steps / 100_000, steps % 100_000)
    }

    /// Street, town, state and ZIP in one line, as it is written on a letter or typed into a map.
    #[must_use]
    pub fn address(center: &Center) -> String {
        let address = format!("{}, {}, {} {}", center.street, center.city, center.state.code(), center.zip);
        address.trim_start_matches(", ").to_owned()
    }
}

#[cfg(test)]
mod tests {
    use listing::geo::LatLon;
    use listing::link::web_link;
    use listing::record::{Center, Phone, PhoneRole, Position, Precision};
    use listing::state::State;
    use proptest::prelude::*;

    use super::*;
    use crate::routes::external::{Maps, directions};

    fn center(street: &str, precision: Precision) -> Center {
        Center {
            name: "Lantern House".to_owned(),
            part: String::new(),
            street: street.to_owned(),
            unit: String::new(),
            city: "Columbus".to_owned(),
            state: State::from_code("OH").unwrap(),
            zip: "43215".parse().unwrap(),
            position: Some(Position { at: LatLon::new(39.9612, -82.9988).unwrap(), precision }),
            phones: Vec::new(),
            website: String::new(),
            hours: String::new(),
            cost: String::new(),
            eligibility: String::new(),
            accessibility: String::new(),
            codes: Vec::new(),
            source: String::new(),
            as_of: "2026-05-01".parse().unwrap(),
            origins: Vec::new(),
        }
    }

    #[test]
    fn the_way_leads_to_the_address_in_whichever_map_there_is() {
        let center = center("12 Elm & 1st Street #4", Precision::Exact);
        let query = "12+Elm+%26+1st+Street+%234%2C+Columbus%2C+OH+43215";
        assert_eq!(directions(&center, Maps::Geo), format!("geo:0,0?q={query}"));
        assert_eq!(directions(&center, Maps::Apple), format!("https://maps.apple.com/?daddr={query}"));
        assert!(directions(&center, Maps::Web).ends_with(query));
    }

    #[test]
    fn without_a_street_the_way_leads_to_the_door_and_never_to_the_middle_of_a_zip() {
        let to = |precision| directions(&center("", precision), Maps::Apple);
        assert_eq!(to(Precision::Exact), "https://maps.apple.com/?daddr=39.96120%2C-82.99880");
        assert_eq!(to(Precision::Zip), "https://maps.apple.com/?daddr=Columbus%2C+OH+43215");
    }

    #[test]
    fn nothing_in_a_letter_becomes_another_field_of_it() {
        let link = mail::letter("help+list@beside.example", "A & B?", "One\nTwo&cc=x@y.example ñ");
        assert_eq!(
            link,
            "mailto:help+list@beside.example?subject=A%20%26%20B%3F&body=One%0D%0ATwo%26cc%3Dx%40y.example%20%C3%B1"
        );
    }

    /// What begins like a scheme, or ends one part of a link and begins another.
    fn any_hostile_text() -> impl Strategy<Value = String> {
        prop_oneof![
            any::<String>(),
            "(javascript|data|vbscript|blob|intent|tel|geo|https?)?[:/&?#;=a-z0-9 \"<>\n-]{0,20}",
            "[ic]?[0-9]{9,11}(x[0-9]{0,3})?",
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]

        /// `geo:` is what Android calls the device's own map: `geo:0,0?q=` is ours, and only the search is the listing's.
        #[test]
        fn whatever_stands_in_a_listing_its_links_have_a_scheme_that_is_allowed(
            [text, street, city] in [any_hostile_text(), any_hostile_text(), any_hostile_text()],
        ) {
            let hostile = Center { city, ..center(&street, Precision::Zip) };
            let mut links = vec![mail::letter("help@beside.example", &text, &external::address(&hostile))];
            links.extend(web_link(&text));
            links.extend(text.parse().map(|phone: Phone| phone::call_number(&phone)));
            links.push(phone::message(&text));
            links.extend([Maps::Geo, Maps::Apple, Maps::Web].map(|maps| directions(&hostile, maps)));
            links.push(phone::call(&phone::dialed(&text)));
            for link in links {
                let (scheme, rest) = link.split_once(':').unwrap_or_default();
                prop_assert!(["https", "http", "tel", "sms", "mailto", "geo"].contains(&scheme), "{}", link);
                prop_assert!(scheme != "geo" || rest.starts_with("0,0?q="), "{}", link);
                prop_assert!(scheme.starts_with("http") == rest.starts_with("//"), "{}", link);
                prop_assert!(!link.contains(char::is_control), "{}", link);
                let fields = ["tel", "geo"].contains(&scheme).then(|| rest.matches(['?', '&', '#']).count());
                prop_assert_eq!(fields.unwrap_or_default(), usize::from(scheme == "geo"), "{}", link);
            }
        }
    }

    #[test]
    fn every_page_is_found_at_its_own_address_in_both_languages() {
        for locale in Locale::ALL {
            for route in Route::all() {
                assert_eq!(Route::at(&route.path(locale)), (route, locale));
            }
        }
    }

    #[test]
    fn a_page_of_words_is_found_by_its_name() {
        for page in Reading::ALL {
            assert_eq!(Reading::from_slug(page.slug()), Some(page));
        }
        assert_eq!(Reading::from_slug("find"), None);
    }

    #[test]
    fn the_script_that_leaves_knows_the_empty_page() {
        let name = LEFT.trim_start_matches('/');
        assert!(include_str!("leave.js").contains(&format!("const LEFT = new URL(\"{name}\", ")));
        assert_eq!(Route::at(LEFT).0, Route::NotFound, "no page of the site is there");
    }

    #[test]
    fn below_a_folder_only_what_lies_in_it_is_a_page() {
        assert_eq!(Route::at_below("/help", "/help/find/"), (Route::Find, Locale::En));
        assert_eq!(Route::at_below("/help", "/help/es/"), (Route::Home, Locale::Es));
        assert_eq!(Route::at_below("/help", "/help"), (Route::Home, Locale::En));
        for elsewhere in ["/find/", "/", "/helpers/find/", "/helpfind/"] {
            assert_eq!(Route::at_below("/help", elsewhere).0, Route::NotFound, "{elsewhere}");
        }
    }

    #[test]
    fn a_forgotten_slash_or_a_spelled_out_index_still_leads_there() {
        assert_eq!(Route::at("/find"), (Route::Find, Locale::En));
        assert_eq!(Route::at("/es"), (Route::Home, Locale::Es));
        assert_eq!(Route::at("/es/find/index.html"), (Route::Find, Locale::Es));
    }

    #[test]
    fn a_number_is_dialed_as_it_is_meant() {
        assert_eq!(phone::dialed("988"), "988");
        assert_eq!(phone::dialed("741741"), "741741");
        assert_eq!(phone::dialed("1-800-662-4357"), "+18006624357");
        assert_eq!(phone::dialed("800-222-1222"), "+18002221222");
    }

    #[test]
    fn an_extension_is_dialed_after_the_number() {
        let phone = Phone { number: "6145550117".into(), extension: "12".into(), role: PhoneRole::Main };
        assert_eq!(phone::call_number(&phone), "tel:+16145550117;ext=12");
    }

    #[test]
    fn a_name_that_begins_like_spanish_is_not_spanish() {
        assert_eq!(Route::at("/essay/"), (Route::NotFound, Locale::En));
    }
}
