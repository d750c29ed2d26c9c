//! What does the page say around the app?

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

/// Sets the title of the tab. Prerendered pages bring theirs along; this is for changes of page after the start.
pub fn set_title(title: &str) {
    if let Some(document) = super::document() {
        document.set_title(title);
    }
}

/// Sets where the link with this id leads.
pub fn set_link(id: &str, href: &str) {
    if let Some(link) = element(id) {
        let _ = link.set_attribute("href", href);
    }
}

/// Says of the link with this id whether it leads to the page that is shown.
pub fn set_current(id: &str, is_current: bool) {
    if let Some(link) = element(id) {
        let _ = match is_current {
            true => link.set_attribute("aria-current", "page"),
            false => link.remove_attribute("aria-current"),
        };
    }
}

/// Takes the element with this id out of sight, for everybody, or brings it back.
pub fn set_hidden(id: &str, is_hidden: bool) {
    if let Some(element) = element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.set_hidden(is_hidden);
    }
}

/// Makes all elements that fit the selector inert, or gives them back.
pub fn set_inert(selector: &str, is_inert: bool) {
    for element in super::elements::<Element>(selector) {
        let _ = element.toggle_attribute_with_force("inert", is_inert);
    }
}

/// Says whether the page holds what is nowhere else, and what a new load would lose (`src/offline/page/newer.js`).
pub fn set_held(is_held: bool) {
    for root in super::elements::<Element>(":root") {
        let _ = root.toggle_attribute_with_force("data-held", is_held);
    }
}

/// The name under which a page says where those who run the site read mail.
pub const OPERATOR_MAIL: &str = "operator-mail";

/// The name under which a page says where a wish to be called back is sent.
pub const CALL_BACK: &str = "beside-call-back";

/// What the head of the page says under this name; `None` where it says nothing.
#[must_use]
pub fn meta(name: &str) -> Option<String> {
    let mut found = super::elements::<Element>("meta[name]");
    let meta = found.find(|meta| meta.get_attribute("name").as_deref() == Some(name))?;
    meta.get_attribute("content").filter(|content| !content.is_empty())
}

fn element(id: &str) -> Option<Element> {
    super::document()?.get_element_by_id(id)
}
