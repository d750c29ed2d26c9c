//! Takes over the page that was prerendered.

#![recursion_limit = "512"]

#[cfg(all(feature = "hydrate", target_arch = "wasm32"))]
fn main() {
    beside::browser::mount::prepare(|| {
        beside::routes::set_base(&beside::browser::mount::base());
        leptos::view! { <beside::app::App /> }
    });
}

#[cfg(not(all(feature = "hydrate", target_arch = "wasm32")))]
fn main() {
    eprintln!("This is the browser's half of Beside. Run `cargo xtask serve` to see it.");
}
