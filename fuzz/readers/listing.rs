//! The files of a listing, and what a person types: read as the app reads them, and used as the app would.

use std::str::FromStr;

use listing::everyday::meant;
use listing::first_contact::{Answers, Whereabouts};
use listing::gazetteer::{Asked, Gazetteer, Towns, place_in};
use listing::geo::{LatLon, Meters};
use listing::icalendar::{LocalTime, WeeklyEvent, Zone, weekly};
use listing::index::{Index, Vocabulary};
use listing::link::{host, web_link};
use listing::meeting::{MeetingIndex, MeetingQuery, Now, Weekday, When};
use listing::query::{Near, Order, Query, Within};
use listing::record::{CenterId, Date, Phone, Zip};
use listing::taxonomy::Chosen;
use listing::wire::{Details, Manifest, Meetings, Shard, Terms, WireError};

const OHIO: LatLon = LatLon { lat: 40.0, lon: -83.0 };

/// A table of contents: what is read leads nowhere but to the listing's own folder.
pub(crate) fn manifest(bytes: &[u8]) -> Result<(), WireError> {
    let manifest = Manifest::decode(bytes)?;
    assert!(manifest.shards.iter().all(|shard| !shard.file.contains(['/', ':', '\\'])));
    assert!(manifest.shards_in_reach(OHIO, Meters::from_miles(100)).count() <= manifest.shards.len());
    Ok(())
}

/// A search shard: every row of it can be shown, and it can be asked.
pub(crate) fn shard(bytes: &[u8]) -> Result<(), WireError> {
    let shard = Shard::decode(bytes)?;
    // A row costs at least a byte: no number in the file makes more of them.
    let rows = shard.len();
    assert!(rows <= bytes.len());
    for row in 0..=rows {
        assert_eq!(shard.center(row).is_some(), row < rows);
    }
    let mut index = Index::new(Vocabulary::default());
    assert!(index.add(shard));
    let words = String::from_utf8_lossy(bytes.get(..12).unwrap_or_default()).into_owned();
    for near in [Near::Everywhere, Near::Around { at: OHIO, within: Within::Auto }] {
        for words in [String::new(), "harbour".to_owned(), words.clone()] {
            let query = Query { near, chosen: Chosen::default(), words, order: Order::Nearest, limit: 5 };
            let answer = index.answer(&query);
            assert!(answer.total <= rows && index.names(&query.words, 5).len() <= 5);
            assert!(answer.total == 0 || index.loosened(&query).is_none());
            for hit in answer.hits {
                assert!(!index.at_same_address(hit.row).contains(&hit.row));
            }
        }
    }
    Ok(())
}

/// The details of a shard: they can be added to any center.
pub(crate) fn details(bytes: &[u8], center: &listing::record::Center) -> Result<(), WireError> {
    let details = Details::decode(bytes)?;
    assert!(details.rows() <= bytes.len());
    for row in 0..=details.rows() {
        assert!(details.other_phones(row).iter().all(|phone| phone.number.len() == 10));
        let whole = details.complete(row, center.clone());
        assert!(whole.codes.is_sorted() && whole.name == center.name);
    }
    Ok(())
}

/// A list of ZIPs and towns: whatever is looked up in it.
pub(crate) fn gazetteer(bytes: &[u8]) -> Result<(), WireError> {
    let gazetteer = Gazetteer::decode(bytes)?;
    assert!(gazetteer.len() <= bytes.len());
    let _ = gazetteer.town("Saint Mary");
    if let Ok(zip) = "43215".parse() {
        let _ = gazetteer.zip(&zip);
    }
    for (zip, _) in gazetteer.zips_beginning("4", 5) {
        assert!(zip.as_str().starts_with('4'));
    }
    Ok(())
}

/// A list of all towns: whatever is looked up in it.
pub(crate) fn towns(bytes: &[u8]) -> Result<(), WireError> {
    let towns = Towns::decode(bytes)?;
    assert!(towns.len() <= bytes.len());
    let typed = String::from_utf8_lossy(bytes.get(..12).unwrap_or_default()).into_owned();
    for typed in ["Saint Mary", "s", "harbro", &typed] {
        assert!(towns.beginning(typed, 5).len() <= 5);
        for town in towns.named(typed) {
            assert!(town.name.len() <= bytes.len());
        }
    }
    Ok(())
}

/// A list of meetings: whatever is asked of it, at any minute, and each of them in a calendar.
pub(crate) fn meetings(bytes: &[u8]) -> Result<(), WireError> {
    let meetings = Meetings::decode(bytes)?;
    let rows = meetings.len();
    assert!(rows <= bytes.len());
    let mut index = MeetingIndex::default();
    index.add(meetings);
    let words = String::from_utf8_lossy(bytes.get(..12).unwrap_or_default()).into_owned();
    let minute = bytes.iter().fold(0_u16, |sum, byte| sum.wrapping_add(u16::from(*byte))) % 1440;
    let now = Now { day: Weekday::ALL[usize::from(minute % 7)], minute };
    for near in [Near::Everywhere, Near::Around { at: OHIO, within: Within::Auto }] {
        for (when, words) in [(When::AnyTime, String::new()), (When::Tonight, words.clone())] {
            let query = MeetingQuery { near, when, words, ..MeetingQuery::default() };
            let answer = index.answer(&query, |_| now);
            assert!(answer.total <= rows && answer.hits.len() <= query.limit);
            assert!(answer.hits.iter().all(|hit| index.meeting(hit.row).is_some()));
        }
    }
    let first = LocalTime::at(1_795_716_000_000, 0);
    for (meeting, first) in (0..rows).filter_map(|row| Some((index.meeting(row)?, first?))) {
        if let Some(zone) = Zone::with_name(&meeting.zone, 1_795_716_000_000, |_| Some(-480)) {
            let (summary, description) = (&*meeting.name, &*meeting.notes);
            let event = WeeklyEvent {
                uid: "fuzz@beside",
                made_at: 0,
                first,
                zone: &zone,
                minutes: 60,
                summary,
                description,
                location: &meeting.street,
            };
            assert_eq!(weekly(&event).matches("\r\nBEGIN:VEVENT\r\n").count(), 1);
        }
    }
    Ok(())
}

/// A dictionary of codes: every code in it is found.
pub(crate) fn terms(bytes: &[u8]) -> Result<(), WireError> {
    let terms = Terms::decode(bytes)?;
    assert!(terms.len() <= bytes.len());
    assert!(terms.iter().all(|term| terms.get(&term.code).is_some()));
    Ok(())
}

/// What a person typed: a place, or what they look for in everyday words.
pub(crate) fn typed(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(asked) = text.parse::<Asked>() {
        assert_eq!(asked.to_string().parse::<Asked>().map(|again| again.state()), Ok(asked.state()));
        assert!(Whereabouts::from_typed(&text).is_ok());
    }
    let beginning = text.get(..text.floor_char_boundary(60)).unwrap_or_default();
    if let Some((asked, range)) = place_in(beginning) {
        assert!(beginning.get(range).is_some());
        assert_eq!(asked.to_string().parse::<Asked>(), Ok(asked));
    }
    for meant in meant(beginning, []) {
        assert!(beginning.get(meant.range).is_some());
    }
}

/// A short text in a field of a listing or of an address: what is understood is written as it is read.
pub(crate) fn field(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Some(link) = web_link(&text) {
        assert!(link.starts_with("https://") || link.starts_with("http://"));
        assert!(!host(&link).is_empty() && web_link(&link).as_ref() == Some(&link));
    }
    is_read_as_it_is_written::<Phone>(&text);
    is_read_as_it_is_written::<Zip>(&text);
    is_read_as_it_is_written::<Date>(&text);
    is_read_as_it_is_written::<CenterId>(&text);
    is_read_as_it_is_written::<LocalTime>(&text);
    is_read_as_it_is_written::<Answers>(&text);
}

fn is_read_as_it_is_written<T: FromStr + ToString + PartialEq>(text: &str) {
    if let Ok(value) = text.parse::<T>() {
        assert!(value.to_string().parse().is_ok_and(|again: T| again == value), "{text}");
    }
}
