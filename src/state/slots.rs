//! How does a long list become another one without holding the page up?
//!
//! Each item stands in a [`Slot`], which stays on the page while its item changes: to write other words into elements that
//! are there is a third of the work of making new ones. What a person sees first changes first, and the rest follows when the
//! hand has paused, frame by frame; a next question in between drops what is left of the last one.

use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::timer::Later;

/// So many items change with the question, in the same frame as how many there are.
const FIRST: usize = 1;
/// So many change without a pause of the hand: a screen of them.
const A_SCREEN: usize = 3;

/// Where an item stands.
#[derive(Debug)]
pub struct Slot<T: Send + Sync + 'static> {
    /// Tells one slot from another.
    pub id: u64,
    /// What stands there.
    pub item: RwSignal<T>,
    /// Whether it is kept for later, and not to be seen.
    pub is_spare: RwSignal<bool>,
}

impl<T: Send + Sync + 'static> Copy for Slot<T> {}

impl<T: Send + Sync + 'static> Clone for Slot<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Slot<T> {
    fn show(self, item: &T) {
        if self.item.with_untracked(|old| old != item) {
            self.item.set(item.clone());
        }
        self.set_spare(false);
    }

    fn set_spare(self, is_spare: bool) {
        if self.is_spare.get_untracked() != is_spare {
            self.is_spare.set(is_spare);
        }
    }
}

/// How many items change with a frame: one more than with the last as long as frames come in time, and one alone where they do
/// not. A new phone has the whole list in a moment, and an old one stays ready for the hand.
#[derive(Debug, Default)]
struct Pace {
    /// When items changed last, in milliseconds.
    last: u64,
    items: usize,
}

impl Pace {
    const MOST: usize = 4;
    /// In milliseconds: a frame of a usual screen, and a little more.
    const IN_TIME: u64 = 20;

    fn next(&mut self, now: u64) -> usize {
        let is_in_time = now.saturating_sub(self.last) <= Self::IN_TIME;
        self.items = if is_in_time { Self::MOST.min(self.items + 1) } else { 1 };
        self.last = now;
        self.items
    }
}

/// What stands on the page.
#[derive(Debug, Clone, Copy)]
pub struct Slots<T: Send + Sync + 'static> {
    /// For a `For`.
    pub all: RwSignal<Vec<Slot<T>>>,
    /// Whether some still hold what they held for another question.
    pub is_busy: RwSignal<bool>,
}

/// Puts the items into slots.
///
/// The answer to another question takes over the slots as they stand, from the top. Where the answer to the same question
/// changes, since more of the listing has come, each item keeps its slot, so that nobody loses the place where they read,
/// nor the focus. What is there from the beginning comes whole, so that the page can stand where it stood.
pub fn slots<T, Q>(items: Memo<Vec<T>>, question: Memo<Q>, is_same: fn(&T, &T) -> bool) -> Slots<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
    Q: Clone + PartialEq + Send + Sync + 'static,
{
    // Slots outlive the run of an effect that makes them.
    let owner = Owner::current().unwrap_or_default();
    let made = StoredValue::new(0_u64);
    let make = move |item: &T| {
        let item = item.clone();
        let _ = made.try_update_value(|made| *made += 1);
        owner.with(|| Slot {
            id: made.try_get_value().unwrap_or_default(),
            item: RwSignal::new(item),
            is_spare: RwSignal::new(false),
        })
    };
    let slots = RwSignal::new(items.with_untracked(|items| items.iter().map(&make).collect::<Vec<_>>()));
    let frame = RwSignal::new(0_usize);
    let is_busy = RwSignal::new(false);
    let later = Later::new();
    let pace = StoredValue::new(Pace::default());
    let a_frame = move || pace.try_update_value(|pace| pace.next(clock::now())).unwrap_or(1);
    Effect::new(move |before: Option<(Vec<T>, Q, usize)>| {
        frame.track();
        let (items, question) = (items.get(), question.get());
        let mut now = slots.get_untracked();
        let shown = match before {
            None => items.len(),
            Some((drawn, _, shown)) if drawn == items => match shown + a_frame() {
                more if shown < A_SCREEN => more.min(A_SCREEN),
                more => more,
            },
            Some((drawn, asked, shown)) if asked == question => {
                now = kept(now, &items, is_same, &make);
                match shown {
                    0 => FIRST,
                    // "Show more" leads to the first of the new ones.
                    _ if items.len() > drawn.len() => drawn.len().max(shown) + A_SCREEN,
                    _ => shown + A_SCREEN,
                }
            }
            Some(_) => FIRST,
        };
        let shown = shown.min(items.len());
        for (at, item) in items.iter().enumerate().take(shown) {
            match now.get(at) {
                Some(slot) => slot.show(item),
                None => now.push(make(item)),
            }
        }
        for slot in now.iter().skip(items.len()) {
            slot.set_spare(true);
        }
        let is_other =
            slots.with_untracked(|slots| !slots.iter().map(|it| it.id).eq(now.iter().map(|it| it.id)));
        if is_other {
            slots.set(now);
        }
        let go_on = move || {
            let _ = frame.try_update(|frame| *frame += 1);
        };
        let is_whole = shown >= items.len();
        if is_busy.get_untracked() == is_whole {
            is_busy.set(!is_whole);
        }
        match shown {
            _ if is_whole => later.drop_it(),
            A_SCREEN => later.after_pause(go_on),
            _ => later.after_paint(go_on),
        }
        (items, question, shown)
    });
    Slots { all: slots, is_busy }
}

/// The slots in the order of the items: each item that has one keeps it, the others take those that are left, and what is
/// missing between them is made. Items at the end may be without one: it is made when it is their turn.
fn kept<T>(
    slots: Vec<Slot<T>>,
    items: &[T],
    is_same: fn(&T, &T) -> bool,
    make: impl Fn(&T) -> Slot<T>,
) -> Vec<Slot<T>>
where
    T: Clone + Send + Sync + 'static,
{
    let mut left = slots;
    let mut own = Vec::with_capacity(items.len());
    for item in items {
        let holds_it = |slot: &Slot<T>| {
            !slot.is_spare.get_untracked() && slot.item.with_untracked(|held| is_same(held, item))
        };
        own.push(left.iter().position(holds_it).map(|at| left.remove(at)));
    }
    let mut left = left.into_iter();
    for gap in own.iter_mut().filter(|slot| slot.is_none()) {
        *gap = left.next();
    }
    while own.last().is_some_and(Option::is_none) {
        own.pop();
    }
    let own = own.into_iter().zip(items).map(|(slot, item)| slot.unwrap_or_else(|| make(item)));
    own.chain(left).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slot(id: u64, item: &'static str, is_spare: bool) -> Slot<&'static str> {
        Slot { id, item: RwSignal::new(item), is_spare: RwSignal::new(is_spare) }
    }

    /// The numbers of the slots after the list has become this one; a new slot has a number from 100 on.
    fn become_of(slots: Vec<Slot<&'static str>>, items: &[&'static str]) -> Vec<u64> {
        let made = RwSignal::new(100_u64);
        let make = |item: &&'static str| {
            made.update(|made| *made += 1);
            slot(made.get_untracked() - 1, item, false)
        };
        kept(slots, items, |one, other| one == other, make).iter().map(|slot| slot.id).collect()
    }

    #[test]
    fn more_items_change_with_a_frame_as_long_as_frames_come_in_time() {
        let mut pace = Pace::default();
        let times = [1_000, 1_017, 1_033, 1_050, 1_067, 1_120, 1_137];
        assert_eq!(times.map(|now| pace.next(now)), [1, 2, 3, 4, 4, 1, 2]);
    }

    #[test]
    fn an_item_keeps_its_slot_wherever_it_goes() {
        Owner::new().with(|| {
            let slots = vec![slot(1, "a", false), slot(2, "b", false), slot(3, "c", false)];
            assert_eq!(become_of(slots, &["c", "a", "b"]), [3, 1, 2]);
        });
    }

    #[test]
    fn a_new_item_takes_a_slot_that_is_left_and_only_then_a_new_one() {
        Owner::new().with(|| {
            let slots = vec![slot(1, "a", false), slot(2, "gone", false), slot(3, "a", true)];
            assert_eq!(become_of(slots, &["new", "a"]), [2, 1, 3]);
            let slots = vec![slot(1, "a", false)];
            assert_eq!(
                become_of(slots, &["new", "a", "later"]),
                [100, 1],
                "what comes at the end waits for its turn"
            );
        });
    }

    #[test]
    fn what_is_spare_holds_nothing() {
        Owner::new().with(|| {
            assert_eq!(become_of(vec![slot(1, "a", true), slot(2, "b", true)], &["b", "a"]), [1, 2]);
            assert_eq!(become_of(vec![slot(1, "a", false)], &[]), [1]);
        });
    }
}
