//! What a person finds: by example, and for made-up listings and queries the same as the naive engine finds.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod naive;
mod support;

use listing::geo::{LatLon, Meters};
use listing::index::{Index, Vocabulary};
use listing::query::{Answer, Hit, Loosened, Narrowing, Near, Order, Query, Within};
use listing::record::{Center, CenterId, Position, Precision};
use listing::taxonomy::{Chosen, Group, OptionId};
use naive::{Naive, NaiveAnswer};
use proptest::prelude::*;
use support::{any_centers, center, date, shards, state, zip};

fn option(slug: &str) -> OptionId {
    OptionId::all().find(|option| option.slug() == slug).unwrap()
}

fn chosen(slugs: &[&str]) -> Chosen {
    slugs.iter().map(|slug| option(slug)).collect()
}

fn words_of_services() -> Vec<(OptionId, String)> {
    let words = [
        ("peer-support", "Peer support"),
        ("sober-living", "Sober living, halfway house"),
        ("detox", "Détox withdrawal"),
        ("spanish", "Spanish español"),
    ];
    words.into_iter().map(|(slug, text)| (option(slug), text.to_owned())).collect()
}

fn vocabulary() -> Vocabulary {
    let words = words_of_services();
    Vocabulary::new(words.iter().map(|(option, text)| (*option, text.as_str())))
}

fn index(centers: &[Center]) -> Index {
    let mut index = Index::new(vocabulary());
    for shard in shards(centers) {
        assert!(index.add(shard));
    }
    index
}

fn everywhere() -> Query {
    Query {
        near: Near::Everywhere,
        chosen: Chosen::default(),
        words: String::new(),
        order: Order::Nearest,
        limit: 50,
    }
}

fn with_codes(name: &str, codes: &[&str]) -> Center {
    Center { codes: codes.iter().map(|code| (*code).to_owned()).collect(), ..center(name) }
}

fn placed(name: &str, lat: f32, lon: f32) -> Center {
    let at = LatLon::new(lat, lon).unwrap();
    Center { position: Some(Position { at, precision: Precision::Exact }), ..center(name) }
}

fn around(lat: f32, lon: f32, within: Within) -> Query {
    Query { near: Near::Around { at: LatLon { lat, lon }, within }, ..everywhere() }
}

fn names(index: &Index, answer: &Answer) -> Vec<String> {
    answer.hits.iter().map(|hit| index.center(hit.row).unwrap().name).collect()
}

fn found(index: &Index, query: &Query) -> Vec<String> {
    names(index, &index.answer(query))
}

mod options {
    use super::*;

    fn three() -> Index {
        index(&[
            with_codes("A", &["PEER", "MD", "SP"]),
            with_codes("B", &["PEER", "SS"]),
            with_codes("C", &["DT", "NP"]),
        ])
    }

    #[test]
    fn options_of_one_group_widen_and_groups_narrow() {
        let ticked = |slugs: &[&str]| found(&three(), &Query { chosen: chosen(slugs), ..everywhere() });
        assert_eq!(ticked(&["peer-support"]), ["A", "B"]);
        assert_eq!(ticked(&["peer-support", "detox"]), ["A", "B", "C"]);
        assert_eq!(ticked(&["peer-support", "detox", "free", "sliding-fee"]), ["B", "C"]);
        assert_eq!(ticked(&["peer-support", "free"]), Vec::<String>::new());
    }

    #[test]
    fn a_count_says_what_ticking_would_leave() {
        let answer = three().answer(&Query { chosen: chosen(&["peer-support"]), ..everywhere() });
        assert_eq!(answer.total, 2);
        let count = |slug: &str| answer.count(option(slug));
        assert_eq!((count("peer-support"), count("detox")), (2, 3));
        assert_eq!((count("medicaid"), count("free"), count("spanish")), (1, 0, 1));
    }

    #[test]
    fn what_changes_nothing_is_not_worth_showing() {
        let answer = three().answer(&Query { chosen: chosen(&["medicaid"]), ..everywhere() });
        let shown: Vec<&str> =
            OptionId::all().filter(|o| answer.is_worth_showing(*o)).map(OptionId::slug).collect();
        // "A" is left: it has peer support and Spanish already, and detox would leave nothing.
        assert_eq!(shown, ["medicaid", "sliding-fee", "free"]);
    }

    #[test]
    fn a_count_looks_as_far_as_its_answer_would() {
        // A page full of places here, and the only hospital 30 miles away.
        let mut centers: Vec<Center> =
            (0..20).map(|number| placed(&format!("P{number:02}"), 40.0, -83.0)).collect();
        let hospital = Center { codes: vec!["HI".to_owned()], ..placed("Hospital", 40.45, -83.0) };
        centers.push(hospital);
        let index = index(&centers);
        let here = around(40.0, -83.0, Within::Auto);
        let answer = index.answer(&here);
        assert_eq!((answer.within, answer.total, answer.count(option("hospital"))), (Some(5), 20, 1));
        assert!(answer.is_worth_showing(option("hospital")));
        let ticked = index.answer(&Query { chosen: chosen(&["hospital"]), ..here });
        assert_eq!((ticked.within, ticked.total), (Some(100), 1));
        let near = index.answer(&around(40.0, -83.0, Within::Miles(5)));
        assert_eq!(near.count(option("hospital")), 0);
    }

    #[test]
    fn as_many_other_places_are_a_change() {
        let index = index(&[with_codes("Open", &["PEER"]), with_codes("Drivers", &["DUO"])]);
        let answer = index.answer(&everywhere());
        assert_eq!((answer.total, answer.count(option("dui-only"))), (1, 1));
        assert!(answer.is_worth_showing(option("dui-only")));
    }

    #[test]
    fn several_codes_may_stand_for_one_option() {
        let index =
            index(&[with_codes("A", &["IDD"]), with_codes("B", &["CO", "SUMH"]), with_codes("C", &["SA"])]);
        assert_eq!(found(&index, &Query { chosen: chosen(&["dual-diagnosis"]), ..everywhere() }), ["A", "B"]);
    }

    #[test]
    fn places_for_drivers_under_sentence_come_only_when_asked_for() {
        let index = index(&[with_codes("Open", &["PEER", "WN"]), with_codes("Drivers", &["PEER", "DUO"])]);
        assert_eq!(found(&index, &everywhere()), ["Open"]);
        assert_eq!(index.answer(&everywhere()).count(option("dui-only")), 1);
        assert_eq!(found(&index, &Query { chosen: chosen(&["dui-only"]), ..everywhere() }), ["Drivers"]);
        let women = index.answer(&Query { chosen: chosen(&["women"]), ..everywhere() });
        assert_eq!((women.total, women.count(option("dui-only"))), (1, 2));
    }

    #[test]
    fn how_many_are_left_out_is_said() {
        let drivers = |name: &str, lat, codes: &[&str]| Center {
            position: placed("", lat, -83.0).position,
            ..with_codes(name, codes)
        };
        let index = index(&[
            drivers("Near", 40.0, &["DUO", "SP"]),
            drivers("Near too", 40.0, &["DUO"]),
            drivers("Far", 41.0, &["DUO", "SP"]),
            drivers("Open", 40.0, &["SP"]),
        ]);
        let left_out = |slugs: &[&str], within| {
            let answer = index.answer(&Query { chosen: chosen(slugs), ..around(40.0, -83.0, within) });
            (answer.total, answer.left_out)
        };
        assert_eq!(left_out(&[], Within::Miles(5)), (1, 2));
        assert_eq!(left_out(&["spanish"], Within::Miles(5)), (1, 1));
        assert_eq!(left_out(&[], Within::Auto), (1, 3));
        assert_eq!(left_out(&["dui-only"], Within::Auto), (3, 0));
        let near = index.answer(&Query { words: "near".to_owned(), ..everywhere() });
        assert_eq!((near.total, near.left_out), (0, 2));
    }

    #[test]
    fn what_a_place_does_not_report_is_not_held_against_it_elsewhere() {
        let index = index(&[with_codes("Silent", &[])]);
        assert_eq!(found(&index, &everywhere()), ["Silent"]);
        assert!(index.options(index.answer(&everywhere()).hits[0].row).is_empty());
    }
}

mod places {
    use super::*;

    #[test]
    fn the_nearest_comes_first() {
        let index = index(&[placed("Far", 40.2, -83.0), placed("Near", 40.01, -83.0), center("Somewhere")]);
        let answer = index.answer(&around(40.0, -83.0, Within::Miles(25)));
        assert_eq!(names(&index, &answer), ["Near", "Far"]);
        assert_eq!((answer.total, answer.within), (2, Some(25)));
        assert_eq!(answer.hits[0].distance, Some(Meters(1112)));
    }

    #[test]
    fn the_distance_widens_until_a_page_is_full() {
        // One place a tenth of a degree (about seven miles), going north.
        let line: Vec<Center> =
            (0..30).map(|step| placed(&format!("P{step:02}"), 40.0 + step as f32 / 10.0, -83.0)).collect();
        let wide = index(&line).answer(&around(40.0, -83.0, Within::Auto));
        assert_eq!((wide.within, wide.total), (Some(100), 15));
        let close: Vec<Center> =
            (0..30).map(|step| placed(&format!("P{step:02}"), 40.0 + step as f32 / 100.0, -83.0)).collect();
        let near = index(&close).answer(&around(40.0, -83.0, Within::Auto));
        assert_eq!((near.within, near.total), (Some(25), 30));
    }

    #[test]
    fn twenty_places_are_enough_and_nineteen_are_not() {
        let twenty: Vec<Center> =
            (0..20).map(|number| placed(&format!("P{number:02}"), 40.0, -83.0)).collect();
        let within = |centers: &[Center]| index(centers).answer(&around(40.0, -83.0, Within::Auto)).within;
        assert_eq!((within(&twenty), within(&twenty[1..])), (Some(5), Some(100)));
    }

    #[test]
    fn a_place_on_the_rim_is_in_reach() {
        let here = index(&[placed("Here", 40.0, -83.0)]);
        assert_eq!(here.answer(&around(40.0, -83.0, Within::Miles(0))).total, 1);
        assert_eq!(here.answer(&around(40.001, -83.0, Within::Miles(0))).total, 0);
    }

    #[test]
    fn a_state_is_only_that_state() {
        let mut pennsylvanian = center("Erie House");
        (pennsylvanian.state, pennsylvanian.zip) = (state("PA"), zip("16501"));
        let index = index(&[center("Open Door"), pennsylvanian]);
        let in_state = |code: &str| found(&index, &Query { near: Near::State(state(code)), ..everywhere() });
        assert_eq!(in_state("PA"), ["Erie House"]);
        assert_eq!(in_state("WY"), Vec::<String>::new());
    }

    #[test]
    fn by_name_neither_the_way_nor_the_date_matters() {
        let in_town = |name: &str, city: &str, lat: f32| Center {
            city: city.to_owned(),
            street: format!("1 {city} Street"),
            as_of: date(if lat > 40.0 { "2024-01-01" } else { "2023-01-01" }),
            ..placed(name, lat, -83.0)
        };
        let index = index(&[
            in_town("Recovery Center", "Xenia", 40.0),
            in_town("Recovery Center", "Ada", 40.2),
            in_town("Recovery", "Xenia", 40.0),
            in_town("élan", "Xenia", 40.1),
        ]);
        let by_name = |query: Query| {
            let answer = index.answer(&Query { order: Order::Name, ..query });
            let said = |hit: &Hit| {
                let Center { name, city, .. } = index.center(hit.row).unwrap();
                (format!("{name}, {city}"), hit.distance.map(Meters::whole_miles))
            };
            answer.hits.iter().map(said).collect::<Vec<_>>()
        };
        let sorted = ["élan, Xenia", "Recovery, Xenia", "Recovery Center, Ada", "Recovery Center, Xenia"];
        let said =
            |miles: [Option<usize>; 4]| sorted.map(str::to_owned).into_iter().zip(miles).collect::<Vec<_>>();
        assert_eq!(by_name(everywhere()), said([None; 4]));
        let near = around(40.0, -83.0, Within::Miles(25));
        assert_eq!(by_name(near), said([7, 0, 14, 0].map(Some)));
        assert_eq!(by_name(Query { limit: 2, ..everywhere() }), said([None; 4])[..2]);
    }

    #[test]
    fn newer_data_comes_before_older_and_then_the_name_decides() {
        let dated = |name: &str, day: &str| Center { as_of: date(day), ..center(name) };
        let index =
            index(&[dated("Beta", "2023-01-01"), dated("alpha", "2023-01-01"), dated("Zeta", "2024-01-01")]);
        assert_eq!(found(&index, &everywhere()), ["Zeta", "alpha", "Beta"]);
    }
}

mod words {
    use super::*;

    fn typed(words: &str) -> Vec<String> {
        let mut house = with_codes("New Dawn House", &["PEER"]);
        house.part = "Mary's Place".to_owned();
        let mut clinic = with_codes("Harbor Recovery", &["DT"]);
        clinic.city = "Cañon City".to_owned();
        found(&index(&[house, clinic]), &Query { words: words.to_owned(), ..everywhere() })
    }

    #[test]
    fn every_word_has_to_fit_by_its_beginning() {
        assert_eq!(typed("daw ho"), ["New Dawn House"]);
        assert_eq!(typed("dawn harbor"), Vec::<String>::new());
        assert_eq!(typed("marys"), ["New Dawn House"]);
        assert_eq!(typed("CANON"), ["Harbor Recovery"]);
        assert_eq!(typed(" , "), ["Harbor Recovery", "New Dawn House"]);
    }

    #[test]
    fn service_words_lead_to_places_that_have_the_service() {
        assert_eq!(typed("peer"), ["New Dawn House"]);
        assert_eq!(typed("detox"), ["Harbor Recovery"]);
    }

    #[test]
    fn one_slip_is_forgiven_in_words_of_five_letters_and_more() {
        for slip in ["recvery", "rceovery", "recoverry", "rekovery", "harbot", "witdrawal"] {
            assert_eq!(typed(slip), ["Harbor Recovery"], "{slip}");
        }
        for too_much in ["dwan", "rekoveri", "recvry"] {
            assert_eq!(typed(too_much), Vec::<String>::new(), "{too_much}");
        }
    }

    #[test]
    fn words_in_quotes_stand_side_by_side_in_one_text() {
        assert_eq!(typed("\"dawn house\""), ["New Dawn House"]);
        assert_eq!(typed("“Mary’s Place” daw"), ["New Dawn House"]);
        assert_eq!(typed("\"cañon city\""), ["Harbor Recovery"]);
        assert_eq!(typed("\"peer support\""), ["New Dawn House"]);
        assert_eq!(typed("\"peer support dawn\""), Vec::<String>::new());
        for elsewhere in ["\"new house\"", "\"house dawn\"", "\"house mary's\"", "\"recovery cañon\""] {
            assert_eq!(typed(elsewhere), Vec::<String>::new(), "{elsewhere}");
        }
    }

    #[test]
    fn a_phrase_is_taken_as_it_stands_and_grows_while_it_is_typed() {
        assert_eq!(typed("\"dawn hous\""), Vec::<String>::new());
        assert_eq!(typed("\"dawn hous"), ["New Dawn House"]);
        assert_eq!(typed("\"dwan house"), Vec::<String>::new());
        assert_eq!(typed("\"recvery\""), Vec::<String>::new());
        assert_eq!(typed("\"recov"), ["Harbor Recovery"]);
        assert_eq!(typed("\""), ["Harbor Recovery", "New Dawn House"]);
    }

    #[test]
    fn words_in_another_language_can_be_set_later() {
        let mut index = index(&[with_codes("A", &["PEER"]), with_codes("B", &["DT"])]);
        index.set_vocabulary(Vocabulary::new([(option("peer-support"), "Apoyo entre pares")]));
        assert_eq!(found(&index, &Query { words: "apoyo".to_owned(), ..everywhere() }), ["A"]);
        assert_eq!(found(&index, &Query { words: "peer".to_owned(), ..everywhere() }), Vec::<String>::new());
    }

    #[test]
    fn ten_thousand_characters_find_nothing_and_do_no_harm() {
        assert_eq!(typed(&"dawn ".repeat(2_000)), ["New Dawn House"]);
        assert_eq!(typed(&"x".repeat(10_000)), Vec::<String>::new());
    }
}

mod suggested_names {
    use super::*;

    fn suggested(typed: &str, limit: usize) -> Vec<String> {
        let places = [
            center("New Hope House"),
            center("Hope"),
            Center { street: "2 Elm Street".to_owned(), ..center("HOPE") },
            center("Center for Hope"),
            center("Hopewell Recovery"),
            Center { part: "Hope Branch".to_owned(), city: "Xenia".to_owned(), ..center("Dawn") },
        ];
        let index = index(&places);
        let rows = index.names(typed, limit);
        rows.into_iter().map(|row| index.center(row).unwrap().name.to_lowercase()).collect()
    }

    #[test]
    fn names_that_begin_so_come_first_and_each_once() {
        let names = ["hope", "hopewell recovery", "center for hope", "new hope house"];
        assert_eq!(suggested("hope", 9), names);
        assert_eq!(suggested("hope", 2), names[..2]);
        assert_eq!(suggested("hop ne", 9), ["new hope house"]);
        assert_eq!(suggested("new hope", 0), Vec::<String>::new());
    }

    #[test]
    fn a_slip_is_forgiven_where_no_name_begins_so() {
        assert_eq!(suggested("hopwell", 9), ["hopewell recovery"]);
        assert_eq!(suggested("new rceovery", 9), Vec::<String>::new());
        assert_eq!(suggested("hopewell rceov", 9), ["hopewell recovery"]);
        assert_eq!(suggested("hpoe", 9), Vec::<String>::new());
    }

    #[test]
    fn towns_branches_and_services_are_no_names() {
        for typed in ["xen", "branch", "peer", "", " , "] {
            assert_eq!(suggested(typed, 9), Vec::<String>::new(), "{typed}");
        }
    }
}

mod same_address {
    use super::*;

    #[test]
    fn other_places_in_the_house_are_told_by_name() {
        let at = |name: &str, street: &str, digits: &str| Center {
            street: street.to_owned(),
            zip: zip(digits),
            ..center(name)
        };
        let index = index(&[
            at("Open Door", "1 Elm Street", "43215"),
            at("Zeta", "1 Elm street, Suite 4", "43215"),
            at("Alpha", "1 ELM STREET", "43215"),
            at("Next Door", "2 Elm Street", "43215"),
            at("Other Town", "1 Elm Street", "43302"),
            at("Shelter", "Confidential", "43215"),
            at("Safe House", "Confidential", "43215"),
        ]);
        let others = |name: &str| {
            let hits = index.answer(&everywhere()).hits;
            let row = hits.iter().map(|hit| hit.row).find(|row| index.center(*row).unwrap().name == name);
            let others = index.at_same_address(row.unwrap());
            others.into_iter().map(|row| index.center(row).unwrap().name).collect::<Vec<_>>()
        };
        assert_eq!(others("Open Door"), ["Alpha", "Zeta"]);
        assert_eq!(others("Zeta"), ["Alpha", "Open Door"]);
        for alone in ["Next Door", "Other Town", "Shelter"] {
            assert_eq!(others(alone), Vec::<String>::new(), "{alone}");
        }
    }

    #[test]
    fn ten_are_told_and_no_more() {
        let many: Vec<Center> = (0..14).map(|number| center(&format!("P{number:02}"))).collect();
        let index = index(&many);
        let others = index.at_same_address(index.find(many[3].id()).unwrap());
        let names: Vec<String> = others.into_iter().map(|row| index.center(row).unwrap().name).collect();
        let expected: Vec<String> = (0..11).filter(|n| *n != 3).map(|n| format!("P{n:02}")).collect();
        assert_eq!(names, expected);
    }
}

mod shards_of_an_index {
    use super::*;

    #[test]
    fn a_state_that_comes_twice_is_listed_once() {
        let mut index = index(&[center("Open Door")]);
        assert!(!index.add(shards(&[center("Open Door")]).remove(0)));
        assert_eq!((index.len(), index.has(state("OH")), index.has(state("PA"))), (1, true, false));
    }

    #[test]
    fn a_state_that_is_begun_is_answered_for_as_far_as_it_has_come() {
        let names = ["Dawn", "Harbor", "Open Door"];
        let mut index = index(&[]);
        let places: Vec<Center> = names.into_iter().map(center).collect();
        assert!(index.begin(shards(&places).remove(0)));
        assert_eq!((index.len(), index.has(state("OH"))), (0, true));
        assert!(index.go_on(2));
        let answer = index.answer(&Query { near: Near::State(state("OH")), ..everywhere() });
        assert_eq!((index.len(), answer.total), (2, 2));
        let found = places.iter().filter(|place| index.find(place.id()).is_some()).count();
        assert_eq!(found, 2);
        assert!(!index.go_on(2));
        assert!(!index.go_on(2));
        assert_eq!((index.len(), index.answer(&everywhere()).total), (3, 3));
    }

    #[test]
    fn an_empty_index_answers() {
        let answer = Index::new(vocabulary()).answer(&around(40.0, -83.0, Within::Auto));
        assert_eq!((answer.total, answer.hits.len(), answer.within), (0, 0, Some(100)));
    }
}

mod rare_needs {
    use super::*;

    /// Places for veterans a degree (69 miles) from another, going north, and one for nobody in particular.
    fn line(count: u8) -> Index {
        let mut centers: Vec<Center> = (0..count)
            .map(|step| Center {
                codes: vec!["VET".to_owned()],
                ..placed(&format!("P{step}"), 40.0 + f32::from(step), -83.0)
            })
            .collect();
        centers.push(placed("Q", 42.0, -83.0));
        index(&centers)
    }

    fn farther(index: &Index, slugs: &[&str], within: Within) -> (usize, Vec<String>) {
        let answer = index.answer(&Query { chosen: chosen(slugs), ..around(40.0, -83.0, within) });
        let name = |hit: &Hit| index.center(hit.row).unwrap().name;
        (answer.total, answer.farther.iter().map(name).collect())
    }

    #[test]
    fn the_nearest_beyond_the_reach_are_added() {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        // The place 345 miles away is too far.
        assert_eq!(farther(&line(6), &["veterans"], Within::Auto), (2, names(&["P2", "P3", "P4"])));
        let next = names(&["P1", "P2", "P3", "P4"]);
        assert_eq!(farther(&line(6), &["veterans"], Within::Miles(25)), (1, next));
        assert_eq!(farther(&line(6), &["women"], Within::Auto), (0, vec![]));
        assert_eq!(farther(&line(6), &[], Within::Auto), (2, vec![]));
        let close: Vec<Center> = (0u8..8)
            .map(|step| Center {
                codes: vec!["GL".to_owned()],
                ..placed(&format!("P{step}"), 40.2 + f32::from(step) / 10.0, -83.0)
            })
            .collect();
        let (total, five) = farther(&index(&close), &["lgbtq"], Within::Miles(5));
        assert_eq!((total, five), (0, names(&["P0", "P1", "P2", "P3", "P4"])));
    }

    #[test]
    fn a_full_page_needs_no_others() {
        let veterans =
            |name: String, lat| Center { codes: vec!["VET".to_owned()], ..placed(&name, lat, -83.0) };
        let mut centers: Vec<Center> = (0..20).map(|number| veterans(format!("P{number}"), 40.0)).collect();
        centers.push(veterans("Far".to_owned(), 42.0));
        assert_eq!(farther(&index(&centers), &["veterans"], Within::Auto), (20, vec![]));
        assert_eq!(farther(&index(&centers[1..]), &["veterans"], Within::Auto), (19, vec!["Far".to_owned()]));
    }

    #[test]
    fn the_reach_says_how_far_has_to_be_loaded() {
        let reach = |slugs: &[&str], within| {
            Query { chosen: chosen(slugs), ..around(40.0, -83.0, within) }.reach().map(Meters::whole_miles)
        };
        assert_eq!(reach(&[], Within::Auto), Some(100));
        assert_eq!(reach(&["women"], Within::Miles(25)), Some(25));
        assert_eq!(reach(&["women", "with-children"], Within::Miles(25)), Some(300));
        assert_eq!(reach(&["veterans"], Within::Miles(400)), Some(400));
        assert_eq!(Query { chosen: chosen(&["veterans"]), ..everywhere() }.reach(), None);
    }
}

mod nothing_found {
    use super::*;

    fn five() -> Index {
        let at = |center: Center, lat: f32| Center { position: placed("", lat, -83.0).position, ..center };
        index(&[
            at(with_codes("Women's House", &["PEER", "WN"]), 40.0),
            at(with_codes("Harbor", &["PEER", "MD"]), 40.01),
            at(with_codes("Dawn", &["PEER", "MD"]), 40.02),
            at(with_codes("Elm", &["PEER", "MD"]), 40.03),
            at(with_codes("Far Hospital", &["HI", "WN", "MD"]), 40.5),
        ])
    }

    type Said = (Vec<Narrowing>, usize, Vec<String>, Option<u16>);

    fn loosened(query: &Query) -> Option<Said> {
        let index = five();
        let names = |hits: &[Hit]| hits.iter().map(|hit| index.center(hit.row).unwrap().name).collect();
        let Loosened { dropped, total, nearest, within } = index.loosened(query)?;
        Some((dropped, total, names(&nearest), within))
    }

    #[test]
    fn what_costs_the_most_is_named_with_the_nearest_places_without_it() {
        let query =
            Query { chosen: chosen(&["medicaid", "women"]), ..around(40.0, -83.0, Within::Miles(10)) };
        let dawn = names_of(&["Harbor", "Dawn", "Elm"]);
        assert_eq!(loosened(&query), Some((vec![Narrowing::Group(Group::For)], 3, dawn, Some(10))));
    }

    #[test]
    fn the_distance_and_the_words_can_be_what_costs() {
        let hospital = Query { chosen: chosen(&["hospital"]), ..around(40.0, -83.0, Within::Miles(5)) };
        let far = names_of(&["Far Hospital"]);
        let words = Query { words: "qqqqq".to_owned(), ..hospital.clone() };
        // Without the filter there are four, and without the distance there is one.
        let four = names_of(&["Women's House", "Harbor", "Dawn"]);
        assert_eq!(
            loosened(&hospital),
            Some((vec![Narrowing::Group(Group::Help)], 4, four.clone(), Some(5)))
        );
        let far_words = Query { words: "far".to_owned(), ..around(40.0, -83.0, Within::Miles(5)) };
        assert_eq!(loosened(&far_words), Some((vec![Narrowing::Words], 4, four, Some(5))));
        let only_far = Query { words: "far".to_owned(), ..around(40.5, -83.4, Within::Miles(5)) };
        assert_eq!(loosened(&only_far), Some((vec![Narrowing::Distance], 1, far, Some(100))));
        // No single one helps here.
        let (dropped, total, ..) = loosened(&words).unwrap();
        assert_eq!((dropped, total), (vec![Narrowing::Group(Group::Help), Narrowing::Words], 4));
    }

    #[test]
    fn where_something_fits_or_nothing_helps_nothing_is_said() {
        assert_eq!(loosened(&everywhere()), None);
        assert_eq!(loosened(&Query { near: Near::State(state("WY")), ..everywhere() }), None);
        assert_eq!(Index::new(vocabulary()).loosened(&everywhere()), None);
    }

    fn names_of(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }
}

/// Queries in the world of the made-up centers.
fn any_query() -> impl Strategy<Value = Query> {
    let within = prop_oneof![Just(Within::Auto), (0u16..120).prop_map(Within::Miles)];
    let near = prop_oneof![
        Just(Near::Everywhere),
        prop_oneof![Just("OH"), Just("PA"), Just("GU"), Just("WY")].prop_map(|code| Near::State(state(code))),
        (38.5f32..41.5, -83.5f32..-80.5, within)
            .prop_map(|(lat, lon, within)| Near::Around { at: LatLon { lat, lon }, within }),
    ];
    let options: Vec<OptionId> = OptionId::all().collect();
    let chosen = prop::sample::subsequence(options, 0..5).prop_map(Chosen::from_iter);
    let rare = prop_oneof![Just(&["veterans"][..]), Just(&["with-children", "lgbtq"][..])];
    let rare = rare.prop_map(self::chosen);
    let word = prop_oneof![
        Just("hope"),
        Just("ho"),
        Just("harbor"),
        Just("harbour"),
        Just("hrabor"),
        Just("recovvery"),
        Just("detxo"),
        Just("peer"),
        Just("halfway"),
        Just("st"),
        Just("marys"),
        Just("nandu"),
        Just("lodz"),
        Just("qqqqq"),
        Just("家"),
        Just("\"hope house\""),
        Just("\"hope ho"),
        Just("“sober living”"),
        Just("«harbor"),
        Just("\"new\""),
        Just("\""),
    ];
    let words = prop::collection::vec(word, 0..3).prop_map(|words| words.join(" "));
    let limit = prop_oneof![Just(0usize), 1usize..6, Just(1_000), Just(usize::MAX)];
    (
        near,
        prop_oneof![2 => Just(Chosen::default()), 3 => chosen, 1 => rare],
        prop_oneof![1 => Just(String::new()), 1 => words],
        prop_oneof![Just(Order::Nearest), Just(Order::Name)],
        limit,
    )
        .prop_map(|(near, chosen, words, order, limit)| Query { near, chosen, words, order, limit })
}

fn ids(index: &Index, hits: &[Hit]) -> Vec<(CenterId, Option<Meters>)> {
    let id = |hit: &Hit| index.shard(hit.row).and_then(|(shard, row)| shard.id(row)).unwrap();
    hits.iter().map(|hit| (id(hit), hit.distance)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn the_index_finds_what_the_naive_engine_finds(
        centers in any_centers(70),
        queries in prop::collection::vec(any_query(), 1..4),
    ) {
        let index = index(&centers);
        // Positions as the wire rounds them: the naive engine gets the very same centers.
        let centers: Vec<Center> = shards(&centers)
            .iter()
            .flat_map(|shard| (0..shard.len()).map(|row| shard.center(row).unwrap()).collect::<Vec<_>>())
            .collect();
        let naive = Naive::new(centers, &words_of_services());
        for query in queries {
            let answer = index.answer(&query);
            let expected = naive.answer(&query);
            prop_assert_eq!(answer.total, expected.hits.len(), "{:?}", query);
            let wanted = query.limit.min(expected.hits.len());
            let expected = NaiveAnswer { hits: expected.hits[..wanted].to_vec(), ..expected };
            let found = NaiveAnswer { hits: ids(&index, &answer.hits), within: answer.within };
            prop_assert_eq!(found, expected, "{:?}", query);
            prop_assert_eq!(answer.left_out, naive.left_out(&query), "{:?}", query);
            let names: Vec<CenterId> = index
                .names(&query.words, query.limit)
                .into_iter()
                .map(|row| index.center(row).unwrap().id())
                .collect();
            prop_assert_eq!(names, naive.names(&query.words, query.limit), "{:?}", query);
            prop_assert_eq!(ids(&index, &answer.farther), naive.farther(&query), "{:?}", query);
            let loosened = index.loosened(&query).map(|Loosened { dropped, total, nearest, within }| {
                (dropped, total, NaiveAnswer { hits: ids(&index, &nearest), within })
            });
            prop_assert_eq!(loosened, naive.loosened(&query), "{:?}", query);
            let counts: Vec<(usize, bool)> = OptionId::all()
                .map(|option| (answer.count(option), answer.is_worth_showing(option)))
                .collect();
            prop_assert_eq!(counts, naive.counts(&query), "{:?}", query);
        }
    }

    #[test]
    fn the_spots_are_all_places_that_the_naive_engine_finds_and_that_are_somewhere(
        centers in any_centers(40),
        query in any_query(),
    ) {
        let index = index(&centers);
        let centers: Vec<Center> = shards(&centers)
            .iter()
            .flat_map(|shard| (0..shard.len()).map(|row| shard.center(row).unwrap()).collect::<Vec<_>>())
            .collect();
        let naive = Naive::new(centers.clone(), &words_of_services());
        let position = |id: CenterId| centers.iter().find(|center| center.id() == id).unwrap().position;
        let expected: Vec<_> = naive
            .answer(&query)
            .hits
            .into_iter()
            .filter_map(|(id, distance)| Some((id, distance, position(id)?)))
            .collect();
        let found: Vec<_> = index
            .spots(&query)
            .iter()
            .map(|spot| (index.center(spot.hit.row).unwrap().id(), spot.hit.distance, spot.position))
            .collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn every_hit_is_found_again_by_its_id(centers in any_centers(40)) {
        let index = index(&centers);
        for center in &centers {
            let row = index.find(center.id()).expect("every center has a row");
            prop_assert_eq!(index.center(row).unwrap().id(), center.id());
            let own: Chosen = OptionId::all()
                .filter(|option| option.codes().iter().any(|code| center.codes.iter().any(|own| own == code)))
                .collect();
            prop_assert_eq!(index.options(row), own);
        }
    }

    #[test]
    fn an_index_that_grows_by_and_by_answers_for_what_it_has_and_ends_the_same(
        centers in any_centers(40),
        query in any_query(),
        step in 1usize..9,
    ) {
        let at_once = index(&centers);
        let mut growing = Index::new(vocabulary());
        for shard in shards(&centers) {
            prop_assert!(growing.begin(shard));
            loop {
                let before = growing.len();
                let is_more = growing.go_on(step);
                prop_assert!(growing.len() - before <= step && growing.len() - before >= usize::from(is_more));
                // The list's last rows do not count before they are there, in any set.
                let answer = growing.answer(&Query { limit: usize::MAX, ..query.clone() });
                prop_assert!(answer.hits.iter().all(|hit| growing.center(hit.row).is_some()));
                let state = Query { near: Near::State(state("OH")), limit: usize::MAX, ..everywhere() };
                prop_assert!(growing.answer(&state).total <= growing.len());
                if !is_more {
                    break;
                }
            }
        }
        let (one, other) = (at_once.answer(&query), growing.answer(&query));
        prop_assert_eq!(ids(&at_once, &one.hits), ids(&growing, &other.hits));
        prop_assert_eq!(one, other);
    }

    #[test]
    fn the_order_in_which_shards_come_changes_nothing(centers in any_centers(40), query in any_query()) {
        let forwards = index(&centers);
        let mut backwards = Index::new(vocabulary());
        for shard in shards(&centers).into_iter().rev() {
            backwards.add(shard);
        }
        let (one, other) = (forwards.answer(&query), backwards.answer(&query));
        prop_assert_eq!(ids(&forwards, &one.hits), ids(&backwards, &other.hits));
        prop_assert_eq!(one.total, other.total);
        for option in Group::ALL.into_iter().flat_map(Group::options) {
            prop_assert_eq!(one.count(option), other.count(option));
        }
    }
}
