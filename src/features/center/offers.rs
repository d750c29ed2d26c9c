//! What does this place offer, in a visitor's words and in the source's?

use std::sync::Arc;

use leptos::prelude::*;
use listing::offers::{Offers, Question, Section, offers};
use listing::record::Center;
use listing::taxonomy::{Group, OptionId};
use listing::wire::{Term, Terms};

use super::quoted::quotes;
use crate::components::{changing, views};
use crate::i18n::{Locale, current_words};
use crate::state::attention::{self, focus_soon};
use crate::state::center_page::{CenterState, Rest};
use crate::state::directory::Load;

/// Everything that the place told, by what a person asks. Before the whole record is here, what the list knows; only then
/// is it known what was not reported, and that is said as such: it is never a no.
#[component]
pub fn AllOffers(
    /// As the list has it.
    center: Arc<Center>,
    /// How far the rest of the record has come.
    state: CenterState,
) -> impl IntoView {
    changing(move || {
        let known = |center, terms, extent| view! { <OfferList center terms extent state /> }.into_any();
        Some(match state.rest.get() {
            Load::Ready(Rest { center, terms: Ok(terms) }) => known(center, terms, Extent::Whole),
            Load::Ready(Rest { center, terms: Err(_) }) => known(center, Arc::default(), Extent::Broken),
            Load::Failed(_) => known(center.clone(), Arc::default(), Extent::Broken),
            Load::Idle | Load::Loading => known(center.clone(), Arc::default(), Extent::Coming),
        })
    })
}

/// How much of the record is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    Whole,
    Coming,
    Broken,
}

#[component]
fn OfferList(center: Arc<Center>, terms: Arc<Terms>, extent: Extent, state: CenterState) -> impl IntoView {
    let words = current_words().center();
    let Offers { sections, limits, unexplained } = offers(&center.codes, &terms);
    let is_whole = extent == Extent::Whole;
    let shown = sections.into_iter().filter(|section| match section.question {
        Question::Of(_) => is_whole || !section.is_empty(),
        Question::Rules => is_whole,
        Question::Operator => !section.is_empty(),
    });
    let sections = shown.map(|section| {
        let before = (section.question == Question::Rules).then(|| hours(&center.hours));
        let behind = match section.question {
            Question::Rules => limits_list(&limits),
            question => quotes(&center, question, &state),
        };
        section_view(&section, before, behind)
    });
    let sections: Vec<AnyView> = sections.collect();
    let unexplained = (is_whole && !unexplained.is_empty()).then(|| {
        let codes = unexplained.into_iter().map(|code| view! { <li>{words.terms.unknown(code)}</li> });
        let codes = views(codes);
        view! {
            <section class="center__group stack" aria-labelledby="codes-heading">
                <h2 class="center__heading" id="codes-heading">
                    {words.terms.unknown_heading}
                </h2>
                <ul class="center__terms small">{codes}</ul>
            </section>
        }
        .into_any()
    });
    let rest = match extent {
        Extent::Whole => None,
        Extent::Coming => Some(view! { <p>{words.details_loading}</p> }.into_any()),
        Extent::Broken => Some(view! { <NotAllCame state /> }.into_any()),
    };
    view! {
        {only_for(&center)}
        {sections}
        {unexplained}
        {rest}
    }
    .into_any()
}

/// Whom alone the place takes: said first, since nobody else need read on.
fn only_for(center: &Center) -> Vec<AnyView> {
    let words = &current_words().center().only_for;
    let notices = [("DUO", words.dui), ("AUDO", words.alcohol), ("OUDO", words.opioids)].into_iter();
    let holds = |code: &str| center.codes.iter().any(|own| own == code);
    notices
        .filter(|(code, _)| holds(code))
        .map(|(_, text)| view! { <p class="notice">{text}</p> }.into_any())
        .collect()
}

/// One question with its answers. `before` and `behind` are answers of another kind.
fn section_view(section: &Section<'_>, before: Option<AnyView>, behind: Option<AnyView>) -> AnyView {
    let words = current_words().center();
    let (slug, heading) = match section.question {
        Question::Of(group) => (group.slug(), heading(group)),
        Question::Rules => ("rules", words.rules_heading),
        Question::Operator => ("operator", words.operator_heading),
    };
    let heading_id = format!("offers-{slug}");
    let labelled_by = heading_id.clone();
    let options = (!section.options.is_empty()).then(|| {
        let items: Vec<_> =
            section.options.iter().map(|(option, terms)| option_view(*option, terms)).collect();
        view! { <ul class="grid">{items}</ul> }.into_any()
    });
    let is_unreported = section.is_empty() && behind.is_none() && matches!(section.question, Question::Of(_));
    let not_reported = is_unreported.then(|| view! { <p class="quiet">{words.not_reported}</p> }.into_any());
    let others = (!section.others.is_empty()).then(|| others_view(section));
    view! {
        <section class="center__group stack stack--wide" aria-labelledby=labelled_by>
            <h2 class="center__heading" id=heading_id>
                {heading}
            </h2>
            {before}
            {options}
            {not_reported}
            {others}
            {behind}
        </section>
    }
    .into_any()
}

fn heading(group: Group) -> &'static str {
    let words = current_words().center();
    match group {
        Group::Help => words.help_heading,
        Group::Medicine => words.medicine_heading,
        Group::Pay => words.pay_heading,
        Group::For => words.for_whom_heading,
        Group::Language => words.language_heading,
    }
}

/// An option in plain words, and what the source calls it.
fn option_view(option: OptionId, terms: &[&Term]) -> AnyView {
    let words = current_words().center();
    let (label, hint) = (Locale::current().option_label(option), Locale::current().option_hint(option));
    let source = (!terms.is_empty()).then(|| {
        let names: Vec<&str> = terms.iter().map(|term| &*term.name).collect();
        let names = names.join("; ");
        view! {
            " "
            <span class="fact__source small quiet">
                {words.terms.listed_as} " " <bdi lang="en">{names}</bdi>
            </span>
        }
        .into_any()
    });
    view! {
        <li class="fact tick">
            <span class="strong">{label}</span>
            " "
            <span class="fact__hint small quiet">{hint}</span>
            {source}
        </li>
    }
    .into_any()
}

/// What no option stands for, in the source's words: folded where plain words say the most of it already.
fn others_view(section: &Section<'_>) -> AnyView {
    let words = &current_words().center().terms;
    let count = section.others.iter().map(|(_, terms)| terms.len()).sum::<usize>();
    let is_open = section.options.is_empty();
    let summary = if is_open { words.show_only(count) } else { words.show(count) };
    let categories: Vec<AnyView> = section
        .others
        .iter()
        .map(|(category, terms)| {
            view! {
                <div class="stack stack--tight">
                    <h3>{(*category).to_owned()}</h3>
                    {term_list(terms)}
                </div>
            }
            .into_any()
        })
        .collect();
    view! {
        <details open=is_open>
            <summary>{summary}</summary>
            <div class="stack small" lang="en">
                {categories}
            </div>
        </details>
    }
    .into_any()
}

fn term_list(terms: &[&Term]) -> AnyView {
    let entries: Vec<AnyView> =
        terms.iter().map(|term| view! { <li><bdi>{term.name.clone()}</bdi></li> }.into_any()).collect();
    view! { <ul class="center__terms">{entries}</ul> }.into_any()
}

/// What the place said it does not do. `None` where it said nothing of the kind.
fn limits_list(limits: &[&Term]) -> Option<AnyView> {
    let words = &current_words().center().terms;
    let list = || {
        view! {
            <div class="stack stack--tight">
                <h3>{words.limits_heading}</h3>
                <p class="small quiet">{words.limits_lead}</p>
                <div class="small" lang="en">
                    {term_list(limits)}
                </div>
            </div>
        }
        .into_any()
    };
    (!limits.is_empty()).then(list)
}

fn hours(hours: &str) -> AnyView {
    let words = current_words().center();
    if hours.is_empty() {
        view! { <p class="quiet">{words.hours_not_reported}</p> }.into_any()
    } else {
        view! {
            <p>
                <span class="strong">{words.hours_heading}</span>
                " "
                <bdi>{hours.to_owned()}</bdi>
            </p>
        }
        .into_any()
    }
}

/// Says that something is missing, and tries again when asked.
#[component]
fn NotAllCame(state: CenterState) -> impl IntoView {
    let retry = move |_| {
        state.retry();
        focus_soon(attention::HEADING);
    };
    view! {
        <section class="notice card stack" role="alert">
            <p>{current_words().center().details_failed}</p>
            <button class="button" type="button" on:click=retry>
                {current_words().data_error().retry}
            </button>
        </section>
    }
    .into_any()
}
