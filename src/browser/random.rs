//! Where does chance come from?

/// Sixteen bytes that nobody can guess; `None` where there is no browser.
#[must_use]
pub fn bytes() -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    super::window()?.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}
