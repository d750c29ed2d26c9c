//! What only a real browser can show: the functions of `browser` and what `data` makes of a host's answers.
#![cfg(all(target_arch = "wasm32", feature = "hydrate"))]

use beside::browser::http::{self, Kept, NoAnswer};
use beside::browser::{document, focus, timer};
use beside::data::{LoadError, fetch_manifest};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

fn page() -> Document {
    web_sys::window().and_then(|window| window.document()).expect("a page")
}

/// An element of the page, gone again when this is dropped.
struct Placed(HtmlElement);

impl Placed {
    fn new(tag: &str, id: &str) -> Self {
        let element: HtmlElement = page().create_element(tag).expect("an element").unchecked_into();
        element.set_id(id);
        page().body().expect("a body").append_child(&element).expect("a place in the body");
        Self(element)
    }
}

impl Drop for Placed {
    fn drop(&mut self) {
        self.0.remove();
    }
}

#[wasm_bindgen_test]
fn the_title_of_the_tab_changes() {
    document::set_title("Open Door: Beside");
    assert_eq!(page().title(), "Open Door: Beside");
}

#[wasm_bindgen_test]
fn the_focus_moves_to_a_heading_that_can_take_it() {
    let heading = Placed::new("h1", "heading");
    heading.0.set_tab_index(-1);
    assert!(focus::move_to("#heading"));
    assert_eq!(page().active_element().map(|element| element.id()).as_deref(), Some("heading"));
}

#[wasm_bindgen_test]
fn a_heading_that_is_not_there_takes_no_focus() {
    assert!(!focus::move_to("#nowhere"));
    assert!(!focus::move_to("no selector ["));
}

#[wasm_bindgen_test]
fn what_lies_beneath_becomes_inert_and_comes_back() {
    let beneath = Placed::new("div", "beneath");
    beneath.0.set_attribute("data-beneath", "").expect("a mark");
    document::set_inert("[data-beneath]", true);
    assert!(beneath.0.has_attribute("inert"));
    document::set_inert("[data-beneath]", false);
    assert!(!beneath.0.has_attribute("inert"));
}

#[wasm_bindgen_test]
fn what_is_hidden_comes_back() {
    let banner = Placed::new("aside", "banner");
    document::set_hidden("banner", true);
    assert!(banner.0.has_attribute("hidden"));
    document::set_hidden("banner", false);
    assert!(!banner.0.has_attribute("hidden"));
}

#[wasm_bindgen_test]
fn a_link_of_the_frame_leads_elsewhere() {
    let link = Placed::new("a", "switch");
    document::set_link("switch", "/es/find/#near=OH");
    assert_eq!(link.0.get_attribute("href").as_deref(), Some("/es/find/#near=OH"));
}

/// What every page with the app has in its head; here there is nothing to ask for yet.
fn with_early_script() {
    let script: HtmlElement = page().create_element("script").expect("a script").unchecked_into();
    script.set_text_content(Some(include_str!("../src/early.js")));
    page().body().expect("a body").append_child(&script).expect("a place in the body");
}

#[wasm_bindgen_test]
async fn a_host_without_a_listing_is_named_with_its_answer() {
    with_early_script();
    // The server of these tests has no listing folder.
    let error = fetch_manifest(Kept::AsAllowed).await.expect_err("no listing here");
    assert_eq!(error, LoadError::Refused { file: "manifest.json".into(), status: 404 });
}

#[wasm_bindgen_test]
async fn a_host_that_does_not_answer_is_unreachable() {
    with_early_script();
    // Port 9 takes no connections.
    assert_eq!(http::get("http://127.0.0.1:9/", Kept::AsAllowed).await, Err(NoAnswer::Unreachable));
}

#[wasm_bindgen_test]
async fn waiting_ends() {
    timer::sleep(1).await;
}
