//! Which centers do the records make?
//!
//! A center is an organization at a location, with all services that it gives there. What services tell differently (their
//! hours, what they cost, whom they take) stands with their names.

use std::collections::{HashMap, HashSet};

use listing::record::{Center, Date, Phone, PhoneRole};
use listing::state::State;
use listing::text::normalised;

use super::hours::{self, Opening};
use super::mapping::Mapping;
use super::records::{Address, Node, Scalars, Term};
use super::store::{Pair, Store};
use crate::fields::{Cell, Notes};
use crate::json::{Item, List};
use crate::own_terms::OwnTerms;
use crate::report::{Outcome, Place, Reason, Report};
use crate::zip_areas::ZipAreas;

/// Types of phones that nobody can talk on.
const NO_VOICE: [&str; 8] = ["fax", "pager", "textphone", "tty", "tdd", "text", "sms", "video"];
/// The most that the ages of people are taken for.
const OLDEST: u8 = 120;

/// A pair that is read, or an organization that stands alone.
#[derive(Clone, Copy)]
pub(super) struct Unit<'p> {
    pair: Pair,
    /// Its place among [`Store::at`].
    at: Option<usize>,
    pub(super) place: Place<'p>,
}

/// Everything of the store that is a row of this import: each service at each location; services and locations without such
/// a pair; organizations without any of these.
pub(super) fn units<'p>(store: &Store<'p>) -> Vec<Unit<'p>> {
    let mut units = Vec::new();
    let (mut services, mut locations) = (HashSet::new(), HashSet::new());
    for (at, with) in store.at.iter().enumerate() {
        services.extend(with.pair.service);
        locations.extend(with.pair.location);
        units.push(Unit { pair: with.pair, at: Some(at), place: with.place });
    }
    let mut organizations: HashSet<usize> = HashSet::new();
    let mut alone = |pair: Pair, place| units.push(Unit { pair, at: None, place });
    for service in (0..store.services.len()).filter(|at| !services.contains(at)) {
        if let Some((_, place)) = store.services.get(service) {
            alone(Pair { service: Some(service), location: None }, place);
        }
    }
    for location in (0..store.locations.len()).filter(|at| !locations.contains(at)) {
        if let Some((_, place)) = store.locations.get(location) {
            alone(Pair { service: None, location: Some(location) }, place);
        }
    }
    organizations.extend(units.iter().filter_map(|unit| store.organization_of(unit.pair)));
    for organization in (0..store.organizations.len()).filter(|at| !organizations.contains(at)) {
        if let Some((_, place)) = store.organizations.get(organization) {
            units.push(Unit { pair: Pair { service: None, location: None }, at: None, place });
        }
    }
    units
}

/// An organization, where it is known, at a location.
type Group = (Option<usize>, usize);

/// Makes centers.
pub(super) struct Maker<'a, 'p> {
    pub(super) store: &'a Store<'p>,
    pub(super) mapping: &'a Mapping,
    pub(super) source: &'a str,
    /// The day of the data as a whole.
    pub(super) as_of: Date,
    /// Whether that was given, so that no record knows better.
    pub(super) is_given: bool,
    /// The state of places that name none.
    state: Option<State>,
    pub(super) own_terms: OwnTerms,
    /// Terms whose parents were told to lead back to them.
    cycles: HashSet<String>,
}

impl<'a, 'p> Maker<'a, 'p> {
    pub(super) fn new(
        store: &'a Store<'p>,
        mapping: &'a Mapping,
        source: &'a str,
        (as_of, is_given): (Date, bool),
        state: Option<State>,
    ) -> Self {
        let (own_terms, cycles) = (OwnTerms::default(), HashSet::new());
        Self { store, mapping, source, as_of, is_given, state, own_terms, cycles }
    }

    /// The centers, each with the place of its first pair. Pairs that make none are rejected, and those of a center beyond
    /// the first are united with it.
    pub(super) fn centers(&mut self, units: Vec<Unit<'p>>, report: &mut Report) -> Vec<(Center, Place<'p>)> {
        let mut groups: Vec<(Group, Vec<Unit<'p>>)> = Vec::new();
        let mut places: HashMap<Group, usize> = HashMap::new();
        for unit in units {
            let service = self.service(&unit);
            let status =
                service.map(|service| service.status.text.trim().to_ascii_lowercase()).unwrap_or_default();
            if matches!(status.as_str(), "inactive" | "defunct" | "temporarily closed") {
                report.add(unit.place, "status", Reason::NotActive, &status, String::new());
                continue;
            }
            let Some(location) = unit.pair.location else {
                let name = service.map_or("", |service| service.name.text.as_str());
                report.add(unit.place, "location", Reason::NoAddress, name, String::new());
                continue;
            };
            let key = (self.store.organization_of(unit.pair), location);
            let at = *places.entry(key).or_insert_with(|| {
                groups.push((key, Vec::new()));
                groups.len() - 1
            });
            if let Some((_, units)) = groups.get_mut(at) {
                units.push(unit);
            }
        }
        let mut centers = Vec::new();
        for ((organization, location), units) in groups {
            let Some((first, others)) = units.split_first() else { continue };
            let before = report.entries.len();
            let mut notes = Notes { place: first.place, report };
            let center = self.center(organization, location, &units, &mut notes);
            let why = report.entries.get(before..).unwrap_or_default().iter();
            let why = why.rev().find(|entry| entry.outcome == Outcome::Rejected).map(|entry| entry.reason);
            for unit in others {
                let name = self.service(unit).map_or("", |service| service.name.text.as_str());
                match (&center, why) {
                    (None, Some(why)) => report.add(unit.place, "", why, name, first.place.to_string()),
                    _ => report.add(unit.place, "", Reason::SameCenter, name, first.place.to_string()),
                }
            }
            centers.extend(center.map(|center| (center, first.place)));
        }
        centers
    }

    fn service(&self, unit: &Unit<'_>) -> Option<&'a Node> {
        self.store.services.get(unit.pair.service?).map(|(node, _)| node)
    }

    fn center(
        &mut self,
        organization: Option<usize>,
        location: usize,
        units: &[Unit<'p>],
        notes: &mut Notes<'_>,
    ) -> Option<Center> {
        let areas = ZipAreas::get_all();
        let store = self.store;
        let organization = organization.and_then(|at| store.organizations.get(at)).map(|(node, _)| node);
        let (location, _) = store.locations.get(location)?;
        let services: Vec<&Node> = units.iter().filter_map(|unit| self.service(unit)).collect();
        let at: Vec<&Node> =
            units.iter().filter_map(|unit| store.at.get(unit.at?)).map(|at| &at.node).collect();
        let nodes: Vec<&Node> =
            at.iter().chain([&location]).chain(&services).copied().chain(organization).collect();
        for node in &nodes {
            tell_odd(*node, notes);
        }

        let address = address(location, notes)?;
        let (name, part) = names(organization, location, &services, &address, notes)?;
        let cell = |field, value| Cell::new(field, value);
        let state = match (address.state_province.text.trim(), self.state) {
            ("", Some(state)) => state.code(),
            (written, _) => written,
        };
        let (zip, state) = notes.zip_and_state(
            cell("postal_code", &address.postal_code.text),
            cell("state_province", state),
            areas,
        )?;
        let coordinates =
            [cell("latitude", &location.latitude.text), cell("longitude", &location.longitude.text)];
        let position = notes.door_or_zip(coordinates, &zip, state, areas);
        let street = notes.street(cell("address_1", &address.address_1.text));
        let unit = notes.unit(cell("address_2", &address.address_2.text));
        let city = notes.city(cell("city", &address.city.text), &zip, areas);
        let phones = phones(&nodes, notes);
        let website = website(organization, location, &services, notes);
        let codes = self.codes(&nodes, &services, notes);
        if codes.is_empty() {
            notes.add("attributes", Reason::NoServices, "", "");
        }
        Some(Center {
            name,
            part,
            street,
            unit,
            city,
            state,
            zip,
            position,
            phones,
            website,
            hours: self.hours(units, location, notes),
            cost: self.costs(&services, notes),
            eligibility: eligibility(&services, notes),
            accessibility: accessibility(location, notes),
            codes,
            source: self.source.to_owned(),
            as_of: self.day(&services, notes),
            origins: Vec::new(),
        })
    }

    /// The oldest day on which one of its services was confirmed or changed.
    fn day(&self, services: &[&Node], notes: &mut Notes<'_>) -> Date {
        let mut oldest = self.as_of;
        if self.is_given {
            return oldest;
        }
        for service in services {
            if let Some(day) = confirmed(service) {
                oldest = oldest.min(day);
            } else {
                for (field, value) in
                    [("assured_date", &service.assured_date), ("last_modified", &service.last_modified)]
                {
                    if !value.text.trim().is_empty() {
                        notes.add(field, Reason::ValueUnreadable, &value.text, "");
                    }
                }
            }
        }
        oldest
    }

    /// The codes of all terms, languages and services, sorted and unique.
    fn codes(&mut self, nodes: &[&'a Node], services: &[&'a Node], notes: &mut Notes<'_>) -> Vec<String> {
        let mut codes = Vec::new();
        for node in nodes {
            for attribute in sound(&node.attributes, "attributes", notes) {
                let term = match &attribute.taxonomy_term {
                    Some(Item::Sound(term)) => Some(term),
                    Some(Item::Odd(what)) => {
                        notes.add("taxonomy_term", Reason::ValueOfOtherType, "", what);
                        None
                    }
                    None => {
                        let id = attribute.taxonomy_term_id.text.trim();
                        let term = self.store.terms.get(id).map(|(term, _)| term);
                        if term.is_none() {
                            notes.add("taxonomy_term_id", Reason::DanglingReference, id, "");
                        }
                        term
                    }
                };
                if let Some(term) = term {
                    self.codes_of_term(term, &mut codes, notes);
                }
            }
            for language in sound(&node.languages, "languages", notes) {
                let name = language.name.text.trim();
                let shown = if name.is_empty() { language.code.text.trim() } else { name };
                match self.mapping.language(name, &language.code.text) {
                    Some(code) => codes.extend(code.map(str::to_owned)),
                    None => codes.extend(self.own_terms.code(
                        ["SL", "Language Services"],
                        shown,
                        "languages",
                        notes.place,
                    )),
                }
            }
        }
        for service in services {
            let name = service.name.text.trim();
            codes.extend(match self.mapping.code(name, "") {
                Some(code) => Some(code.to_owned()),
                None => self.own_terms.code(["SERVICE", "Services"], name, "service", notes.place),
            });
        }
        codes.sort_unstable();
        codes.dedup();
        codes
    }

    /// The code that the term stands for; a term that stands for none is kept in its own words, with the code of the nearest
    /// term above it that has one.
    fn codes_of_term(&mut self, term: &'a Term, codes: &mut Vec<String>, notes: &mut Notes<'_>) {
        if let Some(code) = self.mapping.code(&term.name.text, &term.code.text) {
            codes.push(code.to_owned());
            return;
        }
        let words =
            if term.name.text.trim().is_empty() { term.code.text.trim() } else { term.name.text.trim() };
        let taxonomy = term.taxonomy.text.trim();
        let category = if taxonomy.is_empty() { ["TERM", "Classified as"] } else { [taxonomy, taxonomy] };
        codes.extend(self.own_terms.code(category, words, "taxonomy_term", notes.place));
        let mut seen = HashSet::from([term.id.text.trim()]);
        let mut above = self.store.terms.get(term.parent_id.text.trim());
        while let Some((parent, place)) = above {
            if !seen.insert(parent.id.text.trim()) {
                if self.cycles.insert(parent.id.text.trim().to_owned()) {
                    let id = parent.id.text.trim();
                    notes.report.add(*place, "parent_id", Reason::ReferenceCycle, id, String::new());
                }
                return;
            }
            if let Some(code) = self.mapping.code(&parent.name.text, &parent.code.text) {
                codes.push(code.to_owned());
                return;
            }
            above = self.store.terms.get(parent.parent_id.text.trim());
        }
    }

    /// The hours of the services there, else of the location, else of the services anywhere.
    fn hours(&self, units: &[Unit<'_>], location: &Node, notes: &mut Notes<'_>) -> String {
        let mut of_nodes = |nodes: Vec<(&str, &Node)>| {
            let told: Vec<(&str, String)> =
                nodes.into_iter().map(|(name, node)| (name, self.openings(node, notes))).collect();
            by_service(&told)
        };
        let name = |unit: &Unit<'_>| self.service(unit).map_or("", |service| service.name.text.trim());
        let there = |unit: &Unit<'_>| Some((name(unit), &self.store.at.get(unit.at?)?.node));
        let mut hours = of_nodes(units.iter().filter_map(there).collect());
        if hours.is_empty() {
            hours = of_nodes(vec![("", location)]);
        }
        if hours.is_empty() {
            let anywhere = |unit: &Unit<'_>| Some((name(unit), self.service(unit)?));
            hours = of_nodes(units.iter().filter_map(anywhere).collect());
        }
        notes.free_text(Cell::new("schedules", &hours))
    }

    fn openings(&self, node: &Node, notes: &mut Notes<'_>) -> String {
        let mut words: Vec<String> = Vec::new();
        for schedule in sound(&node.schedules, "schedules", notes) {
            match hours::read(schedule, self.as_of) {
                Opening::Open(text) if !words.contains(&text) => words.push(text),
                Opening::Open(_) | Opening::Blank => {}
                Opening::Over => notes.add("schedules", Reason::OutOfDate, &schedule.valid_to.text, ""),
                Opening::Unreadable(why) => {
                    let shown = [&schedule.freq, &schedule.byday, &schedule.opens_at, &schedule.closes_at];
                    let shown = shown.map(|value| value.text.trim()).join(" ");
                    notes.add("schedules", Reason::ScheduleUnreadable, shown.trim(), why);
                }
            }
        }
        words.join("; ")
    }

    fn costs(&self, services: &[&Node], notes: &mut Notes<'_>) -> String {
        let mut told = Vec::new();
        for service in services {
            let fees = [&service.fees_description, &service.fees].map(|value| value.text.trim());
            let mut words: Vec<String> =
                fees.into_iter().find(|fees| !fees.is_empty()).map(str::to_owned).into_iter().collect();
            for cost in sound(&service.cost_options, "cost_options", notes) {
                let over = cost.valid_to.text.get(..10).and_then(|day| day.parse::<Date>().ok());
                if over.is_some_and(|day| day < self.as_of) {
                    notes.add("cost_options", Reason::OutOfDate, &cost.valid_to.text, "");
                    continue;
                }
                let currency = cost.currency.text.trim().to_ascii_uppercase();
                let price = [cost.amount.text.trim(), &currency, cost.amount_description.text.trim()];
                let price = price.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
                let option = cost.option.text.trim();
                match (option.is_empty(), price.is_empty()) {
                    (true, true) => {}
                    (false, false) => words.push(format!("{option}: {price}")),
                    _ => words.push(format!("{option}{price}")),
                }
            }
            told.push((service.name.text.trim(), words.join("; ")));
        }
        notes.free_text(Cell::new("fees_description", &by_service(&told)))
    }
}

/// The day on which somebody last looked at the service.
pub(super) fn confirmed(service: &Node) -> Option<Date> {
    [&service.assured_date, &service.last_modified]
        .into_iter()
        .find_map(|value| value.text.trim().get(..10)?.parse().ok())
}

/// Tells of short values that are of another type.
fn tell_odd(record: &impl Scalars, notes: &mut Notes<'_>) {
    for (field, value) in record.scalars() {
        if let Some(what) = value.odd {
            notes.add(field, Reason::ValueOfOtherType, "", what);
        }
    }
}

/// The records of a list that are some, and tells of what is none.
fn sound<'l, T: Scalars>(list: &'l List<T>, field: &'static str, notes: &mut Notes<'_>) -> Vec<&'l T> {
    let mut records = Vec::new();
    let odd = list.items.iter().filter_map(|item| match item {
        Item::Sound(record) => {
            records.push(record);
            None
        }
        Item::Odd(what) => Some(*what),
    });
    for what in odd.chain(list.odd).collect::<Vec<_>>() {
        notes.add(field, Reason::ValueOfOtherType, "", what);
    }
    for record in &records {
        tell_odd(*record, notes);
    }
    records
}

/// The address of the door, else the first there is. `None` rejects the center.
fn address(location: &Node, notes: &mut Notes<'_>) -> Option<Address> {
    let addresses = sound(&location.addresses, "addresses", notes);
    let is_physical = |address: &&&Address| address.address_type.text.trim().eq_ignore_ascii_case("physical");
    let is_virtual = |address: &&&Address| address.address_type.text.trim().eq_ignore_ascii_case("virtual");
    let found =
        addresses.iter().find(is_physical).or_else(|| addresses.iter().find(|address| !is_virtual(address)));
    let Some(address) = found else {
        notes.add("addresses", Reason::NoAddress, &location.name.text, "");
        return None;
    };
    let country = address.country.text.trim();
    let american =
        ["", "us", "usa", "united states", "united states of america", "pr", "gu", "vi", "as", "mp"];
    if !american.contains(&normalised(country).as_str()) {
        notes.add("country", Reason::NotInUsa, country, "");
        return None;
    }
    Some((*address).clone())
}

/// The organization's name and, where it is another, the location's.
fn names(
    organization: Option<&Node>,
    location: &Node,
    services: &[&Node],
    address: &Address,
    notes: &mut Notes<'_>,
) -> Option<(String, String)> {
    if organization.is_none() {
        let id = services.iter().chain([&location]).map(|node| node.organization_id.text.trim());
        if let Some(id) = id.into_iter().find(|id| !id.is_empty()) {
            notes.add("organization_id", Reason::DanglingReference, id, "");
        }
    }
    let name = organization.map_or("", |organization| organization.name.text.as_str());
    let part = location.name.text.as_str();
    let says_nothing_more =
        [name, &address.address_1.text].iter().any(|known| normalised(known) == normalised(part));
    let part = if says_nothing_more && !name.trim().is_empty() { "" } else { part };
    notes.names(Cell::new("organization.name", name), Cell::new("location.name", part))
}

/// All numbers, the nearest first: of the services there, of the location, of the services, of the organization.
fn phones(nodes: &[&Node], notes: &mut Notes<'_>) -> Vec<Phone> {
    let (mut phones, mut seen) = (Vec::new(), HashSet::new());
    for node in nodes {
        for phone in sound(&node.phones, "phones", notes) {
            let written = phone.number.text.as_str();
            if !seen.insert((written, phone.extension.text.as_str())) {
                continue;
            }
            let kind = phone.kind.text.trim().to_ascii_lowercase();
            if NO_VOICE.contains(&kind.as_str()) {
                notes.add("phones", Reason::NoVoice, written, &kind);
                continue;
            }
            let is_quote = |sign: char| matches!(sign, '"' | '\'' | '“' | '”') || sign.is_whitespace();
            let number = written.trim_matches(is_quote);
            if number != written.trim() {
                notes.add("phones", Reason::QuotesRemoved, written, number);
            }
            let extension = phone.extension.text.trim();
            let whole =
                if extension.is_empty() { number.to_owned() } else { format!("{number} x{extension}") };
            let words = format!("{kind} {}", normalised(&phone.description.text));
            let has = |word: &str| words.split(' ').any(|own| own == word);
            let role = if has("crisis") || has("hotline") {
                PhoneRole::Crisis
            } else if has("intake") {
                PhoneRole::Intake
            } else {
                PhoneRole::Main
            };
            notes.phone(Cell::new("phones", &whole), role, &mut phones);
        }
    }
    notes.want_phone("phones", &phones);
    phones
}

/// The nearest web address: of the only service, of the location, of the organization.
fn website(
    organization: Option<&Node>,
    location: &Node,
    services: &[&Node],
    notes: &mut Notes<'_>,
) -> String {
    let of_service = if let [service] = services { Some(&service.url) } else { None };
    let of_organization = organization.map(|node| [&node.website, &node.url]).into_iter().flatten();
    for value in of_service.into_iter().chain([&location.url]).chain(of_organization) {
        let website = notes.website(Cell::new("url", &value.text));
        if !website.is_empty() {
            return website;
        }
    }
    String::new()
}

fn eligibility(services: &[&Node], notes: &mut Notes<'_>) -> String {
    let mut told = Vec::new();
    for service in services {
        let mut age = |field, text: &str| {
            // Written as `18` or `18.0`.
            let text = text.trim().trim_end_matches(".0");
            let age = text.parse::<u8>().ok().filter(|age| *age <= OLDEST);
            if age.is_none() && !text.is_empty() {
                notes.add(field, Reason::ValueUnreadable, text, "");
            }
            age
        };
        let youngest = age("minimum_age", &service.minimum_age.text).filter(|age| *age > 0);
        let oldest = age("maximum_age", &service.maximum_age.text).filter(|age| *age > 0);
        let ages = match (youngest, oldest) {
            (None, None) => String::new(),
            (Some(youngest), None) => format!("Age {youngest} and older"),
            (None, Some(oldest)) => format!("Up to age {oldest}"),
            (Some(youngest), Some(oldest)) if youngest <= oldest => format!("Ages {youngest} to {oldest}"),
            (Some(youngest), Some(oldest)) => {
                let value = format!("{youngest} to {oldest}");
                notes.add("maximum_age", Reason::ValueUnreadable, &value, "");
                String::new()
            }
        };
        let words = [service.eligibility_description.text.trim(), &ages];
        let words: Vec<&str> = words.into_iter().filter(|words| !words.is_empty()).collect();
        told.push((service.name.text.trim(), words.join("; ")));
    }
    notes.free_text(Cell::new("eligibility_description", &by_service(&told)))
}

fn accessibility(location: &Node, notes: &mut Notes<'_>) -> String {
    let mut words: Vec<&str> = Vec::new();
    for record in sound(&location.accessibility, "accessibility", notes) {
        let texts = [&record.description, &record.details].map(|value| value.text.trim());
        for text in texts.into_iter().filter(|text| !text.is_empty()) {
            if !words.contains(&text) {
                words.push(text);
            }
        }
    }
    notes.free_text(Cell::new("accessibility", &words.join("; ")))
}

/// What all services tell alike, once; else each with the service's name.
fn by_service(told: &[(&str, String)]) -> String {
    let told: Vec<&(&str, String)> = told.iter().filter(|(_, text)| !text.is_empty()).collect();
    match told.as_slice() {
        [] => String::new(),
        [(_, first), others @ ..] if others.iter().all(|(_, text)| text == first) => first.clone(),
        several => {
            let mut lines: Vec<String> = Vec::new();
            for (name, text) in several {
                let line = if name.is_empty() { text.clone() } else { format!("{name}: {text}") };
                if !lines.contains(&line) {
                    lines.push(line);
                }
            }
            lines.join("; ")
        }
    }
}
