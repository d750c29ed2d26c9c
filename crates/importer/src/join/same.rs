//! Which records of different sources are the same center?
//!
//! Those of one [`Identity`]. Further those whose ZIP is the same, whose name is the same or stands in the other's as whole
//! words (both name lines together, or the first where the second is the same), and whose street (number and name) or main phone is the same. A phone alone makes nothing the same, records of
//! one source are never united here, and where two of a source fit equally well, neither is taken.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use listing::record::{Center, Date, Identity, PhoneRole, Precision, Zip};
use listing::text::normalised;

use super::{Member, street};
use crate::report::{Reason, Report};

/// So many records of one ZIP with one street, or one phone, are compared each with each. More than that share nothing but
/// a large house or a switchboard, and are united by their identity alone.
const MOST_ALIKE: usize = 300;
/// The fewest words of a name that may stand in another: one word is too often part of a stranger's name.
const FEWEST_WORDS: usize = 2;

/// What comes first of records that are one: the newest, then the one that says most. The rest makes it an order.
pub(super) type Rank = (Reverse<Date>, Reverse<usize>, String, Identity);

pub(super) fn rank(center: &Center) -> Rank {
    (Reverse(center.as_of), Reverse(richness(center)), center.source.clone(), center.identity())
}

fn richness(center: &Center) -> usize {
    let texts = [&center.part, &center.street, &center.unit, &center.city, &center.website, &center.hours];
    let exact = center.position.is_some_and(|position| position.precision == Precision::Exact);
    texts.iter().filter(|text| !text.is_empty()).count()
        + usize::from(exact)
        + center.phones.len()
        + center.codes.len()
}

/// The records, those that are one together and in the order of their [`Rank`].
pub(super) fn clusters(members: Vec<Member<Center>>, report: &mut Report) -> Vec<Vec<Member<Center>>> {
    let mut groups = Groups::new(&members);
    let identities = by_identity(&members);
    for same in identities.values() {
        for other in same.iter().skip(1) {
            groups.make_one(same[0], *other);
        }
    }
    let pairs = fitting_pairs(&members, &identities);
    let best = best_of(&pairs);
    let mut doubtful: BTreeSet<usize> =
        best.iter().filter(|(_, (_, count))| *count > 1).map(|((at, _), _)| *at).collect();
    let mut chosen: Vec<Pair> = pairs.into_iter().filter(|pair| pair.is_best(&best)).collect();
    // By what the records are and not by where they stand: the order of sources must not matter.
    chosen.sort_by_cached_key(|pair| {
        let mut ends =
            [pair.a, pair.b].map(|at| (members[at].record.identity(), members[at].record.source.clone()));
        ends.sort_unstable();
        (pair.likeness, ends)
    });
    for pair in chosen {
        if !groups.unite(pair.a, pair.b) {
            doubtful.extend([pair.a, pair.b]);
        }
    }
    for at in doubtful {
        let member = &members[at];
        if groups.is_alone(at) {
            report.add_at(member.row, "", Reason::PerhapsSame, &member.record.name, String::new());
        }
    }
    groups.gather(members)
}

fn by_identity(members: &[Member<Center>]) -> BTreeMap<Identity, Vec<usize>> {
    let mut identities: BTreeMap<Identity, Vec<usize>> = BTreeMap::new();
    for (at, member) in members.iter().enumerate() {
        identities.entry(member.record.identity()).or_default().push(at);
    }
    identities
}

/// Two records of different sources that fit by the rules. The smaller the likeness, the better they fit.
#[derive(Debug, Clone, Copy)]
struct Pair {
    a: usize,
    b: usize,
    parts: (usize, usize),
    likeness: u8,
}

impl Pair {
    /// Each of the two with the source of the other.
    fn ends(&self) -> [(usize, usize); 2] {
        [(self.a, self.parts.1), (self.b, self.parts.0)]
    }

    /// Whether each of the two is the only one of its source that fits the other best.
    fn is_best(&self, best: &Best) -> bool {
        self.ends().iter().all(|end| best.get(end) == Some(&(self.likeness, 1)))
    }
}

/// What of a record is compared.
struct Compared {
    zip: Zip,
    /// Both name lines together, and each alone.
    name: String,
    line: String,
    part: String,
    street: Option<String>,
    phone: Option<String>,
}

impl Compared {
    fn of(center: &Center) -> Self {
        let main = center.phones.iter().find(|phone| phone.role == PhoneRole::Main);
        Self {
            zip: center.zip,
            name: normalised(&format!("{} {}", center.name, center.part)),
            line: normalised(&center.name),
            part: normalised(&center.part),
            street: street::key(&center.street),
            phone: main.map(|phone| phone.number.clone()),
        }
    }

    /// `None` where they are not the same by the rules.
    fn likeness(&self, other: &Self) -> Option<u8> {
        let is_same = |a: &Option<String>, b: &Option<String>| a.is_some() && a == b;
        let either = |a: &str, b: &str| stands_in(a, b) || stands_in(b, a);
        let name = if self.name == other.name {
            0
        } else if either(&self.name, &other.name)
            || (self.part == other.part && either(&self.line, &other.line))
        {
            1
        } else {
            return None;
        };
        let place = match (is_same(&self.street, &other.street), is_same(&self.phone, &other.phone)) {
            (true, true) => 0,
            (true, false) => 1,
            (false, true) => 2,
            (false, false) => return None,
        };
        (self.zip == other.zip).then_some(3 * name + place)
    }
}

/// Whether the one name stands in the other as whole words.
fn stands_in(short: &str, long: &str) -> bool {
    short.split(' ').count() >= FEWEST_WORDS && format!(" {long} ").contains(&format!(" {short} "))
}

/// All pairs that fit, but those of records that have their like, by identity, in the other's source already.
fn fitting_pairs(members: &[Member<Center>], identities: &BTreeMap<Identity, Vec<usize>>) -> Vec<Pair> {
    let compared: Vec<Compared> = members.iter().map(|member| Compared::of(&member.record)).collect();
    let mut alike: HashMap<(Zip, u8, &str), Vec<usize>> = HashMap::new();
    for (at, one) in compared.iter().enumerate() {
        let keys = [(0, &one.street), (1, &one.phone)];
        for (kind, key) in keys.into_iter().filter_map(|(kind, key)| Some((kind, key.as_deref()?))) {
            alike.entry((one.zip, kind, key)).or_default().push(at);
        }
    }
    let has_its_like_in = |at: usize, part: usize| {
        let same = identities.get(&members[at].record.identity());
        same.is_some_and(|same| same.iter().any(|other| members[*other].part == part))
    };
    let mut pairs: BTreeMap<(usize, usize), Pair> = BTreeMap::new();
    for block in alike.into_values().filter(|block| block.len() <= MOST_ALIKE) {
        for (place, a) in block.iter().copied().enumerate() {
            for b in block.iter().copied().skip(place + 1) {
                let parts = (members[a].part, members[b].part);
                if parts.0 == parts.1 || has_its_like_in(a, parts.1) || has_its_like_in(b, parts.0) {
                    continue;
                }
                if let Some(likeness) = compared[a].likeness(&compared[b]) {
                    pairs.insert((a, b), Pair { a, b, parts, likeness });
                }
            }
        }
    }
    pairs.into_values().collect()
}

/// For a record and a source: how well its best there fits, and how many fit that well.
type Best = HashMap<(usize, usize), (u8, usize)>;

fn best_of(pairs: &[Pair]) -> Best {
    let mut best = Best::new();
    for pair in pairs {
        for end in pair.ends() {
            let (likeness, count) = best.entry(end).or_insert((pair.likeness, 0));
            if pair.likeness < *likeness {
                (*likeness, *count) = (pair.likeness, 0);
            }
            *count += usize::from(pair.likeness == *likeness);
        }
    }
    best
}

/// Records that are one, while they are found: each group has at most one of each source.
struct Groups {
    of: Vec<usize>,
    members: Vec<Vec<usize>>,
    parts: Vec<usize>,
}

impl Groups {
    fn new(members: &[Member<Center>]) -> Self {
        Self {
            of: (0..members.len()).collect(),
            members: (0..members.len()).map(|at| vec![at]).collect(),
            parts: members.iter().map(|member| member.part).collect(),
        }
    }

    /// Makes the groups of the two one; false, and nothing changes, where that would unite two of one source.
    fn unite(&mut self, a: usize, b: usize) -> bool {
        let [first, second] = [a, b].map(|at| &self.members[self.of[at]]);
        let part = |at: &usize| self.parts[*at];
        let is_one = self.of[a] == self.of[b];
        if !is_one && first.iter().any(|one| second.iter().any(|other| part(one) == part(other))) {
            return false;
        }
        self.make_one(a, b);
        true
    }

    fn make_one(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of[a], self.of[b]);
        if a == b {
            return;
        }
        let moving = std::mem::take(&mut self.members[b]);
        for at in &moving {
            self.of[*at] = a;
        }
        self.members[a].extend(moving);
    }

    fn is_alone(&self, at: usize) -> bool {
        self.members[self.of[at]].len() == 1
    }

    fn gather(self, members: Vec<Member<Center>>) -> Vec<Vec<Member<Center>>> {
        let mut gathered: BTreeMap<usize, Vec<Member<Center>>> = BTreeMap::new();
        for (at, member) in members.into_iter().enumerate() {
            gathered.entry(self.of[at]).or_default().push(member);
        }
        let mut clusters: Vec<Vec<Member<Center>>> = gathered.into_values().collect();
        for cluster in &mut clusters {
            cluster.sort_by_cached_key(|member| rank(&member.record));
        }
        clusters.sort_by_cached_key(|cluster| cluster.first().map(|member| rank(&member.record)));
        clusters
    }
}
