//! Where is it, how sure is that, and how does one get there?

use std::sync::Arc;

use leptos::prelude::*;
use listing::geo::distance;
use listing::record::{Center, Precision};

use crate::components::{Icon, changing};
use crate::i18n::current_words;
use crate::routes::external;
use crate::state::finder::Finder;
use crate::state::place::Place;
use crate::state::{platform, take_along};

/// The address, the distance from the asked place, and directions.
#[component]
pub fn Address(
    /// What the list knows.
    center: Arc<Center>,
    /// The whole record, once it is here.
    known: Memo<Arc<Center>>,
) -> impl IntoView {
    let words = current_words().center();
    let finder = expect_context::<Finder>();
    let how_sure = match center.position.map(|position| position.precision) {
        Some(Precision::Exact) => words.address.exact,
        Some(Precision::Zip) => words.address.by_zip,
        None => words.address.unknown,
    };
    let town = format!("{}, {} {}", center.city, center.state.code(), center.zip);
    let street = center.street.clone();
    let directions = external::directions(&center, platform::maps());
    let (copied, say) = signal("");
    let copy = move |_| {
        let address = external::address(&known.get_untracked());
        take_along::copy(address, move |is_copied| {
            let _ = say.try_set(if is_copied { words.address.copied } else { words.address.not_copied });
        });
    };
    let position = center.position;
    let away = move || match (finder.place.get(), position) {
        (Place::Point { at, label, .. }, Some(position)) => {
            Some(match distance(at, position.at).whole_miles() {
                0 => words.address.distance_near(label),
                miles => words.address.distance(miles, label),
            })
        }
        _ => None,
    };
    let unit = changing(move || {
        let unit = known.with(|center| center.unit.clone());
        let is_known = !unit.is_empty();
        let line = move || {
            view! {
                <br />
                <bdi>{unit}</bdi>
            }
            .into_any()
        };
        is_known.then(line)
    });
    view! {
        <section class="stack stack--tight" aria-labelledby="where-heading">
            <h2 class="center__heading" id="where-heading">
                {words.address.heading}
            </h2>
            <address class="center__address">
                <bdi>{if street.is_empty() { words.address.no_street.to_owned() } else { street }}</bdi>
                {unit}
                <br />
                <bdi>{town}</bdi>
            </address>
            <p class="small">{Signal::derive(move || away().unwrap_or_default())}</p>
            <p class="small quiet">{how_sure}</p>
            <div class="cluster not-printed">
                <a class="tap" href=directions rel="noreferrer" aria-describedby="directions-note">
                    <Icon icon=icondata_lu::LuMapPin />
                    {words.contact.directions}
                </a>
                <button class="button button--quiet" type="button" on:click=copy>
                    <Icon icon=icondata_lu::LuCopy />
                    {words.address.copy}
                </button>
            </div>
            <p class="small quiet not-printed" id="directions-note">
                {words.address.directions_note}
            </p>
            <p class="small not-printed" role="status">
                {Signal::derive(move || copied.get().to_owned())}
            </p>
        </section>
    }
    .into_any()
}
