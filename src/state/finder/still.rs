//! How does the finder look in a state that is hard to reach?

use leptos::prelude::*;

use super::wanted::Wanted;
use super::{Finder, Outcome, PAGE_SIZE};
use crate::i18n::Locale;
use crate::state::directory::Directory;
use crate::state::find_query::FindQuery;
use crate::state::here::Here;
use crate::state::place::Place;

impl Finder {
    /// A finder that stands still: what it shows is given, nothing is fetched, and what is asked of it leads nowhere.
    #[must_use]
    pub fn still(directory: Directory, query: FindQuery, place: Place, outcome: Outcome) -> Self {
        let query = Memo::new(move |_| query.clone());
        let counts = RwSignal::new(outcome.found().map(|found| found.answer.clone()));
        Self {
            directory,
            query,
            place: RwSignal::new(place),
            here: Here::default(),
            outcome: Memo::new(move |_| outcome.clone()),
            counts,
            words: Memo::new(move |_| query.with(|query| query.words.clone())),
            limit: RwSignal::new(PAGE_SIZE),
            ahead: RwSignal::new(None),
            on_their_way: StoredValue::new(0),
            typed: RwSignal::new(None),
            asked: query,
            wanted: Memo::new(|_| Wanted::default()),
            is_open: Memo::new(|_| true),
            typed_into_url: StoredValue::new(None),
            lookups: RwSignal::new(0),
            fetch_lookups: || Box::pin(async { None }),
            navigate: StoredValue::new(Box::new(|_, _| ())),
            locale: Locale::current(),
        }
    }
}
