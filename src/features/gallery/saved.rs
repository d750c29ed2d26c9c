//! What is the list of saved places made of?

use std::sync::Arc;

use leptos::context::Provider;
use leptos::prelude::*;
use listing::record::Center;

use super::exhibit::{Exhibit, Group};
use super::invented::Invented;
use crate::features::save_button::SaveButton;
use crate::features::saved::compare::Compare;
use crate::features::saved::delete_all::Question;
use crate::features::saved::empty::Empty;
use crate::features::saved::share::SharePanel;
use crate::features::saved::{List, delete_words};
use crate::features::saved_link::SavedLink;
use crate::state::announcer::Announcer;
use crate::state::find_query::FindQuery;
use crate::state::find_query::list::Sent;
use crate::state::finder::{Finder, Outcome};
use crate::state::saved::list_page::{ListPage, Tool};
use crate::state::saved::{Saved, SavedPlace, StoreProblem};

pub(super) const NAME: &str = "The saved places";

/// The list, each of its tools, and what is read when nothing is kept.
#[component]
pub fn SavedParts(invented: Invented) -> impl IntoView {
    Announcer::provide();
    let query = FindQuery::default();
    let outcome = invented.found(&query, Vec::new());
    let cards = Outcome::cards(&outcome);
    let finder = Finder::still(invented.directory(), query, invented.place.clone(), outcome);
    provide_context(finder);
    let unlisted = |name: &str| {
        let center = Center { name: name.to_owned(), ..(*invented.full).clone() };
        let note = "They called back on Monday.\nAsk for the evening group.".to_owned();
        SavedPlace { note, ..SavedPlace::of_center(&center, 99) }
    };
    let gone = unlisted("Harbor House");
    let listed = (1..).zip(&cards).map(|(at, card)| SavedPlace::of_card(card, at));
    let places: Vec<SavedPlace> = listed.chain([gone.clone()]).collect();
    let page = |problem, sent, tool| {
        let page = ListPage::still(Saved::still(places.clone(), 2, problem), finder, sent);
        page.tool.set(Some(tool));
        page.with_notes.set(true);
        page
    };
    let sent = Sent { ids: places.iter().map(|place| place.id).collect(), broken: 2 };
    let whole = page(Some(StoreProblem::Full), Some(sent), Tool::Print);
    whole.removed.set(Some(unlisted("Corner House")));
    let other = page(None, None, Tool::Share);
    let keeping = |problem| Saved::still(places.clone(), 0, problem);
    let full = keeping(None);
    let buttons = [Saved::still(Vec::new(), 0, None), full, keeping(Some(StoreProblem::Refused))]
        .map(|saved| view! { <Button saved place=gone.clone() /> })
        .into_iter()
        .collect_view();
    view! {
        <Group id="saved-places" name=NAME about="One tool is open at a time. On paper there is the sheet alone.">
            <Exhibit name="Save: not pressed, pressed, pressed where the device keeps nothing; the way to the list">
                <div class="cluster">{buttons}</div>
                <Provider value=full>
                    <SavedLink />
                </Provider>
            </Exhibit>
            <Exhibit name="Sent places, a full device, the sheet with notes, a place that was just taken off and one that is gone">
                <Provider value=whole>
                    <div class="saved stack stack--loose stack--wide">
                        <List />
                    </div>
                </Provider>
            </Exhibit>
            <Exhibit name="Side by side, with more than three to choose from">
                <Provider value=other>
                    <Compare />
                </Provider>
            </Exhibit>
            <Exhibit name="Sharing">
                <Provider value=other>
                    <SharePanel />
                </Provider>
            </Exhibit>
            <Exhibit name="Whether all may be deleted">
                <Question ask=delete_words(full).ask yes=delete_words(full).yes no=delete_words(full).no on_yes=|_| () on_no=|_| () />
            </Exhibit>
            <Exhibit name="Nothing is saved">
                <Empty />
            </Exhibit>
        </Group>
    }
    .into_any()
}

#[component]
fn Button(saved: Saved, place: SavedPlace) -> impl IntoView {
    view! {
        <Provider value=saved>
            <SaveButton place=Arc::new(move || place.clone()) />
        </Provider>
    }
    .into_any()
}
