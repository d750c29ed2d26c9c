//! When do two street lines lead to the same door?

use listing::text::normalised;

/// Words of street lines that are written short or long.
const SHORT: [(&str, &str); 34] = [
    ("street", "st"),
    ("avenue", "ave"),
    ("av", "ave"),
    ("road", "rd"),
    ("drive", "dr"),
    ("lane", "ln"),
    ("boulevard", "blvd"),
    ("court", "ct"),
    ("place", "pl"),
    ("highway", "hwy"),
    ("parkway", "pkwy"),
    ("pky", "pkwy"),
    ("square", "sq"),
    ("terrace", "ter"),
    ("circle", "cir"),
    ("trail", "trl"),
    ("turnpike", "tpke"),
    ("pike", "tpke"),
    ("expressway", "expy"),
    ("freeway", "fwy"),
    ("crossing", "xing"),
    ("plaza", "plz"),
    ("heights", "hts"),
    ("mount", "mt"),
    ("saint", "st"),
    ("fort", "ft"),
    ("north", "n"),
    ("south", "s"),
    ("east", "e"),
    ("west", "w"),
    ("northeast", "ne"),
    ("northwest", "nw"),
    ("southeast", "se"),
    ("southwest", "sw"),
];

/// Words behind which stands a part of the building.
const PARTS: [&str; 13] = [
    "suite",
    "ste",
    "unit",
    "apt",
    "apartment",
    "floor",
    "fl",
    "bldg",
    "building",
    "room",
    "rm",
    "dept",
    "lot",
];

/// Street number and street name; `None` for a line that has not both, such as a post-office box.
pub(super) fn key(street: &str) -> Option<String> {
    let line = normalised(street.split('#').next().unwrap_or_default());
    let mut words = line.split(' ');
    let number = words.next().filter(|number| number.starts_with(|sign: char| sign.is_ascii_digit()))?;
    let name: Vec<&str> = words.take_while(|word| !PARTS.contains(word)).map(short).collect();
    (!name.is_empty()).then(|| format!("{number} {}", name.join(" ")))
}

fn short(word: &str) -> &str {
    SHORT.iter().find(|(long, _)| *long == word).map_or(word, |(_, short)| short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_street_is_the_same_written_short_or_long_and_with_or_without_a_suite() {
        let expected = Some("12 n kettle st".to_owned());
        for street in [
            "12 North Kettle Street",
            "12 N. KETTLE ST., Suite 3",
            "12 N Kettle St #4",
            "12 N Kettle St Fl 2",
        ] {
            assert_eq!(key(street), expected, "{street}");
        }
    }

    #[test]
    fn another_number_or_name_is_another_street() {
        assert_ne!(key("12 Kettle St"), key("14 Kettle St"));
        assert_ne!(key("12 N Kettle St"), key("12 S Kettle St"));
        assert_ne!(key("12 Kettle St"), key("12 Kettle Ave"));
    }

    #[test]
    fn a_box_and_a_line_without_number_are_no_door() {
        for street in ["", "PO Box 12", "Kettle Street", "12", "12 Suite 3", "#12"] {
            assert_eq!(key(street), None, "{street}");
        }
    }
}
