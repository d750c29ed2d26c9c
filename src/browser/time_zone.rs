//! What do the clocks show in a time zone?
//!
//! The browser knows the rules of every zone, and gets new ones with its updates.

use web_sys::js_sys::{Array, Date, Function, Object, Reflect};
use web_sys::js_sys::{JsString, global};
use web_sys::wasm_bindgen::{JsCast as _, JsValue};

const MINUTE: f64 = 60_000.0;

/// How many minutes east of Greenwich the clocks of a zone are at a time in milliseconds since 1970; `None` for a zone that
/// the browser does not know.
#[must_use]
pub fn offset_at(zone: &str, milliseconds: u64) -> Option<i32> {
    let options: [(&str, &str); 7] = [
        ("timeZone", zone),
        ("hourCycle", "h23"),
        ("year", "numeric"),
        ("month", "numeric"),
        ("day", "numeric"),
        ("hour", "numeric"),
        ("minute", "numeric"),
    ];
    let parts = parts("en-US", &options, milliseconds)?;
    let number = |part: &str| -> Option<f64> { parts.iter().find(|(kind, _)| kind == part)?.1.parse().ok() };
    let shown = Date::utc(number("year")?, number("month")? - 1.0);
    let day = (number("day")? - 1.0) * 1440.0;
    let minutes = shown / MINUTE + day + number("hour")? * 60.0 + number("minute")?;
    Some((minutes - (milliseconds as f64 / MINUTE).floor()) as i32)
}

/// How many minutes east of Greenwich the clocks of the device are; 0 where there is no browser.
#[must_use]
pub fn own_offset(milliseconds: u64) -> i32 {
    if !cfg!(target_arch = "wasm32") {
        return 0;
    }
    -(Date::new(&JsValue::from_f64(milliseconds as f64)).get_timezone_offset() as i32)
}

/// What people call a zone in this language: `Pacific Time`; `None` where the browser does not know.
#[must_use]
pub fn name_of(zone: &str, language: &str, milliseconds: u64) -> Option<String> {
    let name = |form| {
        let options = [("timeZone", zone), ("timeZoneName", form)];
        parts(&format!("{language}-US"), &options, milliseconds)?
            .into_iter()
            .find(|(kind, _)| kind == "timeZoneName")
            .map(|(_, name)| name)
    };
    // Older browsers know only that of the season.
    name("longGeneric").or_else(|| name("long"))
}

/// A time as `Intl.DateTimeFormat` writes it, part by part. It is asked by hand, since what the crate offers cannot be told
/// that the browser may refuse.
fn parts(language: &str, options: &[(&str, &str)], milliseconds: u64) -> Option<Vec<(String, String)>> {
    if !cfg!(target_arch = "wasm32") {
        return None;
    }
    let given = Object::new();
    for (option, value) in options {
        Reflect::set(&given, &(*option).into(), &(*value).into()).ok()?;
    }
    let intl = Reflect::get(&global(), &"Intl".into()).ok()?;
    let constructor: Function = Reflect::get(&intl, &"DateTimeFormat".into()).ok()?.dyn_into().ok()?;
    let format = Reflect::construct(&constructor, &Array::of2(&language.into(), &given)).ok()?;
    let to_parts: Function = Reflect::get(&format, &"formatToParts".into()).ok()?.dyn_into().ok()?;
    let parts: Array =
        to_parts.call1(&format, &JsValue::from_f64(milliseconds as f64)).ok()?.dyn_into().ok()?;
    let text = |part: &JsValue, field: &str| -> Option<String> {
        Some(Reflect::get(part, &field.into()).ok()?.dyn_into::<JsString>().ok()?.into())
    };
    parts.iter().map(|part| Some((text(&part, "type")?, text(&part, "value")?))).collect()
}
