//! What does one see and press of the map itself?

use leptos::prelude::*;

use crate::components::{Icon, When};
use crate::i18n::current_words;
use crate::state::attention::focus_soon;
use crate::state::map::{FRAME_ID, FinderMap, HOW_ID, Stage, tiles};

/// What stands below the map.
const BELOW: &str = "#map-in-view";

/// The map with its buttons, how it is used, and what it does not show.
#[component]
pub fn Sheet(map: FinderMap) -> impl IntoView {
    let words = current_words().map();
    let is_ready = Memo::new(move |_| map.stage.get() == Stage::Ready);
    let pictures = tiles().map(|(host, attribution)| {
        view! {
            <p class="small quiet not-printed">{words.tiles(host)} " " <bdi>{attribution}</bdi></p>
        }
        .into_any()
    });
    let nowhere = Memo::new(move |_| map.places.nowhere());
    view! {
        <p class="small quiet not-printed" id=HOW_ID>
            {words.how}
        </p>
        <div class="map not-printed">
            <button
                class="skip-link"
                type="button"
                on:click=move |_| focus_soon(BELOW)
            >
                {words.skip}
            </button>
            <div class="map__buttons" hidden=move || !is_ready.get()>
                <button class="map__button" type="button" aria-label=words.zoom_in title=words.zoom_in on:click=move |_| map.zoom(1)>
                    <Icon icon=icondata_lu::LuPlus />
                </button>
                <button class="map__button" type="button" aria-label=words.zoom_out title=words.zoom_out on:click=move |_| map.zoom(-1)>
                    <Icon icon=icondata_lu::LuMinus />
                </button>
                <button class="map__button" type="button" aria-label=words.fit title=words.fit on:click=move |_| map.fit()>
                    <Icon icon=icondata_lu::LuMaximize />
                </button>
            </div>
            <div class="map__frame" id=FRAME_ID></div>
            <When holds=Signal::derive(move || !is_ready.get())>
                <p class="map__loading quiet" role="status">
                    {current_words().find().view.loading}
                </p>
            </When>
        </div>
        <p class="map__on-paper">{words.not_printed}</p>
        <When holds=Signal::derive(move || nowhere.get() > 0)>
            <p class="small quiet">{Signal::derive(move || words.nowhere(nowhere.get()))}</p>
        </When>
        {pictures}
    }
    .into_any()
}
