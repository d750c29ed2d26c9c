//! What is a type of meeting called?

use listing::meeting::types::MeetingType;

use super::Locale;

impl Locale {
    /// What a type of meeting is called, in a few words. A type without words, which a test forbids, is shown by its code.
    #[must_use]
    pub fn meeting_type(self, kind: MeetingType) -> &'static str {
        let words = self.words().meeting_types();
        words.labels.get(&kind.slug().replace('-', "_")).map_or(kind.code(), |entry| entry.label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_has_a_label_in_both_languages() {
        for locale in Locale::ALL {
            for kind in MeetingType::all() {
                assert_ne!(locale.meeting_type(kind), kind.code(), "{} {kind}", locale.code());
            }
        }
    }
}
