//! Did a part of the app not come?

use leptos::prelude::*;

/// Several views of a page may wait for the same code. That it did not come is told once, and tried again for all of them.
#[derive(Debug, Clone, Copy)]
pub struct MissingParts {
    is_any: RwSignal<bool>,
    /// How often somebody has tried again.
    tries: RwSignal<u32>,
}

impl MissingParts {
    /// Makes it available to the page.
    pub fn provide() {
        provide_context(Self { is_any: RwSignal::new(false), tries: RwSignal::new(0) });
    }

    /// One did not come, which was asked for in this try; somebody may have tried again meanwhile.
    pub fn note(self, of_try: u32) {
        if self.tries.try_get_untracked() == Some(of_try) {
            self.is_any.set(true);
        }
    }

    /// Whether one did not come. Tracks.
    #[must_use]
    pub fn is_any(self) -> bool {
        self.is_any.get()
    }

    /// How often somebody has tried again. Tracks.
    #[must_use]
    pub fn tries(self) -> u32 {
        self.tries.get()
    }

    /// Tries again, for all of them.
    pub fn try_again(self) {
        self.forget();
        self.tries.update(|tries| *tries += 1);
    }

    /// Whoever waited is gone.
    pub fn forget(self) {
        let _ = self.is_any.try_set(false);
    }
}
