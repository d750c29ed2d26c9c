//! Who told what of a place or a meeting, and when?
//!
//! A place or a meeting has one source and one day. Where several directories became one listing, some of its fields are from
//! another: each is told with the source that it is from, since an old phone number beside a new address must not look as new.

use crate::record::{Center, Date, Field, Origin};
use crate::wire::Source;

/// A source that is not the record's own, and what it told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told<'a, F = Field> {
    /// The source.
    pub source: &'a Source,
    /// What is from it, in the order of the fields.
    pub fields: Vec<F>,
}

/// What is from other sources than the record as a whole, which is from `own`: by source, in the order of the fields. A
/// source that the listing does not name cannot be told.
#[must_use]
pub fn told_by_others<'a, F: Copy>(
    own: &str,
    origins: &[Origin<F>],
    sources: &'a [Source],
) -> Vec<Told<'a, F>> {
    let mut told: Vec<Told<'a, F>> = Vec::new();
    for origin in origins {
        let source = sources.iter().find(|source| source.id == origin.source);
        let Some(source) = source.filter(|source| source.id != own) else { continue };
        match told.iter_mut().find(|known| known.source.id == source.id) {
            Some(known) => known.fields.push(origin.field),
            None => told.push(Told { source, fields: vec![origin.field] }),
        }
    }
    told
}

/// The day on which the field was told: the place's own, but for what is from another source.
#[must_use]
pub fn told_on(center: &Center, field: Field, sources: &[Source]) -> Date {
    let id = center.source_of(field);
    let other = sources.iter().find(|source| source.id == id && id != center.source);
    other.map_or(center.as_of, |source| source.as_of)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Origin;
    use crate::state::State;

    fn source(id: &str, as_of: &str) -> Source {
        Source {
            id: id.to_owned(),
            title: format!("Title of {id}"),
            publisher: String::new(),
            url: String::new(),
            as_of: as_of.parse().unwrap(),
        }
    }

    /// A place of the source `own`, which spoke of it on an earlier day than of others.
    fn center(origins: &[(Field, &str)]) -> Center {
        let origin = |(field, source): &(Field, &str)| Origin { field: *field, source: (*source).to_owned() };
        Center {
            name: "Open Gate House".to_owned(),
            part: String::new(),
            street: "12 Kettle Lane".to_owned(),
            unit: String::new(),
            city: "Columbus".to_owned(),
            state: State::from_code("OH").unwrap(),
            zip: "43215".parse().unwrap(),
            position: None,
            phones: Vec::new(),
            website: String::new(),
            hours: String::new(),
            cost: "Free".to_owned(),
            eligibility: String::new(),
            accessibility: String::new(),
            codes: Vec::new(),
            source: "own".to_owned(),
            as_of: "2026-02-01".parse().unwrap(),
            origins: origins.iter().map(origin).collect(),
        }
    }

    fn sources() -> Vec<Source> {
        vec![source("own", "2026-05-01"), source("county", "2025-11-01"), source("operator", "2026-06-01")]
    }

    #[test]
    fn fields_of_one_source_stand_together_and_those_of_the_place_itself_are_not_told() {
        let sources = sources();
        let center = center(&[
            (Field::Phones, "operator"),
            (Field::Website, "county"),
            (Field::Hours, "operator"),
            (Field::Cost, "own"),
            (Field::Codes, "nobody"),
        ]);
        let told = told_by_others(&center.source, &center.origins, &sources);
        let told: Vec<_> = told.iter().map(|told| (told.source.id.as_str(), told.fields.clone())).collect();
        assert_eq!(told, [("operator", vec![Field::Phones, Field::Hours]), ("county", vec![Field::Website])]);
    }

    #[test]
    fn a_field_is_of_the_day_of_who_told_it() {
        let sources = sources();
        let center = center(&[(Field::Cost, "county"), (Field::Codes, "nobody")]);
        let day = |field| told_on(&center, field, &sources).to_string();
        assert_eq!(day(Field::Cost), "2025-11-01");
        assert_eq!(day(Field::Hours), "2026-02-01", "the place's own day, not that of its whole source");
        assert_eq!(day(Field::Codes), "2026-02-01");
    }
}
