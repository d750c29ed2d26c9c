//! What may come a moment behind the answer?

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::timer::Later;

/// Follows an answer, behind what a person looks at first: when that is painted; and where the question has changed, when the
/// hand has paused, so that who types fast gets what belongs to the last letter, and not to each.
///
/// `answer` tracks, and gives nothing while it is on its way: then what is there stays. `Some(None)` is that there is none.
pub fn behind<T, Q>(
    answer: impl Fn() -> Option<Option<Arc<T>>> + Copy + 'static,
    question: Memo<Q>,
) -> RwSignal<Option<Arc<T>>>
where
    T: Send + Sync + 'static,
    Q: Clone + PartialEq + Send + Sync + 'static,
{
    let shown = RwSignal::new(None);
    let later = Later::new();
    let is_pausing = StoredValue::new(false);
    Effect::new(move |before: Option<Q>| {
        let _ = answer();
        let now = question.get();
        let follow = move || {
            let _ = is_pausing.try_set_value(false);
            let Some(new) = untrack(answer) else { return };
            let is_same = shown.try_with_untracked(|shown| is_same(shown.as_ref(), new.as_ref()));
            if is_same == Some(false) {
                shown.set(new);
            }
        };
        if before.is_some_and(|before| before != now) {
            is_pausing.set_value(true);
            later.after_pause(follow);
        } else if !is_pausing.get_value() {
            later.after_paint(follow);
        }
        now
    });
    shown
}

fn is_same<T>(one: Option<&Arc<T>>, other: Option<&Arc<T>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        (None, None) => true,
        _ => false,
    }
}
