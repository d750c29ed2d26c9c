//! How is the map driven?
//!
//! `src/map` is the map itself: an element of its own, in a script that nothing loads before somebody opens the map. The
//! page's head names the files. What is west of the date line continues to the left, so longitudes here are -360 to 0.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::{Closure, JsValue, wasm_bindgen};
use web_sys::{Element, HtmlElement};

/// The element, as `src/map/element.js` defines it.
const ELEMENT: &str = "beside-map";
/// Where the prerenderer names the files.
const FILES: &str = "meta[name=\"beside-map\"]";

thread_local! {
    static IS_LOADED: Cell<bool> = const { Cell::new(false) };
}

// All of them `catch`: what a script throws must not go through the app, which would stand still from then on.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = HtmlElement)]
    type BesideMap;

    #[wasm_bindgen(method, catch)]
    fn begin(
        this: &BesideMap,
        states: &str,
        counties: &str,
        tiles: &str,
        says: &Closure<dyn FnMut(u32, u32) -> String>,
        sees: &Closure<dyn FnMut(f32, f32, f32, f32)>,
        chooses: &Closure<dyn FnMut(Vec<u32>)>,
        closes: &Closure<dyn FnMut()>,
        begins: &Closure<dyn FnMut(bool)>,
    ) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    fn place(this: &BesideMap, positions: Vec<f32>, are_about: Vec<u8>, fits: bool) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    fn look(this: &BesideMap, lat: f32, lon: f32, meters: u32) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = lookNowhere)]
    fn look_nowhere(this: &BesideMap) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    fn fit(this: &BesideMap) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    fn zoom(this: &BesideMap, steps: i32) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch)]
    fn point(this: &BesideMap, spot: i32) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = goTo)]
    fn go_to(this: &BesideMap, spot: u32) -> Result<(), JsValue>;
}

/// What the map asks and tells.
pub struct Listener {
    /// What a mark is called that stands for so many places, of which this is the first.
    pub says: Box<dyn FnMut(u32, u32) -> String>,
    /// What is in view: south, west, north and east, in degrees.
    pub sees: Box<dyn FnMut(f32, f32, f32, f32)>,
    /// These places were chosen, by their numbers.
    pub chooses: Box<dyn FnMut(Vec<u32>)>,
    /// Escape was pressed.
    pub closes: Box<dyn FnMut()>,
}

/// A map on the page.
#[derive(Clone)]
pub struct Map(Rc<Inner>);

/// Closures live as long as the map may call them.
struct Inner {
    element: BesideMap,
    _says: Closure<dyn FnMut(u32, u32) -> String>,
    _sees: Closure<dyn FnMut(f32, f32, f32, f32)>,
    _chooses: Closure<dyn FnMut(Vec<u32>)>,
    _closes: Closure<dyn FnMut()>,
    _begins: Closure<dyn FnMut(bool)>,
}

impl Map {
    /// Puts a map into the element with this id; its script must be [loaded](load). It is called by `label`, and described
    /// by the element with the id `described_by`. `begins` hears whether the country came.
    #[must_use]
    pub fn open(
        id: &str,
        label: &str,
        described_by: &str,
        listener: Listener,
        begins: impl FnMut(bool) + 'static,
    ) -> Option<Self> {
        let document = super::document()?;
        let frame = document.get_element_by_id(id)?;
        let element: BesideMap = document.create_element(ELEMENT).ok()?.unchecked_into();
        for (name, value) in [
            ("class", "map__canvas"),
            ("role", "group"),
            ("aria-label", label),
            ("aria-describedby", described_by),
        ] {
            element.set_attribute(name, value).ok()?;
        }
        frame.append_child(&element).ok()?;
        let Listener { says, sees, chooses, closes } = listener;
        let inner = Inner {
            element,
            _says: Closure::new(says),
            _sees: Closure::new(sees),
            _chooses: Closure::new(chooses),
            _closes: Closure::new(closes),
            _begins: Closure::new(begins),
        };
        let begun = inner.element.begin(
            &file("data-states"),
            &file("data-counties"),
            &file("data-tiles"),
            &inner._says,
            &inner._sees,
            &inner._chooses,
            &inner._closes,
            &inner._begins,
        );
        begun.ok().map(|()| Self(Rc::new(inner)))
    }

    /// Shows these places: latitude and longitude in turns, and for each whether that is only the middle of its area. Moves
    /// to where all are in view, if that is wanted.
    pub fn place(&self, positions: Vec<f32>, are_about: Vec<u8>, fits: bool) {
        let _ = self.0.element.place(positions, are_about, fits);
    }

    /// Draws how far was looked around a position, in meters; or that nobody asked for a position.
    pub fn look(&self, around: Option<(f32, f32, u32)>) {
        let _ = match around {
            Some((lat, lon, meters)) => self.0.element.look(lat, lon, meters),
            None => self.0.element.look_nowhere(),
        };
    }

    /// Moves to where all places are in view.
    pub fn fit(&self) {
        let _ = self.0.element.fit();
    }

    /// Zooms in by so many steps, or out.
    pub fn zoom(&self, steps: i32) {
        let _ = self.0.element.zoom(steps);
    }

    /// Makes the mark of this place stand out, or that of none.
    pub fn point(&self, spot: Option<u32>) {
        let _ = self.0.element.point(spot.map_or(-1, |spot| i32::try_from(spot).unwrap_or(-1)));
    }

    /// Moves the focus to the mark of this place; to the map where it has none in view.
    pub fn go_to(&self, spot: u32) {
        let _ = self.0.element.go_to(spot);
    }

    /// Takes the map from the page.
    pub fn close(&self) {
        self.0.element.remove();
    }
}

/// Loads what the map is made of, once a visit. `then` hears whether it came.
pub fn load(then: impl FnOnce(bool) + 'static) {
    if IS_LOADED.get() {
        return then(true);
    }
    let Some(document) = super::document() else { return };
    let Some(head) = document.head() else { return then(false) };
    // Both must be here: without its style sheet a map is a heap of tiles.
    let missing = Rc::new(Cell::new(2_u8));
    let then = Rc::new(Cell::new(Some(then)));
    for (tag, attributes) in [
        ("link", [("rel", "stylesheet".to_owned()), ("href", file("data-style"))]),
        ("script", [("async", String::new()), ("src", file("data-script"))]),
    ] {
        let Ok(element) = document.create_element(tag) else { continue };
        for (name, value) in attributes {
            let _ = element.set_attribute(name, &value);
        }
        for (event, has_come) in [("load", true), ("error", false)] {
            let (missing, then, own) = (missing.clone(), then.clone(), element.clone());
            let settle = Closure::once_into_js(move || {
                if has_come {
                    missing.set(missing.get().saturating_sub(1));
                } else {
                    // So that another attempt begins anew.
                    own.remove();
                }
                if !has_come || missing.get() == 0 {
                    IS_LOADED.set(has_come);
                    if let Some(then) = then.take() {
                        then(has_come);
                    }
                }
            });
            let _ = element.add_event_listener_with_callback(event, settle.unchecked_ref());
        }
        let _ = head.append_child(&element);
    }
}

/// Who has made the pictures beneath the map, and on which host they are; `None` where no other host is asked.
#[must_use]
pub fn tiles() -> Option<(String, String)> {
    let host = file("data-tiles").strip_prefix("https://")?.split('/').next()?.to_owned();
    Some((host, file("data-attribution")))
}

/// What the page's head says of the map in this attribute; empty where it says nothing.
fn file(name: &str) -> String {
    let files: Option<Element> =
        super::document().and_then(|document| document.query_selector(FILES).ok().flatten());
    files.and_then(|files| files.get_attribute(name)).unwrap_or_default()
}
