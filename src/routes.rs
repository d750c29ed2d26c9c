//! Which pages are there, and what is each one's address?
//!
//! The only file that spells a path. `state/find_query.rs` is the only one that spells a fragment parameter.

use crate::i18n::Locale;

/// A page of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Route {
    /// What peer support is, and where to begin.
    Home,
    /// The finder.
    Find,
    /// One center; which one is in the fragment.
    Center,
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

/// Where Spanish lives.
const ES: &str = "/es";

impl Route {
    /// Every page that is prerendered.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::Home, Self::Find, Self::Center, Self::NotFound]
            .into_iter()
            .chain(Reading::ALL.into_iter().map(Self::Read))
    }

    /// Below the language: `/`, `/find/`, …
    const fn tail(self) -> &'static str {
        match self {
            Self::Home => "/",
            Self::Find => "/find/",
            Self::Center => "/center/",
            Self::Read(page) => page.tail(),
            Self::NotFound => "/404.html",
        }
    }

    /// The address in a language.
    #[must_use]
    pub fn path(self, locale: Locale) -> String {
        match locale {
            Locale::En => self.tail().to_owned(),
            Locale::Es => format!("{ES}{}", self.tail()),
        }
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
        matches!(self, Self::Find | Self::Center)
    }

    /// Whether search engines may list it: pages that show nothing by themselves may not.
    #[must_use]
    pub const fn is_indexed(self) -> bool {
        matches!(self, Self::Home | Self::Find | Self::Read(_))
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

/// Links that make a phone call or write a message.
pub mod phone {
    use listing::record::Phone;

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

    /// Writes a text message to a number of the listing.
    #[must_use]
    pub fn text_number(phone: &Phone) -> String {
        format!("sms:+1{}", phone.number)
    }
}

/// Places on the web that the site itself names.
pub mod external {
    use listing::record::Center;

    /// The national directory's own finder.
    pub const FIND_TREATMENT: &str = "https://findtreatment.gov/";

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

    /// The way to a center in the device's own map application. Its address goes there only when the link is followed.
    #[must_use]
    pub fn directions(center: &Center, maps: Maps) -> String {
        let address = format!("{}, {}, {} {}", center.street, center.city, center.state.code(), center.zip);
        let query: String =
            form_urlencoded::byte_serialize(address.trim_start_matches(", ").as_bytes()).collect();
        match maps {
            Maps::Geo => format!("geo:0,0?q={query}"),
            Maps::Apple => format!("https://maps.apple.com/?daddr={query}"),
            Maps::Web => format!("https://www.openstreetmap.org/search?query={query}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use listing::record::{Phone, PhoneRole};

    use super::*;

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
