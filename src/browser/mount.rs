//! Where does the app live in the page?

/// The element that the prerenderer fills and the app takes over.
pub const ELEMENT_ID: &str = "beside";

/// Takes over a prerendered page. Does nothing on a page that has no such element.
#[cfg(feature = "hydrate")]
pub fn hydrate<N: leptos::prelude::IntoView + 'static>(app: fn() -> N) {
    use wasm_bindgen::JsCast as _;

    let element = super::document().and_then(|document| document.get_element_by_id(ELEMENT_ID));
    if let Some(element) = element.and_then(|element| element.dyn_into().ok()) {
        super::early_input::take();
        leptos::mount::hydrate_from(element, app).forget();
    }
}
