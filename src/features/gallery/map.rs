//! What is the map made of?

use leptos::context::Provider;
use leptos::prelude::*;
use listing::geo::Bounds;

use super::exhibit::{Exhibit, Group};
use super::invented::Invented;
use crate::features::find::map::chosen::Chosen;
use crate::features::find::map::in_view::PlacesInView;
use crate::features::find::map::map_of;
use crate::features::find::map::sheet::Sheet;
use crate::features::find::map::trouble::MapTrouble;
use crate::features::find::view_switch::ViewSwitch;
use crate::state::announcer::Announcer;
use crate::state::find_query::FindQuery;
use crate::state::finder::Finder;
use crate::state::map::Stage;
use crate::state::missing_parts::MissingParts;
use crate::state::overlay::Overlay;

pub(super) const NAME: &str = "The map";

/// Its marks, its ground, and what stands around it.
#[component]
pub fn MapParts(invented: Invented) -> impl IntoView {
    Announcer::provide();
    MissingParts::provide();
    Overlay::provide();
    let asked = FindQuery::default();
    let found = invented.found(&asked, Vec::new());
    let finder = Finder::still(invented.directory(), asked, invented.place.clone(), found);
    let map = map_of(finder);
    map.stage.set(Stage::Ready);
    map.places.view.set(Some(Bounds { south: 0.0, west: -180.0, north: 80.0, east: 0.0 }));
    map.places.chosen.set(vec![0, 1]);
    let loading = map_of(finder);
    view! {
        <Group
            id="map"
            name=NAME
            about="The map itself is drawn by a script that is loaded when somebody opens it; here is what it draws, and what stands around it."
        >
            <Exhibit name="Marks: a place, one that is only about there, many, and each when it is chosen">
                <div class="cluster">
                    <button class="map__mark" type="button" aria-label="A place"></button>
                    <button class="map__mark map__mark--about" type="button" aria-label="A place, about there"></button>
                    <button class="map__mark map__mark--many" type="button" aria-label="12 places">
                        "12"
                    </button>
                    <button class="map__mark map__mark--many" type="button" aria-label="1,204 places">
                        "1,204"
                    </button>
                    <button class="map__mark map__mark--chosen" type="button" aria-label="A chosen place"></button>
                    <button class="map__mark map__mark--many map__mark--chosen" type="button" aria-label="2 chosen places">
                        "2"
                    </button>
                </div>
            </Exhibit>
            <Exhibit name="The ground: two states, counties, and how far was looked">
                <Ground class="map__canvas map__canvas--near" />
            </Exhibit>
            <Exhibit name="The same over pictures of streets, where an operator lets them be loaded">
                <Ground class="map__canvas map__canvas--near map__canvas--tiled" />
            </Exhibit>
            <Provider value=finder>
                <Exhibit name="List or map">
                    <div class="finder__tools">
                        <ViewSwitch />
                    </div>
                </Exhibit>
                <Exhibit name="The map did not come">
                    <MapTrouble on_retry=|| () />
                </Exhibit>
            <Exhibit name="It is on its way">
                <Sheet map=loading />
            </Exhibit>
            <Exhibit name="What was chosen, and what is in view">
                <Chosen map />
                <PlacesInView map />
            </Exhibit>
            </Provider>
        </Group>
    }
    .into_any()
}

/// As `src/map/ground.js` draws it.
#[component]
fn Ground(class: &'static str) -> impl IntoView {
    view! {
        <div class=class>
            <svg viewBox="0 0 320 120" width="320" height="120" aria-hidden="true">
                <path class="map__state" d="M10 10H150V110H40L10 80Z"></path>
                <path class="map__state" d="M150 10H310V90L280 110H150Z"></path>
                <path class="map__county" d="M80 10V110M10 60H150M230 10V110M150 50H310"></path>
                <circle class="map__reach" cx="120" cy="60" r="45"></circle>
                <circle class="map__asked" cx="120" cy="60" r="5"></circle>
            </svg>
            <span class="map__name" aria-hidden="true">
                "Ohio"
            </span>
        </div>
    }
    .into_any()
}
