//! The rules of the options after the guided start, written as plainly as possible: what the fast ones are held against.

use listing::first_contact::{Answers, Misfit};
use listing::geo::Meters;
use listing::query::{Near, Order, Query};
use listing::record::{Center, CenterId};
use listing::taxonomy::{Chosen, Group, OptionId};

use crate::naive::Naive;

#[derive(Debug, PartialEq)]
pub(crate) struct NaiveOptions {
    /// The places, each with what is not reported of it.
    pub(crate) places: Vec<(CenterId, Vec<Misfit>)>,
    pub(crate) strictly: usize,
    pub(crate) dropped: Vec<Group>,
    pub(crate) total: usize,
}

pub(crate) fn naive_options(centers: &[Center], answers: &Answers, near: Near) -> NaiveOptions {
    let engine = Naive::new(centers.to_vec(), &[]);
    let asks = asks(answers);
    let all: Chosen = asks.iter().flat_map(|(_, wanted)| wanted.clone()).collect();
    let ask = |chosen: Chosen| Query {
        near,
        chosen,
        words: String::new(),
        order: Order::Nearest,
        limit: usize::MAX,
    };
    let strictly = engine.answer(&ask(all)).hits.len();
    let mut options = NaiveOptions { places: vec![], strictly, dropped: vec![], total: strictly };
    let all_elsewhere =
        answers.help().known().is_some_and(|wishes| wishes.iter().all(|wish| wish.options().is_empty()));
    if near == Near::Everywhere || all_elsewhere {
        return options;
    }

    // The whole question, and then less and less of it.
    let mut levels = vec![(Vec::new(), all)];
    for group in [Group::For, Group::Pay, Group::Language, Group::Medicine, Group::Help] {
        let (mut dropped, chosen) = levels.last().cloned().unwrap();
        let left: Chosen = chosen.iter().filter(|option| option.group() != group).collect();
        if left != chosen {
            dropped.push(group);
            levels.push((dropped, left));
        }
    }
    let mut taken: Vec<&Center> = Vec::new();
    for (dropped, chosen) in levels {
        if taken.len() >= 3 {
            break;
        }
        let before = taken.len();
        let answer = engine.answer(&ask(chosen));
        take(&mut options, &mut taken, centers, &asks, answers, &answer.hits, 5, false);
        if taken.len() < 3 {
            let most = taken.len() + 2;
            take(
                &mut options,
                &mut taken,
                centers,
                &asks,
                answers,
                &engine.farther(&ask(chosen)),
                most,
                true,
            );
        }
        if taken.len() > before {
            (options.dropped, options.total) = (dropped, answer.hits.len());
        }
    }
    options
}

/// Of these, those that lack least, in their own order.
#[allow(clippy::too_many_arguments, reason = "plain rather than pretty")]
fn take<'a>(
    options: &mut NaiveOptions,
    taken: &mut Vec<&'a Center>,
    centers: &'a [Center],
    asks: &[(Misfit, Vec<OptionId>)],
    answers: &Answers,
    hits: &[(CenterId, Option<Meters>)],
    most: usize,
    is_far: bool,
) {
    let of = |id: CenterId| centers.iter().find(|center| center.id() == id).unwrap();
    let has_peers = |center: &Center| center.codes.iter().any(|code| code == "PEER" || code == "RC");
    let lack = |center: &Center| {
        let is_open = answers.help().known().is_none();
        (misfits(asks, center).len(), is_open && !has_peers(center))
    };
    let mut best: Vec<&Center> = hits.iter().map(|(id, _)| of(*id)).collect();
    // A stable sort: of equals the first stays the first.
    best.sort_by_key(|center| lack(center));
    let mut new: Vec<CenterId> = Vec::new();
    for center in best {
        let is_reachable = !center.phones.is_empty();
        let is_same = |other: &&Center| other.id() == center.id() || is_same_house(center, other);
        let is_free = !taken.iter().any(is_same);
        if is_reachable && is_free && taken.len() < most {
            taken.push(center);
            new.push(center.id());
        }
    }
    for (id, meters) in hits.iter().filter(|(id, _)| new.contains(id)) {
        let mut misfits = misfits(asks, of(*id));
        misfits.extend(meters.filter(|_| is_far).map(Misfit::Far));
        options.places.push((*id, misfits));
    }
}

/// What is asked: what it is called where it is not reported, and what a place may have for it.
fn asks(answers: &Answers) -> Vec<(Misfit, Vec<OptionId>)> {
    let mut asks = Vec::new();
    for wish in answers.help().known().into_iter().flatten() {
        asks.push((Misfit::Wish(*wish), wish.options().iter().collect()));
    }
    if let Some(ways) = answers.pay().known() {
        asks.push((Misfit::Pay, ways.iter().flat_map(|pay| pay.options().iter()).collect()));
    }
    for option in answers.matters().known().into_iter().flat_map(|matters| matters.iter()) {
        asks.push((Misfit::Matters(option), vec![option]));
    }
    asks.retain(|(_, wanted)| !wanted.is_empty());
    asks
}

fn misfits(asks: &[(Misfit, Vec<OptionId>)], center: &Center) -> Vec<Misfit> {
    let has =
        |option: &OptionId| option.codes().iter().any(|code| center.codes.iter().any(|own| own == code));
    asks.iter().filter(|(_, wanted)| !wanted.iter().any(has)).map(|(misfit, _)| *misfit).collect()
}

/// Whether the number and the first word of the street, and the ZIP, are one: enough for the streets of the tests.
pub(crate) fn is_same_house(one: &Center, other: &Center) -> bool {
    let house = |center: &Center| -> Option<String> {
        let line = center.street.to_lowercase();
        let words: Vec<&str> = line.split(' ').take(2).collect();
        line.starts_with(|sign: char| sign.is_ascii_digit()).then(|| words.join(" "))
    };
    one.zip == other.zip && house(one).is_some() && house(one) == house(other)
}
