//! What is said of a center that several sources have?
//!
//! Names, town and state are those of the first by [`rank`](super::same::rank): the newest, then the one that says most.
//! What it does not say is filled from the next. A door's position is better than the middle of a ZIP, phones and codes are
//! united. Each field that is not the first one's knows whose it is.

use std::collections::{BTreeSet, HashMap, HashSet};

use listing::geo::{Meters, distance};
use listing::record::{Center, Field, Identity, Origin, Precision};
use listing::taxonomy;
use listing::text::normalised;

use super::{Held, Member, street};
use crate::phone;
use crate::report::{Reason, Report, RowAt};
use crate::sources::Sources;

/// Doors that are farther apart than this are told as two, in meters.
const FAR_APART: Meters = Meters(1_600);

/// One center of each cluster.
pub(super) fn unite_all(
    clusters: Vec<Vec<Member<Center>>>,
    exclusive: &HashSet<(usize, String)>,
    sources: &mut Sources,
    report: &mut Report,
) -> Vec<Held<Center>> {
    // A street that is filled in makes another identity: it must not become that of another center.
    let mut taken: HashMap<Identity, usize> = HashMap::new();
    for (at, cluster) in clusters.iter().enumerate() {
        taken.extend(cluster.iter().map(|member| (member.record.identity(), at)));
    }
    let mut united = Vec::with_capacity(clusters.len());
    for (at, cluster) in clusters.into_iter().enumerate() {
        let mut may_be = |identity: Identity| *taken.entry(identity).or_insert(at) == at;
        united.extend(unite(cluster, exclusive, &mut may_be, sources, report));
    }
    united
}

/// A text of a center and how to reach it.
type Text = (Field, fn(&mut Center) -> &mut String);

const TEXTS: [Text; 4] = [
    (Field::Unit, |center| &mut center.unit),
    (Field::City, |center| &mut center.city),
    (Field::Website, |center| &mut center.website),
    (Field::Hours, |center| &mut center.hours),
];

/// Unites the members of a cluster, the first of which is the one that counts most; `None` for no members.
fn unite(
    cluster: Vec<Member<Center>>,
    exclusive: &HashSet<(usize, String)>,
    may_be: &mut dyn FnMut(Identity) -> bool,
    sources: &mut Sources,
    report: &mut Report,
) -> Option<Held<Center>> {
    let codes = Codes::of(&cluster, exclusive, report);
    let mut members = cluster.into_iter();
    let first = members.next()?;
    let mut rows: Vec<RowAt> = first.row.into_iter().collect();
    let mut union =
        Union { phones_of: vec![first.record.source_of(Field::Phones).to_owned()], center: first.record };
    if union.center.phones.is_empty() {
        union.phones_of.clear();
    }
    for Member { record, row, .. } in members {
        let kept = format!("{}, {}", union.center.name, union.center.source);
        report.add_at(row, "", Reason::SameInSources, &record.name, kept);
        union.take(record, row, may_be, report);
        rows.extend(row);
    }
    let Union { mut center, phones_of } = union;
    phone::put_main_first(&mut center.phones);
    set_origin(&mut center, Field::Phones, &phones_of, sources);
    center.codes = codes.all.into_iter().collect();
    set_origin(&mut center, Field::Codes, &codes.of, sources);
    center.origins.sort();
    Some(Held { record: center, rows })
}

/// Says that the field is from these sources together, where that is not the center's own.
fn set_origin(center: &mut Center, field: Field, of: &[String], sources: &mut Sources) {
    center.origins.retain(|origin| origin.field != field);
    if of.is_empty() {
        return;
    }
    let source = sources.joined(of);
    if source != center.source {
        center.origins.push(Origin { field, source });
    }
}

/// A center while others are united with it.
struct Union {
    center: Center,
    /// The sources that gave a phone.
    phones_of: Vec<String>,
}

impl Union {
    fn take(
        &mut self,
        mut other: Center,
        row: Option<RowAt>,
        may_be: &mut dyn FnMut(Identity) -> bool,
        report: &mut Report,
    ) {
        self.take_street(&other, row, may_be, report);
        let own = &mut self.center;
        for (field, text) in TEXTS {
            let source = other.source_of(field).to_owned();
            let new = std::mem::take(text(&mut other));
            let known = text(own);
            if new.is_empty() || normalised(known) == normalised(&new) {
                continue;
            }
            if known.is_empty() {
                *known = new;
                own.push_origin(field, source);
            } else {
                report.add_at(row, field.word(), Reason::OtherSourceDiffers, &new, known.clone());
            }
        }
        if own.part != other.part && !normalised(&other.part).is_empty() {
            let full = normalised(&format!("{} {}", own.name, own.part));
            if !full.contains(&normalised(&other.part)) {
                report.add_at(row, "part", Reason::OtherSourceDiffers, &other.part, own.part.clone());
            }
        }
        if own.state != other.state {
            let (new, known) = (other.state.code(), own.state.code().to_owned());
            report.add_at(row, "state", Reason::OtherSourceDiffers, new, known);
        }
        self.take_position(&other, row, report);
        let before = self.center.phones.len();
        let source = other.source_of(Field::Phones).to_owned();
        for number in other.phones {
            phone::add(&mut self.center.phones, number);
        }
        if self.center.phones.len() > before {
            self.phones_of.push(source);
        }
    }

    fn take_street(
        &mut self,
        other: &Center,
        row: Option<RowAt>,
        may_be: &mut dyn FnMut(Identity) -> bool,
        report: &mut Report,
    ) {
        let own = &mut self.center;
        if other.street.is_empty() || normalised(&own.street) == normalised(&other.street) {
            return;
        }
        if own.street.is_empty() && may_be(Identity::new(&own.name, &own.part, &other.street, &own.zip)) {
            own.street.clone_from(&other.street);
            own.push_origin(Field::Street, other.source_of(Field::Street).to_owned());
            return;
        }
        let is_one_door = street::key(&own.street).is_some_and(|key| Some(key) == street::key(&other.street));
        if !is_one_door {
            report.add_at(row, "street", Reason::OtherSourceDiffers, &other.street, own.street.clone());
        }
    }

    fn take_position(&mut self, other: &Center, row: Option<RowAt>, report: &mut Report) {
        let own = &mut self.center;
        let Some(new) = other.position else { return };
        let new_is_a_door = new.precision == Precision::Exact;
        match own.position {
            Some(known) if known.precision == Precision::Exact => {
                let apart = distance(known.at, new.at);
                if new_is_a_door && apart > FAR_APART {
                    let written = format!("{}, {}", new.at.lat, new.at.lon);
                    let kept = format!("{}, {}", known.at.lat, known.at.lon);
                    report.add_at(row, "position", Reason::OtherSourceDiffers, &written, kept);
                }
            }
            // The middle of a ZIP is from no source.
            Some(_) if !new_is_a_door => {}
            _ => {
                own.position = Some(new);
                if new_is_a_door {
                    own.push_origin(Field::Position, other.source_of(Field::Position).to_owned());
                }
            }
        }
    }
}

trait PushOrigin {
    fn push_origin(&mut self, field: Field, source: String);
}

impl PushOrigin for Center {
    fn push_origin(&mut self, field: Field, source: String) {
        self.origins.retain(|origin| origin.field != field);
        if source != self.source {
            self.origins.push(Origin { field, source });
        }
    }
}

/// All codes of a cluster and the sources that gave one which those before them did not have.
struct Codes {
    all: BTreeSet<String>,
    of: Vec<String>,
}

impl Codes {
    /// Of whom alone a center serves only what all say that can say it: a source that never uses the code says nothing by
    /// leaving it out, and so does a record without any code.
    fn of(cluster: &[Member<Center>], exclusive: &HashSet<(usize, String)>, report: &mut Report) -> Self {
        let denies = |code: &String, member: &Member<Center>| {
            !member.record.codes.is_empty()
                && !member.record.codes.contains(code)
                && exclusive.contains(&(member.part, code.clone()))
        };
        let mut codes = Self { all: BTreeSet::new(), of: Vec::new() };
        for member in cluster {
            let mut is_new = false;
            for code in &member.record.codes {
                if taxonomy::is_exclusive(code) && cluster.iter().any(|other| denies(code, other)) {
                    report.add_at(member.row, "codes", Reason::ExclusiveInSomeRows, code, String::new());
                } else {
                    is_new |= codes.all.insert(code.clone());
                }
            }
            let source = member.record.source_of(Field::Codes);
            if is_new && !codes.of.iter().any(|known| known == source) {
                codes.of.push(source.to_owned());
            }
        }
        codes
    }
}
