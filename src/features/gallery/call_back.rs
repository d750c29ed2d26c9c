//! What is the page made of where a person asks to be called back?

use leptos::context::Provider;
use leptos::prelude::*;
use listing::first_contact::Who;

use super::exhibit::{Exhibit, Group};
use super::invented::Invented;
use crate::features::call_back::form::Form;
use crate::features::call_back::other_ways::OtherWays;
use crate::features::call_back::requests::Requests;
use crate::state::announcer::Announcer;
use crate::state::call_back::answer::{Reason, Refusal, Trouble};
use crate::state::call_back::asked::{Asked, Stage};
use crate::state::call_back::draft::Draft;
use crate::state::call_back::page::{CallBackPage, KnownPlace};
use crate::state::call_back::request::{AskedPlace, Reach, Request};
use crate::state::call_back::{CallBack, Known};
use crate::state::saved::StoreProblem;

pub(super) const NAME: &str = "Ask for a call";

/// A form that nobody filled in, a request in each state, and the ways that are open now.
#[component]
pub fn CallBackParts(invented: Invented) -> impl IntoView {
    Announcer::provide();
    let center = invented.full;
    let asked = AskedPlace { id: center.id().to_string(), name: center.name.clone() };
    let place = KnownPlace { asked: asked.clone(), phone: center.phones.first().cloned() };
    let request = Request {
        name: "Ana".to_owned(),
        reach: Reach::Mail { address: "ana@example.org".to_owned() },
        times: Vec::new(),
        language: "en".to_owned(),
        place: Some(asked),
    };
    let waiting = |trouble| Stage::Waiting { since: 0, wait: 0, trouble, asked: 0 };
    let said = "We call people in Franklin County, Ohio. Ask 211 who calls people where you are.".to_owned();
    let stages = [
        waiting(None),
        waiting(Some(Trouble::NoAnswer)),
        waiting(Some(Trouble::Foreign)),
        Stage::Sending { since: 0 },
        Stage::Delivered { at: 0 },
        Stage::Refused { refusal: Refusal { reason: Reason::Area, said } },
        Stage::Unsent,
        Stage::Stopped,
    ];
    let asked = stages.into_iter().enumerate().map(|(at, stage)| {
        let mut asked = Asked::new(format!("gallery-{at}"), request.clone(), 0);
        asked.stage = stage;
        asked
    });
    let known =
        Known { asked: asked.collect(), set_aside: 2, problem: Some(StoreProblem::Refused), is_read: true };
    let calls_back = Some("https://help.example.org/call-back".to_owned());
    let problems = Draft::default().check().err().unwrap_or_default();
    let still = |known, endpoint| {
        CallBackPage::still(
            CallBack::still(known, endpoint),
            Some(place.clone()),
            Some(Who::Loved),
            Draft::default(),
            problems.clone(),
        )
    };
    let form = still(Known::default(), calls_back.clone());
    let requests = still(known, calls_back);
    let nobody = still(Known::default(), None);
    view! {
        <Group id="call-back" name=NAME about="The form comes only where the operator names who calls back. A request tells at all times where it is.">
            <Exhibit name="The form, sent off empty">
                <Provider value=form>
                    <Form />
                </Provider>
            </Exhibit>
            <Exhibit name="Requests in every state, on a device that keeps nothing, with two that cannot be read">
                <Provider value=requests>
                    <div class="stack stack--wide">
                        <Requests />
                    </div>
                </Provider>
            </Exhibit>
            <Exhibit name="The ways that are open now, where nobody calls back">
                <Provider value=nobody>
                    <OtherWays />
                </Provider>
            </Exhibit>
        </Group>
    }
    .into_any()
}
