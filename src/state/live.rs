//! Has the app taken over the page yet?

use leptos::prelude::*;

/// False while the first render must equal the prerendered HTML, true ever after. Whatever depends on the URL's
/// fragment, on data or on the device waits for it: a difference in the first render would not be repaired.
#[derive(Debug, Clone, Copy)]
pub struct Live(RwSignal<bool>);

impl Live {
    /// Turns true when the first render is done.
    pub fn provide() -> Self {
        let live = Self(RwSignal::new(false));
        provide_context(live);
        Effect::new(move |_| live.0.set(true));
        live
    }

    /// Whether the app has taken over. Tracks.
    #[must_use]
    pub fn get(self) -> bool {
        self.0.get()
    }
}
