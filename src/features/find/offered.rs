//! What may be meant by what is being typed?

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::Suggestion;
use crate::features::parts::fetch_suggest;
use crate::i18n::Locale;
use crate::state::finder::Finder;
use crate::state::suggestions::{Suggest, SuggestFor, Suggested};

/// What is typed into a field, and what is offered for it.
#[derive(Clone, Copy)]
pub(in crate::features) struct Offered {
    /// As it stands in the field.
    pub typed: StoredValue<String>,
    /// What is offered for it.
    pub shown: RwSignal<Vec<Suggestion>>,
    suggested: StoredValue<Vec<Suggested>>,
    of: fn(Suggest) -> SuggestFor,
}

impl Offered {
    /// Nothing yet, for the field that this suggests for.
    pub fn new(of: fn(Suggest) -> SuggestFor) -> Self {
        Self {
            typed: StoredValue::new(String::new()),
            shown: RwSignal::new(Vec::new()),
            suggested: StoredValue::new(Vec::new()),
            of,
        }
    }

    /// Something was typed: offers what may be meant by it. An answer that comes late for an older text is dropped.
    pub fn offer(self, finder: Finder, typed: String) {
        self.typed.set_value(typed.clone());
        let locale = Locale::current();
        spawn_local(async move {
            let Some(suggest) = fetch_suggest().await else { return };
            let found = (self.of)(suggest)(finder, locale, typed.clone()).await;
            if self.typed.try_with_value(|now| *now == typed) == Some(true) {
                self.shown.set(found.iter().map(|suggested| suggestion(locale, suggested)).collect());
                self.suggested.set_value(found);
            }
        });
    }

    /// What was taken of it; nothing is offered any more.
    pub fn take(self, at: usize) -> Option<Suggested> {
        let taken = self.suggested.with_value(|suggested| suggested.get(at).cloned());
        if taken.is_some() {
            self.shown.set(Vec::new());
        }
        taken
    }
}

/// As a person reads it.
fn suggestion(locale: Locale, suggested: &Suggested) -> Suggestion {
    let words = &locale.words().find().suggest;
    let label = |option| locale.option_label(option);
    match suggested {
        Suggested::Filter { option, near: Some(near), .. } => {
            Suggestion { kind: words.filter_and_place, text: words.filter_near(label(*option), near) }
        }
        Suggested::Filter { option, near: None, .. } => {
            Suggestion { kind: words.filter, text: label(*option).to_owned() }
        }
        Suggested::Place { near, .. } => Suggestion { kind: words.place, text: near.clone() },
        Suggested::Center { name, town, .. } => {
            Suggestion { kind: words.name, text: words.name_in(name, town) }
        }
    }
}
