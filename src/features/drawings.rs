//! The site's own drawings: lines only; their colors come from the style sheet.
//!
//! Kept as markup and not as elements: nothing in them ever changes, and a line of text is smaller than the code that
//! would build it.

use leptos::prelude::*;

/// Two people: the mark of the site.
#[component]
pub fn Logo() -> impl IntoView {
    view! {
        <svg class="masthead__mark drawing" viewBox="0 0 40 40" aria-hidden="true" focusable="false" inner_html=LOGO></svg>
    }
}

/// Two people on a path, under a lamp.
#[component]
pub fn TwoOnAPath(
    /// What the drawing shows, for those who do not see it.
    label: &'static str,
) -> impl IntoView {
    view! { <svg class="drawing" viewBox="0 0 520 420" role="img" aria-label=label inner_html=TWO_ON_A_PATH></svg> }
}

/// The sign of one of the six benefits, by its key in the locale files.
#[component]
pub fn BenefitSign(
    /// As in `home.benefits`.
    key: &'static str,
) -> impl IntoView {
    let lines = match key {
        "shared_understanding" => SHARED_UNDERSTANDING,
        "sense_of_belonging" => SENSE_OF_BELONGING,
        "role_modeling" => ROLE_MODELING,
        "self_efficacy" => SELF_EFFICACY,
        "purpose_and_connection" => PURPOSE_AND_CONNECTION,
        _ => CONTINUOUS_SUPPORT,
    };
    view! {
        <svg class="benefit__icon icon" viewBox="0 0 40 40" aria-hidden="true" focusable="false" inner_html=lines></svg>
    }
}

const LOGO: &str = "\
    <circle cx=\"14\" cy=\"9\" r=\"5\"/><path d=\"M5 35V25a9 9 0 0 1 18 0v10\"/><g class=\"drawing__warm\">\
    <circle cx=\"28\" cy=\"14\" r=\"4\"/><path d=\"M27 22.500c4.500-.5 8 2.500 8 7V35\"/></g>";
const TWO_ON_A_PATH: &str = "\
    <circle class=\"drawing__tint-warm\" cx=\"404\" cy=\"132\" r=\"76\"/>\
    <path class=\"drawing__tint-ground\" d=\"M86 412c52-62 158-70 148-112-5-20 12-34 26-46h14c-6 14-10 26 14 48 40 36 116 54 146 110z\"/>\
    <g class=\"drawing__ground\"><path d=\"M8 266c70-34 150-40 216-22 72 20 176 14 288-26\"/>\
    <path d=\"M86 412c52-62 158-70 148-112-5-20 12-34 24-47m18-1c-8 15-12 27 12 50 40 36 116 54 146 110\"/>\
    <path d=\"M58 330c-3-8-8-12-13-14m13 14c1-9 5-14 10-17m-10 17c-1-8 0-14 1-20M462 346c-3-8-7-11-12-13m12 13c1-9 5-13 10-16m-410-70c6-22 4-34-3-50m3 50c8-10 10-18 10-30m-10 6c-8-4-12-10-13-18\"/>\
    </g><g class=\"drawing__warm\"><path d=\"M452 372V120c0-34-48-40-48-6\"/>\
    <path d=\"M390 132c2-12 8-17 14-17s12 5 14 17zm5 0 3 22h12l3-22\"/>\
    <path class=\"drawing__fine\" d=\"M440 372h24M404 168v12m-26-22-9 9m61-9 9 9\"/></g>\
    <path class=\"drawing__body\" d=\"M195 222c10-12 22-10 26-24h28c4 14 18 12 26 24 8 28 8 60 9 92l-20 4-2 60h-24l-8-60-8 60h-24l6-62-26-4c2-34 8-66 17-90z\"/>\
    <path class=\"drawing__tint\" d=\"M203 228c10-12 22-10 26-24h18c4 14 22 12 30 24 8 28 8 60 9 92-36 8-68 8-98 0 0-34 6-66 15-92z\"/>\
    <path class=\"drawing__body\" d=\"M290 246c8-10 16-9 19-20h22c3 11 12 10 20 20 7 24 8 46 9 72l-18 4-2 56h-20l-6-54-8 54h-20l4-56-18-4c0-26 6-48 18-72z\"/>\
    <path class=\"drawing__tint-warm\" d=\"M297 252c8-10 16-9 19-20h16c3 11 17 10 25 20 7 24 8 46 9 72-28 8-58 8-84 0 0-26 4-48 15-72z\"/>\
    <path d=\"M226 196c-1 8-4 12-12 15-9 3-16 7-19 16-6 26-11 54-13 84 32 8 62 9 96 3-1-30-2-58-7-84-3-10-11-16-20-19-8-3-10-7-11-14\"/>\
    <circle class=\"drawing__body\" cx=\"233\" cy=\"172\" r=\"25\"/>\
    <path class=\"drawing__solid\" d=\"M210 178c-4-22 8-33 24-33s27 12 23 33c-3 9-7 15-12 19-6-3-18-3-24 0-5-4-9-10-11-19z\"/>\
    <path d=\"M209 313c-1 22-2 40-5 56-5 2-9 3-11 5h22c3-20 6-38 9-59m18 1c2 18 6 30 8 44 0 6-6 8-4 12h17c2-20 1-36-1-58\"/>\
    <path d=\"M205 240c-4 20-8 36-7 56m-13-2c-2 8-1 16 5 18 5 0 7-6 7-14\"/>\
    <path class=\"drawing__fine\" d=\"M238 222c1 30 1 58-1 92\"/><g class=\"drawing__warm\">\
    <path d=\"M307 226c-1 7-4 9-10 12-7 3-11 7-13 14-6 22-10 44-12 66 30 8 58 8 86 1-1-24-3-46-8-66-3-8-8-12-15-14-6-3-8-6-9-12\"/>\
    <path d=\"M296 320c0 20-1 36-3 49-4 2-8 3-9 5h19c3-18 4-34 6-51m15 0c2 16 5 27 6 38 0 6-5 8-3 12h16c1-18 1-32 0-52\"/>\
    <path d=\"M344 262c2 16 4 34 3 50m13-2c1 8 0 13-5 14-5 0-7-5-7-12\"/>\
    <path class=\"drawing__fine\" d=\"M352 324c-2 8-8 22-8 36h24c0-14-5-28-9-36\"/>\
    <path class=\"drawing__fine\" d=\"M298 316c2-24 2-40 0-52\"/></g>\
    <circle class=\"drawing__body\" cx=\"317\" cy=\"202\" r=\"24\"/>\
    <path class=\"drawing__solid-warm\" d=\"M296 220c-5-28 3-43 21-43 19 0 27 15 22 43-8 5-14 6-21 6s-15-1-22-6z\"/>\
    <path class=\"drawing__body\" d=\"M262 220c20 12 44 20 72 21 8 1 9 12 1 13-34 0-62-8-84-22z\"/>\
    <path d=\"M266 222c20 11 42 18 67 19 6 0 10 3 10 7 0 5-4 6-10 6-30 0-55-6-76-18m76 18c4-1 6-2 8-4\"/>";
const SHARED_UNDERSTANDING: &str = "\
    <circle cx=\"15\" cy=\"20\" r=\"9.5\"/><circle cx=\"25\" cy=\"20\" r=\"9.5\"/><path d=\"M20 16.5v7\"/>";
const SENSE_OF_BELONGING: &str = "\
    <circle cx=\"20\" cy=\"9.5\" r=\"3.5\"/><circle cx=\"8.5\" cy=\"15.5\" r=\"3\"/><circle cx=\"31.5\" cy=\"15.5\" r=\"3\"/>\
    <path d=\"M5 33c0-6 1.5-9 3.5-9 2 0 3.5 2 4.5 4m22 5c0-6-1.5-9-3.5-9-2 0-3.5 2-4.5 4M12 33c0-9 3-14 8-14s8 5 8 14\"/>";
const ROLE_MODELING: &str = "\
    <path d=\"M5 33h8v-7h8v-7h8v-7h6\"/><circle cx=\"24.5\" cy=\"8\" r=\"3\"/><path d=\"M24.5 11v4.5\"/>";
const SELF_EFFICACY: &str = "\
    <path d=\"M20 34V17m0 8c-6 0-9-3-9.5-9 6 0 9.5 3 9.5 9zm0-6c0-6 3-9.5 10-10 0 7-4 10-10 10zM12 34h16\"/>";
const PURPOSE_AND_CONNECTION: &str = "\
    <path d=\"M20 33C11 26.5 6 21 6 15a7 7 0 0 1 14-1.5A7 7 0 0 1 34 15c0 6-5 11.5-14 18z\"/>\
    <path d=\"m14 18 4 4 8-7\"/>";
const CONTINUOUS_SUPPORT: &str = "\
    <path d=\"M5 31c8 0 4-9 12-9s3-9 10-9c4 0 5-3 8-6\"/><path d=\"M5 35h30\" opacity=\".0\"/>\
    <circle cx=\"9\" cy=\"12\" r=\"4\"/><path d=\"M9 4.5V6m0 12v1.5M1.5 12H3m12 0h1.5\"/>";
