//! Which records belong together?
//!
//! Records come nested or as rows that name each other by ids. Here they stand apart, each once, and the pairs of a service
//! and a location with them. What is given twice, or refers to nothing, is told.

use std::collections::HashMap;

use super::records::{Attribute, Node, Phone, Sort, Term};
use crate::json::{Item, List};
use crate::report::{Place, Reason, Report};

/// The records of one sort, by their ids.
#[derive(Default)]
pub(super) struct Shelf<'p> {
    records: Vec<(Node, Place<'p>)>,
    by_id: HashMap<String, usize>,
}

impl<'p> Shelf<'p> {
    pub(super) fn get(&self, at: usize) -> Option<(&Node, Place<'p>)> {
        self.records.get(at).map(|(node, place)| (node, *place))
    }

    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.by_id.get(id.trim()).copied()
    }

    pub(super) fn len(&self) -> usize {
        self.records.len()
    }

    fn get_mut(&mut self, id: &str) -> Option<&mut Node> {
        let at = self.find(id)?;
        self.records.get_mut(at).map(|(node, _)| node)
    }

    /// Puts a record there and gives its place; `false` when one with its id was there, which then stays.
    fn put(&mut self, node: Node, place: Place<'p>) -> (usize, bool) {
        let id = node.id.text.trim().to_owned();
        if let Some(at) = self.find(&id).filter(|_| !id.is_empty()) {
            return (at, false);
        }
        let at = self.records.len();
        if !id.is_empty() {
            self.by_id.insert(id, at);
        }
        self.records.push((node, place));
        (at, true)
    }
}

/// A service at a location, each by its place on its shelf; one of both may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Pair {
    pub(super) service: Option<usize>,
    pub(super) location: Option<usize>,
}

/// A pair with what is told of both together.
pub(super) struct At<'p> {
    pub(super) pair: Pair,
    pub(super) node: Node,
    pub(super) place: Place<'p>,
}

/// Everything that was read.
#[derive(Default)]
pub(super) struct Store<'p> {
    pub(super) organizations: Shelf<'p>,
    pub(super) services: Shelf<'p>,
    pub(super) locations: Shelf<'p>,
    pub(super) at: Vec<At<'p>>,
    at_by_pair: HashMap<Pair, usize>,
    at_by_id: HashMap<String, usize>,
    /// Of each service and location its organization, where nesting tells it.
    pub(super) organization_of_service: HashMap<usize, usize>,
    pub(super) organization_of_location: HashMap<usize, usize>,
    pub(super) terms: HashMap<String, (Term, Place<'p>)>,
    /// Contact persons that were left out.
    pub(super) contacts: usize,
    /// Records that are none of the four.
    pub(super) strangers: Vec<(Place<'p>, &'static str)>,
    /// Pairs by ids, from tables; they are resolved when all tables are read.
    pending: Vec<(Node, Place<'p>)>,
}

/// Where a record hangs on another.
#[derive(Clone, Copy, Default)]
struct Parents {
    organization: Option<usize>,
    service: Option<usize>,
    location: Option<usize>,
}

impl<'p> Store<'p> {
    /// Takes in one record of a JSON file with all that is nested in it.
    pub(super) fn add(&mut self, item: Item<Node>, place: Place<'p>, report: &mut Report) {
        match item {
            Item::Odd(what) => self.strangers.push((place, what)),
            Item::Sound(node) => match node.sort() {
                None => self.strangers.push((place, "no organization, service or location")),
                Some(sort) => {
                    self.add_node(node, sort, Parents::default(), place, report, true);
                }
            },
        }
    }

    /// Takes in one row of a table.
    pub(super) fn add_row(&mut self, node: Node, sort: Sort, place: Place<'p>, report: &mut Report) {
        if sort == Sort::ServiceAtLocation {
            self.pending.push((node, place));
        } else {
            self.add_node(node, sort, Parents::default(), place, report, true);
        }
    }

    fn add_node(
        &mut self,
        mut node: Node,
        sort: Sort,
        parents: Parents,
        place: Place<'p>,
        report: &mut Report,
        is_top: bool,
    ) -> usize {
        self.contacts += node.contacts.items.len();
        node.contacts = List::default();
        let organization = node.organization.take();
        let (service, location) = (node.service.take(), node.location.take());
        let (services, locations, at) =
            (node.services.take(), node.locations.take(), node.service_at_locations.take());
        for attribute in &node.attributes.items {
            if let Item::Sound(Attribute { taxonomy_term: Some(Item::Sound(term)), .. }) = attribute {
                self.add_term(term.clone(), place, None);
            }
        }
        let mut parents = parents;
        if let Some(Item::Sound(organization)) = organization.map(|organization| *organization) {
            let at =
                self.add_node(organization, Sort::Organization, Parents::default(), place, report, false);
            parents.organization = Some(at);
        }
        let own = match sort {
            Sort::ServiceAtLocation => {
                if let Some(Item::Sound(service)) = service.map(|service| *service) {
                    parents.service =
                        Some(self.add_node(service, Sort::Service, parents, place, report, false));
                }
                if let Some(Item::Sound(location)) = location.map(|location| *location) {
                    // Whose location it is nobody said: another organization may own it.
                    let free = Parents::default();
                    parents.location =
                        Some(self.add_node(location, Sort::Location, free, place, report, false));
                }
                match (parents.service, parents.location) {
                    (Some(_), Some(_)) => {
                        self.put_pair(
                            Pair { service: parents.service, location: parents.location },
                            node,
                            place,
                            report,
                            is_top,
                        );
                    }
                    _ => {
                        // By ids, which may come later.
                        let id_of = |shelf: &Shelf<'_>, at: Option<usize>| {
                            at.and_then(|at| shelf.get(at)).map(|(node, _)| node.id.clone())
                        };
                        if let Some(id) = id_of(&self.services, parents.service) {
                            node.service_id = id;
                        }
                        if let Some(id) = id_of(&self.locations, parents.location) {
                            node.location_id = id;
                        }
                        self.pending.push((node, place));
                    }
                }
                return 0;
            }
            Sort::Organization => put(&mut self.organizations, node, place, "organization", report, is_top),
            Sort::Service => put(&mut self.services, node, place, "service", report, is_top),
            Sort::Location => put(&mut self.locations, node, place, "location", report, is_top),
        };
        match sort {
            Sort::Organization => parents = Parents { organization: Some(own), ..Parents::default() },
            Sort::Service => {
                if let Some(organization) = parents.organization {
                    self.organization_of_service.entry(own).or_insert(organization);
                }
                parents.service = Some(own);
            }
            Sort::Location => {
                if let Some(organization) = parents.organization {
                    self.organization_of_location.entry(own).or_insert(organization);
                }
            }
            Sort::ServiceAtLocation => {}
        }
        for (list, sort) in
            [(services, Sort::Service), (locations, Sort::Location), (at, Sort::ServiceAtLocation)]
        {
            let Some(list) = list else { continue };
            if let Some(what) = list.odd {
                report.add(place, "", Reason::ValueOfOtherType, "", what.to_owned());
            }
            for item in list.items {
                match item {
                    Item::Sound(node) => {
                        self.add_node(node, sort, parents, place, report, false);
                    }
                    Item::Odd(what) => report.add(place, "", Reason::ValueOfOtherType, "", what.to_owned()),
                }
            }
        }
        own
    }

    fn put_pair(&mut self, pair: Pair, node: Node, place: Place<'p>, report: &mut Report, is_top: bool) {
        let id = node.id.text.trim().to_owned();
        if self.at_by_pair.contains_key(&pair) {
            if is_top {
                report.add(place, "service_at_location", Reason::DuplicateId, &id, String::new());
            }
            return;
        }
        self.at_by_pair.insert(pair, self.at.len());
        if !id.is_empty() {
            self.at_by_id.entry(id).or_insert(self.at.len());
        }
        self.at.push(At { pair, node, place });
    }

    /// Remembers a term by its id. `report` tells of a second one, which tables must not have.
    pub(super) fn add_term(&mut self, term: Term, place: Place<'p>, report: Option<&mut Report>) {
        let id = term.id.text.trim().to_owned();
        if id.is_empty() {
            return;
        }
        match (self.terms.contains_key(&id), report) {
            (false, _) => {
                self.terms.insert(id, (term, place));
            }
            (true, Some(report)) => {
                report.add(place, "taxonomy_term", Reason::DuplicateId, &id, String::new());
            }
            (true, None) => {}
        }
    }

    /// Resolves pairs that were told by ids.
    pub(super) fn resolve(&mut self, report: &mut Report) {
        for (node, place) in std::mem::take(&mut self.pending) {
            let find = |shelf: &Shelf<'_>, id: &str, field, report: &mut Report| {
                let found = shelf.find(id);
                if found.is_none() {
                    report.add(place, field, Reason::DanglingReference, id, String::new());
                }
                found
            };
            let service = find(&self.services, &node.service_id.text, "service_id", report);
            let location = find(&self.locations, &node.location_id.text, "location_id", report);
            if service.is_some() || location.is_some() {
                self.put_pair(Pair { service, location }, node, place, report, true);
            } else {
                self.strangers.push((place, "both its service and its location are missing"));
            }
        }
    }

    /// The record of a sort with this id.
    pub(super) fn node_mut(&mut self, sort: Sort, id: &str) -> Option<&mut Node> {
        match sort {
            Sort::Organization => self.organizations.get_mut(id),
            Sort::Service => self.services.get_mut(id),
            Sort::Location => self.locations.get_mut(id),
            Sort::ServiceAtLocation => {
                let at = *self.at_by_id.get(id.trim())?;
                self.at.get_mut(at).map(|at| &mut at.node)
            }
        }
    }

    /// The organization of a service or a location: by nesting, else by the id it names.
    pub(super) fn organization_of(&self, pair: Pair) -> Option<usize> {
        let by_id = |shelf: &Shelf<'_>, at: Option<usize>| {
            let (node, _) = shelf.get(at?)?;
            self.organizations.find(&node.organization_id.text)
        };
        pair.service
            .and_then(|at| self.organization_of_service.get(&at).copied())
            .or_else(|| by_id(&self.services, pair.service))
            .or_else(|| pair.location.and_then(|at| self.organization_of_location.get(&at).copied()))
            .or_else(|| by_id(&self.locations, pair.location))
    }
}

fn put<'p>(
    shelf: &mut Shelf<'p>,
    node: Node,
    place: Place<'p>,
    field: &'static str,
    report: &mut Report,
    is_top: bool,
) -> usize {
    let id = node.id.text.clone();
    let (at, is_new) = shelf.put(node, place);
    // Nested records are repeated wherever they are needed.
    if !is_new && is_top {
        report.add(place, field, Reason::DuplicateId, &id, String::new());
    }
    at
}

impl Phone {
    /// Whether it belongs to a contact person and to nothing else.
    pub(super) fn is_private(&self, owners: usize) -> bool {
        !self.contact_id.text.trim().is_empty() && owners == 0
    }
}
