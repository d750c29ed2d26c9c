//! Who gave the data of a center?

use listing::record::Date;
use listing::wire::Source;

/// The sources of a listing. A center names one of them, so what stands in two is from a third that is both.
#[derive(Debug, Default, Clone)]
pub(crate) struct Sources(Vec<Source>);

impl Sources {
    /// Adds a source and returns its id. The same id with another day is another source.
    pub(crate) fn add(&mut self, mut source: Source) -> String {
        if self.0.iter().any(|known| known.id == source.id && known.as_of != source.as_of) {
            source.id = format!("{}-{}", source.id, source.as_of);
        }
        let id = source.id.clone();
        if self.0.iter().all(|known| known.id != id) {
            self.0.push(source);
        }
        id
    }

    /// The id of the source that is all of these together, of the oldest one's day.
    pub(crate) fn joined(&mut self, ids: &[String]) -> String {
        let mut ids: Vec<String> = ids.iter().flat_map(|id| self.apart(id)).collect();
        ids.sort_unstable_by_key(|id| self.0.iter().position(|source| source.id == *id));
        ids.dedup();
        let id = ids.join("+");
        if ids.len() > 1 && self.0.iter().all(|known| known.id != id) {
            let parts: Vec<&Source> = self.0.iter().filter(|source| ids.contains(&source.id)).collect();
            let title = parts.iter().map(|part| part.title.as_str()).collect::<Vec<_>>().join("; ");
            let oldest: Option<Date> = parts.iter().map(|part| part.as_of).min();
            if let (Some(first), Some(as_of)) = (parts.first(), oldest) {
                let (publisher, url) = (first.publisher.clone(), first.url.clone());
                self.0.push(Source { id: id.clone(), title, publisher, url, as_of });
            }
        }
        id
    }

    /// The sources of which this one is joined; itself where it is of one.
    fn apart(&self, id: &str) -> Vec<String> {
        let parts: Vec<&str> = id.split('+').collect();
        let is_joined = parts.iter().all(|part| self.0.iter().any(|source| source.id == *part));
        if is_joined { parts.into_iter().map(str::to_owned).collect() } else { vec![id.to_owned()] }
    }

    /// All of them.
    pub(crate) fn into_vec(self) -> Vec<Source> {
        self.0
    }

    /// Sources for tests, of which only the ids matter.
    #[cfg(test)]
    pub(crate) fn of_ids(ids: &[&str]) -> Self {
        let mut sources = Self::default();
        for id in ids {
            sources.add(tests::source(id, "2023-01-01"));
        }
        sources
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn source(id: &str, as_of: &str) -> Source {
        Source {
            id: id.to_owned(),
            title: format!("Title of {id}"),
            publisher: String::new(),
            url: String::new(),
            as_of: as_of.parse().unwrap(),
        }
    }

    #[test]
    fn what_stands_in_two_sources_is_from_both() {
        let mut sources = Sources::of_ids(&["a", "b"]);
        assert_eq!(sources.joined(&["b".to_owned(), "a".to_owned()]), "a+b");
        assert_eq!(sources.joined(&["a".to_owned(), "b".to_owned()]), "a+b");
        let all = sources.into_vec();
        assert_eq!((all.len(), all[2].title.as_str()), (3, "Title of a; Title of b"));
        let mut sources = Sources::of_ids(&["a", "b", "c"]);
        let two = sources.joined(&["a".to_owned(), "b".to_owned()]);
        assert_eq!(sources.joined(&["c".to_owned(), two.clone(), "b".to_owned()]), "a+b+c");
        assert_eq!(sources.joined(&[two]), "a+b");
    }

    #[test]
    fn the_same_directory_of_another_day_is_another_source() {
        let mut sources = Sources::default();
        assert_eq!(sources.add(source("a", "2023-01-01")), "a");
        assert_eq!(sources.add(source("a", "2023-01-01")), "a");
        assert_eq!(sources.add(source("a", "2024-01-01")), "a-2024-01-01");
        assert_eq!(sources.into_vec().len(), 2);
    }
}
