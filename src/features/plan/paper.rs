//! How does the plan come onto paper, and its places to another phone?

use leptos::prelude::*;
use listing::record::CenterId;

use super::outcome::dated;
use crate::components::{changing, views};
use crate::features::saved::print::{Paper, PrintPanel};
use crate::features::saved::share::SharePanel;
use crate::features::saved::sheet::MoreOnPaper;
use crate::features::saved::tools::Tools;
use crate::i18n::{Locale, current_words, day_and_time};
use crate::state::plan::Plan;
use crate::state::saved::list_page::{ListPage, Tool};

/// Print; share, where there is a place.
#[component]
pub fn PlanTools() -> impl IntoView {
    let words = &current_words().plan().tools;
    let page = expect_context::<ListPage>();
    let has_places = Memo::new(move |_| page.saved.count() > 0);
    changing(move || {
        let mut tools = vec![(Tool::Print, icondata_lu::LuPrinter, words.print)];
        if has_places.get() {
            tools.push((Tool::Share, icondata_lu::LuShare2, words.share));
        }
        Some(view! { <Tools id="plan-panel" label=words.label tools panel /> }.into_any())
    })
}

fn panel(tool: Tool) -> AnyView {
    let words = &current_words().plan().print;
    match tool {
        Tool::Share => view! { <SharePanel /> }.into_any(),
        Tool::Print | Tool::Compare => {
            view! { <PrintPanel heading=words.heading with_notes=words.with_notes /> }.into_any()
        }
    }
}

/// The sheet of the list, with what came of the calls and what comes next; reasons and people with the notes.
#[component]
pub fn PlanPaper() -> impl IntoView {
    let plan = expect_context::<Plan>();
    changing(move || {
        plan.track();
        Some(view! { <Paper more=MoreOnPaper { place: of_place, end } /> }.into_any())
    })
}

fn of_place(id: CenterId, locale: Locale) -> AnyView {
    let words = &locale.words().plan().sheet;
    let plan = expect_context::<Plan>();
    let step = plan.next_step_of(id).map(|step| {
        let text = format!("{}: {}", day_and_time(locale, step.at), step.what);
        fact(words.next, text)
    });
    let outcome = plan.calls_to(id).last().map(|call| fact(words.outcome, dated(locale, call)));
    view! { {step} {outcome} }.into_any()
}

fn fact(label: &'static str, text: String) -> AnyView {
    view! { <p class="sheet__fact"><strong>{label} ":"</strong> " " <bdi>{text}</bdi></p> }.into_any()
}

fn end(locale: Locale, with_notes: bool) -> AnyView {
    let words = &locale.words().plan().sheet;
    let plan = expect_context::<Plan>();
    if !with_notes {
        return ().into_any();
    }
    let reasons = Some(plan.reasons()).filter(|reasons| !reasons.is_empty()).map(|reasons| {
        view! {
            <h2 class="sheet__heading">{words.reasons}</h2>
            <p class="sheet__note">
                <bdi>{reasons}</bdi>
            </p>
        }
        .into_any()
    });
    let people = views(plan.people().into_iter().map(|person| {
        view! {
            <li class="sheet__place">
                <p>
                    <bdi>{person.name}</bdi>
                </p>
                <p class="sheet__phone">
                    <bdi>{person.phone}</bdi>
                </p>
            </li>
        }
    }));
    let people = (!people.is_empty()).then(|| {
        view! {
            <h2 class="sheet__heading">{words.people}</h2>
            <ul>{people}</ul>
        }
        .into_any()
    });
    view! { {reasons} {people} }.into_any()
}
