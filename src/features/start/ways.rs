//! Who else can be reached, besides the places of the listing?

use leptos::prelude::*;
use listing::first_contact::{OtherWay, other_ways};

use crate::components::{Icon, views};
use crate::i18n::words::GuideWaysEntry;
use crate::i18n::{Locale, current_words};
use crate::routes::{Reading, Route, external, phone};
use crate::state::find_query::call_back;
use crate::state::first_contact::StartPage;

/// How a way is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Means {
    /// A number to call.
    call: Option<&'static str>,
    /// A number to write to.
    text: Option<&'static str>,
    /// Where it is read how to find it: a page, and a part of it.
    read: Option<(Reading, &'static str)>,
    /// A site of its own.
    site: Option<&'static str>,
}

impl Means {
    const NONE: Self = Self { call: None, text: None, read: None, site: None };

    const fn call(number: &'static str) -> Self {
        Self { call: Some(number), ..Self::NONE }
    }

    const fn read(page: Reading, part: &'static str) -> Self {
        Self { read: Some((page, part)), ..Self::NONE }
    }

    const fn of(way: OtherWay) -> Self {
        match way {
            OtherWay::Emergency => Self::call("911"),
            OtherWay::Crisis => Self { text: Some("988"), ..Self::call("988") },
            OtherWay::CrisisInSign => Self { site: Some(external::LIFELINE_SITE), ..Self::NONE },
            OtherWay::VeteransLine => Self { text: Some("838255"), ..Self::call("988") },
            OtherWay::Helpline => Self::call("1-800-662-4357"),
            OtherWay::NamiHelpline => Self::call("1-800-950-6264"),
            OtherWay::Trevor => Self::call("1-866-488-7386"),
            OtherWay::TransLifeline => Self::call("1-877-565-8860"),
            OtherWay::CloseBy => Self::call("211"),
            OtherWay::Meetings => Self::read(Reading::ComparePaths, "choose"),
            OtherWay::FamilyGroups => Self::read(Reading::Family, "for-you"),
            OtherWay::MedicineGroups => Self::read(Reading::OtherPaths, "mara"),
            OtherWay::DualGroups => Self::read(Reading::DualDiagnosis, "how-to-find"),
            OtherWay::RecoveryHomes => Self::read(Reading::SoberLiving, "how-to-find"),
        }
    }
}

fn words_of(way: OtherWay) -> &'static GuideWaysEntry {
    let words = &current_words().guide().ways;
    match way {
        OtherWay::Emergency => &words.emergency,
        OtherWay::Crisis => &words.crisis,
        OtherWay::CrisisInSign => &words.crisis_in_sign,
        OtherWay::VeteransLine => &words.veterans_line,
        OtherWay::Helpline => &words.helpline,
        OtherWay::NamiHelpline => &words.nami_helpline,
        OtherWay::Trevor => &words.trevor,
        OtherWay::TransLifeline => &words.trans_lifeline,
        OtherWay::CloseBy => &words.close_by,
        OtherWay::Meetings => &words.meetings,
        OtherWay::FamilyGroups => &words.family_groups,
        OtherWay::MedicineGroups => &words.medicine_groups,
        OtherWay::DualGroups => &words.dual_groups,
        OtherWay::RecoveryHomes => &words.recovery_homes,
    }
}

/// The other ways for the answers. They need no listing and no signal.
#[component]
pub fn Ways() -> impl IntoView {
    let words = &current_words().guide().options;
    let page = expect_context::<StartPage>();
    let ways = other_ways(&page.answers());
    let who = page.who.get_untracked();
    let call_back = Route::CallBack.path_with(Locale::current(), &call_back::to_fragment(None, who));
    let items = views(ways.into_iter().map(|way| view! { <Way way /> }));
    view! {
        <section class="stack stack--wide" aria-labelledby="others-heading">
            <h2 id="others-heading">{words.others_heading}</h2>
            <p class="quiet">{words.others_lead}</p>
            <ul class="start__ways">{items}</ul>
            <p>
                <a class="tap" href=call_back>
                    {current_words().calls().cannot_call}
                </a>
            </p>
        </section>
    }
    .into_any()
}

#[component]
fn Way(way: OtherWay) -> impl IntoView {
    let words = &current_words().guide().options;
    let locale = Locale::current();
    let GuideWaysEntry { name, text } = words_of(way);
    let Means { call, text: write, read, site } = Means::of(way);
    // At 988, what to press and to write for Spanish is part of the way.
    let crisis = (way == OtherWay::Crisis).then_some(&current_words().guide().danger);
    let call = call.map(|number| {
        let (text, label) = match crisis {
            Some(crisis) => (crisis.call_988.to_owned(), format!("{}, {name}", crisis.call_988)),
            // A number that breaks at its hyphens is two numbers.
            None => (words.call(number.replace('-', "\u{2011}")), words.call_name(name, number)),
        };
        view! {
            <a class="button" href=phone::call(&phone::dialed(number)) aria-label=label>
                <Icon icon=icondata_lu::LuPhone />
                {text}
            </a>
        }
        .into_any()
    });
    let write = write.map(|number| {
        let (text, label) = match crisis {
            Some(crisis) => (crisis.text_988.to_owned(), format!("{}, {name}", crisis.text_988)),
            None => (words.text(number), words.text_name(name, number)),
        };
        view! {
            <a class="button" href=phone::text(number) aria-label=label>
                <Icon icon=icondata_lu::LuMessageSquare />
                {text}
            </a>
        }
        .into_any()
    });
    // In another tab: what was answered would be gone with this page.
    let read = read.map(|(page, part)| {
        let href = Route::Read(page).path_with(locale, part);
        view! {
            <a class="button" href=href rel="external" target="_blank" aria-label=words.read_name(name)>
                {words.read}
            </a>
        }
        .into_any()
    });
    let site = site.map(|address| {
        let shown = address.trim_start_matches("https://").trim_end_matches('/');
        view! {
            <a class="button" href=address rel="noreferrer" target="_blank">
                {words.open(shown)}
            </a>
        }
        .into_any()
    });
    view! {
        <li class="card stack">
            <div class="stack stack--tight">
                <h3>{*name}</h3>
                <p>{*text}</p>
            </div>
            <div class="cluster">{call} {write} {read} {site}</div>
        </li>
    }
    .into_any()
}

#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::content::Content;
    use crate::site::Settings;

    fn content() -> Content {
        Content::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &Settings::default()).unwrap()
    }

    #[test]
    fn a_line_is_called_by_the_number_that_the_pages_name() {
        let content = content();
        for way in OtherWay::ALL.into_iter().filter(|way| way.is_line()) {
            let line = content.line(way.slug()).unwrap_or_else(|| panic!("no line {}", way.slug()));
            let Means { call, text, site, read } = Means::of(way);
            assert_eq!(call, line.call.as_deref(), "{}", way.slug());
            assert_eq!(site, line.video.as_deref(), "{}", way.slug());
            assert!(text.is_none() || text == line.text.as_ref().map(|text| &*text.number), "{}", way.slug());
            assert!(read.is_none());
        }
    }

    #[test]
    fn what_is_no_line_leads_to_a_part_of_a_page_that_there_is() {
        let content = content();
        for way in OtherWay::ALL.into_iter().filter(|way| !way.is_line()) {
            let (page, part) =
                Means::of(way).read.unwrap_or_else(|| panic!("nothing to read: {}", way.slug()));
            assert!(content.page(page).sections.iter().any(|section| section.id == part), "{}", way.slug());
        }
    }
}
