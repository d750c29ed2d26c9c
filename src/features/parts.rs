//! Which parts of the app are fetched only by those who need them?
//!
//! Each function below is a split point: its code, and all that only it uses, goes into a Wasm of its own
//! (`crates/xtask/src/app_parts.rs` cuts it), which the browser fetches when the function is called for the first time.
//! It gives back how to make the view and not the view itself, so that whatever changes the page can make it again.

// The marks of a split point are symbols that a linker sees; the macro declares them.
#![allow(unsafe_code, reason = "the macro that cuts the app declares the two sides of each cut")]

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;
#[cfg(feature = "parts")]
use leptos::wasm_split::wasm_split;

use super::find::{self, map};
use super::load_notice::LoadNotice;
use super::{call, call_back, center, meetings, plan, saved, start};
use crate::components::changing;
use crate::data::LoadError;
use crate::state::attention::stay_on_heading;
use crate::state::call_back::{go_on_sending, is_anything_asked};
use crate::state::finder::Finder;
use crate::state::lookups::{Coming, LOOKUPS, Lookups};
use crate::state::missing_parts::MissingParts;
use crate::state::saved::{Ask, Keep, Keeping, keep_on_device};
use crate::state::suggestions::{SUGGEST, Suggest};

/// How to make the view of a part.
type View = fn() -> AnyView;

/// A split point. Without the feature `parts`, as in the tests in a browser, there is nothing to cut, and it is here at once.
macro_rules! part {
    ($part:ident: $name:ident -> $made:ty $body:block) => {
        #[cfg(feature = "parts")]
        #[wasm_split($part, wasm_split_path = leptos::wasm_split, fallible)]
        fn $name() -> $made $body

        #[cfg(not(feature = "parts"))]
        async fn $name() -> $made $body
    };
}

/// What came of fetching a part.
type Fetched = Result<View, SplitLoaderError>;

/// By then the list is on the screen, on an old phone too.
const LIST_IS_SHOWN: Duration = Duration::from_secs(2);

part!(center: center_part -> Fetched {
    Ok(center::page)
});

/// What the finder needs when the first places are shown, and other pages now and then. One part, since most visits need
/// most of it.
pub struct More {
    /// The filters: the prerendered page shows them already.
    pub filters: View,
    /// Why no place fits, and what to do.
    pub empty: View,
    /// Where to look, while nobody has said it.
    pub unasked: View,
    /// Places beyond the reach.
    pub farther: View,
    /// Which town is meant?
    pub which_town: View,
    /// What could not be used, and what did not come.
    pub notices: View,
    /// List or map, and what comes first.
    pub tools: View,
    /// May the finder look where the device is?
    pub here: View,
    /// What is left out, and why.
    pub left_out: View,
    /// Why this order?
    pub order_note: View,
    suggest: Suggest,
    lookups: Lookups,
    keep: Keep,
    is_anything_asked: fn() -> Coming<bool>,
}

part!(finder: finder_part -> Result<&'static More, SplitLoaderError> {
    static MORE: More = More {
        filters: find::filters,
        empty: find::empty,
        unasked: find::unasked,
        farther: find::farther,
        which_town: find::which_town,
        notices: find::notices,
        tools: find::tools,
        here: find::here,
        left_out: find::left_out,
        order_note: find::order_note,
        suggest: SUGGEST,
        lookups: LOOKUPS,
        keep: keep_on_device,
        is_anything_asked: || Box::pin(is_anything_asked()),
    };
    Ok(&MORE)
});

/// Where towns and the device are.
pub fn fetch_lookups() -> Coming<Option<Lookups>> {
    Box::pin(async { finder_part().await.ok().map(|more| more.lookups) })
}

/// What may be meant by what is typed; without it, typing works all the same.
pub async fn fetch_suggest() -> Option<Suggest> {
    finder_part().await.ok().map(|more| more.suggest)
}

/// Fetches what a list leads to, once there is a list and the browser has had the time to show it: the first place that
/// is opened then waits for nothing, even where the signal is gone by now.
pub fn fetch_ahead(finder: Finder) {
    let has_list = Memo::new(move |_| finder.outcome.with(|outcome| outcome.total().is_some()));
    Effect::new(move |_| {
        if has_list.get() {
            // In vain without a signal: who opens a place then is told.
            set_timeout(
                || spawn_local(async { drop((finder_part().await, center_part().await)) }),
                LIST_IS_SHOWN,
            );
        }
    });
}

part!(map: map_part -> Fetched {
    Ok(map::map_view)
});

part!(saved: saved_part -> Fetched {
    Ok(saved::page)
});

part!(meetings: meetings_part -> Fetched {
    Ok(meetings::page)
});

/// The way from a question to a call.
pub struct FirstContact {
    /// A few questions, and where to begin.
    pub start: View,
    /// One call after the other.
    pub call: View,
}

part!(start: start_part -> Result<&'static FirstContact, SplitLoaderError> {
    static PART: FirstContact = FirstContact { start: start::page, call: call::page };
    Ok(&PART)
});

/// What comes after a call, or in place of one.
pub struct NextSteps {
    /// What came of the calls, and what comes next.
    pub plan: View,
    /// Ask to be called.
    pub call_back: View,
    go_on_sending: fn(),
}

part!(plan: plan_part -> Result<&'static NextSteps, SplitLoaderError> {
    static PART: NextSteps = NextSteps { plan: plan::page, call_back: call_back::page, go_on_sending };
    Ok(&PART)
});

/// Has the device keep, forget or tell what was saved.
pub fn keep(ask: Ask) -> Keeping {
    Box::pin(async move {
        let more = finder_part().await.ok()?;
        if ask == Ask::Read {
            spawn_local(send_what_was_asked(more));
        }
        (more.keep)(ask).await
    })
}

/// A wish to be called back that was not delivered goes on its way whatever page of the app a person comes back to.
async fn send_what_was_asked(more: &'static More) {
    if (more.is_anything_asked)().await
        && let Ok(part) = plan_part().await
    {
        (part.go_on_sending)();
    }
}

/// A view whose code comes by itself.
#[derive(Clone, Copy)]
pub enum Fetch {
    /// The page of a center.
    Center,
    /// The map of the finder.
    Map,
    /// The meetings.
    Meetings,
    /// The page of the saved places.
    Saved,
    /// The questions or the calls.
    Start(fn(&FirstContact) -> View),
    /// The plan or the request for a call.
    Plan(fn(&NextSteps) -> View),
    /// One of those that come together.
    Finder(fn(&More) -> View),
}

impl Fetch {
    async fn view(self) -> Fetched {
        match self {
            Self::Center => center_part().await,
            Self::Map => map_part().await,
            Self::Meetings => meetings_part().await,
            Self::Saved => saved_part().await,
            Self::Start(view) => start_part().await.map(view),
            Self::Plan(view) => plan_part().await.map(view),
            Self::Finder(view) => finder_part().await.map(view),
        }
    }
}

/// A page whose code comes by itself; until then the other view, with which it also begins, and a notice where it does not come.
pub fn page_by_part(fetch: Fetch, waiting: View) -> AnyView {
    let missing = expect_context::<MissingParts>();
    on_cleanup(move || missing.forget());
    by_part(Signal::stored(true), fetch, waiting, move || missing.is_any())
}

/// A piece of a page whose code comes by itself. Where it does not, [`MissingNotice`] says so, once for all pieces.
pub fn piece_by_part(fetch: Fetch, waiting: View) -> AnyView {
    piece_by_part_when(Signal::stored(true), fetch, waiting)
}

/// The same, fetched when it is time for it: what a person waits for goes first over a slow line.
pub fn piece_by_part_when(is_time: Signal<bool>, fetch: Fetch, waiting: View) -> AnyView {
    by_part(is_time, fetch, waiting, || false)
}

fn by_part(
    is_time: Signal<bool>,
    fetch: Fetch,
    waiting: View,
    tells: impl Fn() -> bool + Send + 'static,
) -> AnyView {
    let missing = expect_context::<MissingParts>();
    let part = RwSignal::new(None);
    let get = move |of_try| {
        spawn_local(async move {
            let fetched = fetch.view().await;
            stay_on_heading();
            match fetched {
                // Who tried again may have asked for it twice.
                Ok(view) if part.try_with_untracked(Option::is_none) == Some(true) => part.set(Some(view)),
                Ok(_) => {}
                Err(_) if part.is_disposed() => {}
                Err(_) => missing.note(of_try),
            }
        });
    };
    Effect::new(move |before: Option<Option<u32>>| {
        let (is_time, tries) = (is_time.get(), missing.tries());
        let before = before.flatten();
        if part.with_untracked(Option::is_some) || (before.is_none() && !is_time) || before == Some(tries) {
            return before;
        }
        get(tries);
        Some(tries)
    });
    changing(move || match part.get() {
        Some(view) => Some(view()),
        None if tells() => Some(missing_notice(missing)),
        // What a page begins with stays as it is: made anew, it would be without what stood in the page.
        None => Some(waiting()),
    })
}

/// Says that a part did not come, where one did not, and tries again.
#[component]
pub fn MissingNotice() -> impl IntoView {
    let missing = expect_context::<MissingParts>();
    changing(move || missing.is_any().then(|| missing_notice(missing)))
}

fn missing_notice(missing: MissingParts) -> AnyView {
    view! { <LoadNotice error=LoadError::Part on_retry=move || missing.try_again() /> }.into_any()
}

/// Shows nothing.
pub fn nothing() -> AnyView {
    ().into_any()
}
