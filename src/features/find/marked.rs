//! Which letters of a text did the typed words find?

use leptos::prelude::*;
use listing::text::marks;

use crate::components::{changing, views};
use crate::state::finder::Finder;

/// A text of the list, with what was searched for marked in it.
#[component]
pub fn Marked(#[prop(into)] text: String) -> impl IntoView {
    let finder = expect_context::<Finder>();
    let ranges = Memo::new({
        let text = text.clone();
        move |_| {
            finder
                .query
                .with(|query| if query.words.is_empty() { Vec::new() } else { marks(&text, &query.words) })
        }
    });
    changing(move || {
        let mut pieces: Vec<AnyView> = Vec::new();
        let mut done = 0;
        for range in ranges.get() {
            let piece = |start, end| text.get(start..end).unwrap_or_default().to_owned();
            pieces.push(piece(done, range.start).into_any());
            pieces.push(view! { <mark>{piece(range.start, range.end)}</mark> }.into_any());
            done = range.end;
        }
        pieces.push(text.get(done..).unwrap_or_default().to_owned().into_any());
        Some(views(pieces.into_iter()).into_any())
    })
}
