//! Which parts of the app did not come, and where on the page is that told?

use leptos::prelude::*;

/// Several views of a page may wait for the same code. That it did not come is told once, by the first that misses it, and
/// tried again for all.
#[derive(Debug, Clone, Copy)]
pub struct MissingParts {
    /// The view that tells it; 0 as long as none does.
    told_by: RwSignal<u32>,
    /// How often it was tried again.
    tries: RwSignal<u32>,
    /// So many views have waited.
    waiting: StoredValue<u32>,
}

impl MissingParts {
    /// Makes it available to the page.
    pub fn provide() {
        provide_context(Self {
            told_by: RwSignal::new(0),
            tries: RwSignal::new(0),
            waiting: StoredValue::new(0),
        });
    }

    /// A number for a view that waits for its code, as long as its owner is there. When the one that tells it goes, the others
    /// try again, and one of them tells it.
    #[must_use]
    pub fn waits(self) -> u32 {
        let number = self.waiting.get_value() + 1;
        self.waiting.set_value(number);
        on_cleanup(move || {
            if self.told_by.try_get_untracked() == Some(number) {
                self.try_again();
            }
        });
        number
    }

    /// The code of this view did not come.
    pub fn misses(self, view: u32) {
        if self.told_by.try_get_untracked() == Some(0) {
            self.told_by.set(view);
        }
    }

    /// Whether this view is the one that tells it. Tracks.
    #[must_use]
    pub fn is_told_by(self, view: u32) -> bool {
        self.told_by.get() == view
    }

    /// How often it was tried again. Tracks.
    #[must_use]
    pub fn tries(self) -> u32 {
        self.tries.get()
    }

    /// Tries again, for all of them.
    pub fn try_again(self) {
        self.told_by.set(0);
        self.tries.set(self.tries.get_untracked() + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_view_tells_it_and_when_it_goes_another_can() {
        Owner::new().with(|| {
            MissingParts::provide();
            let missing = expect_context::<MissingParts>();
            let page = Owner::new();
            let first = page.with(|| missing.waits());
            let second = missing.waits();
            missing.misses(first);
            missing.misses(second);
            assert_eq!([first, second].map(|view| missing.is_told_by(view)), [true, false]);
            page.cleanup();
            assert_eq!((missing.is_told_by(first), missing.tries()), (false, 1));
            missing.misses(second);
            assert!(missing.is_told_by(second));
            missing.try_again();
            assert_eq!((missing.is_told_by(second), missing.tries()), (false, 2));
        });
    }
}
