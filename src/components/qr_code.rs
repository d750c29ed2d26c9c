//! How does a text get from this screen into another phone's camera?

use std::fmt::Write as _;

use leptos::prelude::*;
use qrcodegen::{QrCode as Code, QrCodeEcc};

/// Readers want so many light modules around a code.
const QUIET: i32 = 4;

/// A QR code, dark on light whatever the colors of the page are; nothing where the text is too long for one.
#[component]
pub fn QrCode(
    /// What it holds.
    text: String,
    /// What it is, for those who do not see it.
    label: String,
) -> impl IntoView {
    let code = Code::encode_text(&text, QrCodeEcc::Low).ok()?;
    let size = code.size() + 2 * QUIET;
    let view = view! {
        <svg class="qr-code" viewBox=format!("0 0 {size} {size}") role="img" aria-label=label>
            <rect class="qr-code__light" width="100%" height="100%" />
            <path class="qr-code__dark" d=outline(&code) />
        </svg>
    };
    Some(view.into_any())
}

/// The dark modules, run by run.
fn outline(code: &Code) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let _ = write!(path, "M{} {}h{}v1H{}z", start + QUIET, y + QUIET, x - start, start + QUIET);
            }
            x += 1;
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dark_module_is_drawn_and_no_other() {
        let code =
            Code::encode_text("https://beside.example/saved/#list=oh-a1bhdqmev643z", QrCodeEcc::Low).unwrap();
        let mut drawn = vec![vec![false; code.size() as usize]; code.size() as usize];
        for run in outline(&code).split('M').skip(1) {
            let numbers: Vec<usize> = run
                .split(|sign: char| !sign.is_ascii_digit())
                .filter_map(|number| number.parse().ok())
                .collect();
            let quiet = QUIET as usize;
            drawn[numbers[1] - quiet][numbers[0] - quiet..][..numbers[2]].fill(true);
        }
        for (y, row) in drawn.iter().enumerate() {
            for (x, is_dark) in row.iter().enumerate() {
                assert_eq!(*is_dark, code.get_module(x as i32, y as i32), "{x} {y}");
            }
        }
    }
}
