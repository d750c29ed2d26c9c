//! What does this place offer, in a visitor's words?

use std::sync::Arc;

use leptos::prelude::*;
use listing::record::Center;
use listing::taxonomy::{Group, OptionId};

use crate::components::views;
use crate::i18n::{Locale, current_words};

/// The options of every group that the place reported. Nothing reported is said as such: it is never a no.
#[component]
pub fn Facts(center: Arc<Center>) -> impl IntoView {
    let words = current_words().center();
    let has = |code: &&str| center.codes.iter().any(|known| known == code);
    let is_dui_only = OptionId::dui_only().is_some_and(|option| option.codes().iter().any(&has));
    let groups = views(Group::ALL.into_iter().map(|group| {
        let heading = match group {
            Group::Help => words.help_heading,
            Group::Medicine => words.medicine_heading,
            Group::Pay => words.pay_heading,
            Group::For => words.for_whom_heading,
            Group::Language => words.language_heading,
        };
        let offered: Vec<OptionId> = group
            .options()
            .filter(|option| Some(*option) != OptionId::dui_only() && option.codes().iter().any(&has))
            .collect();
        view! { <FactGroup group heading offered /> }
    }));
    view! {
        {is_dui_only.then(|| view! { <p class="notice">{words.dui_only}</p> }.into_any())}
        {groups}
    }
    .into_any()
}

#[component]
fn FactGroup(group: Group, heading: &'static str, offered: Vec<OptionId>) -> impl IntoView {
    let words = current_words().center();
    let locale = Locale::current();
    let list = if offered.is_empty() {
        view! { <p class="quiet">{words.not_reported}</p> }.into_any()
    } else {
        let items = offered.into_iter().map(|option| {
            let name = locale.option_words(option);
            view! {
                <li class="fact tick">
                    <span>{name.label}</span>
                    " "
                    <span class="fact__hint small quiet">{name.hint}</span>
                </li>
            }
        });
        view! { <ul class="grid">{views(items)}</ul> }.into_any()
    };
    let heading_id = format!("facts-{}", group.slug());
    let labelled_by = heading_id.clone();
    view! {
        <section class="center__group stack stack--wide" aria-labelledby=labelled_by>
            <h2 class="center__heading" id=heading_id>
                {heading}
            </h2>
            {list}
        </section>
    }
    .into_any()
}
