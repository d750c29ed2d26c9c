//! Which kinds of programs are there, and how is each one found?

use leptos::prelude::*;
use listing::taxonomy::{Group, OptionId};

use crate::features::find_link::find_path;
use crate::i18n::{Locale, current_words};
use crate::routes::HomeSection;

/// The four programs.
#[component]
pub fn Programs() -> impl IntoView {
    let words = &current_words().home().programs;
    let locale = Locale::current();
    let cards = words.entries().map(|(key, program)| {
        view! {
            <li class="program card stack stack--wide">
                <h3>{program.heading}</h3>
                <p>{program.text}</p>
                <p class="small quiet">{program.evidence}</p>
                <div>
                    <p class="program__cost">{program.cost}</p>
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
