//! Who said so, and when?

use std::sync::Arc;

use leptos::prelude::*;
use listing::link::web_link;
use listing::record::{Center, Date, Field};
use listing::told::{Told, told_by_others};
use listing::wire::Source;

use crate::components::{changing, views};
use crate::i18n::{Locale, at_beginning, current_words, long_date};
use crate::state::center_page::CenterState;
use crate::state::directory::Load;
use crate::state::finder::Finder;

/// Source, date, what is from elsewhere, and the advice to call first.
#[component]
pub fn SourceNote(
    /// What the list knows.
    center: Arc<Center>,
    /// The whole record, once it is here: only then is it known what is from elsewhere.
    known: Memo<Arc<Center>>,
    /// How far that has come.
    state: CenterState,
) -> impl IntoView {
    let words = &current_words().center().source;
    let finder = expect_context::<Finder>();
    let source = changing(move || match finder.directory.manifest() {
        Load::Ready(manifest) => manifest.source(&center.source).map(|source| {
            let line = origin(source, center.as_of);
            view! { <p class="small quiet"><bdi>{line}</bdi> {link(source)}</p> }.into_any()
        }),
        _ => None,
    });
    let others = changing(move || {
        let sources = state.sources();
        known.with(|center| others(&told_by_others(&center.source, &center.origins, &sources)))
    });
    view! {
        <section class="center__group stack">
            <h2 class="center__heading">{words.heading}</h2>
            {source}
            {others}
            <p class="small quiet">{current_words().center().not_reported_note}</p>
        </section>
    }
    .into_any()
}

/// Title, publisher and day. An operator's own corrections may have no publisher.
fn origin(source: &Source, as_of: Date) -> String {
    let words = &current_words().center().source;
    let date = long_date(Locale::current(), as_of);
    match source.publisher.as_str() {
        "" => words.line_of_nobody(date, &source.title),
        publisher => words.line(date, publisher, &source.title),
    }
}

fn link(source: &Source) -> Option<AnyView> {
    let link = |href| {
        view! {
            " "
            <a href=href rel="noreferrer">
                {current_words().center().source.link}
            </a>
        }
        .into_any()
    };
    web_link(&source.url).map(link)
}

/// What is from other sources, a line each; `None` where all is from one.
fn others(told: &[Told<'_>]) -> Option<AnyView> {
    let words = &current_words().center().source;
    if told.is_empty() {
        return None;
    }
    let lines = told.iter().map(|Told { source, fields }| {
        let fields = fields.iter().map(|field| field_name(*field)).collect::<Vec<_>>().join(", ");
        let fields = at_beginning(&fields);
        view! {
            <li>
                <span class="strong">{words.fields_of(fields)}</span>
                " "
                <bdi>{origin(source, source.as_of)}</bdi>
                {link(source)}
            </li>
        }
        .into_any()
    });
    let lines = views(lines);
    let list = view! {
        <div class="stack stack--tight small quiet">
            <p>{words.others_lead}</p>
            <ul class="center__terms">{lines}</ul>
        </div>
    };
    Some(list.into_any())
}

/// What a person calls the field.
fn field_name(field: Field) -> &'static str {
    let words = &current_words().center().source.fields;
    match field {
        Field::Name => words.name,
        Field::Part => words.part,
        Field::Street => words.street,
        Field::Unit => words.unit,
        Field::City => words.city,
        Field::State => words.state,
        Field::Zip => words.zip,
        Field::Position => words.position,
        Field::Phones => words.phones,
        Field::Website => words.website,
        Field::Hours => words.hours,
        Field::Cost => words.cost,
        Field::Eligibility => words.eligibility,
        Field::Accessibility => words.accessibility,
        Field::Codes => words.codes,
    }
}
