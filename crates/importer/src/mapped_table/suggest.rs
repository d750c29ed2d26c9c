//! What could a mapping for this table look like?
//!
//! A draft from the headers and the commonest values. What is certain stands as it should; what is only likely, and what
//! nobody can know but who made the table, stands there as a comment.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::path::Path;

use listing::everyday;
use listing::meeting::types::MeetingType;
use listing::taxonomy::OptionId;
use listing::text::folded;

use super::fields::{self, Field, IGNORE, SERVICES, TYPES};
use super::{bare, open};
use crate::error::ImportError;
use crate::meetings::type_names::{self, Meant};
use crate::table::Row;

/// How far down the header row is searched.
const ROWS_SEARCHED: usize = 10;
/// So many values of a column are drafted.
const MOST_VALUES: usize = 60;
/// The longest value that is drafted, in signs.
const LONGEST_VALUE: usize = 80;
/// A column with more different values than this has texts and no choices.
const MOST_CHOICES: usize = 400;
/// What cells of columns that say yes or no have in them, [folded].
const YES: [&str; 6] = ["yes", "y", "true", "x", "1", "si"];
const NO: [&str; 5] = ["no", "n", "false", "0", ""];
/// Headers about persons: nobody should be found by them.
const PRIVATE: [&str; 9] =
    ["contact", "email", "mail", "password", "passcode", "director", "manager", "venmo", "paypal"];
/// What stands in the address of a room online.
const ROOMS_ONLINE: [&str; 5] = ["zoom.", "meet.google.", "teams.microsoft.", "webex.", "gotomeeting."];
const SEPARATORS: [&str; 4] = [";", "|", "\n", ","];

/// Drafts a mapping for the first table of the file.
///
/// # Errors
/// [`ImportError`] for a file that cannot be read as a table.
pub fn suggest(file: &Path) -> Result<String, ImportError> {
    let document = open(file)?;
    let no_rows = || ImportError::NoRows { file: file.to_owned(), table: "the table".to_owned() };
    let table = document.tables.iter().find(|table| table.rows.len() > 1).ok_or_else(no_rows)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let draft = Draft::of(&table.rows).ok_or_else(no_rows)?;
    Ok(draft.text(&name))
}

struct Draft<'t> {
    is_meeting: bool,
    separator: &'static str,
    columns: Vec<DraftColumn<'t>>,
}

/// What a column may mean, and how sure that is.
struct DraftColumn<'t> {
    header: &'t str,
    guess: Guess,
    /// The commonest parts of its cells.
    values: Vec<&'t str>,
}

enum Guess {
    /// The header is one of the field's.
    Sure(Field),
    /// The header has one of the field's in it.
    Likely(Field),
    /// Yes or no to a service.
    YesOrNo(Option<OptionId>),
    Private,
    Unknown,
}

impl<'t> Draft<'t> {
    fn of(rows: &'t [Row]) -> Option<Self> {
        let known = |row: &Row, is_meeting: bool| {
            row.cells.iter().filter(|cell| sure(cell, is_meeting).is_some()).count()
        };
        let searched = rows.iter().take(ROWS_SEARCHED).enumerate();
        let best =
            searched.max_by_key(|(at, row)| (known(row, false).max(known(row, true)), usize::MAX - at));
        let (at, head) = best?;
        let below = rows.get(at + 1..)?;
        let names = |name: &str| {
            head.cells.iter().any(|cell| sure(cell, true).is_some_and(|field| field.name == name))
        };
        let is_meeting = names("day") && names("time");
        let mut columns = Vec::new();
        let mut seen: Vec<String> = Vec::new();
        let mut taken: Vec<&'static str> = Vec::new();
        for (place, header) in head.cells.iter().enumerate() {
            let header = header.trim();
            // Of headers that stand twice the first is read.
            if bare(header).is_empty() || seen.contains(&bare(header)) {
                continue;
            }
            seen.push(bare(header));
            let cells: Vec<&str> = below.iter().map(|row| row.cell(Some(place))).collect();
            let mut guess = guess(header, &cells, is_meeting);
            if let Guess::Sure(field) = guess {
                if !field.is_list && taken.contains(&field.name) {
                    guess = Guess::Likely(field);
                } else {
                    taken.push(field.name);
                }
            }
            columns.push((header, guess, cells));
        }
        let separator = separator(&columns);
        let columns = columns
            .into_iter()
            .map(|(header, guess, cells)| {
                let values = commonest(&cells, separator);
                DraftColumn { header, guess, values }
            })
            .collect();
        Some(Self { is_meeting, separator, columns })
    }

    fn text(&self, file: &str) -> String {
        let mut out = String::new();
        // Writing to a `String` cannot fail.
        let _ = self.write(&mut out, file);
        out
    }

    fn write(&self, out: &mut String, file: &str) -> std::fmt::Result {
        let kind = if self.is_meeting { "meeting" } else { "center" };
        writeln!(
            out,
            "# A draft for {}: look at each line. What begins with \"# ?\" is a guess;",
            quoted(file)
        )?;
        writeln!(out, "# take the \"# ?\" away where it is right. Column = field, value = what it means.\n")?;
        writeln!(out, "kind = \"{kind}\"\nseparators = [{}]\n\n[fields]", quoted(self.separator))?;
        for column in &self.columns {
            let header = quoted(column.header);
            match &column.guess {
                Guess::Sure(field) => writeln!(out, "{header} = {}", quoted(field.name))?,
                Guess::Likely(field) => writeln!(out, "# ? {header} = {}", quoted(field.name))?,
                Guess::YesOrNo(_) => writeln!(out, "{header} = {}", quoted(SERVICES))?,
                Guess::Private => {
                    writeln!(out, "{header} = {}  # about a person: not published", quoted(IGNORE))?;
                }
                Guess::Unknown => writeln!(out, "# ? {header} = {}", quoted(IGNORE))?,
            }
        }
        writeln!(out, "\n# For what no column says.\n[constants]")?;
        writeln!(out, "# ? state = \"OH\"")?;
        if self.is_meeting {
            let has = |column: &DraftColumn<'_>| matches!(column.guess, Guess::Sure(field) if field.name == "fellowship");
            if !self.columns.iter().any(has) {
                writeln!(out, "# ? fellowship = \"AA\"")?;
            }
            writeln!(out, "# ? timezone = \"America/New_York\"")?;
        }
        for column in &self.columns {
            self.write_values(out, column)?;
        }
        let known: Vec<&str> = if self.is_meeting {
            MeetingType::all().map(MeetingType::slug).collect()
        } else {
            OptionId::all().map(OptionId::slug).collect()
        };
        writeln!(out, "\n# What values can mean: {}", known.join(", "))?;
        let names: Vec<&str> = fields::fields(self.is_meeting).map(|field| field.name).collect();
        writeln!(out, "# What columns can mean: {}", names.join(", "))
    }

    fn write_values(&self, out: &mut String, column: &DraftColumn<'_>) -> std::fmt::Result {
        let header = quoted(column.header);
        match &column.guess {
            Guess::YesOrNo(option) => {
                writeln!(out, "\n[values.{header}]")?;
                for value in &column.values {
                    let value_text = quoted(value);
                    if NO.contains(&&*folded(value)) {
                        writeln!(out, "{value_text} = []")?;
                    } else {
                        let (mark, slug) = option.map_or(("# ? ", "SLUG"), |option| ("", option.slug()));
                        writeln!(out, "{mark}{value_text} = {}", quoted(slug))?;
                    }
                }
            }
            Guess::Sure(field) if field.name == SERVICES || field.name == TYPES => {
                writeln!(out, "\n[values.{header}]")?;
                for value in &column.values {
                    let (mark, slug) =
                        if field.name == SERVICES { service(value) } else { meeting_type(value) };
                    writeln!(out, "{mark}{} = {}", quoted(value), quoted(&slug))?;
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// The field whose header it is.
fn sure(header: &str, is_meeting: bool) -> Option<Field> {
    let header = bare(header);
    fields::fields(is_meeting)
        .filter(|field| field.name != IGNORE)
        .find(|field| bare(field.name) == header || field.headers.contains(&&*header))
}

fn guess(header: &str, cells: &[&str], is_meeting: bool) -> Guess {
    let name = bare(header);
    if PRIVATE.iter().any(|word| name.contains(word)) {
        return Guess::Private;
    }
    if let Some(field) = sure(header, is_meeting) {
        return Guess::Sure(field);
    }
    let is_choice = |cell: &&str| {
        let cell = folded(cell);
        YES.contains(&&*cell) || NO.contains(&&*cell)
    };
    if !is_meeting && cells.iter().all(is_choice) && cells.iter().any(|cell| YES.contains(&&*folded(cell))) {
        return Guess::YesOrNo(option_named(header));
    }
    let within = fields::fields(is_meeting).filter(|field| field.name != IGNORE).find(|field| {
        let own = bare(field.name);
        let names = field.headers.iter().copied().chain([own.as_str()]);
        // Of short names any word has some in it.
        names.filter(|own| own.len() >= 4).any(|own| name.contains(own))
    });
    // Where headers say nothing, addresses of rooms online do.
    let is_room = |cell: &&str| ROOMS_ONLINE.iter().any(|host| cell.to_ascii_lowercase().contains(host));
    let by_cells = || fields::named("join_url", is_meeting).filter(|_| cells.iter().any(is_room));
    within.or_else(by_cells).map_or(Guess::Unknown, Guess::Likely)
}

/// The option that is called so.
fn option_named(text: &str) -> Option<OptionId> {
    let name = folded(text);
    OptionId::all().find(|option| option.slug().replace('-', " ") == name)
}

/// What a value among the services means, behind the mark of a guess where it is one.
fn service(value: &str) -> (&'static str, String) {
    if let Some(option) = option_named(value) {
        return ("", option.slug().to_owned());
    }
    let meant = everyday::meant(value, []);
    match meant.as_slice() {
        [one] => ("# ? ", one.option.slug().to_owned()),
        _ => ("# ? ", "SLUG".to_owned()),
    }
}

fn meeting_type(value: &str) -> (&'static str, String) {
    match type_names::read(value) {
        Some(Meant::Type(kind, _)) => ("", kind.slug().to_owned()),
        Some(Meant::Online) => ("", "online".to_owned()),
        Some(Meant::Hybrid) => ("", "hybrid".to_owned()),
        _ => ("# ? ", "SLUG".to_owned()),
    }
}

/// The sign that most cells of columns with several values have in them.
fn separator(columns: &[(&str, Guess, Vec<&str>)]) -> &'static str {
    let lists = columns.iter().filter(
        |(_, guess, _)| matches!(guess, Guess::Sure(field) if field.name == SERVICES || field.name == TYPES),
    );
    let cells: Vec<&str> = lists.flat_map(|(_, _, cells)| cells.iter().copied()).collect();
    let with = |sign: &&&'static str| cells.iter().filter(|cell| cell.contains(**sign)).count();
    // Of equals the first counts: a comma may be part of a name.
    SEPARATORS.iter().rev().max_by_key(with).filter(|sign| with(sign) > 0).copied().unwrap_or(SEPARATORS[0])
}

/// The commonest parts of cells, each once however it is written; the commonest first.
fn commonest<'t>(cells: &[&'t str], separator: &str) -> Vec<&'t str> {
    let mut counts: HashMap<String, (usize, &'t str)> = HashMap::new();
    for part in cells.iter().flat_map(|cell| cell.split(separator)).map(str::trim) {
        if part.is_empty() || part.chars().count() > LONGEST_VALUE {
            continue;
        }
        if counts.len() < MOST_CHOICES || counts.contains_key(&folded(part)) {
            counts.entry(folded(part)).or_insert((0, part)).0 += 1;
        }
    }
    let sorted: BTreeMap<(usize, String), &str> =
        counts.into_iter().map(|(name, (count, part))| ((usize::MAX - count, name), part)).collect();
    sorted.into_values().take(MOST_VALUES).collect()
}

/// The text as a string of TOML: JSON writes it so, but for one sign.
fn quoted(text: &str) -> String {
    let json = serde_json::to_string(text).unwrap_or_else(|_| "\"\"".to_owned());
    json.replace('\u{7f}', "\\u007f")
}
