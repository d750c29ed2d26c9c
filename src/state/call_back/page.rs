//! What stands on the page where a person asks to be called back?

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use listing::first_contact::Who;
use listing::record::{CenterId, Phone};

use super::CallBack;
use super::draft::{Draft, Problem};
use super::queue::NotTaken;
use super::request::AskedPlace;
use crate::i18n::Locale;
use crate::routes::Route;
use crate::state::find_query::call_back::from_fragment;
use crate::state::finder::Finder;
use crate::state::live::Live;
use crate::state::saved::listed::{fetch_for, look_up};
use crate::state::saved::{Saved, SavedPlace};

/// The state of the page.
#[derive(Debug, Clone, Copy)]
pub struct CallBackPage {
    /// All requests.
    pub call_back: CallBack,
    /// What is typed as a name.
    pub name: RwSignal<String>,
    /// And as a number.
    pub phone: RwSignal<String>,
    /// And as an address.
    pub mail: RwSignal<String>,
    /// What else stands in the form.
    pub draft: RwSignal<Draft>,
    /// What is wrong with it, since it was last sent off.
    pub problems: RwSignal<Vec<Problem>>,
    /// Why it was not taken.
    pub not_taken: RwSignal<Option<NotTaken>>,
    /// The refused request that stands in the form to be changed.
    changed: RwSignal<Option<String>>,
    /// Whether the form is open although there are requests.
    pub is_asking: RwSignal<bool>,
    /// The place that the page was opened for.
    pub place: Memo<Option<KnownPlace>>,
    /// For whom help is looked for, where the person said so.
    pub who: Memo<Option<Who>>,
    /// What it can be about: that place, and those of the person's list.
    pub choices: Memo<Vec<AskedPlace>>,
}

/// A place as far as it matters here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPlace {
    /// Its id and name.
    pub asked: AskedPlace,
    /// The main number.
    pub phone: Option<Phone>,
}

impl KnownPlace {
    fn of(place: &SavedPlace) -> Self {
        Self {
            asked: AskedPlace { id: place.id.to_string(), name: place.name.clone() },
            phone: place.phone.clone(),
        }
    }
}

impl CallBackPage {
    /// Follows the fragment of the page. Must be called inside the router.
    #[must_use]
    pub fn new(saved: Saved, finder: Finder) -> Self {
        let (live, location) = (expect_context::<Live>(), use_location());
        let about = Memo::new(move |last: Option<&(Option<CenterId>, Option<Who>)>| {
            let is_open = live.get() && Route::at(&location.pathname.get()).0 == Route::CallBack;
            if is_open { from_fragment(&location.hash.get()) } else { last.copied().unwrap_or_default() }
        });
        let id = Memo::new(move |_| about.get().0);
        fetch_for(finder.directory, Memo::new(move |_| id.get().into_iter().collect()));
        let place = Memo::new(move |_| {
            let id = id.get()?;
            let listed = look_up(finder.directory, id);
            let listed = listed.here().map(|(center, _)| SavedPlace::of_center(center, 0));
            listed.or_else(|| saved.get(id)).as_ref().map(KnownPlace::of)
        });
        let choices = Memo::new(move |_| {
            let mut choices: Vec<AskedPlace> = place.get().map(|place| place.asked).into_iter().collect();
            for kept in saved.places().iter().map(KnownPlace::of) {
                if choices.iter().all(|known| known.id != kept.asked.id) {
                    choices.push(kept.asked);
                }
            }
            choices
        });
        let page = Self::of(CallBack::of_visit(), place, choices, Memo::new(move |_| about.get().1));
        Effect::new(move |_| {
            if let Some(place) = place.get() {
                page.draft.update(|draft| draft.place = Some(place.asked));
            }
        });
        page
    }

    /// One that shows this for good, and sends nothing.
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn still(
        call_back: CallBack,
        place: Option<KnownPlace>,
        who: Option<Who>,
        draft: Draft,
        problems: Vec<Problem>,
    ) -> Self {
        let choices: Vec<AskedPlace> = place.clone().map(|place| place.asked).into_iter().collect();
        let (place, choices) = (Memo::new(move |_| place.clone()), Memo::new(move |_| choices.clone()));
        let page = Self::of(call_back, place, choices, Memo::new(move |_| who));
        page.fill(draft);
        page.problems.set(problems);
        page
    }

    fn of(
        call_back: CallBack,
        place: Memo<Option<KnownPlace>>,
        choices: Memo<Vec<AskedPlace>>,
        who: Memo<Option<Who>>,
    ) -> Self {
        Self {
            call_back,
            name: RwSignal::new(String::new()),
            phone: RwSignal::new(String::new()),
            mail: RwSignal::new(String::new()),
            draft: RwSignal::new(Draft { language: Locale::current().code().to_owned(), ..Draft::default() }),
            problems: RwSignal::new(Vec::new()),
            not_taken: RwSignal::new(None),
            changed: RwSignal::new(None),
            is_asking: RwSignal::new(false),
            place,
            who,
            choices,
        }
    }

    /// Whether the form is shown: there is somebody to ask, and nothing else to look at. Tracks.
    #[must_use]
    pub fn has_form(self) -> bool {
        self.call_back.endpoint.with_value(Option::is_some)
            && (self.is_asking.get() || self.call_back.known.with(|known| known.asked.is_empty()))
    }

    /// Sends off what stands in the form. The key of the request, where it could be.
    pub fn submit(self) -> Option<String> {
        let typed = |text: RwSignal<String>| text.get_untracked();
        self.draft.update(|draft| {
            (draft.name, draft.phone, draft.mail) = (typed(self.name), typed(self.phone), typed(self.mail));
        });
        let checked = self.draft.with_untracked(Draft::check);
        self.problems.set(checked.as_ref().err().cloned().unwrap_or_default());
        let asked = self.call_back.ask(checked.ok()?);
        self.not_taken.set(asked.as_ref().err().copied());
        let key = asked.ok()?;
        self.is_asking.set(false);
        // The one that was refused goes when another takes its place, and not before.
        if let Some(changed) = self.changed.try_update(Option::take).flatten() {
            self.call_back.let_go(changed);
        }
        // Nothing of the person stays in a form that is gone.
        let (place, language) =
            self.draft.with_untracked(|draft| (draft.place.clone(), draft.language.clone()));
        self.fill(Draft { place, language, ..Draft::default() });
        Some(key)
    }

    fn fill(self, draft: Draft) {
        for (field, text) in [(self.name, &draft.name), (self.phone, &draft.phone), (self.mail, &draft.mail)]
        {
            field.set(text.clone());
        }
        self.draft.set(draft);
    }

    /// Puts a request that was refused back into the form, to be changed.
    pub fn change(self, key: &str) {
        let request = self.call_back.known.with_untracked(|known| {
            known.asked.iter().find(|asked| asked.key == key).and_then(|asked| asked.request.clone())
        });
        if let Some(request) = request {
            self.fill(Draft::of(&request));
            self.problems.set(Vec::new());
            self.is_asking.set(true);
            self.changed.set(Some(key.to_owned()));
        }
    }
}
