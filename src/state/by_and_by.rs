//! How does a long list come onto the page without holding it up?

use leptos::prelude::*;

use crate::browser::timer;

/// So many new items come at once: a screen of them.
const AT_ONCE: usize = 3;
/// So many come with each frame after that: what an old phone can draw before somebody notices a wait.
const A_FRAME: usize = 4;

/// What is on the page already.
struct Drawn<T, Q> {
    items: Vec<T>,
    question: Q,
    shown: usize,
}

/// The items to show now, for a `For`. The answer to another question begins with those that were first before and a few
/// more, and the rest comes frame by frame. An answer that only changes, since more of the listing has come, gets no
/// shorter than it is, so that nobody loses the place where they read; and one that is there from the beginning comes
/// whole, so that the page can stand where it stood.
pub fn by_and_by<T, Q>(items: Memo<Vec<T>>, question: Memo<Q>) -> impl Fn() -> Vec<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
    Q: Clone + PartialEq + Send + Sync + 'static,
{
    let frame = RwSignal::new(0_usize);
    let drawn = StoredValue::new(None::<Drawn<T, Q>>);
    move || {
        frame.track();
        let (items, question) = (items.get(), question.get());
        let shown = match drawn.try_update_value(Option::take).flatten() {
            None => items.len(),
            Some(before) if before.items == items => before.shown + A_FRAME,
            Some(before) => {
                let same = before.items.iter().zip(&items).take_while(|(old, new)| old == new).count();
                let least = if before.question == question { before.shown } else { 0 };
                least.max(same + AT_ONCE)
            }
        };
        let shown = shown.min(items.len());
        if shown < items.len() {
            timer::after_paint(move || {
                let _ = frame.try_update(|frame| *frame += 1);
            });
        }
        let first = items[..shown].to_vec();
        drawn.set_value(Some(Drawn { items, question, shown }));
        first
    }
}
