//! From "I don't know" to the first call: by example, for made-up answers and listings, and in 500 random walks.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "only a part of the engine is needed here")]
mod naive;
#[path = "naive/options.rs"]
mod naive_options;
mod support;

use std::collections::HashSet;

use listing::first_contact::{
    Answers, ENOUGH_PLACES, MOST_PLACES, Misfit, Options, OtherWay, Pay, Question, Reason, Reply, Safety,
    Step, Walk, Who, Wish, options, question,
};
use listing::geo::{LatLon, Meters};
use listing::index::{Index, Vocabulary};
use listing::query::{Near, Within};
use listing::record::{Center, Phone, PhoneRole, Position, Precision};
use listing::taxonomy::{Chosen, Group, OptionId};
use naive_options::{NaiveOptions, is_same_house, naive_options};
use proptest::prelude::*;
use support::answers::{any_answers, any_reply_to};
use support::{any_centers, center, shards, state};

const HERE: LatLon = LatLon { lat: 40.0, lon: -83.0 };
const NEAR: Near = Near::Around { at: HERE, within: Within::Auto };

fn option(slug: &str) -> OptionId {
    OptionId::all().find(|option| option.slug() == slug).unwrap()
}

fn chosen(slugs: &[&str]) -> Chosen {
    slugs.iter().map(|slug| option(slug)).collect()
}

fn index(centers: &[Center]) -> Index {
    let mut index = Index::new(Vocabulary::default());
    for shard in shards(centers) {
        index.add(shard);
    }
    index
}

/// The same places as a listing tells of them, in which a door is rounded to a meter.
fn as_listed(centers: &[Center]) -> Vec<Center> {
    shards(centers)
        .iter()
        .flat_map(|shard| (0..shard.len()).map(|row| shard.center(row).unwrap()).collect::<Vec<_>>())
        .collect()
}

fn answers(replies: Vec<Reply>) -> Answers {
    let mut answers = Answers::default();
    replies.into_iter().for_each(|reply| answers.set(reply).unwrap());
    answers
}

/// A place with a number, in a house of its own, so many hundredths of a degree (0.7 miles) to the north.
fn place(name: &str, north: u8, codes: &[&str]) -> Center {
    let at = LatLon::new(HERE.lat + f32::from(north) / 100.0, HERE.lon).unwrap();
    Center {
        street: format!("{} Elm Street", name.bytes().map(u32::from).sum::<u32>()),
        position: Some(Position { at, precision: Precision::Exact }),
        phones: vec![Phone { number: "6145550100".into(), extension: String::new(), role: PhoneRole::Main }],
        codes: codes.iter().map(|code| (*code).to_owned()).collect(),
        ..center(name)
    }
}

fn names(index: &Index, options: &Options) -> Vec<String> {
    options.places.iter().map(|place| index.center(place.hit.row).unwrap().name).collect()
}

fn found(centers: &[Center], replies: Vec<Reply>) -> (Vec<String>, Options) {
    let index = index(centers);
    let options = options(&index, &answers(replies), NEAR);
    (names(&index, &options), options)
}

fn peers_with_medicaid() -> Vec<Reply> {
    vec![Reply::Help(vec![Wish::Peer]), Reply::Pay(vec![Pay::Medicaid])]
}

mod by_example {
    use super::*;

    #[test]
    fn a_place_says_why_it_fits_in_the_order_of_the_questions() {
        let (names, options) =
            found(&[place("A", 3, &["MD", "PEER", "RC", "SP"]), place("B", 1, &["DT"])], {
                let mut replies = peers_with_medicaid();
                replies.push(Reply::Matters(chosen(&["spanish", "women"])));
                replies
            });
        assert_eq!(names[0], "A");
        let Reason::Near(meters) = options.places[0].reasons[3] else { panic!("no distance") };
        assert_eq!(meters.whole_miles(), 2);
        assert_eq!(
            options.places[0].reasons[..3],
            [
                Reason::Wish(Wish::Peer, chosen(&["peer-support", "recovery-coach"])),
                Reason::Pay(Pay::Medicaid, chosen(&["medicaid"])),
                Reason::Matters(option("spanish")),
            ]
        );
        assert_eq!(options.places[0].misfits, [Misfit::Matters(option("women"))]);
    }

    #[test]
    fn where_enough_places_fit_nothing_is_dropped() {
        let fitting = ["A", "B", "C"].map(|name| place(name, 9, &["MD", "PEER"]));
        let mut centers = fitting.to_vec();
        centers.push(place("Nearer", 1, &["PEER"]));
        let (names, options) = found(&centers, peers_with_medicaid());
        assert_eq!(names, ["A", "B", "C"]);
        assert_eq!((options.strictly, options.total, options.dropped), (3, 3, vec![]));
        assert!(options.places.iter().all(|place| place.misfits.is_empty()));
    }

    #[test]
    fn with_too_few_the_softest_goes_first_and_its_places_stand_behind() {
        let centers = [
            place("All", 9, &["MD", "PEER", "WN"]),
            place("No women told", 5, &["MD", "PEER"]),
            place("No pay told", 3, &["PEER", "WN"]),
            place("No peer told", 1, &["MD", "WN"]),
        ];
        let mut replies = peers_with_medicaid();
        replies.push(Reply::Matters(chosen(&["women"])));
        let (names, options) = found(&centers, replies);
        assert_eq!(names, ["All", "No women told", "No pay told"]);
        assert_eq!(options.dropped, [Group::For, Group::Pay]);
        assert_eq!((options.strictly, options.total), (1, 3));
        assert_eq!(options.finder.chosen, chosen(&["peer-support", "recovery-coach"]));
        let misfits: Vec<_> = options.places.iter().map(|place| place.misfits.clone()).collect();
        assert_eq!(misfits, [vec![], vec![Misfit::Matters(option("women"))], vec![Misfit::Pay]]);
    }

    #[test]
    fn who_wishes_for_two_things_sees_first_who_has_both() {
        let mut centers: Vec<Center> =
            (0..7).map(|number| place(&format!("Group {number}"), number, &["SHG"])).collect();
        centers.push(place("Both", 8, &["DT", "SHG"]));
        let (names, options) = found(&centers, vec![Reply::Help(vec![Wish::Detox, Wish::Group])]);
        // It is taken first, and stands where the engine puts it: the nearest first.
        assert_eq!(names, ["Group 0", "Group 1", "Group 2", "Group 3", "Both"]);
        assert_eq!((options.strictly, options.total), (8, 8));
        assert_eq!(options.places[0].misfits, [Misfit::Wish(Wish::Detox)]);
    }

    #[test]
    fn several_programs_of_one_house_count_once() {
        let house = |name: &str, street: &str, codes: &[&str]| Center {
            street: street.to_owned(),
            ..place(name, 2, codes)
        };
        let centers = [
            house("Adults", "5 Oak Street Suite 1", &["PEER"]),
            house("Best", "5 Oak Street, Suite 2", &["MD", "PEER"]),
            house("Women", "5 OAK STREET", &["PEER"]),
            place("Other", 9, &["PEER"]),
        ];
        let (names, options) = found(&centers, peers_with_medicaid());
        assert_eq!(names, ["Best", "Other"]);
        assert_eq!((options.strictly, options.total), (1, 4));
    }

    #[test]
    fn a_place_without_a_number_is_left_to_the_finder() {
        let silent = Center { phones: vec![], ..place("Silent", 1, &["PEER"]) };
        let (names, options) = found(&[silent], vec![Reply::Help(vec![Wish::Peer])]);
        assert_eq!((names.len(), options.strictly, options.total), (0, 1, 1));
    }

    #[test]
    fn who_does_not_know_what_would_help_sees_first_who_has_been_there() {
        let mut centers: Vec<Center> =
            (0..6).map(|number| place(&format!("Place {number}"), number, &["OP"])).collect();
        centers.push(place("Peers", 20, &["PEER"]));
        let (names, options) = found(&centers, vec![Reply::NotSure(Question::Help)]);
        assert_eq!(names, ["Place 0", "Place 1", "Place 2", "Place 3", "Peers"]);
        assert_eq!(options.places[4].reasons[0], Reason::Peers(chosen(&["peer-support"])));
        // Nobody asked for it, so that it is missing elsewhere is not told.
        assert!(options.places.iter().all(|place| place.misfits.is_empty()));
    }

    #[test]
    fn a_need_that_few_are_made_for_is_worth_a_longer_way() {
        // 210 and 230 miles away; what is near is not told to have room for children.
        let far = |name: &str, lat: f32| Center {
            position: Some(Position { at: LatLon::new(lat, -83.0).unwrap(), precision: Precision::Exact }),
            ..place(name, 0, &["BC", "RES"])
        };
        let centers =
            [far("Far", 43.1), far("Farther", 43.3), far("Farthest", 43.5), place("Near", 1, &["RES"])];
        let replies = vec![Reply::Help(vec![Wish::Stay]), Reply::Matters(chosen(&["with-children"]))];
        let (names, options) = found(&centers, replies);
        assert_eq!(names, ["Far", "Farther", "Near"]);
        assert!(matches!(options.places[0].misfits[..], [Misfit::Far(meters)] if meters.whole_miles() > 200));
        assert_eq!(options.places[2].misfits, [Misfit::Matters(option("with-children"))]);
        assert_eq!((options.strictly, options.dropped), (0, vec![Group::For]));
    }

    #[test]
    fn support_for_oneself_is_not_looked_for_in_treatment() {
        let centers = [place("A", 1, &["PEER"])];
        let (names, options) = found(&centers, vec![Reply::Help(vec![Wish::Family])]);
        assert_eq!((names.len(), options.others[0]), (0, OtherWay::FamilyGroups));
        let (names, _) = found(&centers, vec![Reply::Help(vec![Wish::Family, Wish::Peer])]);
        assert_eq!(names, ["A"]);
    }

    #[test]
    fn without_a_place_or_a_listing_other_ways_are_left() {
        let replies = || answers(vec![Reply::Safe(Safety::InDanger), Reply::Who(Who::Loved)]);
        let loaded = index(&[place("A", 1, &["PEER"])]);
        for (index, near) in [(&loaded, Near::Everywhere), (&index(&[]), NEAR)] {
            let options = options(index, &replies(), near);
            assert_eq!((options.places.len(), options.dropped.len()), (0, 0));
            assert_eq!(options.others[..2], [OtherWay::Emergency, OtherWay::Crisis]);
            assert!(options.others.len() >= 3);
        }
    }

    #[test]
    fn the_whole_question_says_how_far_to_look() {
        let rare = answers(vec![Reply::Matters(chosen(&["veterans"]))]);
        assert_eq!(question(&rare, NEAR).reach(), Some(Meters::from_miles(300)));
        assert_eq!(question(&Answers::default(), NEAR).reach(), Some(Meters::from_miles(100)));
        assert_eq!(question(&rare, Near::State(state("OH"))).reach(), None);
    }
}

/// Up to so many centers, of which several stand in one house, and some have no number.
fn any_houses(most: usize) -> impl Strategy<Value = Vec<Center>> {
    let streets = ["1 Elm Street", "1 ELM STREET, Suite 4", "1 Elm Street #2", "2 Oak Street", "Not told"];
    let street = prop::sample::select(streets.to_vec()).prop_map(str::to_owned);
    any_centers(most).prop_flat_map(move |centers| {
        let streets = prop::collection::vec(street.clone(), centers.len());
        (Just(centers), streets).prop_map(|(mut centers, streets)| {
            centers.iter_mut().zip(streets).for_each(|(center, street)| center.street = street);
            let mut seen = HashSet::new();
            centers.retain(|center| seen.insert(center.id()));
            centers
        })
    })
}

fn near() -> impl Strategy<Value = Near> {
    let within = prop_oneof![4 => Just(Within::Auto), 1 => (0u16..120).prop_map(Within::Miles)];
    let around = (38.5f32..41.5, -83.5f32..-80.5, within)
        .prop_map(|(lat, lon, within)| Near::Around { at: LatLon { lat, lon }, within });
    prop_oneof![
        1 => Just(Near::Everywhere),
        2 => prop::sample::select(vec!["OH", "PA", "WY"]).prop_map(|code| Near::State(state(code))),
        5 => around,
    ]
}

proptest! {
    #[test]
    fn options_are_what_the_plain_rules_give(centers in any_houses(40), answers in any_answers(), near in near()) {
        let index = index(&centers);
        let options = options(&index, &answers, near);
        let places = options.places.iter().map(|place| {
            (index.center(place.hit.row).unwrap().id(), place.misfits.clone())
        });
        let fast = NaiveOptions {
            places: places.collect(),
            strictly: options.strictly,
            dropped: options.dropped.clone(),
            total: options.total,
        };
        prop_assert_eq!(fast, naive_options(&as_listed(&centers), &answers, near));
    }

    #[test]
    fn what_is_told_of_a_place_is_true(centers in any_houses(16), answers in any_answers(), near in near()) {
        let index = index(&centers);
        let options = options(&index, &answers, near);
        prop_assert!(options.places.len() <= MOST_PLACES && options.others.len() >= 3);
        prop_assert_eq!(index.answer(&options.finder).total, options.total);
        prop_assert!(options.dropped.iter().all(|group| options.finder.chosen == options.finder.chosen.without_group(*group)));
        let whole = question(&answers, near).chosen;
        prop_assert!(options.finder.chosen.iter().all(|option| whole.contains(option)));

        let all: Vec<Center> = options.places.iter().map(|place| index.center(place.hit.row).unwrap()).collect();
        for (at, one) in all.iter().enumerate() {
            prop_assert!(all.iter().skip(at + 1).all(|other| !is_same_house(one, other)));
            prop_assert!(!one.phones.is_empty());
        }
        for place in &options.places {
            let has = index.options(place.hit.row);
            let (mut wishes, mut pays, mut matters) = (Vec::new(), false, Chosen::default());
            for reason in &place.reasons {
                match *reason {
                    Reason::Wish(wish, by) => {
                        prop_assert!(!by.is_empty() && (by & has & wish.options()) == by);
                        wishes.push(wish);
                    }
                    Reason::Pay(pay, by) => {
                        prop_assert!(!by.is_empty() && (by & has & pay.options()) == by);
                        prop_assert!(answers.pay().known().unwrap().contains(&pay));
                        pays = true;
                    }
                    Reason::Matters(option) => {
                        prop_assert!(has.contains(option));
                        matters = matters.with(option);
                    }
                    Reason::Peers(by) => {
                        prop_assert!(!by.is_empty() && (by & has & Wish::Peer.options()) == by);
                        prop_assert!(!answers.help().known().is_some_and(|wishes| wishes.contains(&Wish::Peer)));
                    }
                    Reason::Near(meters) => prop_assert_eq!(Some(meters), place.hit.distance),
                }
            }
            // Everything that was asked is told, once: as a reason, or as not reported, and then it is not there.
            for misfit in &place.misfits {
                match *misfit {
                    Misfit::Wish(wish) => {
                        prop_assert!((has & wish.options()).is_empty());
                        wishes.push(wish);
                    }
                    Misfit::Pay => {
                        let ways = answers.pay().known().unwrap();
                        prop_assert!(!pays && ways.iter().all(|pay| (has & pay.options()).is_empty()));
                        pays = true;
                    }
                    Misfit::Matters(option) => {
                        prop_assert!(!has.contains(option) && !matters.contains(option));
                        matters = matters.with(option);
                    }
                    Misfit::Far(meters) => prop_assert_eq!(Some(meters), place.hit.distance),
                }
            }
            let asked = answers.help().known().into_iter().flatten().copied().filter(|wish| !wish.options().is_empty());
            wishes.sort_by_key(|wish| Wish::ALL.into_iter().position(|other| other == *wish));
            prop_assert_eq!(wishes, asked.collect::<Vec<_>>());
            prop_assert_eq!(pays, answers.pay().known().is_some());
            prop_assert_eq!(matters, answers.matters().known().copied().unwrap_or_default());
        }
    }

    #[test]
    fn the_order_in_which_states_come_changes_nothing(centers in any_houses(16), answers in any_answers(), near in near()) {
        let forwards = index(&centers);
        let mut backwards = Index::new(Vocabulary::default());
        for shard in shards(&centers).into_iter().rev() {
            backwards.add(shard);
        }
        let told = |index: &Index| {
            let options = options(index, &answers, near);
            let id = |row| index.center(row).unwrap().id();
            let places = options.places.into_iter().map(|place| (id(place.hit.row), place.reasons, place.misfits));
            (places.collect::<Vec<_>>(), options.others, options.strictly, options.dropped, options.total)
        };
        prop_assert_eq!(told(&forwards), told(&backwards));
    }

    #[test]
    fn any_answers_come_back_as_they_were_kept(answers in any_answers()) {
        prop_assert_eq!(answers.to_string().parse(), Ok(answers));
    }

    #[test]
    fn any_text_is_refused_or_is_what_was_kept(text in "(?s).*|answers 1(\n[a-z]{0,8}=?.{0,12}){0,3}") {
        if let Ok(answers) = text.parse::<Answers>() {
            prop_assert_eq!(answers.to_string(), text);
        }
    }

    #[test]
    fn damaged_answers_are_refused_or_are_what_was_kept(
        answers in any_answers(), at in any::<prop::sample::Index>(), sign in any::<char>(), cut in any::<bool>(),
    ) {
        let mut signs: Vec<char> = answers.to_string().chars().collect();
        let at = at.index(signs.len());
        signs[at] = sign;
        if cut {
            signs.truncate(at);
        }
        let text: String = signs.into_iter().collect();
        if let Ok(answers) = text.parse::<Answers>() {
            prop_assert_eq!(answers.to_string(), text);
        }
    }
}

/// What somebody does on a page of the guided start.
#[derive(Debug, Clone)]
enum Act {
    /// Answers the question at hand; one of these fits it.
    Answer([Reply; 6]),
    NotSure,
    Continue,
    Back,
    /// "Change" in the summary.
    Change(Question),
    /// The address says so: the browser's Back and Forward, or a link.
    Arrive(Step),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => Question::ALL.map(any_reply_to).prop_map(Act::Answer),
        2 => Just(Act::NotSure),
        2 => Just(Act::Continue),
        2 => Just(Act::Back),
        1 => prop::sample::select(&Question::ALL[..]).prop_map(Act::Change),
        1 => prop::sample::select(&Step::ALL[..]).prop_map(Act::Arrive),
    ]
}

/// Does it; the answer is whether a step was gone forwards.
fn do_it(walk: &mut Walk, act: Act) -> bool {
    let came_from = walk.came_from();
    let before = walk.at();
    match (act, before) {
        (Act::Answer(replies), Step::Question(question)) => {
            let fitting = replies.into_iter().find(|reply| reply.question() == question).unwrap();
            walk.answer(fitting).unwrap();
        }
        (Act::NotSure, Step::Question(question)) => {
            walk.answer(Reply::NotSure(question)).unwrap();
        }
        (Act::Answer(_) | Act::NotSure | Act::Continue, _) => {
            // An error where the question has no answer: the page says so, and one stays.
            let _ = walk.go_on();
        }
        (Act::Back, _) => {
            walk.back();
            return false;
        }
        (Act::Change(question), Step::Summary) => walk.go_to(Step::Question(question)),
        (Act::Change(_), _) => {}
        (Act::Arrive(step), _) => {
            walk.arrive(step);
            return step != before && came_from != Some(step);
        }
    }
    walk.at() != before
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn every_walk_ends_in_three_ways_to_a_human_and_back_restores(
        acts in prop::collection::vec(act(), 0..60), centers in any_centers(12), near in near(),
    ) {
        let mut walk = Walk::default();
        for act in acts {
            let before = walk.clone();
            if do_it(&mut walk, act) {
                // Back leads to where one was, by the way one had come, and what was said meanwhile stays said.
                let mut back = walk.clone();
                prop_assert!(back.back());
                prop_assert_eq!((back.at(), back.came_from()), (before.at(), before.came_from()));
                prop_assert_eq!(back.answers(), walk.answers());
                // So does the Back of the browser.
                let mut browser = walk.clone();
                browser.arrive(before.at());
                prop_assert_eq!(browser, back);
            }
            let said = |walk: &Walk| Question::ALL.into_iter().filter(|question| walk.answers().has(*question)).count();
            prop_assert!(said(&walk) >= said(&before), "an answer was lost");
        }

        // From anywhere, whoever is not sure of anything more comes to the options, in no more steps than there are.
        for _ in Step::ALL {
            if let Step::Question(question) = walk.at() && !walk.answers().has(question) {
                walk.answer(Reply::NotSure(question)).unwrap();
            } else {
                walk.go_on().unwrap();
            }
        }
        prop_assert_eq!(walk.at(), Step::Options);

        let index = index(&centers);
        let options = options(&index, walk.answers(), near);
        let called = options.places.iter().filter_map(|place| {
            let center = index.center(place.hit.row)?;
            Some(center.phones.first()?.to_string())
        });
        let ways: HashSet<String> = called.chain(options.others.iter().map(|way| way.slug().to_owned())).collect();
        prop_assert!(ways.len() >= 3, "{ways:?}");
        // With no listing at all there are three, too.
        let others: HashSet<&str> = options.others.iter().map(|way| way.slug()).collect();
        prop_assert!(others.len() >= ENOUGH_PLACES && others.len() == options.others.len());
        prop_assert!(options.others.iter().filter(|way| way.is_line()).count() >= 2);

        // And back to where the walk began, with everything said.
        let answers = walk.answers().clone();
        while walk.back() {}
        prop_assert_eq!((walk.at(), walk.answers()), (Step::Question(Question::Safe), &answers));
    }
}
