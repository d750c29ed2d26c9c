//! How are records of HSDS read from tables?

use std::collections::HashMap;

use serde::Deserialize;
use serde::de::value::{Error, MapDeserializer};

use super::records::{
    Accessibility, Address, Attribute, CostOption, Language, Node, Phone, Schedule, Sort, Term,
};
use super::store::Store;
use crate::json::Item;
use crate::report::{Place, Reason, Report};
use crate::table::Row;

/// What the rows of a table are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Organizations,
    Services,
    Locations,
    ServicesAtLocations,
    Terms,
    Phones,
    Schedules,
    Languages,
    Addresses,
    Accessibility,
    Costs,
    Attributes,
    /// Known, and nothing in it that a listing has room for.
    Unused,
    /// Persons, who are left out.
    Contacts,
}

/// Names of tables, of version 3 and of older ones.
const TABLES: [(Kind, &[&str]); 14] = [
    (Kind::Organizations, &["organizations", "organization"]),
    (Kind::Services, &["services", "service"]),
    (Kind::Locations, &["locations", "location"]),
    (Kind::ServicesAtLocations, &["service_at_location", "services_at_location", "service_at_locations"]),
    (Kind::Terms, &["taxonomy_terms", "taxonomy_term", "taxonomy"]),
    (Kind::Phones, &["phones", "phone"]),
    (Kind::Schedules, &["schedules", "schedule", "regular_schedules", "regular_schedule"]),
    (Kind::Languages, &["languages", "language"]),
    (Kind::Addresses, &["addresses", "address", "physical_addresses", "physical_address"]),
    (Kind::Accessibility, &["accessibility", "accessibility_for_disabilities"]),
    (Kind::Costs, &["cost_options", "cost_option"]),
    (Kind::Attributes, &["attributes", "attribute", "services_taxonomy", "service_taxonomy"]),
    (Kind::Contacts, &["contacts", "contact"]),
    (
        Kind::Unused,
        &[
            "programs",
            "program",
            "funding",
            "service_areas",
            "service_area",
            "required_documents",
            "required_document",
            "taxonomies",
            "metadata",
            "meta_table_descriptions",
            "meta_table_description",
            "organization_identifiers",
            "organization_identifier",
            "postal_addresses",
            "postal_address",
            "holiday_schedules",
            "holiday_schedule",
            "payments_accepted",
            "unit",
            "urls",
        ],
    ),
];

/// What a table with this name is.
pub(super) fn kind(name: &str) -> Option<Kind> {
    let name = name.trim().to_ascii_lowercase().replace(['-', ' '], "_");
    TABLES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(kind, _)| *kind)
}

/// The columns by which a row hangs on others, and what those are.
const OWNERS: [(&str, Sort); 4] = [
    ("service_at_location_id", Sort::ServiceAtLocation),
    ("location_id", Sort::Location),
    ("service_id", Sort::Service),
    ("organization_id", Sort::Organization),
];

/// What only JSON can nest. A column of such a name says nothing that could be read.
const NESTED: [&str; 16] = [
    "organization",
    "service",
    "location",
    "services",
    "locations",
    "service_at_locations",
    "services_at_location",
    "contents",
    "resources",
    "taxonomy_term",
    "phones",
    "schedules",
    "addresses",
    "attributes",
    "cost_options",
    "contacts",
];
/// Older names of columns, beside which the newer ones would be the same field twice.
const OLDER_COLUMNS: [(&str, &str); 6] = [
    ("weekday", "byday"),
    ("language", "name"),
    ("accessibility", "description"),
    ("taxonomy_id", "taxonomy_term_id"),
    ("vocabulary", "taxonomy"),
    ("eligibility", "eligibility_description"),
];

/// A row's cells by the names of their columns.
struct Cells<'a> {
    columns: &'a HashMap<String, usize>,
    row: &'a Row,
}

impl Cells<'_> {
    fn get(&self, column: &str) -> &str {
        self.row.cell(self.columns.get(column).copied()).trim()
    }

    /// The row as a record.
    fn read<'de, T: Deserialize<'de>>(&self) -> Result<T, Error> {
        let cells = self.columns.iter().map(|(name, at)| (name.clone(), self.row.cell(Some(*at)).to_owned()));
        T::deserialize(MapDeserializer::new(cells))
    }
}

/// Reads the rows of a table, the header row first. Tables of what hangs on others come after those.
pub(super) fn read<'p>(
    kind: Kind,
    rows: &[Row],
    table: Place<'p>,
    store: &mut Store<'p>,
    report: &mut Report,
) {
    let Some((header, rows)) = rows.split_first() else { return };
    let mut columns: HashMap<String, usize> = HashMap::new();
    for (at, cell) in header.cells.iter().enumerate() {
        let name = cell.trim().trim_matches('\u{feff}').to_ascii_lowercase();
        if !name.is_empty() {
            columns.entry(name).or_insert(at);
        }
    }
    columns.retain(|name, _| !NESTED.contains(&name.as_str()));
    for (older, newer) in OLDER_COLUMNS {
        if columns.contains_key(newer) {
            columns.remove(older);
        }
    }
    for row in rows {
        let place = Place { row: Some(row.number), ..table };
        let cells = Cells { columns: &columns, row };
        if let Err(error) = read_row(kind, &cells, place, store, report) {
            report.add(place, "", Reason::ValueUnreadable, "", error.to_string());
        }
    }
}

fn read_row<'p>(
    kind: Kind,
    cells: &Cells<'_>,
    place: Place<'p>,
    store: &mut Store<'p>,
    report: &mut Report,
) -> Result<(), Error> {
    match kind {
        Kind::Organizations => store.add_row(cells.read()?, Sort::Organization, place, report),
        Kind::Services => store.add_row(cells.read()?, Sort::Service, place, report),
        Kind::Locations => store.add_row(cells.read()?, Sort::Location, place, report),
        Kind::ServicesAtLocations => store.add_row(cells.read()?, Sort::ServiceAtLocation, place, report),
        Kind::Terms => store.add_term(cells.read::<Term>()?, place, Some(report)),
        Kind::Contacts => store.contacts += 1,
        Kind::Unused => {}
        Kind::Phones => {
            let phone = cells.read::<Phone>()?;
            let owners = OWNERS.iter().filter(|(column, _)| !cells.get(column).is_empty()).count();
            if phone.is_private(owners) {
                store.contacts += 1;
                return Ok(());
            }
            hang(cells, place, store, report, |node| node.phones.items.push(Item::Sound(phone.clone())));
        }
        Kind::Schedules => {
            let schedule = cells.read::<Schedule>()?;
            hang(cells, place, store, report, |node| {
                node.schedules.items.push(Item::Sound(schedule.clone()));
            });
        }
        Kind::Languages => {
            let language = cells.read::<Language>()?;
            hang(cells, place, store, report, |node| {
                node.languages.items.push(Item::Sound(language.clone()));
            });
        }
        Kind::Addresses => {
            let address = cells.read::<Address>()?;
            hang(cells, place, store, report, |node| node.addresses.items.push(Item::Sound(address.clone())));
        }
        Kind::Accessibility => {
            let text = cells.read::<Accessibility>()?;
            hang(cells, place, store, report, |node| {
                node.accessibility.items.push(Item::Sound(text.clone()));
            });
        }
        Kind::Costs => {
            let cost = cells.read::<CostOption>()?;
            hang(cells, place, store, report, |node| node.cost_options.items.push(Item::Sound(cost.clone())));
        }
        Kind::Attributes => {
            let attribute = cells.read::<Attribute>()?;
            let link = attribute.link_id.text.trim().to_owned();
            if link.is_empty() {
                hang(cells, place, store, report, |node| {
                    node.attributes.items.push(Item::Sound(attribute.clone()));
                });
            } else if let Some(node) = linked(store, &link) {
                node.attributes.items.push(Item::Sound(attribute));
            } else {
                report.add(place, "link_id", Reason::DanglingReference, &link, String::new());
            }
        }
    }
    Ok(())
}

/// The record with this id, of whatever sort.
fn linked<'s>(store: &'s mut Store<'_>, id: &str) -> Option<&'s mut Node> {
    let sort = OWNERS.iter().map(|(_, sort)| *sort).find(|sort| store.node_mut(*sort, id).is_some())?;
    store.node_mut(sort, id)
}

/// Hangs a row on every record that it names.
fn hang(
    cells: &Cells<'_>,
    place: Place<'_>,
    store: &mut Store<'_>,
    report: &mut Report,
    mut on: impl FnMut(&mut Node),
) {
    let mut owners = 0;
    for (column, sort) in OWNERS {
        let id = cells.get(column);
        if id.is_empty() {
            continue;
        }
        owners += 1;
        match store.node_mut(sort, id) {
            Some(node) => on(node),
            None => report.add(place, column, Reason::DanglingReference, id, String::new()),
        }
    }
    if owners == 0 {
        report.add(place, "", Reason::DanglingReference, "", "it names no record".to_owned());
    }
}
