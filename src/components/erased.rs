//! Views without their types.
//!
//! Each type of view that stands among others costs about 1.5 kilobytes of Wasm, and a list of them twice that. So lists,
//! things that are there or not, and things that change each have one type, whatever is in them.

use std::sync::{Arc, Mutex};

use leptos::prelude::*;
use leptos::tachys::reactive_graph::SharedReactiveFunction;

/// The views of a list.
pub fn views<V: IntoAny>(items: impl Iterator<Item = V>) -> Vec<AnyView> {
    items.map(IntoAny::into_any).collect()
}

/// A view that is made anew whenever what it reads changes.
pub fn changing(view: impl FnMut() -> Option<AnyView> + Send + 'static) -> AnyView {
    let view: SharedReactiveFunction<Option<AnyView>> = Arc::new(Mutex::new(view));
    view.into_any()
}
