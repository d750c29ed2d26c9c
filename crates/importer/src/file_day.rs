//! Of which day are the data of a file that does not say it inside?

use std::path::{Path, PathBuf};

use listing::record::Date;

use crate::SourceOptions;
use crate::error::ImportError;

/// The day that was given, else the oldest in the names of the files: an older day than the truth promises nothing that is
/// not so. With how it is known, for the report.
///
/// # Errors
/// [`ImportError::UnknownDay`].
pub(crate) fn of(files: &[PathBuf], options: &SourceOptions) -> Result<(Date, &'static str), ImportError> {
    if let Some(given) = options.as_of {
        return Ok((given, "as given"));
    }
    let mut oldest = None;
    for file in files {
        let day = in_name(file).ok_or_else(|| ImportError::UnknownDay(file.clone()))?;
        oldest = Some(oldest.map_or(day, |known: Date| known.min(day)));
    }
    oldest.map(|day| (day, "the day in the file's name")).ok_or(ImportError::NoFiles)
}

/// The first day in the file's name, as `2024-05-31`, `2024_05_31` or `20240531`.
pub(crate) fn in_name(file: &Path) -> Option<Date> {
    let name = file.file_name()?.to_string_lossy();
    let digits: Vec<&str> = name.split(|sign: char| !sign.is_ascii_digit()).collect();
    let written_together = |run: &str| Some(date(run.get(..4)?, run.get(4..6)?, run.get(6..8)?)).flatten();
    digits.iter().enumerate().find_map(|(at, run)| match run.len() {
        4 => date(run, digits.get(at + 1)?, digits.get(at + 2)?),
        8 => written_together(run),
        _ => None,
    })
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    if [month.len(), day.len()] != [2, 2] {
        return None;
    }
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    (1990..=2099).contains(&date.parts().0).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_stands_in_the_name_of_the_file() {
        let day = |name: &str| in_name(Path::new(name)).map(|day| day.to_string());
        for name in
            ["in/page-2024-05-31.json", "20240531.csv", "oh_2024_05_31-page-0001.json", "17.2024.05.31"]
        {
            assert_eq!(day(name).as_deref(), Some("2024-05-31"), "{name}");
        }
        for name in [
            "",
            "page-1.json",
            "2024-13-01.json",
            "1024-05-31.json",
            "2024-5-31",
            "page-202405311.json",
            "2024",
        ] {
            assert_eq!(day(name), None, "{name}");
        }
    }

    #[test]
    fn of_several_files_the_oldest_day_counts_and_a_given_one_wins() {
        let files = ["b-2024-06-01.json", "a-2024-05-31.json"].map(PathBuf::from);
        let day = |files: &[PathBuf], as_of: Option<&str>| {
            let options =
                SourceOptions { as_of: as_of.map(|day| day.parse().unwrap()), ..SourceOptions::default() };
            of(files, &options).map(|(day, _)| day.to_string())
        };
        assert_eq!(day(&files, None).unwrap(), "2024-05-31");
        assert_eq!(day(&files, Some("2024-07-01")).unwrap(), "2024-07-01");
        let message = day(&[PathBuf::from("page.json")], None).unwrap_err().to_string();
        assert!(message.contains("page.json") && message.contains("--as-of"), "{message}");
    }
}
