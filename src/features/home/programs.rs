//! Which kinds of programs are there, and how is each one found?

use std::sync::Arc;

use leptos::prelude::*;
use listing::taxonomy::{Group, OptionId};

use super::sources::Sources;
use crate::content::Content;
use crate::features::find_link::find_path;
use crate::i18n::{Locale, current_words};
use crate::routes::{HomeSection, Reading};

/// The four programs.
#[component]
pub fn Programs(
    /// All that is read on the site.
    content: Arc<Content>,
) -> impl IntoView {
    let words = &current_words().home().programs;
    let locale = Locale::current();
    let cards = words.entries().map(|(key, program)| {
        view! {
            <li class="program card stack stack--wide">
                <h3>{program.heading}</h3>
                <p>{program.text}</p>
                <div class="small quiet stack stack--tight">
                    <p>{program.evidence}</p>
                    <Sources content=content.clone() ids=sources_of(key) />
                </div>
                <div>
                    <p class="program__cost">{program.cost}</p>
                    <p>
                        <a class="tap" href=page_of(key).path(locale)>
                            {words.more(program.heading)}
                        </a>
                    </p>
                    <a class="tap" href=find_path(locale, filter_of(key))>
                        {program.link}
                    </a>
                </div>
            </li>
        }
    });
    view! {
        <section class="band" id=HomeSection::Programs.id() aria-labelledby="programs-heading">
            <div class="wrap">
                <div class="band__head stack">
                    <h2 id="programs-heading">{words.heading}</h2>
                    <p class="quiet">{words.lead}</p>
                </div>
                <ul class="grid grid--wide">{cards}</ul>
                <p class="callout">{words.medicine_note}</p>
            </div>
        </section>
    }
    .into_any()
}

/// What is said of research on it stands on these.
pub(super) fn sources_of(program: &str) -> &'static [&'static str] {
    match program {
        "twelve_step" => &["kelly-2020"],
        "smart" => &["beck-2017"],
        "sober_living" => &["jason-2007", "jason-2015"],
        "dual_diagnosis" => &["magura-2008", "magura-2008-review"],
        _ => &[],
    }
}

/// The page that says more.
fn page_of(program: &str) -> Reading {
    match program {
        "twelve_step" => Reading::TwelveStep,
        "sober_living" => Reading::SoberLiving,
        "dual_diagnosis" => Reading::DualDiagnosis,
        _ => Reading::Smart,
    }
}

/// The filter that finds a program. No directory marks SMART groups, so theirs is all support groups.
fn filter_of(program: &str) -> Option<OptionId> {
    let slug = match program {
        "twelve_step" => "twelve-step",
        "sober_living" => "sober-living",
        "dual_diagnosis" => "dual-diagnosis",
        _ => "groups",
    };
    OptionId::from_slug(Group::Help, slug)
}
