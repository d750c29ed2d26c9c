//! How does a place get into the contacts of a phone?
//!
//! vCard 3.0 (RFC 2426) and not 4.0: Android's own importer refuses a 4.0 card, and Apple's reads only parts of it.
//! Extensions stand in the label of a number and not in the number: importers disagree on which sign waits, and some
//! would run the extension's digits into the number.

use crate::content_lines::{Lines, escaped};
use crate::link::web_link;
use crate::record::{Center, Phone};

/// The media type of a card.
pub const MEDIA_TYPE: &str = "text/vcard;charset=utf-8";

/// The card of a place: its name, numbers with the label that `label` gives each, address, website, and a note. Nothing
/// in any of these can begin a line of its own.
#[must_use]
pub fn vcard(center: &Center, label: &dyn Fn(&Phone) -> String, note: &str) -> String {
    let mut card = Lines::default();
    card.push("BEGIN:VCARD");
    card.push("VERSION:3.0");
    let name = escaped(&center.name);
    let part = escaped(&center.part);
    // A place has no family name, but the property must be there.
    card.push("N:;;;;");
    let [between, below] = if part.is_empty() { ["", ""] } else { ["\\, ", ";"] };
    card.push(&["FN:", &name, between, &part].concat());
    card.push(&["ORG:", &name, below, &part].concat());
    // Apple's contacts then sort it by its own name.
    card.push("X-ABShowAs:COMPANY");
    for (item, phone) in (1..).zip(&center.phones) {
        let item = format!("item{item}.");
        card.push(&[&item, "TEL;TYPE=WORK,VOICE:+1", &phone.number].concat());
        card.push(&[&item, "X-ABLabel:", &escaped(&label(phone))].concat());
    }
    let street = if center.unit.is_empty() || center.street.is_empty() {
        [&*center.street, &center.unit].concat()
    } else {
        [&*center.street, ", ", &center.unit].concat()
    };
    let (city, state, zip) = (escaped(&center.city), center.state.code(), center.zip.as_str());
    card.push(&["ADR;TYPE=WORK:;;", &escaped(&street), ";", &city, ";", state, ";", zip, ";USA"].concat());
    if let Some(link) = web_link(&center.website) {
        card.push(&["URL:", &escaped(&link)].concat());
    }
    if !note.is_empty() {
        card.push(&["NOTE:", &escaped(note)].concat());
    }
    card.push("END:VCARD");
    card.0
}

/// A plain file name for the card of a place: letters and digits that every system takes.
#[must_use]
pub fn file_name(center: &Center) -> String {
    let name = file_stem(&center.name);
    if name.is_empty() { format!("{}.vcf", center.id()) } else { format!("{name}.vcf") }
}

/// What a file may be called that has to do with this; empty where nothing of it can stand in a file's name everywhere.
#[must_use]
pub fn file_stem(name: &str) -> String {
    let folded = crate::text::folded(name);
    let plain = folded.chars().filter(|sign| sign.is_ascii_alphanumeric() || *sign == ' ').take(40);
    let name: String = plain.map(|sign| if sign == ' ' { '-' } else { sign }).collect();
    name.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::content_lines::testing::{breaks, hostile, unfolded};
    use crate::record::PhoneRole;
    use crate::state::State;

    fn center() -> Center {
        Center {
            name: "Lantern House; Inc.".to_owned(),
            part: "Peer Center".to_owned(),
            street: "12 Invented Street".to_owned(),
            unit: "Suite 4".to_owned(),
            city: "Columbus".to_owned(),
            state: State::from_code("OH").unwrap(),
            zip: "43215".parse().unwrap(),
            position: None,
            phones: vec![
                Phone { number: "6145550117".to_owned(), extension: String::new(), role: PhoneRole::Main },
                Phone {
                    number: "6145550118".to_owned(),
                    extension: "12".to_owned(),
                    role: PhoneRole::Intake,
                },
            ],
            website: "lantern.example/help".to_owned(),
            hours: String::new(),
            cost: String::new(),
            eligibility: String::new(),
            accessibility: String::new(),
            codes: Vec::new(),
            source: String::new(),
            as_of: "2026-05-01".parse().unwrap(),
            origins: Vec::new(),
        }
    }

    fn label(phone: &Phone) -> String {
        format!("{:?} {}", phone.role, phone.extension)
    }

    #[test]
    fn a_card_says_all_that_is_needed_to_reach_a_place() {
        assert_eq!(
            unfolded(&vcard(&center(), &label, "From a test.\nCall first.")),
            [
                "BEGIN:VCARD",
                "VERSION:3.0",
                "N:;;;;",
                "FN:Lantern House\\; Inc.\\, Peer Center",
                "ORG:Lantern House\\; Inc.;Peer Center",
                "X-ABShowAs:COMPANY",
                "item1.TEL;TYPE=WORK,VOICE:+16145550117",
                "item1.X-ABLabel:Main ",
                "item2.TEL;TYPE=WORK,VOICE:+16145550118",
                "item2.X-ABLabel:Intake 12",
                "ADR;TYPE=WORK:;;12 Invented Street\\, Suite 4;Columbus;OH;43215;USA",
                "URL:https://lantern.example/help",
                "NOTE:From a test.\\nCall first.",
                "END:VCARD",
            ]
        );
    }

    #[test]
    fn a_place_that_says_little_has_a_short_card() {
        let bare = Center {
            name: "Hope".to_owned(),
            part: String::new(),
            street: String::new(),
            unit: String::new(),
            phones: Vec::new(),
            website: "javascript:alert(1)".to_owned(),
            ..center()
        };
        let lines = unfolded(&vcard(&bare, &label, ""));
        assert_eq!(lines[3..5], ["FN:Hope", "ORG:Hope"]);
        assert_eq!(lines[6..], ["ADR;TYPE=WORK:;;;Columbus;OH;43215;USA", "END:VCARD"]);
    }

    #[test]
    fn a_file_has_a_name_that_every_system_takes() {
        assert_eq!(file_name(&center()), "lantern-house-inc.vcf");
        let foreign = Center { name: "مركز الأمل".to_owned(), ..center() };
        assert_eq!(file_name(&foreign), format!("{}.vcf", foreign.id()));
        let hostile = Center { name: "../../etc/passwd\0.exe".to_owned(), ..center() };
        assert_eq!(file_name(&hostile), "etc-passwd-exe.vcf");
    }

    proptest! {
        #[test]
        fn no_text_begins_a_line_of_its_own(
            [name, part, street, unit, city, website, note, words] in prop::array::uniform8(hostile())
        ) {
            let plain = vcard(&center(), &label, "x");
            let labelled = |_: &Phone| words.clone();
            let full = Center {
                name, part, street, unit, city, website: ["example.org/", &website].concat(), ..center()
            };
            let card = vcard(&full, &labelled, &["x", &note].concat());
            prop_assert!(!card.replace("\r\n", "").contains(breaks));
            let property = |line: &String| line.split([':', ';']).next().map(str::to_owned);
            let mut expected: Vec<_> = unfolded(&plain).iter().map(property).collect();
            if web_link(&full.website).is_none() {
                expected.retain(|name| name.as_deref() != Some("URL"));
            }
            let found: Vec<_> = unfolded(&card).iter().map(property).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
