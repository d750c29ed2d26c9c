//! What is an option of a filter called?

use listing::taxonomy::{Group, OptionId};

use super::Locale;

/// The entry of an option in a table of words that has a table for each group.
macro_rules! entry {
    ($words:expr, $option:expr, $field:ident) => {{
        let (words, key) = ($words, $option.slug().replace('-', "_"));
        match $option.group() {
            Group::Help => words.help.get(&key).map(|entry| entry.$field),
            Group::Medicine => words.medicine.get(&key).map(|entry| entry.$field),
            Group::Pay => words.pay.get(&key).map(|entry| entry.$field),
            Group::For => words.for_whom.get(&key).map(|entry| entry.$field),
            Group::Language => words.language.get(&key).map(|entry| entry.$field),
        }
    }};
}

impl Locale {
    /// What a group of options is called.
    #[must_use]
    pub fn group_heading(self, group: Group) -> &'static str {
        let words = self.words().taxonomy();
        match group {
            Group::Help => words.help.heading,
            Group::Medicine => words.medicine.heading,
            Group::Pay => words.pay.heading,
            Group::For => words.for_whom.heading,
            Group::Language => words.language.heading,
        }
    }

    /// What an option is called, in two or three words. A slug without words, which a test forbids, is shown as it is.
    #[must_use]
    pub fn option_label(self, option: OptionId) -> &'static str {
        entry!(self.words().taxonomy(), option, label).unwrap_or(option.slug())
    }

    /// What an option means, in one plain line.
    #[must_use]
    pub fn option_hint(self, option: OptionId) -> &'static str {
        entry!(self.words().taxonomy_hints(), option, text).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_option_has_a_label_and_a_hint_in_both_languages() {
        for locale in Locale::ALL {
            for option in OptionId::all() {
                let (label, hint) = (locale.option_label(option), locale.option_hint(option));
                assert!(label != option.slug() && !hint.is_empty(), "{} {}", locale.code(), option.slug());
            }
        }
    }
}
