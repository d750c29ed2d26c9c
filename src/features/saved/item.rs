//! One saved place: whom to call, what to remember.

use leptos::prelude::*;
use listing::record::CenterId;

use super::note::Note;
use crate::components::{Icon, changing};
use crate::i18n::{Locale, current_words, long_date, phone_number};
use crate::routes::{Route, phone};
use crate::state::announcer::Announcer;
use crate::state::attention::focus_soon;
use crate::state::find_query::center;
use crate::state::saved::SavedPlace;
use crate::state::saved::list_page::ListPage;
use crate::state::saved::listed::{Listed, ListedPlace};

/// More about a place.
pub type More = fn(CenterId) -> AnyView;

/// A place of the list, or the way to put it back, where it was just taken off.
#[component]
pub fn Item(
    /// Which place.
    id: CenterId,
    /// What else is shown of it, above the note.
    #[prop(optional)]
    more: Option<More>,
) -> impl IntoView {
    let page = expect_context::<ListPage>();
    let removed =
        Memo::new(move |_| page.removed.get().filter(|removed| removed.id == id && !page.saved.has(id)));
    let content = changing(move || match removed.get() {
        Some(place) => Some(view! { <Removed place /> }.into_any()),
        None => Some(view! { <Kept id more /> }.into_any()),
    });
    view! { <li class="saved__item">{content}</li> }.into_any()
}

#[component]
fn Removed(place: SavedPlace) -> impl IntoView {
    let words = &current_words().saved().places;
    let page = expect_context::<ListPage>();
    let announcer = expect_context::<Announcer>();
    let (id, name) = (place.id, place.name);
    let text = words.removed(&name);
    let put_back = move |_| {
        page.put_back();
        announcer.say(words.back(&name));
        focus_soon(format!("#{}", remove_id(id)));
    };
    view! {
        <div class="saved__removed cluster">
            <p>
                <bdi>{text}</bdi>
            </p>
            <button class="button" id=undo_id(id) type="button" on:click=put_back>
                {words.undo}
            </button>
        </div>
    }
    .into_any()
}

#[component]
fn Kept(id: CenterId, more: Option<More>) -> impl IntoView {
    let words = &current_words().saved().places;
    let page = expect_context::<ListPage>();
    let announcer = expect_context::<Announcer>();
    // The note has a field of its own, which must not be made anew while somebody types into it.
    let shown = Memo::new(move |_| {
        let listed = page.places.with(|places| places.iter().find(|known| known.place.id == id).cloned());
        listed
            .map(|listed| ListedPlace { place: SavedPlace { note: String::new(), ..listed.place }, ..listed })
    });
    let name = shown.get_untracked().map(|shown| shown.place.name).unwrap_or_default();
    let label = words.remove_name(&name);
    let about = words.note_name(&name);
    let facts = changing(move || shown.get().map(|listed| view! { <Facts listed /> }.into_any()));
    let remove = move |_| {
        announcer.say(words.removed(&name));
        page.remove(id);
        focus_soon(format!("#{}", undo_id(id)));
    };
    view! {
        <article class="card stack stack--wide">
            {facts}
            {more.map(|more| more(id))}
            <Note id about />
            <button class="button button--quiet saved__remove" id=remove_id(id) type="button" aria-label=label on:click=remove>
                {words.remove}
            </button>
        </article>
    }
    .into_any()
}

/// Name, town and phone, and what the listing says today.
#[component]
fn Facts(listed: ListedPlace) -> impl IntoView {
    let words = &current_words().saved().places;
    let warning = match listed.listed {
        Listed::Gone => Some(words.gone),
        Listed::Failed(_) => Some(words.unreachable),
        Listed::Waiting | Listed::Here(..) => None,
    };
    view! {
        <PlaceHead place=listed.place />
        {warning.map(|warning| view! { <p class="notice small">{warning}</p> }.into_any())}
    }
    .into_any()
}

/// Name, address and phone of a place, with the way to its page.
#[component]
pub fn PlaceHead(place: SavedPlace) -> impl IntoView {
    let words = &current_words().saved().places;
    let locale = Locale::current();
    let SavedPlace { id, name, street, town, phone, as_of, .. } = place;
    let address: Vec<String> = [street, town].into_iter().filter(|line| !line.is_empty()).collect();
    let name = if name.is_empty() { words.no_name.to_owned() } else { name };
    let call = match phone {
        Some(number) => {
            let written = phone_number(&number);
            let label = words.call_name(&name, &written);
            view! {
                <a class="button button--primary" href=phone::call_number(&number) aria-label=label>
                    <Icon icon=icondata_lu::LuPhone />
                    {words.call(written)}
                </a>
            }
            .into_any()
        }
        None => view! { <p>{words.no_phone}</p> }.into_any(),
    };
    let as_of = as_of.map(|date| {
        let text = current_words().find().results.as_of(long_date(locale, date));
        view! { <p class="small quiet">{text}</p> }.into_any()
    });
    view! {
        <div class="saved__head">
            <div class="stack stack--tight">
                <h3>
                    <a class="place__link" href=Route::Center.path_with(locale, &center::to_fragment(id))>
                        <bdi>{name}</bdi>
                    </a>
                </h3>
                <p class="small quiet">
                    <bdi>{address.join(", ")}</bdi>
                </p>
            </div>
            <div class="saved__call stack stack--tight">{call} {as_of}</div>
        </div>
    }
    .into_any()
}

fn undo_id(id: CenterId) -> String {
    format!("undo-{id}")
}

fn remove_id(id: CenterId) -> String {
    format!("remove-{id}")
}
