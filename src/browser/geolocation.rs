//! Where is the device?

use std::time::Duration;

use js_sys::{Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Geolocation, PositionOptions};

/// A position that the device found so long ago is good enough, in milliseconds: nobody has gone far since.
const GOOD_FOR: u32 = 5 * 60 * 1_000;

/// Where the device is, as well as it knows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DevicePosition {
    /// Degrees north of the equator.
    pub lat: f64,
    /// Degrees east of Greenwich.
    pub lon: f64,
}

/// Why the device did not say where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PositionError {
    /// The person, or the settings of the browser or the device, said no.
    #[error("the position may not be asked for")]
    Refused,
    /// It does not know: no signal, no satellites.
    #[error("the device does not know its position")]
    Unavailable,
    /// It did not find out in time.
    #[error("the device took too long to find its position")]
    Slow,
    /// There is nothing to ask.
    #[error("this browser tells no position")]
    Unsupported,
}

/// Asks once. The browser asks the person first, and waits for the answer; `patience` is for the device alone. The
/// roughest way to know will do, and nothing is kept here.
///
/// # Errors
/// See [`PositionError`].
pub async fn position(patience: Duration) -> Result<DevicePosition, PositionError> {
    let asked = device().ok_or(PositionError::Unsupported)?;
    let options = PositionOptions::new();
    options.set_enable_high_accuracy(false);
    options.set_maximum_age(GOOD_FOR);
    options.set_timeout(u32::try_from(patience.as_millis()).unwrap_or(u32::MAX));
    // What throws in here rejects the promise.
    let answer = Promise::new(&mut |resolve, reject| {
        let call =
            asked.get_current_position_with_error_callback_and_options(&resolve, Some(&reject), &options);
        if let Err(error) = call {
            let _ = reject.call1(&error, &error);
        }
    });
    let found = JsFuture::from(answer).await.map_err(|error| why(&error))?;
    position_in(&found).ok_or(PositionError::Unavailable)
}

/// What a `GeolocationPosition` says. `web-sys` has no stable type for it.
fn position_in(found: &JsValue) -> Option<DevicePosition> {
    let coords = Reflect::get(found, &"coords".into()).ok()?;
    let number = |name: &str| Reflect::get(&coords, &name.into()).ok()?.as_f64();
    Some(DevicePosition { lat: number("latitude")?, lon: number("longitude")? })
}

/// What a `GeolocationPositionError` says by its code.
fn why(error: &JsValue) -> PositionError {
    let code = Reflect::get(error, &"code".into()).ok().and_then(|code| code.as_f64());
    match code.map(|code| code as u8) {
        Some(1) => PositionError::Refused,
        Some(3) => PositionError::Slow,
        _ => PositionError::Unavailable,
    }
}

/// The part of the browser to ask; some have none where the connection is not secure.
fn device() -> Option<Geolocation> {
    let asked = super::window()?.navigator().geolocation().ok()?;
    (!asked.is_undefined()).then_some(asked)
}
