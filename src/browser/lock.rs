//! How is something done by one tab only?
//!
//! With the Web Locks of the browser: a lock goes with the tab that holds it, however the tab ends. `web-sys` has them
//! behind a flag for what is unstable, so they are asked for by name.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::js_sys::{Function, Object, Promise, Reflect};

/// The right to do it, until this is dropped.
#[derive(Debug)]
pub struct Lock {
    release: Function,
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = self.release.call0(&JsValue::NULL);
    }
}

/// What came of asking for a lock.
#[derive(Debug)]
pub enum Asked {
    /// It is ours.
    Held(Lock),
    /// Another tab has it.
    Elsewhere,
    /// This browser has no locks.
    Unknown,
}

/// Asks for the lock of this name, and does not wait for it.
pub async fn ask(name: &str) -> Asked {
    request(name).await.unwrap_or(Asked::Unknown)
}

async fn request(name: &str) -> Option<Asked> {
    let navigator = super::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE).ok()?;
    // The browser keeps the lock until the promise that it is given here comes true.
    let answer = Promise::new(&mut |answer, refuse| {
        let got = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            if lock.is_null() {
                let _ = answer.call1(&JsValue::NULL, &JsValue::NULL);
                return JsValue::UNDEFINED;
            }
            Promise::new(&mut |release, _| {
                let _ = answer.call1(&JsValue::NULL, &release);
            })
            .into()
        });
        let whole = request.call3(&locks, &name.into(), &options, &got);
        spawn_local(async move {
            // Where the browser grants none, as to a page that is being closed, nothing else would ever say so.
            let ended = match whole {
                Ok(whole) => JsFuture::from(whole.unchecked_into::<Promise>()).await,
                Err(why) => Err(why),
            };
            if let Err(why) = ended {
                let _ = refuse.call1(&JsValue::NULL, &why);
            }
        });
    });
    let release = JsFuture::from(answer).await.ok()?;
    Some(release.dyn_into().map_or(Asked::Elsewhere, |release| Asked::Held(Lock { release })))
}
