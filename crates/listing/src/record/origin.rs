//! Who said what, where not all of a center is from one source?

use super::Center;

/// A part of a [`Center`] that a source can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// First name line.
    Name,
    /// Second name line.
    Part,
    /// First street line.
    Street,
    /// Second street line.
    Unit,
    /// Town.
    City,
    /// State or territory.
    State,
    /// ZIP code.
    Zip,
    /// Where it is.
    Position,
    /// Numbers to call.
    Phones,
    /// Web address.
    Website,
    /// Opening hours.
    Hours,
    /// Service codes.
    Codes,
}

/// Each field, the word for it and its letter in files.
const FIELDS: [(Field, &str, char); 12] = [
    (Field::Name, "name", 'n'),
    (Field::Part, "part", 'q'),
    (Field::Street, "street", 's'),
    (Field::Unit, "unit", 'u'),
    (Field::City, "city", 'c'),
    (Field::State, "state", 't'),
    (Field::Zip, "zip", 'z'),
    (Field::Position, "position", 'l'),
    (Field::Phones, "phones", 'p'),
    (Field::Website, "website", 'w'),
    (Field::Hours, "hours", 'h'),
    (Field::Codes, "codes", 'o'),
];

impl Field {
    /// All of them, in order.
    pub const ALL: [Self; 12] = [
        Self::Name,
        Self::Part,
        Self::Street,
        Self::Unit,
        Self::City,
        Self::State,
        Self::Zip,
        Self::Position,
        Self::Phones,
        Self::Website,
        Self::Hours,
        Self::Codes,
    ];

    /// The word for it, as operators write it.
    #[must_use]
    pub fn word(self) -> &'static str {
        FIELDS.iter().find(|(field, ..)| *field == self).map_or("", |(_, word, _)| word)
    }

    /// Its letter in files.
    pub(crate) fn letter(self) -> char {
        FIELDS.iter().find(|(field, ..)| *field == self).map_or('?', |(.., letter)| *letter)
    }

    /// The field with this letter.
    pub(crate) fn of_letter(letter: char) -> Option<Self> {
        FIELDS.iter().find(|(.., known)| *known == letter).map(|(field, ..)| *field)
    }
}

/// A field that is from another source than the center as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin {
    /// Which field.
    pub field: Field,
    /// Which of the manifest's sources it is from, by its id.
    pub source: String,
}

impl Center {
    /// Which of the manifest's sources told this field, by its id.
    #[must_use]
    pub fn source_of(&self, field: Field) -> &str {
        let own = self.origins.iter().find(|origin| origin.field == field);
        own.map_or(&self.source, |origin| &origin.source)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_a_word_and_a_letter_of_its_own() {
        assert_eq!(FIELDS.map(|(field, ..)| field), Field::ALL);
        for field in Field::ALL {
            assert_eq!(Field::of_letter(field.letter()), Some(field));
            assert_eq!(Field::ALL.iter().filter(|other| other.word() == field.word()).count(), 1);
        }
        assert!(Field::ALL.is_sorted());
    }
}
