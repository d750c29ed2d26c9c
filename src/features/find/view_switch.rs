//! List or map?

use leptos::prelude::*;

use super::sort_field::SortField;
use crate::components::{Icon, When};
use crate::i18n::current_words;
use crate::state::find_query::View;
use crate::state::finder::{Finder, Outcome};

/// The button that shows the places in the other way. It stays the same button, so that the focus stays on it.
#[component]
pub fn ViewSwitch() -> impl IntoView {
    let words = &current_words().find().view;
    let finder = expect_context::<Finder>();
    let is_map = Memo::new(move |_| finder.query.with(|query| query.view == View::Map));
    let has_places = Memo::new(move |_| finder.outcome.with(Outcome::counted).is_some_and(|total| total > 0));
    let is_listed = Signal::derive(move || finder.outcome.with(Outcome::total).is_some());
    let switch = move |_| finder.show_as(if is_map.get_untracked() { View::List } else { View::Map });
    view! {
        <div class="cluster not-printed" hidden=move || !has_places.get() && !is_map.get()>
            <button class="button" type="button" on:click=switch>
                <When holds=Signal::derive(move || is_map.get())>
                    <Icon icon=icondata_lu::LuList />
                </When>
                <When holds=Signal::derive(move || !is_map.get())>
                    <Icon icon=icondata_lu::LuMap />
                </When>
                {Signal::derive(move || if is_map.get() { words.show_list } else { words.show_map }.to_owned())}
            </button>
            <When holds=is_listed>
                <SortField />
            </When>
        </div>
    }
    .into_any()
}
