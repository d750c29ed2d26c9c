//! Which rows are the same center?
//!
//! Those of one [`Identity`], in one file or in several. They become one
//! center with the phones and codes of all (but of whom alone it serves only what all say), of the oldest row's day.
//! Where other values differ, the first row's is kept and the others are reported as left out.

use std::collections::HashMap;

use listing::record::{Center, Identity, Precision};
use listing::taxonomy;
use listing::text::normalised;

use crate::phone;
use crate::report::{Place, Reason, Report};
use crate::sources::Sources;

/// Unites rows as they come.
#[derive(Debug, Default)]
pub(crate) struct Merger<'a> {
    kept: Vec<Kept<'a>>,
    by_identity: HashMap<Identity, usize>,
}

/// A center and where its first row stands.
#[derive(Debug)]
struct Kept<'a> {
    center: Center,
    first: Place<'a>,
    /// Ids of all sources that have the center, the first row's first.
    sources: Vec<String>,
    /// Whether any row said something of its services, also where nothing of it could be kept.
    has_reported: bool,
}

impl<'a> Merger<'a> {
    /// Adds the center of one row, or unites it with an earlier row of the same center.
    pub(crate) fn add(&mut self, center: Center, place: Place<'a>, report: &mut Report) {
        let identity = center.identity();
        if let Some(kept) = self.by_identity.get(&identity).and_then(|at| self.kept.get_mut(*at)) {
            kept.unite(center, place, report);
            return;
        }
        report.locate(&center, place);
        self.by_identity.insert(identity, self.kept.len());
        let sources = vec![center.source.clone()];
        let has_reported = !center.codes.is_empty();
        self.kept.push(Kept { center, first: place, sources, has_reported });
    }

    /// The centers in the order of their first rows. What stands in several sources is from all of them: such centers
    /// refer to a source that `sources` makes by joining theirs.
    pub(crate) fn finish(self, sources: &mut Sources) -> Vec<Center> {
        self.kept
            .into_iter()
            .map(|Kept { mut center, sources: ids, .. }| {
                center.source = sources.joined(&ids);
                phone::put_main_first(&mut center.phones);
                center.codes.sort_unstable();
                center.codes.dedup();
                center
            })
            .collect()
    }
}

impl Kept<'_> {
    fn unite(&mut self, other: Center, place: Place<'_>, report: &mut Report) {
        report.add(place, "", Reason::SameCenter, &other.name, self.first.to_string());
        let kept = &mut self.center;
        for (field, known, new) in [
            ("Street2", &mut kept.unit, other.unit),
            ("City", &mut kept.city, other.city),
            ("Website", &mut kept.website, other.website),
            ("Hours", &mut kept.hours, other.hours),
            ("Cost", &mut kept.cost, other.cost),
            ("Eligibility", &mut kept.eligibility, other.eligibility),
            ("Accessibility", &mut kept.accessibility, other.accessibility),
        ] {
            if known.is_empty() {
                *known = new;
            } else if !new.is_empty() && normalised(known) != normalised(&new) {
                report.add(place, field, Reason::RowsDiffer, &new, known.clone());
            }
        }
        if kept.state != other.state {
            report.add(place, "State", Reason::RowsDiffer, other.state.code(), kept.state.code().to_owned());
        }
        let is_exact =
            |center: &Center| center.position.is_some_and(|position| position.precision == Precision::Exact);
        if kept.position.is_none()
            || (!is_exact(kept) && other.position.is_some_and(|p| p.precision == Precision::Exact))
        {
            kept.position = other.position;
        }
        for number in other.phones {
            phone::add(&mut kept.phones, number);
        }
        self.unite_codes(other.codes, place, report);
        let kept = &mut self.center;
        // An older day than the truth promises nothing that is not so.
        kept.as_of = kept.as_of.min(other.as_of);
        if !self.sources.contains(&other.source) {
            self.sources.push(other.source);
        }
    }
}

impl Kept<'_> {
    /// All codes of both, but those of whom alone the center serves only where both agree. A row without any code says
    /// nothing about it.
    fn unite_codes(&mut self, mut others: Vec<String>, place: Place<'_>, report: &mut Report) {
        let known = &mut self.center.codes;
        let both_reported = self.has_reported && !others.is_empty();
        self.has_reported |= !others.is_empty();
        if both_reported {
            let is_doubtful = |code: &String, missing_in: &[String]| {
                taxonomy::is_exclusive(code) && !missing_in.contains(code)
            };
            for (codes, place, missing_in) in [(&*known, self.first, &others), (&others, place, known)] {
                for code in codes.iter().filter(|code| is_doubtful(code, missing_in)) {
                    report.add(place, "Service_code_info", Reason::ExclusiveInSomeRows, code, String::new());
                }
            }
            others.retain(|code| !is_doubtful(code, known));
            known.retain(|code| !is_doubtful(code, &others));
        }
        known.extend(others);
    }
}

#[cfg(test)]
mod tests {
    use listing::record::{Phone, PhoneRole};
    use listing::state::State;

    use super::*;

    fn center(name: &str, source: &str) -> Center {
        Center {
            name: name.to_owned(),
            part: String::new(),
            street: "1 Elm St.".to_owned(),
            unit: String::new(),
            city: "Columbus".to_owned(),
            state: State::from_code("OH").unwrap(),
            zip: "43215".parse().unwrap(),
            position: None,
            phones: vec![Phone {
                number: "6145550100".to_owned(),
                extension: String::new(),
                role: PhoneRole::Main,
            }],
            website: String::new(),
            hours: String::new(),
            cost: String::new(),
            eligibility: String::new(),
            accessibility: String::new(),
            codes: vec!["PEER".to_owned()],
            source: source.to_owned(),
            as_of: "2023-01-01".parse().unwrap(),
            origins: Vec::new(),
        }
    }

    fn merged(rows: Vec<Center>) -> (Vec<Center>, Report) {
        let (mut merger, mut report) = (Merger::default(), Report::new());
        let table = Place { file: "a.csv", sheet: "", row: None };
        report.start_table(table, rows.len());
        for (center, row) in rows.into_iter().zip(2..) {
            merger.add(center, Place { row: Some(row), ..table }, &mut report);
        }
        let mut sources = Sources::of_ids(&["a", "b"]);
        let centers = merger.finish(&mut sources);
        report.close(centers.len()).unwrap();
        (centers, report)
    }

    #[test]
    fn rows_with_the_same_names_street_and_zip_are_one_center_with_all_their_codes_and_phones() {
        let mut second = center("OPEN  DOOR,", "b");
        second.codes = vec!["DT".to_owned(), "PEER".to_owned()];
        second.phones[0].extension = "7".to_owned();
        second.unit = "Suite 2".to_owned();
        second.as_of = "2024-01-01".parse().unwrap();
        let (centers, report) = merged(vec![center("Open Door", "a"), second]);
        assert_eq!(centers.len(), 1);
        assert_eq!(centers[0].codes, ["DT", "PEER"]);
        assert_eq!(centers[0].phones.len(), 2);
        assert_eq!((centers[0].name.as_str(), centers[0].unit.as_str()), ("Open Door", "Suite 2"));
        assert_eq!(
            (centers[0].source.as_str(), centers[0].as_of.to_string().as_str()),
            ("a+b", "2023-01-01")
        );
        assert_eq!(report.entries[0].to_string(), "a.csv row 3, \"OPEN  DOOR,\" → a.csv row 2");
    }

    fn codes_of(rows: &[&[&str]]) -> (Vec<String>, Report) {
        let rows = rows.iter().map(|codes| {
            let mut row = center("Open Door", "a");
            row.codes = codes.iter().map(|&code| code.to_owned()).collect();
            row
        });
        let (mut centers, report) = merged(rows.collect());
        (centers.remove(0).codes, report)
    }

    #[test]
    fn a_center_serves_only_some_people_when_all_of_its_rows_say_so() {
        let (codes, report) = codes_of(&[&["DT", "DUO"], &["MH"], &["DUO", "OUDO", "RES"]]);
        assert_eq!(codes, ["DT", "MH", "RES"]);
        assert_eq!(report.count(Reason::ExclusiveInSomeRows), 3);
        let told: Vec<String> = report.entries.iter().map(ToString::to_string).collect();
        assert!(told.contains(&"a.csv row 2, Service_code_info, \"DUO\"".to_owned()), "{told:?}");
        assert_eq!(codes_of(&[&["DUO"], &["OUDO"]]).0, Vec::<String>::new());
        assert_eq!(codes_of(&[&["DUO"], &["OUDO"], &["DUO"]]).0, Vec::<String>::new());

        for rows in [[["DUO", "OP"].as_slice(), &["DUO"]], [&[], &["DUO", "OP"]], [&["DUO", "OP"], &[]]] {
            let (codes, report) = codes_of(&rows);
            assert_eq!(
                (codes, report.count(Reason::ExclusiveInSomeRows)),
                (vec!["DUO".into(), "OP".into()], 0)
            );
        }
    }

    #[test]
    fn another_street_is_another_center() {
        let mut second = center("Open Door", "a");
        second.street = "2 Elm St".to_owned();
        assert_eq!(merged(vec![center("Open Door", "a"), second]).0.len(), 2);
    }

    #[test]
    fn what_differs_between_rows_of_one_center_is_told() {
        let mut second = center("Open Door", "a");
        second.city = "Bexley".to_owned();
        let (centers, report) = merged(vec![center("Open Door", "a"), second]);
        assert_eq!(centers[0].city, "Columbus");
        assert_eq!((report.count(Reason::RowsDiffer), report.repaired_rows), (1, 1));
    }

    #[test]
    fn an_exact_position_wins_over_the_middle_of_a_zip() {
        use listing::geo::LatLon;
        use listing::record::Position;
        let at = |lat, precision| Some(Position { at: LatLon { lat, lon: -83.0 }, precision });
        let (mut zip, mut exact) = (center("Open Door", "a"), center("Open Door", "a"));
        zip.position = at(39.9, Precision::Zip);
        exact.position = at(40.0, Precision::Exact);
        assert_eq!(merged(vec![zip.clone(), exact.clone()]).0[0].position, exact.position);
        assert_eq!(merged(vec![exact.clone(), zip]).0[0].position, exact.position);
    }
}
