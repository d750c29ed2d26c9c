//! What comes next, of all places together?

use leptos::prelude::*;

use super::place::name_of;
use crate::components::{changing, views};
use crate::i18n::{Locale, current_words, day_and_time};
use crate::state::plan::Plan;
use crate::state::saved::list_page::ListPage;

/// The next steps, the earliest first.
#[component]
pub fn ComingUp() -> impl IntoView {
    let words = &current_words().plan().coming;
    let (page, plan) = (expect_context::<ListPage>(), expect_context::<Plan>());
    let locale = Locale::current();
    changing(move || {
        let steps = plan.steps();
        if steps.is_empty() {
            return None;
        }
        let items = views(steps.into_iter().map(|(id, step)| {
            let when = day_and_time(locale, step.at);
            let at = step.at.to_string();
            view! {
                <li>
                    <strong>
                        <time datetime=at>{when}</time>
                    </strong>
                    <br />
                    <bdi>{step.what}</bdi>
                    " · "
                    <bdi>{name_of(page, id)}</bdi>
                </li>
            }
        }));
        let section = view! {
            <section class="card stack stack--wide not-printed" aria-labelledby="plan-coming">
                <h2 class="saved__heading" id="plan-coming">
                    {words.heading}
                </h2>
                <ul class="stack">{items}</ul>
            </section>
        };
        Some(section.into_any())
    })
}
