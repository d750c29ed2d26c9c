//! Which option does a term stand for, and which code a language?

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use listing::taxonomy::OptionId;
use listing::text::normalised;
use serde::Deserialize;

use crate::error::ImportError;
use crate::samhsa_codes::Dictionary;
use crate::text_file;

/// What is asked when the operator has no line for a term; `docs/formats-centers.md` tells how it is used.
const DEFAULT: &str = include_str!("mapping.toml");
/// A list of terms is smaller than this.
const MOST_BYTES: u64 = 4 << 20;
/// Stands for a language that needs no code.
const NOTHING: &str = "-";

/// The file as it stands.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct MappingFile {
    terms: BTreeMap<String, String>,
    languages: BTreeMap<String, String>,
}

/// Terms and languages by their normalised names.
#[derive(Debug, Default)]
pub(super) struct Mapping {
    terms: HashMap<String, &'static str>,
    languages: HashMap<String, Option<String>>,
}

impl Mapping {
    /// The operator's own lines, where there is a file of them, and then the default ones.
    ///
    /// # Errors
    /// [`ImportError`] for a file that is no mapping, or names an option that does not exist.
    pub(super) fn read(own: Option<&Path>) -> Result<Self, ImportError> {
        let mut mapping = Self::default();
        if let Some(path) = own {
            let file = text_file::read(path, MOST_BYTES, "TOML")?;
            mapping.add(&file.text).map_err(|detail| refused(path, detail))?;
        }
        mapping.add(DEFAULT).map_err(|detail| refused(Path::new("mapping.toml"), detail))?;
        Ok(mapping)
    }

    /// Adds the lines of a file; a name that is there already keeps its meaning.
    fn add(&mut self, text: &str) -> Result<(), String> {
        let file: MappingFile = toml::from_str(text).map_err(|error| error.to_string())?;
        for (name, slug) in file.terms {
            let code = OptionId::all()
                .find(|option| option.slug() == slug)
                .and_then(|option| option.codes().first())
                .ok_or_else(|| format!("\"{name}\" leads to \"{slug}\", which is no option"))?;
            self.terms.entry(normalised(&name)).or_insert(code);
        }
        for (name, code) in file.languages {
            if code != NOTHING && Dictionary::get().term(&code).is_none() {
                return Err(format!(
                    "the language \"{name}\" leads to \"{code}\", which is no code of SAMHSA's"
                ));
            }
            self.languages.entry(normalised(&name)).or_insert((code != NOTHING).then_some(code));
        }
        Ok(())
    }

    /// The code that a term stands for, by its name or its own code.
    pub(super) fn code(&self, name: &str, own_code: &str) -> Option<&str> {
        let known = |words: &str| self.terms.get(&normalised(words)).copied();
        known(name)
            .or_else(|| if own_code.trim().is_empty() { None } else { known(own_code) })
            .or_else(|| Dictionary::get().code_of("", name))
    }

    /// The code of a language: `Some(None)` for English, `None` for one that has none.
    pub(super) fn language(&self, name: &str, iso: &str) -> Option<Option<&str>> {
        let known = |words: &str| self.languages.get(&normalised(words)).map(Option::as_deref);
        // `es-MX` is Spanish.
        let iso = iso.split(['-', '_']).next().unwrap_or_default();
        known(name).or_else(|| if iso.trim().is_empty() { None } else { known(iso) })
    }
}

fn refused(path: &Path, detail: String) -> ImportError {
    ImportError::BadMapping { file: path.to_owned(), detail: detail.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn default() -> Mapping {
        Mapping::read(None).unwrap()
    }

    #[test]
    fn plain_names_lead_to_options() {
        let mapping = default();
        let code = |name| mapping.code(name, "");
        assert_eq!(code("PEER-SUPPORT"), Some("PEER"));
        assert_eq!(code("Sliding Fee Scale"), Some("SS"));
        assert_eq!(code("medi cal"), Some("MD"));
        // A name of SAMHSA's own dictionary.
        assert_eq!(code("Mentoring/peer support"), Some("PEER"));
        assert_eq!(code("Peer support for parents"), None);
        assert_eq!(code(""), None);
    }

    #[test]
    fn every_default_line_leads_somewhere() {
        let file: MappingFile = toml::from_str(DEFAULT).unwrap();
        let mapping = default();
        for (name, slug) in &file.terms {
            let option = OptionId::all().find(|option| option.slug() == *slug).unwrap();
            assert!(option.codes().contains(&mapping.code(name, "").unwrap()), "{name}");
        }
    }

    #[test]
    fn languages_are_known_by_name_and_by_code() {
        let mapping = default();
        assert_eq!(mapping.language("Spanish", ""), Some(Some("SP")));
        assert_eq!(mapping.language("Español", "es-MX"), Some(Some("SP")));
        assert_eq!(mapping.language("", "eng"), Some(None));
        assert_eq!(mapping.language("Klingon", "tlh"), None);
    }

    #[test]
    fn an_operators_own_line_comes_first_and_a_wrong_one_is_told() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("terms.toml");
        let read = |text: &str| {
            std::fs::write(&path, text).unwrap();
            Mapping::read(Some(&path))
        };
        let own = read("[terms]\n\"RX-8450\" = \"detox\"\n\"IOP\" = \"outpatient\"\n").unwrap();
        assert_eq!([own.code("Anything", "rx 8450"), own.code("IOP", "")], [Some("DT"), Some("OP")]);
        assert_eq!(own.code("Peer support", ""), Some("PEER"));
        for (text, words) in [
            ("[terms]\n\"x\" = \"no-such\"", "no option"),
            ("[languages]\nxx = \"QQ\"", "no code"),
            ("[terms\n", "line 1"),
            ("[term]\n", "unknown field"),
            ("[terms]\nx = 7", "invalid type"),
        ] {
            let message = read(text).unwrap_err().to_string();
            assert!(message.contains(words) && message.contains("terms.toml"), "{message}");
        }
    }
}
