//! Takes over the page that was prerendered.

#![recursion_limit = "512"]

/// Makes the page live. `start.js` calls it in a task of its own: an old phone is busy for a moment with each of the two,
/// the loading and this, and can answer a touch in between.
#[cfg(all(feature = "hydrate", target_arch = "wasm32"))]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn take_over() {
    beside::browser::mount::hydrate(|| leptos::view! { <beside::app::App /> });
}

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    eprintln!("This is the browser's half of Beside. Run `cargo xtask serve` to see it.");
}
