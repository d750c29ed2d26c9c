//! What is the page of meetings made of?

use std::sync::Arc;

use leptos::context::Provider;
use leptos::prelude::*;
use listing::geo::Meters;
use listing::meeting::{Attendance, Coming, Meeting, MeetingAnswer, Weekday, WeeklyTime};
use listing::record::{Date, MeetingField, Origin};

use super::exhibit::{Exhibit, Group};
use super::invented::Invented;
use crate::features::kind_switch::KindSwitch;
use crate::features::meetings::list::List;
use crate::routes::Route;
use crate::state::announcer::Announcer;
use crate::state::find_query::FindQuery;
use crate::state::find_query::meetings::{MeetingsAsked, MeetingsView};
use crate::state::finder::Finder;
use crate::state::meetings::card::MeetingCard;
use crate::state::meetings::{Found, MeetingsPage, Outcome};

pub(super) const NAME: &str = "Meetings";

/// The switch between places and meetings, choices in a row, and a list: now and next, and day by day.
#[component]
pub fn MeetingParts(invented: Invented) -> impl IntoView {
    Announcer::provide();
    let query = FindQuery::default();
    let outcome = invented.found(&query, Vec::new());
    let finder = Finder::still(invented.directory(), query, invented.place.clone(), outcome);
    let page =
        |view| MeetingsPage::still(finder, MeetingsAsked { view, ..MeetingsAsked::default() }, found());
    let [soonest, week] = [MeetingsView::Soonest, MeetingsView::Week].map(page);
    view! {
        <Group id="meetings" name=NAME about="By the clock where the meeting is. Each minute only words change.">
            <Exhibit name="Places or meetings">
                <KindSwitch here=Route::Meetings near=Signal::stored("43215".to_owned()) />
            </Exhibit>
            // As in `features/meetings/quick.rs`.
            <Exhibit name="Choices in a row, one of them chosen">
                <div class="picks cluster" role="group" aria-label="Quick choices">
                    <button class="pick button" type="button" aria-pressed="true">
                        "Tonight"
                    </button>
                    <button class="pick button" type="button" aria-pressed="false">
                        "Online"
                    </button>
                </div>
            </Exhibit>
            <Exhibit name="Now and next">
                <Provider value=soonest>
                    <List />
                </Provider>
            </Exhibit>
            <Exhibit name="Day by day">
                <Provider value=week>
                    <List />
                </Provider>
            </Exhibit>
        </Group>
    }
    .into_any()
}

fn found() -> Outcome {
    let mut answer = MeetingAnswer::default();
    answer.total = 3;
    let cards = Date::new(2026, 11, 26).map(cards_of).unwrap_or_default();
    Outcome::Found(Arc::new(Found {
        asked: MeetingsAsked::default(),
        answer,
        cards,
        missing: Vec::new(),
        is_online_only: false,
        on_any_day: 0,
    }))
}

fn cards_of(day: Date) -> Vec<MeetingCard> {
    vec![
        card(0, "Sunny Quilt Group", Attendance::InPerson, Coming::UnderWay { since: 15 }, day),
        card(1, "Late Lantern Meeting", Attendance::Hybrid, Coming::In { minutes: 45 }, day),
    ]
}

fn card(row: usize, name: &str, attendance: Attendance, coming: Coming, day: Date) -> MeetingCard {
    let joins = attendance.is_online();
    let meeting = Meeting {
        name: name.to_owned(),
        group: String::new(),
        fellowship: "SMART Recovery".to_owned(),
        time: Some(WeeklyTime { day: Weekday::Thursday, starts: 1140, lasts: Some(60) }),
        zone: "America/New_York".to_owned(),
        attendance,
        types: ["BE", "O", "X"].map(str::to_owned).to_vec(),
        venue: "Invented Hall".to_owned(),
        street: "12 Invented Street".to_owned(),
        city: "Columbus".to_owned(),
        state: None,
        zip: None,
        position: None,
        notes: "The blue door.".to_owned(),
        join_url: if joins { "https://example.org/join".to_owned() } else { String::new() },
        join_phone: if joins { "6145550117".parse().ok() } else { None },
        join_notes: String::new(),
        url: "https://example.org/meeting".to_owned(),
        source: "invented".to_owned(),
        as_of: day,
        origins: vec![Origin { field: MeetingField::Notes, source: "county".to_owned() }],
    };
    MeetingCard {
        row,
        meeting: Arc::new(meeting),
        coming: Some(coming),
        day: Some(day),
        days_ahead: 0,
        distance: Some(Meters(3_200)),
        ahead: -180,
        zone_name: "Eastern Time".to_owned(),
        minute: 0,
    }
}
