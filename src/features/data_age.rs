//! How old is what is known of a place, in words?

use leptos::prelude::*;
use listing::freshness::Freshness;
use listing::record::Date;

use crate::i18n::{Locale, current_words, long_date};

/// The day of the data, how old it is, and the advice to call. Without a clock, the day alone: before the start, `today`
/// must be `None`.
#[must_use]
pub fn data_age(as_of: Date, today: Option<Date>) -> String {
    let words = current_words().data_age();
    let date = long_date(Locale::current(), as_of);
    match today.map(|today| Freshness::of(as_of, today)) {
        None | Some(Freshness::Recent) => words.recent(date),
        Some(Freshness::WithinAYear) => words.within_a_year(date),
        Some(Freshness::Older) => words.older(date),
    }
}

/// [`data_age`] as a line of its own.
#[component]
pub fn DataAge(
    /// The day of the data.
    as_of: Date,
    /// The day on the device, where there is one.
    today: Option<Date>,
) -> impl IntoView {
    view! { <p class="small">{data_age(as_of, today)}</p> }.into_any()
}
