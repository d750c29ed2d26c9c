//! Where do filters stand: beside the results, or over the page?

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::components::Icon;
use crate::i18n::current_words;
use crate::state::announcer::Announcer;
use crate::state::attention::focus_soon;
use crate::state::overlay::Overlay;

/// A column beside the results, and on a phone a sheet over the page.
#[component]
pub fn FilterSheet(
    /// How many there are to show.
    total: Signal<usize>,
    /// Says how many there are to show.
    says: fn(usize) -> String,
    /// Whether anything can be cleared.
    is_narrowed: Signal<bool>,
    /// Clears all filters.
    on_clear: Callback<()>,
    /// The filters.
    children: Children,
) -> impl IntoView {
    let words = &current_words().find().filters;
    let overlay = expect_context::<Overlay>();
    let announcer = expect_context::<Announcer>();
    let close = move || overlay.close("#open-filters");
    overlay.is_there();
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            close();
        }
    };
    let clear = move |_| {
        on_clear.run(());
        focus_soon("#filters-heading");
    };
    // The status line lies beneath the sheet, where no screen reader hears it.
    Effect::new(move |_| {
        let total = total.get();
        if overlay.is_open() {
            announcer.say(says(total));
        }
    });
    view! {
        <section
            class="filters stack stack--loose stack--wide not-printed"
            id="filters"
            aria-labelledby="filters-heading"
            data-open=move || overlay.is_open().then_some("")
            role=move || overlay.is_open().then_some("dialog")
            aria-modal=move || overlay.is_open().then_some("true")
            on:keydown=on_key
        >
            <div class="filters__top cluster">
                <h2 class="filters__heading" id="filters-heading" tabindex="-1">
                    {words.heading}
                </h2>
                <button class="filters__close button button--quiet" type="button" on:click=move |_| close()>
                    <Icon icon=icondata_lu::LuX />
                    {words.close}
                </button>
            </div>
            {children()}
            <div class="filters__bottom cluster">
                <button class="button button--quiet" type="button" hidden=move || !is_narrowed.get() on:click=clear>
                    {words.clear_all}
                </button>
                <button class="filters__show button button--primary" type="button" on:click=move |_| close()>
                    {Signal::derive(move || says(total.get()))}
                </button>
            </div>
        </section>
    }
    .into_any()
}

/// The button that opens the sheet on a phone.
#[component]
pub fn OpenFilters(
    /// How many filters are chosen.
    chosen: Signal<usize>,
) -> impl IntoView {
    let words = &current_words().find().filters;
    let overlay = expect_context::<Overlay>();
    let announcer = expect_context::<Announcer>();
    let moment = current_words().moment().text;
    let open = move |_| {
        overlay.open();
        if untrack(|| overlay.is_wanted()) {
            announcer.say(moment);
        }
    };
    view! {
        <button
            class="finder__open-filters button not-printed"
            id="open-filters"
            type="button"
            aria-haspopup="dialog"
            aria-controls="filters"
            aria-expanded=move || if overlay.is_open() { "true" } else { "false" }
            aria-busy=move || overlay.is_wanted().then_some("true")
            on:click=open
        >
            <Icon icon=icondata_lu::LuSlidersHorizontal />
            {Signal::derive(move || match chosen.get() {
                _ if overlay.is_wanted() => moment.to_owned(),
                0 => words.open.to_owned(),
                count => words.open_count(count),
            })}
        </button>
    }
    .into_any()
}
