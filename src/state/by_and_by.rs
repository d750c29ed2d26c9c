//! How does a long list come onto the page without holding it up?

use leptos::prelude::*;

use crate::browser::timer;

/// So many new items come at once: a screen of them.
const AT_ONCE: usize = 3;
/// So many come with each frame after that: what an old phone can draw before somebody notices a wait.
const A_FRAME: usize = 4;

/// The items to show now, for a `For`: of a list that has changed, those that it began with before and a few more, and
/// the rest frame by frame. A list that is there from the beginning comes whole, so that the page can stand where it
/// stood.
pub fn by_and_by<T>(items: Memo<Vec<T>>) -> impl Fn() -> Vec<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let frame = RwSignal::new(0_usize);
    let progress = StoredValue::new(None::<(Vec<T>, usize)>);
    move || {
        frame.track();
        let now = items.get();
        let so_far = progress.try_update_value(Option::take).flatten();
        let shown = match so_far {
            None => now.len(),
            Some((before, shown)) if before == now => shown + A_FRAME,
            Some((before, _)) => {
                before.iter().zip(&now).take_while(|(old, new)| old == new).count() + AT_ONCE
            }
        };
        let shown = shown.min(now.len());
        if shown < now.len() {
            timer::after_paint(move || {
                let _ = frame.try_update(|frame| *frame += 1);
            });
        }
        let first = now[..shown].to_vec();
        progress.set_value(Some((now, shown)));
        first
    }
}
