//! What the app reads that is neither a listing nor typed: files, addresses, the device's own records, answers of a service.

use std::collections::BTreeMap;

use beside::state::call_back::answer::{Answer, Outcome, understand};
use beside::state::call_back::asked::{Asked, Stage};
use beside::state::call_back::request::{Reach, Request};
use beside::state::find_query::calls::Calls;
use beside::state::find_query::meetings::MeetingsAsked;
use beside::state::find_query::{FindQuery, call_back, center, list, steps};
use beside::state::plan::Record;
use beside::state::plan::contents::Contents;
use beside::state::plan::file;
use beside::state::plan::merge::{Here, merge};
use beside::state::saved;

/// The key of the request that is answered here.
const KEY: &str = "0c7a1f7e-6f0e-4f5c-9a53-2f1f4f1f6b11";
const NOW: u64 = 1_800_000_000_000;

/// A file that is brought in as a plan: written again it is the same, and brought in twice it changes nothing.
pub(crate) fn plan_file(bytes: &[u8]) {
    let Ok(records) = file::read(&String::from_utf8_lossy(bytes)) else { return };
    assert_eq!(file::read(&file::write(&records, NOW)).as_ref(), Ok(&records));
    let merged = merge(&Here::default(), records.clone(), NOW);
    let here =
        Here { places: merged.places, set_aside: merged.set_aside, plan: merged.plan.into_iter().collect() };
    assert_eq!(merge(&here, records, NOW).count(), 0, "{here:?}");
}

/// The part of an address behind `#`, of any page that has one: what is written again is read as the same.
pub(crate) fn fragment(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    // What was typed or ticked before the app was there comes to it as one parameter.
    let (parameter, value) = text.split_once('=').unwrap_or_default();
    let early = FindQuery::default().with_parameter(parameter, value);
    for query in [FindQuery::from_fragment(&text), early] {
        assert!(query.ignored.len() <= 3);
        let understood = FindQuery { ignored: Vec::new(), ..query };
        assert_eq!(FindQuery::from_fragment(&understood.to_fragment()), understood);
    }

    let meetings = MeetingsAsked { ignored: Vec::new(), ..MeetingsAsked::from_fragment(&text) };
    assert_eq!(MeetingsAsked::from_fragment(&meetings.to_fragment()), meetings);
    if let Some(id) = center::from_fragment(&text) {
        assert_eq!(center::from_fragment(&center::to_fragment(id)), Some(id));
    }
    let (id, who) = call_back::from_fragment(&text);
    assert_eq!(call_back::from_fragment(&call_back::to_fragment(id, who)), (id, who));
    if let Some(step) = steps::from_fragment(&text) {
        assert_eq!(steps::from_fragment(&steps::to_fragment(step)), Some(step));
    }
    if let Some(sent) = list::from_fragment(&text) {
        let again = list::from_fragment(&list::to_fragment(&sent.ids)).unwrap_or_default();
        assert_eq!(again.ids, &sent.ids[..sent.ids.len().min(list::MOST)]);
    }
    let calls = Calls::from_fragment(&text);
    let again = Calls::from_fragment(&calls.to_fragment());
    assert_eq!((again.places(), again.who), (calls.places(), calls.who));
    assert!(calls.places().is_empty() || again.stage() == calls.stage());
}

/// A record of the device, as `KEY LF TEXT`: what is understood and written again is the same, the rest is set aside.
pub(crate) fn record(bytes: &[u8]) {
    let both = String::from_utf8_lossy(bytes);
    let (key, text) = both.split_once('\n').unwrap_or((KEY, &both));
    if let Some(place) = saved::record::decode(key, text) {
        let (key, text) = saved::record::encode(&place);
        assert_eq!(saved::record::decode(&key, &text), Some(place));
    }
    let record = Record::decode(text);
    let contents = Contents::of(&BTreeMap::from([(key.to_owned(), text.to_owned())]));
    assert_eq!(contents.set_aside.is_empty(), record.is_some());
    if let Some(record) = record {
        assert_eq!(Record::decode(&record.encode().1), Some(record));
    }
    if let Some(asked) = Asked::decode(key, text) {
        assert_eq!(Asked::decode(key, &asked.encode()).as_ref(), Some(&asked));
        for now in [0, NOW, u64::MAX] {
            let begun = asked.clone().cut_short(now).hurry(now).begin(now);
            assert!(begun.is_none_or(|begun| begun.tries > 0));
        }
    }
}

/// An answer, as `STATUS LF RETRY-AFTER LF DATE LF BODY`: only a success that names the key is a delivery.
pub(crate) fn call_back_answer(bytes: &[u8]) {
    let mut parts = bytes.splitn(4, |byte| *byte == b'\n');
    let mut line = || parts.next().map(|line| String::from_utf8_lossy(line).into_owned());
    let status = line().and_then(|status| status.parse().ok()).unwrap_or_default();
    let (retry_after, date) = (line(), line());
    let body = parts.next().unwrap_or_default().to_vec();
    let names_key = String::from_utf8_lossy(&body).contains(KEY) || body.contains(&b'\\');
    let outcome = understand(&Answer { status, retry_after, date, body }, KEY, NOW);
    assert!(outcome != Outcome::Delivered || (names_key && matches!(status, 200..=299 | 409)));

    let reach = Reach::Mail { address: "ana@example.org".to_owned() };
    let request =
        Request { name: "Ana".to_owned(), reach, times: Vec::new(), language: "en".to_owned(), place: None };
    let sending = Asked::new(KEY.to_owned(), request, NOW).begin(NOW).expect("a new request can be sent");
    let answered = sending.answered(outcome, NOW);
    assert!(!matches!(answered.stage, Stage::Sending { .. }));
    assert_eq!(Asked::decode(KEY, &answered.encode()), Some(answered));
}
