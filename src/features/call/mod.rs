//! One call after the other: whom, what to say, what came of it.
//!
//! Nothing here knows where one is: that stands in the address (`state/call.rs`), and each step replaces it.

mod end;
mod nothing;
mod outcomes;
mod paper;
mod script;
mod step;
mod who;
mod whom;

use leptos::prelude::*;
use listing::record::CenterId;

use crate::components::{Icon, changing};
use crate::i18n::current_words;
use crate::state::announcer::Announcer;
use crate::state::attention::begin_at_heading_soon;
use crate::state::call::CallPage;
use crate::state::find_query::calls::{MOST, Stage};
use crate::state::finder::Finder;
use crate::state::plan::{Outcome, Plan};
use crate::state::saved::Saved;
use crate::state::send;

use end::End;
use nothing::Nothing;
use outcomes::{Outcomes, outcome_name};
use paper::Paper;
use script::{DuringTheCall, SayFirst};
use who::WhoItIsFor;
use whom::{Besides, Whom};

#[cfg(feature = "ssr")]
pub use {paper::Sheet, whom::Facts};

/// The page. All of it is reached through here alone.
#[must_use]
pub fn page() -> AnyView {
    let page = CallPage::new(expect_context::<Finder>(), expect_context::<Saved>(), Plan::of_this_visit());
    provide_context(page);
    let stage = page.stage;
    // The page stays, and shows something else.
    Effect::new(move |before: Option<Stage>| {
        let now = stage.get();
        if before.is_some_and(|before| before != now) {
            begin_at_heading_soon();
        }
        now
    });
    view! { <Calls /> }.into_any()
}

/// What the page shows, of the calls in its context.
#[component]
pub fn Calls() -> impl IntoView {
    let page = expect_context::<CallPage>();
    let stage = page.stage;
    let shown = changing(move || {
        Some(match stage.get() {
            Stage::Nothing { is_broken } => view! { <Nothing is_broken /> }.into_any(),
            Stage::Call(at, id) => view! { <Call at id /> }.into_any(),
            Stage::End => view! { <End /> }.into_any(),
        })
    });
    view! { <div class="call wrap stack stack--loose stack--wide">{shown}</div> }.into_any()
}

/// One call.
#[component]
fn Call(at: usize, id: CenterId) -> impl IntoView {
    let words = current_words().calls();
    let page = expect_context::<CallPage>();
    let count = page.calls.with_untracked(|calls| calls.places().len());
    let called = Memo::new(move |_| page.called(id));
    view! {
        <div class="call__top stack stack--tight stack--wide not-printed">
            <Before at />
            <p class="call__progress small quiet">{words.progress(at + 1, count)}</p>
            <Problems />
        </div>
        <div class="call__parts not-printed">
            <div class="call__first stack stack--wide">
                <Whom called />
                <SayFirst />
                <WhoItIsFor />
                <Besides called />
            </div>
            <div class="call__help">
                <DuringTheCall />
            </div>
            <Outcomes at id called />
        </div>
        <Foot at />
        <Paper called />
    }
    .into_any()
}

/// What was noted last, and the way back to it: a slip of the finger is mended here.
#[component]
fn Before(at: usize) -> impl IntoView {
    let words = &current_words().calls().noted;
    let page = expect_context::<CallPage>();
    let before = at.checked_sub(1).and_then(|before| {
        let (id, outcome) = page.calls.with_untracked(|calls| calls.places().get(before).copied())?;
        Some((before, id, outcome?))
    });
    before.map(|(before, id, outcome): (usize, CenterId, Outcome)| {
        let name = Memo::new(move |_| whom::name(&page.called(id)));
        let text = Signal::derive(move || words.before(name.get(), outcome_name(outcome)));
        let label = Signal::derive(move || words.change_name(name.get()));
        let back = move |_| page.go_to(before);
        view! {
            <p class="call__before small">
                <Icon icon=icondata_lu::LuCheck />
                <bdi>{text}</bdi>
                <button class="button button--quiet" type="button" aria-label=label on:click=back>
                    {words.change}
                </button>
            </p>
        }
        .into_any()
    })
}

/// What is wrong with the link.
#[component]
fn Problems() -> impl IntoView {
    let words = current_words().calls();
    let calls = expect_context::<CallPage>().calls;
    let notice = |text: String| view! { <p class="notice small">{text}</p> }.into_any();
    let broken = Memo::new(move |_| calls.with(|calls| calls.broken));
    let is_cut = Memo::new(move |_| calls.with(|calls| calls.is_cut));
    view! {
        {changing(move || (broken.get() > 0).then(|| notice(words.broken(broken.get()))))}
        {changing(move || is_cut.get().then(|| notice(words.too_many(MOST))))}
    }
    .into_any()
}

/// Back one place, and the sheet on paper.
#[component]
fn Foot(at: usize) -> impl IntoView {
    let words = current_words().calls();
    let page = expect_context::<CallPage>();
    let announcer = expect_context::<Announcer>();
    let back = move |_| {
        announcer.say("");
        page.go_to(at.saturating_sub(1));
    };
    let back = (at > 0).then(|| {
        view! {
            <button class="button" type="button" on:click=back>
                <Icon icon=icondata_lu::LuArrowLeft />
                {words.noted.back(at)}
            </button>
        }
        .into_any()
    });
    view! {
        <div class="call__foot cluster not-printed">
            {back}
            <button class="button" type="button" on:click=move |_| send::print()>
                <Icon icon=icondata_lu::LuPrinter />
                {words.print.button}
            </button>
        </div>
    }
    .into_any()
}
