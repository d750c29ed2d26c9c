//! What may come a moment behind the answer?

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::timer::Later;

/// Follows what `of` gives, behind what a person looks at first: when that is painted; and where the question has changed,
/// when the hand has paused, so that who types fast gets what belongs to the last letter, and not to each. Keeps what it has
/// while there is nothing.
pub fn behind<T, Q>(
    of: impl Fn() -> Option<Arc<T>> + Copy + 'static,
    question: Memo<Q>,
) -> RwSignal<Option<Arc<T>>>
where
    T: Send + Sync + 'static,
    Q: Clone + PartialEq + Send + Sync + 'static,
{
    let behind = RwSignal::new(None);
    let later = Later::new();
    Effect::new(move |before: Option<Q>| {
        let _ = of();
        let now = question.get();
        let follow = move || {
            let shown = behind.try_get_untracked().flatten();
            if let Some(new) = untrack(of)
                && !shown.is_some_and(|shown: Arc<T>| Arc::ptr_eq(&shown, &new))
            {
                behind.set(Some(new));
            }
        };
        if before.is_some_and(|before| before != now) {
            later.after_pause(follow);
        } else {
            later.after_paint(follow);
        }
        now
    });
    behind
}
