//! What are the files called in the report?

use std::path::PathBuf;

/// For each file its name, with as many of its folders in front as tell it from the others. A file that was given twice
/// has its number among the files behind its path.
pub(crate) fn names_of(files: &[PathBuf]) -> Vec<String> {
    let name =
        |at: usize, parts: usize| files.get(at).map(|file| last_parts(file, parts)).unwrap_or_default();
    let deepest = files.iter().map(|file| file.components().count()).max().unwrap_or_default();
    let is_alone = |at: usize, parts: usize| {
        (0..files.len()).all(|other| other == at || name(other, parts) != name(at, parts))
    };
    (0..files.len())
        .map(|at| match (1..=deepest).find(|parts| is_alone(at, *parts)) {
            Some(parts) => name(at, parts),
            None => format!("{} (file {})", name(at, deepest), at + 1),
        })
        .collect()
}

/// The last parts of the path, the file's name among them.
fn last_parts(file: &std::path::Path, parts: usize) -> String {
    let all = file.components().count();
    file.components().skip(all.saturating_sub(parts)).collect::<PathBuf>().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(paths: &[&str]) -> Vec<String> {
        names_of(&paths.iter().map(PathBuf::from).collect::<Vec<_>>())
    }

    #[test]
    fn a_file_is_called_by_its_name_alone_where_that_is_enough() {
        assert_eq!(names(&["in/su.xlsx", "in/mh.xlsx"]), ["su.xlsx", "mh.xlsx"]);
    }

    #[test]
    fn files_of_the_same_name_are_told_apart() {
        assert_eq!(names(&["in/su/2023.csv", "in/mh/2023.csv"]), ["su/2023.csv", "mh/2023.csv"]);
        assert_eq!(names(&["a.csv", "in/a.csv", "a.csv"]), ["a.csv (file 1)", "in/a.csv", "a.csv (file 3)"]);
    }
}
