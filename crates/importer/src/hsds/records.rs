//! What can a record of HSDS tell that a listing has room for?
//!
//! The same records stand nested in JSON and as rows of tables, so the same types read both. Names of older versions are
//! aliases. Fields that are not here are not read: contact persons, e-mail addresses, logos, tax numbers, histories.

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::json::{Item, List, Scalar};

/// An organization, a service, a location, or a service at a location: one nests the others in every way, and which of them
/// an object is shows in its fields alone.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Node {
    pub(super) id: Scalar,
    pub(super) name: Scalar,
    pub(super) organization_id: Scalar,
    pub(super) service_id: Scalar,
    pub(super) location_id: Scalar,
    /// Of a service: whether it is given at all.
    pub(super) status: Scalar,
    pub(super) url: Scalar,
    pub(super) website: Scalar,
    #[serde(alias = "eligibility")]
    pub(super) eligibility_description: Scalar,
    pub(super) minimum_age: Scalar,
    pub(super) maximum_age: Scalar,
    pub(super) fees_description: Scalar,
    pub(super) fees: Scalar,
    pub(super) assured_date: Scalar,
    pub(super) last_modified: Scalar,
    pub(super) location_type: Scalar,
    pub(super) latitude: Scalar,
    pub(super) longitude: Scalar,
    pub(super) legal_status: Scalar,
    pub(super) tax_status: Scalar,
    pub(super) phones: List<Phone>,
    #[serde(alias = "regular_schedules", alias = "regular_schedule")]
    pub(super) schedules: List<Schedule>,
    pub(super) languages: List<Language>,
    #[serde(alias = "physical_addresses", alias = "physical_address")]
    pub(super) addresses: List<Address>,
    #[serde(alias = "accessibility_for_disabilities")]
    pub(super) accessibility: List<Accessibility>,
    pub(super) cost_options: List<CostOption>,
    #[serde(alias = "services_taxonomy", alias = "service_taxonomys")]
    pub(super) attributes: List<Attribute>,
    pub(super) contacts: List<IgnoredAny>,
    pub(super) organization: Option<Box<Item<Node>>>,
    pub(super) service: Option<Box<Item<Node>>>,
    pub(super) location: Option<Box<Item<Node>>>,
    pub(super) services: Option<List<Node>>,
    pub(super) locations: Option<List<Node>>,
    #[serde(alias = "services_at_location")]
    pub(super) service_at_locations: Option<List<Node>>,
    /// The records of a page of an answer.
    pub(super) contents: Option<List<Node>>,
    /// The tables of a data package, which is no record but leads to them.
    pub(super) resources: Option<IgnoredAny>,
}

/// A number to call, or to send a fax to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct Phone {
    pub(super) number: Scalar,
    pub(super) extension: Scalar,
    #[serde(rename = "type")]
    pub(super) kind: Scalar,
    pub(super) description: Scalar,
    pub(super) contact_id: Scalar,
}

/// When something is open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct Schedule {
    pub(super) valid_to: Scalar,
    pub(super) until: Scalar,
    pub(super) freq: Scalar,
    pub(super) interval: Scalar,
    /// `MO,TU`; `1MO` for the first Monday of a month. Older tables have one `weekday` a row.
    #[serde(alias = "weekday")]
    pub(super) byday: Scalar,
    pub(super) byweekno: Scalar,
    pub(super) bymonthday: Scalar,
    pub(super) byyearday: Scalar,
    pub(super) opens_at: Scalar,
    pub(super) closes_at: Scalar,
    pub(super) description: Scalar,
}

/// A language that is spoken.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct Language {
    #[serde(alias = "language")]
    pub(super) name: Scalar,
    pub(super) code: Scalar,
}

/// Where something is. Whose attention a letter needs is not read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct Address {
    pub(super) address_1: Scalar,
    pub(super) address_2: Scalar,
    pub(super) city: Scalar,
    pub(super) state_province: Scalar,
    pub(super) postal_code: Scalar,
    pub(super) country: Scalar,
    pub(super) address_type: Scalar,
}

/// What is done for people with a disability.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct Accessibility {
    #[serde(alias = "accessibility")]
    pub(super) description: Scalar,
    pub(super) details: Scalar,
}

/// One price.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct CostOption {
    pub(super) valid_to: Scalar,
    pub(super) option: Scalar,
    pub(super) currency: Scalar,
    pub(super) amount: Scalar,
    pub(super) amount_description: Scalar,
}

/// A term that a record is classified by, nested or by its id.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Attribute {
    pub(super) taxonomy_term: Option<Item<Term>>,
    #[serde(alias = "taxonomy_id")]
    pub(super) taxonomy_term_id: Scalar,
    pub(super) link_id: Scalar,
}

/// A term of a taxonomy.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct Term {
    pub(super) id: Scalar,
    pub(super) code: Scalar,
    pub(super) name: Scalar,
    pub(super) parent_id: Scalar,
    #[serde(alias = "vocabulary")]
    pub(super) taxonomy: Scalar,
}

/// What an object is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Organization,
    Service,
    Location,
    ServiceAtLocation,
}

/// The short values of a record with their names, for whoever tells which are of another type.
pub(super) trait Scalars {
    fn scalars(&self) -> Vec<(&'static str, &Scalar)>;
}

macro_rules! scalars {
    ($($record:ident: $($field:ident),*;)*) => {
        $(impl Scalars for $record {
            fn scalars(&self) -> Vec<(&'static str, &Scalar)> {
                vec![$((stringify!($field), &self.$field)),*]
            }
        })*
    };
}

scalars! {
    Node: name, status, url, website, eligibility_description, minimum_age, maximum_age, fees_description, fees, assured_date,
        last_modified, latitude, longitude;
    Phone: number, extension, kind, description;
    Schedule: valid_to, until, freq, interval, byday, byweekno, bymonthday, byyearday, opens_at, closes_at, description;
    Language: name, code;
    Address: address_1, address_2, city, state_province, postal_code, country, address_type;
    Accessibility: description, details;
    CostOption: valid_to, option, currency, amount, amount_description;
    Attribute: taxonomy_term_id;
    Term: code, name, parent_id;
}

impl Node {
    /// What it is, by the fields that it has; `None` where they do not tell.
    pub(super) fn sort(&self) -> Option<Sort> {
        let any = |values: &[&Scalar]| values.iter().any(|value| !value.text.is_empty());
        if self.service.is_some()
            || self.location.is_some()
            || (any(&[&self.service_id]) && any(&[&self.location_id]))
        {
            Some(Sort::ServiceAtLocation)
        } else if self.services.is_some() || any(&[&self.legal_status, &self.tax_status, &self.website]) {
            Some(Sort::Organization)
        } else if self.organization.is_some()
            || self.service_at_locations.is_some()
            || any(&[&self.status, &self.eligibility_description, &self.fees_description, &self.fees])
        {
            Some(Sort::Service)
        } else if any(&[&self.location_type, &self.latitude]) || !self.addresses.items.is_empty() {
            Some(Sort::Location)
        } else if self.locations.is_some() {
            Some(Sort::Organization)
        } else {
            any(&[&self.organization_id]).then_some(Sort::Service)
        }
    }
}
