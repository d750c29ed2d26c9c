//! The rules of finding, written as plainly as possible: a list of centers, a filter, a sort. It is slow, and it is what
//! the index is held against.

use std::cmp::Reverse;

use listing::geo::{Meters, distance};
use listing::query::{Narrowing, Near, Order, Query, Within};
use listing::record::{Center, CenterId};
use listing::taxonomy::{Chosen, Group, OptionId};
use listing::text::folded;

pub(crate) struct Naive {
    /// Each center with the texts that lead to it, in folded words.
    centers: Vec<(Center, Vec<Vec<String>>)>,
}

#[derive(Debug, PartialEq)]
pub(crate) struct NaiveAnswer {
    pub(crate) hits: Vec<(CenterId, Option<Meters>)>,
    pub(crate) within: Option<u16>,
}

impl Naive {
    pub(crate) fn new(centers: Vec<Center>, vocabulary: &[(OptionId, String)]) -> Self {
        let words_of = |text: &str| folded(text).split_whitespace().map(str::to_owned).collect();
        let texts_of = |center: &Center| {
            let labels = vocabulary.iter().filter(|(option, _)| has(center, *option));
            let own = [&center.name, &center.part, &center.city];
            own.into_iter().chain(labels.map(|(_, text)| text)).map(|text| words_of(text)).collect()
        };
        let with_texts = |center: Center| {
            let texts = texts_of(&center);
            (center, texts)
        };
        Self { centers: centers.into_iter().map(with_texts).collect() }
    }

    pub(crate) fn answer(&self, query: &Query) -> NaiveAnswer {
        let within = self.miles(query);
        NaiveAnswer { hits: self.hits(query, within), within }
    }

    /// For a rare need around a position, where fewer than a page was found: the next five that fit within 300 miles.
    pub(crate) fn farther(&self, query: &Query) -> Vec<(CenterId, Option<Meters>)> {
        let NaiveAnswer { hits, within } = self.answer(query);
        let rare = |option: OptionId| ["veterans", "lgbtq", "with-children"].contains(&option.slug());
        let (Near::Around { at, .. }, Some(miles)) = (query.near, within) else { return Vec::new() };
        if hits.len() >= 20 || !query.chosen.iter().any(rare) {
            return Vec::new();
        }
        let far = Query {
            near: Near::Around { at, within: Within::Miles(300) },
            order: Order::Nearest,
            ..query.clone()
        };
        let mut farther = self.answer(&far).hits;
        farther.retain(|(_, meters)| *meters > Some(Meters::from_miles(miles)));
        farther.truncate(5);
        farther
    }

    /// The places to suggest for a name that is being typed: one a name.
    pub(crate) fn names(&self, typed: &str, limit: usize) -> Vec<CenterId> {
        let typed = folded(typed);
        let fits = |name: &str, is_forgiving: bool| {
            typed.split_whitespace().all(|word| {
                let is_forgiven = is_forgiving && word.chars().count() >= 5;
                name.split_whitespace()
                    .any(|own| own.starts_with(word) || (is_forgiven && one_slip_from_a_prefix(own, word)))
            })
        };
        let mut centers: Vec<&Center> = self.centers.iter().map(|(center, _)| center).collect();
        let is_forgiving = !centers.iter().any(|center| fits(&folded(&center.name), false));
        centers.retain(|center| !typed.is_empty() && fits(&folded(&center.name), is_forgiving));
        centers.sort_by_cached_key(|center| {
            let name = folded(&center.name);
            let id = (Reverse(center.as_of), folded(&center.part), center.id());
            (!name.starts_with(&typed), name, id)
        });
        centers.dedup_by_key(|center| folded(&center.name));
        centers.into_iter().map(Center::id).take(limit).collect()
    }

    /// For every option, the number of results of the same query with it ticked as well, and whether a person would see
    /// a difference.
    pub(crate) fn counts(&self, query: &Query) -> Vec<(usize, bool)> {
        let now = self.answer(query).hits;
        let ticked = |option| Query { chosen: query.chosen.with(option), ..query.clone() };
        OptionId::all()
            .map(|option| {
                let then = self.answer(&ticked(option)).hits;
                (then.len(), query.chosen.contains(option) || (!then.is_empty() && then != now))
            })
            .collect()
    }

    /// How many places would be found as near if the code that keeps them out did not stand there, among other codes.
    pub(crate) fn left_out(&self, query: &Query) -> usize {
        let dui_only = OptionId::dui_only().unwrap();
        let NaiveAnswer { hits, within } = self.answer(query);
        if query.chosen.contains(dui_only) {
            return 0;
        }
        let open = |(mut center, texts): (Center, Vec<Vec<String>>)| {
            center.codes.retain(|code| code != "DUO");
            (center, texts)
        };
        let open = Self { centers: self.centers.iter().cloned().map(open).collect() };
        open.hits(query, within).len() - hits.len()
    }

    /// For a query without an answer: what has to be dropped for the most places, how many there are then, and the first
    /// three. Every narrowing is tried alone, and then every two of them.
    pub(crate) fn loosened(&self, query: &Query) -> Option<(Vec<Narrowing>, usize, NaiveAnswer)> {
        if !self.answer(query).hits.is_empty() {
            return None;
        }
        let mut all: Vec<Narrowing> = Group::ALL.into_iter().map(Narrowing::Group).collect();
        all.extend([Narrowing::Words, Narrowing::Distance]);
        all.retain(|narrowing| without(query, &[*narrowing]) != *query);
        let singles: Vec<Vec<Narrowing>> = all.iter().map(|one| vec![*one]).collect();
        let mut pairs = Vec::new();
        for one in 0..all.len() {
            for other in one + 1..all.len() {
                pairs.push(vec![all[one], all[other]]);
            }
        }
        for choices in [singles, pairs] {
            let mut best: Option<(Vec<Narrowing>, usize, NaiveAnswer)> = None;
            for dropped in choices {
                let answer = self.answer(&without(query, &dropped));
                if answer.hits.len() > best.as_ref().map_or(0, |(_, total, _)| *total) {
                    best = Some((dropped, answer.hits.len(), answer));
                }
            }
            if let Some((dropped, total, mut answer)) = best {
                answer.hits.truncate(3);
                return Some((dropped, total, answer));
            }
        }
        None
    }

    fn hits(&self, query: &Query, within: Option<u16>) -> Vec<(CenterId, Option<Meters>)> {
        let mut hits: Vec<(&Center, Option<Meters>)> = self
            .fitting_but_for_place(query)
            .into_iter()
            .filter_map(|center| Some((center, in_place(center, query.near, within)?)))
            .collect();
        hits.sort_by_cached_key(|(center, meters)| {
            (*meters, Reverse(center.as_of), folded(&center.name), folded(&center.part), center.id())
        });
        if query.order == Order::Name {
            hits.sort_by_cached_key(|(center, _)| (folded(&center.name), folded(&center.city), center.id()));
        }
        hits.into_iter().map(|(center, meters)| (center.id(), meters)).collect()
    }

    fn miles(&self, query: &Query) -> Option<u16> {
        match query.near {
            Near::Around { within: Within::Miles(miles), .. } => Some(miles),
            Near::Around { within: Within::Auto, .. } => [5, 10, 25, 50]
                .into_iter()
                .find(|miles| self.hits(query, Some(*miles)).len() >= 20)
                .or(Some(100)),
            _ => None,
        }
    }

    fn fitting_but_for_place(&self, query: &Query) -> Vec<&Center> {
        let at_most = match query.near {
            Near::Around { within: Within::Auto, .. } => Some(100),
            Near::Around { within: Within::Miles(miles), .. } => Some(miles),
            _ => None,
        };
        let in_reach = |center: &Center| in_place(center, query.near, at_most).is_some();
        let mut fitting: Vec<&(Center, Vec<Vec<String>>)> =
            self.centers.iter().filter(|(center, _)| fits_options(center, query.chosen)).collect();
        let (words, phrases) = words_and_phrases(&query.words);
        for typed in words {
            let any =
                |texts: &[Vec<String>], fits: &dyn Fn(&String) -> bool| texts.iter().flatten().any(fits);
            let begins = |word: &String| word.starts_with(&typed);
            let forgiven = |word: &String| one_slip_from_a_prefix(word, &typed);
            // Forgiven only where no place in reach has the word as it was typed, whatever is ticked.
            if self.centers.iter().any(|(center, texts)| in_reach(center) && any(texts, &begins)) {
                fitting.retain(|(_, texts)| any(texts, &begins));
            } else if typed.chars().count() >= 5 {
                fitting.retain(|(_, texts)| any(texts, &forgiven));
            } else {
                fitting.clear();
            }
        }
        for (phrase, is_closed) in phrases {
            fitting.retain(|(_, texts)| {
                texts.iter().any(|words| {
                    words.windows(phrase.len()).any(|side_by_side| {
                        let (written, typed) = (side_by_side.join(" "), phrase.join(" "));
                        if is_closed { written == typed } else { written.starts_with(&typed) }
                    })
                })
            });
        }
        fitting.into_iter().map(|(center, _)| center).collect()
    }
}

/// The query without what is dropped.
fn without(query: &Query, dropped: &[Narrowing]) -> Query {
    let mut query = query.clone();
    for narrowing in dropped {
        match (*narrowing, query.near) {
            (Narrowing::Group(group), _) => {
                query.chosen = query.chosen.iter().filter(|option| option.group() != group).collect();
            }
            (Narrowing::Words, _) => query.words = String::new(),
            (Narrowing::Distance, Near::Around { at, .. }) => {
                query.near = Near::Around { at, within: Within::Auto };
            }
            (Narrowing::Distance, _) => {}
        }
    }
    query
}

/// What was typed, sign by sign: words outside of quotation marks, and phrases with whether they were closed.
fn words_and_phrases(typed: &str) -> (Vec<String>, Vec<(Vec<String>, bool)>) {
    let (mut words, mut phrases) = (Vec::new(), Vec::new());
    let (mut text, mut is_phrase) = (String::new(), false);
    for sign in typed.chars().map(Some).chain([None]) {
        if let Some(sign) = sign.filter(|sign| !"\"“”„‟«»＂".contains(*sign)) {
            text.push(sign);
            continue;
        }
        let found: Vec<String> = folded(&text).split_whitespace().map(str::to_owned).collect();
        if !is_phrase {
            words.extend(found);
        } else if !found.is_empty() {
            phrases.push((found, sign.is_some()));
        }
        (text, is_phrase) = (String::new(), !is_phrase);
    }
    (words, phrases)
}

/// Whether a center is in the place asked for: how far away, where a position was asked for.
fn in_place(center: &Center, near: Near, miles: Option<u16>) -> Option<Option<Meters>> {
    match near {
        Near::Everywhere => Some(None),
        Near::State(state) => (center.state == state).then_some(None),
        Near::Around { at, .. } => {
            let meters = distance(at, center.position?.at);
            (meters <= Meters::from_miles(miles?)).then_some(Some(meters))
        }
    }
}

fn fits_options(center: &Center, chosen: Chosen) -> bool {
    let dui_only = OptionId::dui_only().unwrap();
    let fits_group = |group: Group| {
        let ticked: Vec<OptionId> = chosen.iter().filter(|option| option.group() == group).collect();
        ticked.is_empty() || ticked.into_iter().any(|option| has(center, option))
    };
    Group::ALL.into_iter().all(fits_group) && (!has(center, dui_only) || chosen.contains(dui_only))
}

fn has(center: &Center, option: OptionId) -> bool {
    option.codes().iter().any(|code| center.codes.iter().any(|own| own == code))
}

/// Tries every prefix of the word.
fn one_slip_from_a_prefix(word: &str, typed: &str) -> bool {
    let word: Vec<char> = word.chars().collect();
    let typed: Vec<char> = typed.chars().collect();
    (0..=word.len()).any(|end| slips(&word[..end], &typed) <= 1)
}

/// How many letters were inserted, left out, replaced or swapped with their neighbor: the textbook table (optimal string
/// alignment).
fn slips(a: &[char], b: &[char]) -> usize {
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let replaced = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let mut least = replaced.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    least = least.min(table[i - 2][j - 2] + 1);
                }
                least
            };
        }
    }
    table[a.len()][b.len()]
}
