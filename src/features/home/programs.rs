//! Which kinds of programs are there, and how is each one found?

use leptos::prelude::*;
use listing::taxonomy::{Group, OptionId};

use super::sources::Sources;
use crate::features::find_link::find_path;
use crate::i18n::{Locale, current_words};
use crate::routes::{HomeSection, Reading, source};

/// The four programs.
#[component]
pub fn Programs() -> impl IntoView {
    let words = &current_words().home().programs;
    let locale = Locale::current();
    let sources_of = |program: &str| match program {
        "twelve_step" => vec![(words.source_kelly, source::KELLY_2020)],
        "smart" => vec![(words.source_beck, source::BECK_2017)],
        "sober_living" => {
            vec![(words.source_jason_2007, source::JASON_2007), (words.source_jason_2015, source::JASON_2015)]
        }
        "dual_diagnosis" => vec![
            (words.source_magura, source::MAGURA_2008),
            (words.source_magura_review, source::MAGURA_REVIEW_2008),
        ],
        _ => Vec::new(),
    };
    let cards = words.entries().map(|(key, program)| {
        view! {
            <li class="program card stack stack--wide">
                <h3>{program.heading}</h3>
                <p>{program.text}</p>
                <div class="small quiet stack stack--tight">
                    <p>{program.evidence}</p>
                    <Sources sources=sources_of(key) />
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
