//! What day and what time is it?

use wasm_bindgen::JsValue;
use web_sys::js_sys::{Date, Object, Reflect};

/// Year, month (1 to 12) and day where the device is; `None` where there is no browser.
#[must_use]
pub fn today() -> Option<(u16, u8, u8)> {
    if !cfg!(target_arch = "wasm32") {
        return None;
    }
    parts(&Date::new_0())
}

/// The day of this time, in milliseconds since 1970, where the device is.
#[must_use]
pub fn day_of(at: u64) -> Option<(u16, u8, u8)> {
    if !cfg!(target_arch = "wasm32") {
        return None;
    }
    parts(&Date::new(&(at as f64).into()))
}

fn parts(date: &Date) -> Option<(u16, u8, u8)> {
    let part = |number: u32| u8::try_from(number).ok();
    Some((u16::try_from(date.get_full_year()).ok()?, part(date.get_month() + 1)?, part(date.get_date())?))
}

/// Milliseconds since 1970, as the device believes; 0 where there is no browser.
#[must_use]
pub fn now() -> u64 {
    if cfg!(target_arch = "wasm32") { Date::now() as u64 } else { 0 }
}

/// The day of the week and the hour of a time, as people where the device is write them in this language: `Wednesday
/// 9:05 AM`. Empty where there is no browser.
#[must_use]
pub fn day_and_hour(milliseconds: u64, language: &str) -> String {
    if !cfg!(target_arch = "wasm32") {
        return String::new();
    }
    let options = Object::new();
    for (part, form) in [("weekday", "long"), ("hour", "numeric"), ("minute", "2-digit")] {
        let _ = Reflect::set(&options, &part.into(), &form.into());
    }
    let date = Date::new(&JsValue::from_f64(milliseconds as f64));
    date.to_locale_string(&format!("{language}-US"), &options).into()
}
