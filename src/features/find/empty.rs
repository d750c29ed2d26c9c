//! What if no place fits?

use leptos::prelude::*;

use crate::components::When;
use crate::i18n::current_words;
use crate::routes::phone;
use crate::state::attention::{COUNT, focus_soon};
use crate::state::find_query::FindQuery;
use crate::state::finder::Finder;

/// Says so, offers a way on, and a number to call.
#[component]
pub fn Empty() -> impl IntoView {
    let words = current_words().find();
    let finder = expect_context::<Finder>();
    let query = finder.query;
    let typed = move || query.with(|query| query.words.clone());
    let is_narrowed = move || query.with(FindQuery::is_narrowed);
    let has_place = move || query.with(|query| !query.near.is_empty());
    let heading = Signal::derive(move || {
        let heading =
            if is_narrowed() || has_place() { words.empty.heading } else { words.empty.list_is_empty };
        heading.to_owned()
    });
    view! {
        <section class="notice card stack">
            <h2 class="notice__heading">
                {heading}
            </h2>
            <When holds=Signal::derive(move || !typed().is_empty())>
                <p>{Signal::derive(move || words.empty.words(typed()))}</p>
            </When>
            <div class="cluster">
                <When holds=Signal::derive(move || !typed().is_empty())>
                    <button
                        class="button button--primary"
                        type="button"
                        on:click=move |_| {
                            finder.drop_words();
                            focus_soon(COUNT);
                        }
                    >
                        {words.empty.drop_words}
                    </button>
                </When>
                <When holds=Signal::derive(is_narrowed)>
                    <button
                        class="button"
                        type="button"
                        on:click=move |_| {
                            finder.clear_filters();
                            focus_soon(COUNT);
                        }
                    >
                        {words.filters.clear_all}
                    </button>
                </When>
                <When holds=Signal::derive(has_place)>
                    <button
                        class="button"
                        type="button"
                        on:click=move |_| {
                            finder.drop_place();
                            focus_soon(COUNT);
                        }
                    >
                        {words.empty.look_everywhere}
                    </button>
                </When>
            </div>
            <p class="small quiet">
                {words.empty.helpline}
                " "
                <a class="tap" href=phone::call(phone::HELPLINE)>
                    {words.empty.helpline_call}
                </a>
            </p>
        </section>
    }
    .into_any()
}
