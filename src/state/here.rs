//! Where is the device, if it was asked?

use leptos::prelude::*;
use leptos::task::spawn_local;
use listing::geo::LatLon;

use super::find_query::FindQuery;
use super::finder::{Finder, Step};
use super::place::PositionError;

/// How far the question has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Locating {
    /// Nobody has asked, or the answer is here.
    #[default]
    Idle,
    /// The device is looking.
    Asking,
    /// It did not say.
    Failed(PositionError),
}

/// The device's position: in memory alone, and in no address.
#[derive(Debug, Clone, Copy, Default)]
pub struct Here {
    /// Rounded; `None` unless it is looked around it.
    pub position: RwSignal<Option<LatLon>>,
    /// How far the question has come.
    pub locating: RwSignal<Locating>,
}

impl Here {
    /// Looks there no more.
    pub fn forget(self) {
        self.position.set(None);
        self.locating.set(Locating::Idle);
    }
}

impl Finder {
    /// Asks the device where it is, once, and looks there.
    pub fn look_here(self) {
        let look = move || {
            self.ask(FindQuery { near: String::new(), ..self.query.get_untracked() }, Step::New);
        };
        self.locate(Box::new(look));
    }

    /// Asks the device where it is, once; `found_it` is called before it is known to others.
    pub(super) fn locate(self, found_it: Box<dyn FnOnce()>) {
        let here = self.here;
        if here.locating.get_untracked() == Locating::Asking {
            return;
        }
        here.locating.set(Locating::Asking);
        spawn_local(async move {
            let found = match (self.fetch_lookups)().await {
                Some(lookups) => (lookups.device)().await,
                None => Err(PositionError::Unavailable),
            };
            // Who typed a place meanwhile, or has left, wants that.
            if here.locating.try_get_untracked() != Some(Locating::Asking) {
                return;
            }
            match found {
                Ok(at) => {
                    here.locating.set(Locating::Idle);
                    found_it();
                    here.position.set(Some(at));
                }
                Err(error) => here.locating.set(Locating::Failed(error)),
            }
        });
    }
}
