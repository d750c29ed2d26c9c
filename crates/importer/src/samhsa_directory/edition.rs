//! Which edition is it, and of which day are its data?

use std::path::Path;

use listing::text::normalised;
use listing::wire::Source;

use crate::SourceOptions;
use crate::error::ImportError;
use crate::table::Document;

const PUBLISHER: &str = "Substance Abuse and Mental Health Services Administration (SAMHSA)";
/// Where the publisher itself lets people search in the newest data.
const URL: &str = "https://findtreatment.gov/";
/// Years that an edition can be of: the first directory is older than the first, and the last is far away.
const YEARS: std::ops::RangeInclusive<u16> = 1990..=2099;

/// One file's edition.
#[derive(Debug, Clone)]
pub(crate) struct Edition {
    pub(crate) source: Source,
    /// Where the day comes from, for the report.
    pub(crate) as_of_is: &'static str,
    year: u16,
    field: Option<Field>,
}

impl Edition {
    /// Whether both are of one directory and of different years or days: what the older one alone has is gone, and what
    /// both have may be out of date in it.
    pub(crate) fn is_another_of(&self, other: &Self) -> bool {
        self.field == other.field && (self.year, self.source.as_of) != (other.year, other.source.as_of)
    }

    /// The year is that in the file's name, else that in the workbook's title, else that of the day the workbook was
    /// made, else that of `--as-of`. The day is `--as-of`, else the day the workbook says it was made (when that lies in
    /// the edition's year: a workbook that was made anew later tells nothing), else the first of the year: an older
    /// day than the truth promises nothing that is not so.
    pub(crate) fn of(path: &Path, document: &Document, options: &SourceOptions) -> Result<Self, ImportError> {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let made = document.created.map(|day| day.parts().0);
        let given = options.as_of.map(|day| day.parts().0);
        let year = year_in(&name)
            .or_else(|| year_in(&document.title))
            .or(made)
            .or(given)
            .ok_or_else(|| ImportError::UnknownEdition(path.to_owned()))?;
        let first_day =
            || format!("{year:04}-01-01").parse().map_err(|_| ImportError::UnknownEdition(path.to_owned()));
        let (as_of, as_of_is) = match (options.as_of, document.created) {
            (Some(given), _) => (given, "as given"),
            (None, Some(made)) if made.parts().0 == year => (made, "the day the workbook was made"),
            (None, _) => (first_day()?, "only the year is known, so its first day; --as-of tells it better"),
        };
        let field = Field::of(&name).or_else(|| Field::of(&document.title));
        let (slug, words) = match field {
            Some(Field::SubstanceUse) => ("-su", "substance use facilities, "),
            Some(Field::MentalHealth) => ("-mh", "mental health facilities, "),
            None => ("", ""),
        };
        Ok(Self {
            source: Source {
                id: format!("samhsa-{year}{slug}"),
                title: format!("SAMHSA National Directory, {words}{year} edition"),
                publisher: PUBLISHER.to_owned(),
                url: URL.to_owned(),
                as_of,
            },
            as_of_is,
            year,
            field,
        })
    }
}

/// `SAMHSA National Directory, 2023 edition`.
pub(crate) fn title_of(editions: &[Edition]) -> String {
    let mut years: Vec<u16> = editions.iter().map(|edition| edition.year).collect();
    years.sort_unstable();
    years.dedup();
    let names = years.iter().map(u16::to_string).collect::<Vec<_>>().join(" and ");
    format!("SAMHSA National Directory, {names} edition{}", if years.len() > 1 { "s" } else { "" })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    SubstanceUse,
    MentalHealth,
}

impl Field {
    /// What a file's name or a workbook's title says: `su` (`sa` until 2022) or `mh`.
    fn of(text: &str) -> Option<Self> {
        normalised(text).split(' ').find_map(|word| match word {
            "su" | "sa" | "substance" => Some(Self::SubstanceUse),
            "mh" | "mental" => Some(Self::MentalHealth),
            _ => None,
        })
    }
}

/// The first run of exactly four digits that is a year.
fn year_in(text: &str) -> Option<u16> {
    text.split(|sign: char| !sign.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .find(|year| YEARS.contains(year))
}

#[cfg(test)]
mod tests {
    use listing::record::Date;

    use super::*;

    fn edition(
        name: &str,
        title: &str,
        created: Option<&str>,
        as_of: Option<&str>,
    ) -> Result<Source, ImportError> {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let document =
            Document { tables: vec![], title: title.to_owned(), created: created.map(day), reencoded: false };
        let options = SourceOptions { as_of: as_of.map(day), ..SourceOptions::default() };
        Edition::of(Path::new(name), &document, &options).map(|edition| edition.source)
    }

    #[test]
    fn the_day_is_the_one_on_which_the_workbook_was_made() {
        let source =
            edition("national-directory-su-facilities-2023.xlsx", "", Some("2023-06-20"), None).unwrap();
        assert_eq!((source.id.as_str(), source.as_of.to_string().as_str()), ("samhsa-2023-su", "2023-06-20"));
        assert_eq!(source.title, "SAMHSA National Directory, substance use facilities, 2023 edition");
    }

    #[test]
    fn a_workbook_made_anew_in_a_later_year_tells_only_its_edition() {
        let source = edition("directory_mh_2022.xlsx", "", Some("2024-03-01"), None).unwrap();
        assert_eq!((source.id.as_str(), source.as_of.to_string().as_str()), ("samhsa-2022-mh", "2022-01-01"));
    }

    #[test]
    fn a_given_day_wins() {
        let source = edition("mh-2023.csv", "", None, Some("2023-05-04")).unwrap();
        assert_eq!(source.as_of.to_string(), "2023-05-04");
    }

    #[test]
    fn the_title_inside_helps_where_the_name_is_silent() {
        let source = edition("download.xlsx", "2024 SU Facilities for All Cities", None, None).unwrap();
        assert_eq!((source.id.as_str(), source.as_of.to_string().as_str()), ("samhsa-2024-su", "2024-01-01"));
    }

    #[test]
    fn no_year_anywhere_asks_for_the_day() {
        let message = edition("facilities-20231.csv", "", None, None).unwrap_err().to_string();
        assert!(message.contains("--as-of"), "{message}");
        assert_eq!(edition("facilities.csv", "", None, Some("2024-02-03")).unwrap().id, "samhsa-2024");
    }
}
