//! What is found, and whether the page that tells it is sound.

use std::collections::BTreeSet;

use listing::geo::LatLon;
use listing::meeting::Meeting;
use listing::record::{Center, Date, Phone, PhoneRole, Position, Precision};
use listing::state::State;

use super::*;
use crate::meetings::invented;
use crate::report::{Place, Reason};

fn center(number: u8) -> Center {
    Center {
        name: format!("Invented House {number}"),
        part: String::new(),
        street: format!("{number} Elm St"),
        unit: String::new(),
        city: "Columbus".to_owned(),
        state: State::from_code("OH").unwrap(),
        zip: "43215".parse().unwrap(),
        position: Some(Position { at: LatLon { lat: 39.96, lon: -83.0 }, precision: Precision::Exact }),
        phones: vec![Phone {
            number: format!("61455501{number:02}"),
            extension: String::new(),
            role: PhoneRole::Main,
        }],
        website: String::new(),
        hours: String::new(),
        cost: String::new(),
        eligibility: String::new(),
        accessibility: String::new(),
        codes: vec!["PEER".to_owned()],
        source: "a".to_owned(),
        as_of: "2026-01-01".parse().unwrap(),
        origins: Vec::new(),
    }
}

fn source() -> Source {
    Source {
        id: "a".to_owned(),
        title: "A".to_owned(),
        publisher: String::new(),
        url: String::new(),
        as_of: "2026-01-01".parse().unwrap(),
    }
}

fn reviewed(centers: Vec<Center>, rejected: usize, comparison: Comparison, today: &str) -> Review {
    let mut report = Report::new();
    let table = Place { file: "a.csv", sheet: "", row: None };
    report.title = "Invented <County> & more".to_owned();
    report.start_table(table, centers.len() + rejected);
    for row in 0..rejected {
        let place = Place { row: u32::try_from(row + 100).ok(), ..table };
        report.add(place, "Zip", Reason::NoZip, "<script>alert(1)</script>\u{202e}", String::new());
    }
    let mut held = Vec::new();
    for (row, record) in (2..).zip(centers) {
        report.locate(&record, Place { row: Some(row), ..table });
        let rows = report.row_of_center(&record).into_iter().collect();
        held.push(Held { record, rows });
    }
    report.balance(held.len()).unwrap();
    let reviewed = Reviewed {
        centers: &held,
        meetings: &[],
        sources: vec![source()],
        comparison,
        today: today.parse().ok(),
    };
    Review::of(reviewed, report)
}

fn plain(centers: Vec<Center>) -> Review {
    reviewed(centers, 0, Comparison::Nothing, "2026-06-01")
}

fn suspects(review: &Review, concern: Concern) -> Vec<String> {
    let finding = review.findings.iter().find(|finding| finding.concern == concern);
    let told = |suspect: &Suspect| format!("{}|{}|{}", suspect.row, suspect.name, suspect.value);
    finding.map(|finding| finding.suspects.iter().map(told).collect()).unwrap_or_default()
}

#[test]
fn a_listing_that_is_well_has_nothing_to_look_at() {
    let review = plain(vec![center(1), center(2)]);
    assert_eq!((review.findings.len(), review.fails()), (0, false));
    assert!(review.text().contains("Nothing looks wrong") && review.html().contains("Nothing looks wrong"));
}

#[test]
fn a_door_far_from_its_zip_is_found_and_one_near_it_is_not() {
    let mut far = center(1);
    far.position = Some(Position { at: LatLon { lat: 41.5, lon: -81.7 }, precision: Precision::Exact });
    let review = plain(vec![far.clone(), center(2)]);
    let found = suspects(&review, Concern::FarFromZip);
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("a.csv row 2|Invented House 1|41.5, -81.7: 12"), "{found:?}");
    far.position = Some(Position { precision: Precision::Zip, ..far.position.unwrap() });
    assert!(suspects(&plain(vec![far]), Concern::FarFromZip).is_empty(), "the middle of a ZIP says nothing");
}

#[test]
fn a_phone_of_ten_is_found_and_one_of_nine_is_not() {
    let with = |count: u8| {
        let mut centers: Vec<Center> = (1..=count).map(center).collect();
        for center in &mut centers {
            center.phones[0].number = "6145550199".to_owned();
        }
        suspects(&plain(centers), Concern::SharedPhone)
    };
    assert_eq!(with(9), Vec::<String>::new());
    assert_eq!(
        with(10),
        ["a.csv row 2; a.csv row 3; a.csv row 4|Invented House 1 and 9 more|6145550199: 10 records"]
    );
}

#[test]
fn silence_and_names_that_come_twice_are_found() {
    let (mut silent, mut twin) = (center(1), center(2));
    silent.phones.clear();
    silent.codes.clear();
    twin.name = "invented house 1.".to_owned();
    let review = plain(vec![silent, twin, center(3)]);
    assert_eq!(suspects(&review, Concern::NoPhone), ["a.csv row 2|Invented House 1|"]);
    assert_eq!(suspects(&review, Concern::NoServices), ["a.csv row 2|Invented House 1|"]);
    assert_eq!(
        suspects(&review, Concern::SameNameInZip),
        ["a.csv row 2|Invented House 1|43215, 1 Elm St", "a.csv row 3|invented house 1.|43215, 2 Elm St"]
    );
    assert!(!review.fails(), "none of it speaks against the listing");
}

#[test]
fn data_is_stale_after_180_days_by_the_day_that_the_caller_gives() {
    let on = |today: &str| reviewed(vec![center(1)], 0, Comparison::Nothing, today);
    assert!(!on("2026-06-30").fails(), "180 days");
    let stale = on("2026-07-01");
    assert!(stale.fails());
    assert_eq!(suspects(&stale, Concern::StaleRecord), ["a.csv row 2|Invented House 1|2026-01-01"]);
    assert!(!on("no day").fails());
    assert!(!on("2020-01-01").fails(), "a clock that is wrong");
}

#[test]
fn neither_fresh_meetings_nor_a_few_fresh_centers_make_old_centers_fresh() {
    let fresh: Date = "2026-06-20".parse().unwrap();
    let meeting = Meeting { as_of: fresh, ..invented("Noon Bench") };
    let review = |centers: Vec<Center>| {
        let mut report = Report::new();
        report.start_table(Place { file: "a.csv", sheet: "", row: None }, centers.len() + 1);
        report.balance(centers.len() + 1).unwrap();
        let held: Vec<_> = centers.into_iter().map(|record| Held { record, rows: vec![] }).collect();
        let meetings = [Held { record: meeting.clone(), rows: vec![] }];
        let reviewed = Reviewed {
            centers: &held,
            meetings: &meetings,
            sources: vec![source(), Source { id: "b".to_owned(), as_of: fresh, ..source() }],
            comparison: Comparison::Nothing,
            today: "2026-07-01".parse().ok(),
        };
        Review::of(reviewed, report)
    };
    let stale = |review: &Review| -> Vec<String> {
        let findings = review.findings.iter().filter(|finding| finding.concern == Concern::StaleListing);
        findings.map(|finding| finding.detail.clone()).collect()
    };
    let told = ["centers: 2026-01-01; today is 2026-07-01"];
    let fresh_center = Center { as_of: fresh, ..center(3) };
    assert_eq!(stale(&review(vec![center(1)])), told);
    assert_eq!(stale(&review(vec![center(1), center(2), fresh_center.clone()])), told);
    assert!(stale(&review(vec![center(1), fresh_center])).is_empty());
}

#[test]
fn more_than_one_row_in_twenty_rejected_fails_the_check() {
    let with = |rejected| {
        let centers = (1..=19).map(center).collect();
        reviewed(centers, rejected, Comparison::Nothing, "2026-06-01").fails()
    };
    assert_eq!([with(0), with(1), with(2)], [false, false, true]);
    assert!(reviewed(vec![], 0, Comparison::Nothing, "2026-06-01").fails(), "no records");
}

fn loss(gone: usize, before: usize) -> Review {
    loss_of("centers", gone, before)
}

fn loss_of(of: &str, gone: usize, before: usize) -> Review {
    let change =
        Change { id: "oh-1".into(), name: "Gone".into(), town: "Columbus, OH".into(), fields: vec![] };
    let lost = |gone: usize, before: usize| Compared {
        before,
        after: before - gone,
        new: vec![],
        changed: vec![],
        gone: vec![change.clone(); gone],
    };
    // Of which there are more does not matter.
    let changes = match of {
        "centers" => Changes { centers: lost(gone, before), meetings: lost(0, 900) },
        _ => Changes { centers: lost(0, 900), meetings: lost(gone, before) },
    };
    reviewed(vec![center(1)], 0, Comparison::Changes(changes), "2026-06-01")
}

use crate::earlier::{Change, Compared};

#[test]
fn a_third_may_go_and_more_may_not() {
    assert!(!loss(3, 9).fails());
    assert!(loss(4, 9).fails());
    assert!(!loss_of("meetings", 3, 9).fails());
    let few_meetings = loss_of("meetings", 4, 9);
    assert!(few_meetings.fails(), "many centers do not make up for lost meetings");
    assert_eq!(few_meetings.findings[0].detail, "4 of 9 meetings");
    let text = loss(60, 90).text();
    assert!(text.contains("60 gone") && text.contains("… and 10 more"), "{text}");
    assert_eq!(text.matches("Gone, Columbus, OH").count(), 50);
    assert_eq!(loss(60, 90).html().matches("<th scope=\"row\">Gone</th>").count(), 60);
}

#[test]
fn every_concern_says_how_to_mend_it() {
    for concern in Concern::ALL {
        assert!(concern.remedy().ends_with('.') && concern.remedy().len() > 30, "{concern:?}");
    }
    let titles: BTreeSet<&str> = Concern::ALL.iter().map(|concern| concern.title()).collect();
    assert_eq!(titles.len(), Concern::ALL.len());
}

#[test]
fn the_json_has_the_report_and_what_was_found() {
    let json: serde_json::Value = serde_json::from_str(&loss(4, 9).json().unwrap()).unwrap();
    assert_eq!(json["format"], "beside-import-report");
    assert_eq!(
        (json["kept"].as_u64(), json["changes"]["centers"]["gone"].as_array().unwrap().len()),
        (Some(1), 4)
    );
    assert_eq!(json["findings"][0]["concern"], "too-much-gone");
    assert_eq!(json["figures"]["states"][0]["code"], "OH");
}

/// Opens and closes as it should, has nothing that runs or fetches, and each heading below the one above.
fn check_page(page: &str) {
    for never in ["<script", "http:", "https:", "src=", "url(", "@import", "\u{202e}", "onerror"] {
        assert!(!page.contains(never), "{never}");
    }
    assert!(page.starts_with("<!doctype html>\n<html lang=\"en\">"));
    let mut open: Vec<&str> = Vec::new();
    let mut level = 0;
    let body = page.split_once("</style>").unwrap().1;
    for tag in body.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()) {
        let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap();
        if let Some(level_of) = name.strip_prefix('h').and_then(|digit| digit.parse::<usize>().ok()) {
            assert!(level_of <= level + 1, "h{level_of} below h{level}");
            level = level_of;
        }
        if tag.starts_with('/') {
            let last = open.pop();
            // The head is closed behind the style.
            assert!(
                last == Some(name) || (last.is_none() && matches!(name, "head" | "html")),
                "{tag} closes {last:?}"
            );
        } else if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
    let ids: Vec<&str> = page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    for target in page.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(ids.contains(&target), "{target}");
    }
}

#[test]
fn the_page_needs_nothing_runs_nothing_and_is_sound() {
    let mut odd = center(1);
    odd.name = "<img src=x onerror=alert(1)>\u{202e}\"'&".to_owned();
    odd.phones.clear();
    let page = reviewed(vec![odd, center(2)], 3, Comparison::Nothing, "2027-01-01").html();
    check_page(&page.replace("src=x onerror", ""));
    assert!(page.contains("&lt;img src=x onerror=alert(1)&gt;\\u{202e}&quot;&#39;&amp;"), "{page}");
    assert!(page.contains("Invented &lt;County&gt; &amp; more"));
    check_page(&loss(4, 9).html());
    check_page(&plain(vec![]).html());
}

#[test]
fn alaska_hawaii_and_guam_are_on_the_map() {
    let mut centers: Vec<Center> = (1..=4).map(center).collect();
    for (center, (lat, lon)) in
        centers.iter_mut().zip([(61.2, -149.9), (21.3, -157.9), (13.4, 144.8), (25.8, -80.2)])
    {
        center.position = Some(Position { at: LatLon { lat, lon }, precision: Precision::Zip });
    }
    let page = plain(centers).html();
    let dots = page.split("class=\"dots\" d=\"").nth(1).unwrap().split('"').next().unwrap();
    let places: Vec<(f32, f32)> = dots
        .split('M')
        .skip(1)
        .map(|dot| dot.trim_end_matches("h0").split_once(' ').unwrap())
        .map(|(x, y)| (x.parse().unwrap(), y.parse().unwrap()))
        .collect();
    let view: Vec<f32> = page
        .split("viewBox=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .split(' ')
        .map(|n| n.parse().unwrap())
        .collect();
    assert_eq!(places.len(), 4);
    assert!(
        places.iter().all(|(x, y)| (36.0..view[2]).contains(x) && (0.0..view[3]).contains(y)),
        "{places:?}"
    );
    assert!(page.contains(">160°W<") && page.contains(">140°E<"), "{page}");
}
