//! How does a plan travel as one file, and what becomes of a file that is none?
//!
//! Pure. The file is JSON with a name and a version: every record of the plan and of the saved list under its key, those
//! that could not be understood too, letter by letter. The form is documented in `docs/plan.md`.

use serde_json::{Map, Value, json};

use crate::state::mirror::Entry;

/// The media type of the file.
pub const MEDIA_TYPE: &str = "application/json";
/// Larger files, in bytes, are not even read: a plan of five hundred places is a tenth of it.
pub const LARGEST: u64 = 5_000_000;

/// What the file says that it is.
const NAME: &str = "beside-plan";
const VERSION: u64 = 1;

/// All records of a person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Records {
    /// Of the saved list.
    pub saved: Vec<Entry>,
    /// Of the plan.
    pub plan: Vec<Entry>,
}

/// Why a file cannot be used. Nothing has changed then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FileProblem {
    /// It could not be read from the device.
    #[error("the file cannot be read")]
    Unreadable,
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// No plan is so large.
    #[error("the file is larger than any plan")]
    TooLarge,
    /// It begins like a plan and is not whole, or is no text.
    #[error("the file is damaged or cut short")]
    Damaged,
    /// It is something else.
    #[error("the file is no plan")]
    Foreign,
    /// It was written by an older version of the site, in a form that nobody reads any more.
    #[error("the file is of an older form")]
    Older,
    /// It was written by a newer version of the site.
    #[error("the file is of a newer form")]
    Newer,
}

/// The file of these records.
#[must_use]
pub fn write(records: &Records, made_at: u64) -> String {
    let file = json!({
        "file": NAME,
        "version": VERSION,
        "made_at": made_at,
        "saved": object(&records.saved),
        "plan": object(&records.plan),
    });
    format!("{file:#}\n")
}

/// The records of a file.
///
/// # Errors
/// [`FileProblem`].
pub fn read(text: &str) -> Result<Records, FileProblem> {
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(FileProblem::Empty);
    }
    let file: Value = serde_json::from_str(text).map_err(|_| match text.contains(NAME) {
        true => FileProblem::Damaged,
        false => FileProblem::Foreign,
    })?;
    if file.get("file").and_then(Value::as_str) != Some(NAME) {
        return Err(FileProblem::Foreign);
    }
    match file.get("version").and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(version) if version > VERSION => return Err(FileProblem::Newer),
        Some(_) => return Err(FileProblem::Older),
        None => return Err(FileProblem::Damaged),
    }
    let part = |name| file.get(name).and_then(Value::as_object).map(entries).ok_or(FileProblem::Damaged);
    Ok(Records { saved: part("saved")?, plan: part("plan")? })
}

/// A record that reads as it was written stands as what it is, so that a person can read the file; any other as a text.
fn object(entries: &[Entry]) -> Map<String, Value> {
    let value = |text: &String| match serde_json::from_str::<Value>(text) {
        Ok(value @ Value::Object(_)) if value.to_string().as_str() == text => value,
        _ => Value::String(text.clone()),
    };
    entries.iter().map(|(key, text)| (key.clone(), value(text))).collect()
}

fn entries(object: &Map<String, Value>) -> Vec<Entry> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    object.iter().map(|(key, value)| (key.clone(), text(value))).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::state::plan::record::tests::any_record;

    fn any_entries() -> impl Strategy<Value = Vec<Entry>> {
        let entry = prop_oneof![
            any_record().prop_map(|record| record.encode()),
            any::<(String, String)>(),
            ("[a-c]", r#"[\{\}\[\]":,a1 ]{0,12}"#),
        ];
        let unique =
            |entries: Vec<Entry>| entries.into_iter().collect::<BTreeMap<_, _>>().into_iter().collect();
        prop::collection::vec(entry, 0..8).prop_map(unique)
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_letter_by_letter(saved in any_entries(), plan in any_entries(), at in any::<u64>()) {
            let records = Records { saved, plan };
            let mut read = read(&write(&records, at)).unwrap();
            read.saved.sort();
            read.plan.sort();
            prop_assert_eq!(read, records);
        }

        #[test]
        fn a_file_that_is_cut_anywhere_is_refused(plan in any_entries(), cut in any::<prop::sample::Index>()) {
            let file = write(&Records { saved: Vec::new(), plan }, 7);
            let whole = file.trim_end();
            let ends: Vec<usize> = whole.char_indices().map(|(at, _)| at).collect();
            prop_assert!(read(&whole[..ends[cut.index(ends.len())]]).is_err());
        }

        #[test]
        fn any_text_is_refused(text in any::<String>()) {
            prop_assert!(read(&text).is_err());
        }
    }

    #[test]
    fn each_wrong_file_has_its_own_reason() {
        for (text, problem) in [
            ("", FileProblem::Empty),
            (" \n", FileProblem::Empty),
            ("BEGIN:VCARD", FileProblem::Foreign),
            ("[]", FileProblem::Foreign),
            (r#"{"version":1}"#, FileProblem::Foreign),
            (r#"{"file":"beside-plan","version":1"#, FileProblem::Damaged),
            (r#"{"file":"beside-plan"}"#, FileProblem::Damaged),
            (r#"{"file":"beside-plan","version":1,"saved":{},"plan":[]}"#, FileProblem::Damaged),
            (r#"{"file":"beside-plan","version":0}"#, FileProblem::Older),
            (r#"{"file":"beside-plan","version":2}"#, FileProblem::Newer),
        ] {
            assert_eq!(read(text), Err(problem), "{text}");
        }
    }

    #[test]
    fn deep_brackets_do_no_harm() {
        assert!(read(&"[".repeat(1_000_000)).is_err());
    }
}
