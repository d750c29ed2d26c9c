//! One place to call, why it fits, and what to ask.

use std::sync::Arc;

use leptos::prelude::*;
use listing::first_contact::{Misfit, Who};

use super::words;
use crate::components::{Icon, views};
use crate::features::find::place_item::distance_text;
use crate::features::save_button::SaveButton;
use crate::i18n::{Locale, current_words, phone_number};
use crate::routes::{Route, phone};
use crate::state::find_query::center;
use crate::state::finder::Finder;
use crate::state::first_contact::Suggestion;
use crate::state::place_card::PlaceCard;
use crate::state::saved::SavedPlace;

/// A place that was suggested.
#[component]
pub fn SuggestedPlace(suggestion: Suggestion, who: Option<Who>) -> impl IntoView {
    let guide = &current_words().guide().options;
    let results = &current_words().find().results;
    let locale = Locale::current();
    let Suggestion { card, why } = suggestion;
    let place = SavedPlace::of_card(&card, 0);
    let PlaceCard { id, name, part, street, town, phone, distance, is_exact, .. } = card;
    let unit = expect_context::<Finder>().query.with_untracked(|query| query.unit);
    let is_far = why.misfits.iter().any(|misfit| matches!(misfit, Misfit::Far(_)));
    let distance = distance.map(|distance| {
        let text = distance_text(distance, is_exact, unit);
        if is_far { guide.far(text) } else { text }
    });
    let line: Vec<String> = [street, town].into_iter().filter(|line| !line.is_empty()).collect();
    let line = view! {
        <p class="place__line small quiet">
            <bdi>{line.join(", ")}</bdi>
            {distance
                .map(|distance| view! { <span class="place__distance">{distance}</span> }.into_any())}
        </p>
    };
    let reasons: Vec<String> = why.reasons.iter().filter_map(|reason| words::reason(*reason, who)).collect();
    let lacks: Vec<&str> = why.misfits.iter().filter_map(|misfit| words::misfit(*misfit, who)).collect();
    let fits = (!reasons.is_empty()).then(|| {
        let reasons = views(reasons.into_iter().map(|reason| view! { <li class="tick">{reason}</li> }));
        view! {
            <ul class="stack stack--tight small" aria-label=guide.fits>
                {reasons}
            </ul>
        }
        .into_any()
    });
    let asks = (!lacks.is_empty()).then(|| {
        let lacks = views(lacks.into_iter().map(|lack| view! { <li>{lack}</li> }));
        view! {
            <div class="start__lacks small stack stack--tight">
                <p>{guide.lacks}</p>
                <ul class="start__list">{lacks}</ul>
            </div>
        }
        .into_any()
    });
    let call = phone.map(|number| {
        let written = phone_number(&number);
        let label = results.call_name(&name, &written);
        view! {
            <a
                class="button button--primary place__call"
                href=phone::call_number(&number)
                aria-label=label
            >
                <Icon icon=icondata_lu::LuPhone />
                {results.call(written)}
            </a>
        }
        .into_any()
    });
    view! {
        <li>
            <article class="place card">
                <div class="stack">
                    <div class="stack stack--tight">
                        <h3 class="place__heading">
                            <a class="place__link" href=Route::Center.path_with(locale, &center::to_fragment(id))>
                                <bdi>{name}</bdi>
                            </a>
                        </h3>
                        {(!part.is_empty())
                            .then(|| view! { <p class="place__part small"><bdi>{part}</bdi></p> }.into_any())}
                        {line}
                    </div>
                    {fits}
                    {asks}
                </div>
                <div class="place__actions cluster">
                    {call}
                    <SaveButton place=Arc::new(move || place.clone()) />
                </div>
            </article>
        </li>
    }
    .into_any()
}
