//! What is an option of a filter called?

use listing::taxonomy::{Group, OptionId};

use super::Locale;

/// The words of one option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OptionWords {
    /// Two or three words.
    pub label: &'static str,
    /// One plain line.
    pub hint: &'static str,
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

    /// What an option is called. A slug without words, which a test forbids, is shown as it is.
    #[must_use]
    pub fn option_words(self, option: OptionId) -> OptionWords {
        let words = self.words().taxonomy();
        let key = option.slug().replace('-', "_");
        macro_rules! from_table {
            ($table:expr) => {
                $table.get(&key).map(|entry| OptionWords { label: entry.label, hint: entry.hint })
            };
        }
        let found = match option.group() {
            Group::Help => from_table!(words.help),
            Group::Medicine => from_table!(words.medicine),
            Group::Pay => from_table!(words.pay),
            Group::For => from_table!(words.for_whom),
            Group::Language => from_table!(words.language),
        };
        found.unwrap_or(OptionWords { label: option.slug(), hint: "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_option_has_a_label_and_a_hint_in_both_languages() {
        for locale in Locale::ALL {
            for option in OptionId::all() {
                let words = locale.option_words(option);
                assert!(!words.hint.is_empty(), "{} {} has no words", locale.code(), option.slug());
            }
        }
    }
}
