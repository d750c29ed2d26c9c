//! What is only there sometimes?

use leptos::prelude::*;

use super::changing;

/// Shows its children while the condition holds.
///
/// Does what Leptos's own `Show` does, but with erased types: `Show` is compiled anew for each condition and content,
/// which is a few kilobytes of Wasm every time.
#[component]
pub fn When(
    /// The condition.
    holds: Signal<bool>,
    /// What is shown.
    children: ChildrenFn,
) -> impl IntoView {
    let holds = Memo::new(move |_| holds.get());
    changing(move || holds.get().then(|| children()))
}
