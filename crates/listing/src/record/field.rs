//! Which parts of a record can a source tell by itself?

/// A part of a record: a word for operators, a letter in files.
pub(crate) trait Part: Copy + Ord + 'static {
    /// Its letter in files.
    fn letter(self) -> char;
    /// The part with this letter.
    fn of_letter(letter: char) -> Option<Self>;
}

macro_rules! fields {
    ($(#[$about:meta])* $name:ident: $($(#[$doc:meta])* $field:ident $word:literal $letter:literal,)*) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$doc])* $field,)* }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$field,)*];

            /// The word for it, as operators write it.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$field => $word,)* }
            }
        }

        impl Part for $name {
            fn letter(self) -> char {
                match self { $(Self::$field => $letter,)* }
            }

            fn of_letter(letter: char) -> Option<Self> {
                match letter {
                    $($letter => Some(Self::$field),)*
                    _ => None,
                }
            }
        }
    };
}

fields! {
    /// A part of a [`Center`](super::Center).
    Field:
    /// First name line.
    Name "name" 'n',
    /// Second name line.
    Part "part" 'q',
    /// First street line.
    Street "street" 's',
    /// Second street line.
    Unit "unit" 'u',
    /// Town.
    City "city" 'c',
    /// State or territory.
    State "state" 't',
    /// ZIP code.
    Zip "zip" 'z',
    /// Where it is.
    Position "position" 'l',
    /// Numbers to call.
    Phones "phones" 'p',
    /// Web address.
    Website "website" 'w',
    /// Opening hours.
    Hours "hours" 'h',
    /// What it costs.
    Cost "cost" 'm',
    /// Whom it takes.
    Eligibility "eligibility" 'e',
    /// What is done for people with a disability.
    Accessibility "accessibility" 'a',
    /// Service codes.
    Codes "codes" 'o',
}

fields! {
    /// A part of a [`Meeting`](crate::meeting::Meeting).
    MeetingField:
    /// What it is called.
    Name "name" 'n',
    /// The group that holds it.
    Group "group" 'g',
    /// Whose way of recovery it follows.
    Fellowship "fellowship" 'f',
    /// The day on which it begins.
    Day "day" 'd',
    /// When it begins.
    Starts "starts" 'b',
    /// How long it lasts.
    Lasts "lasts" 'e',
    /// The time zone in which it is told.
    Zone "zone" 'o',
    /// In a room, online, or both.
    Attendance "attendance" 'a',
    /// What kind of meeting it is.
    Types "types" 'k',
    /// Building or room.
    Venue "venue" 'v',
    /// Street line.
    Street "street" 's',
    /// Town.
    City "city" 'c',
    /// State or territory.
    State "state" 't',
    /// ZIP code.
    Zip "zip" 'z',
    /// Where it is.
    Position "position" 'l',
    /// The source's words about it.
    Notes "notes" 'm',
    /// The link by which one joins.
    JoinUrl "join_url" 'j',
    /// The number by which one joins.
    JoinPhone "join_phone" 'p',
    /// How one joins beside that.
    JoinNotes "join_notes" 'i',
    /// Its page at its source.
    Url "url" 'w',
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fmt::Debug;

    use super::*;

    fn check<F: Part + Debug>(all: &[F], word: fn(F) -> &'static str) {
        for field in all {
            assert_eq!(F::of_letter(field.letter()), Some(*field));
        }
        assert!(all.is_sorted());
        assert_eq!(all.iter().map(|field| word(*field)).collect::<BTreeSet<_>>().len(), all.len());
    }

    #[test]
    fn every_field_has_a_word_and_a_letter_of_its_own() {
        check(Field::ALL, Field::word);
        check(MeetingField::ALL, MeetingField::word);
    }
}
