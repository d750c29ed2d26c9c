//! What day is it?

use web_sys::js_sys::Date;

/// Year, month (1 to 12) and day where the device is; `None` where there is no browser.
#[must_use]
pub fn today() -> Option<(u16, u8, u8)> {
    if !cfg!(target_arch = "wasm32") {
        return None;
    }
    let now = Date::new_0();
    let part = |number: u32| u8::try_from(number).ok();
    Some((u16::try_from(now.get_full_year()).ok()?, part(now.get_month() + 1)?, part(now.get_date())?))
}
