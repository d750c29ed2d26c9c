//! How do the pages of FindTreatment.gov come onto this machine?
//!
//! Only when an operator asks for them. One request at a time with a pause behind it, at most as fast as the host wants it;
//! pages that are there already are not asked for again, and a page gets its name only when it is whole.
//!
//! Source: FindTreatment.gov API Documentation, version 1.9, SAMHSA, January 2025.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use listing::record::Date;
use listing::state::State;
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::failure::{Failure, OnPath};
use crate::process::say;

/// Where the pages are.
pub(crate) const BASE: &str = "https://findtreatment.gov/locator/exportsAsJson/v2";
/// Who asks, so that the host can tell and complain.
const USER_AGENT: &str = concat!(
    "Beside/",
    env!("CARGO_PKG_VERSION"),
    " (imports public directories; one request at a time, run by hand by an operator)"
);
/// Rows of a page; the host allows for 2,000.
const PAGE_SIZE: u32 = 500;
/// So often a page is asked for before we give up.
const TRIES: u32 = 6;
/// So often a state is begun anew because its places changed while they were fetched.
const BEGINNINGS: u32 = 3;
/// A page is smaller than this.
const MOST_BYTES: u64 = 64 << 20;
/// More pages than any state has.
const MOST_PAGES: u64 = 10_000;
/// The search wants a place to begin at; which one, makes no difference to the search of a state.
const START: &str = "\"-98.579,39.828\"";

/// The number of each state in the API. Territories have none.
const STATES: [(&str, u8); 51] = [
    ("AK", 20),
    ("AL", 19),
    ("AR", 22),
    ("AZ", 21),
    ("CA", 23),
    ("CO", 24),
    ("CT", 25),
    ("DC", 27),
    ("DE", 26),
    ("FL", 28),
    ("GA", 29),
    ("HI", 30),
    ("IA", 34),
    ("ID", 31),
    ("IL", 32),
    ("IN", 33),
    ("KS", 35),
    ("KY", 36),
    ("LA", 37),
    ("MA", 3),
    ("MD", 18),
    ("ME", 1),
    ("MI", 2),
    ("MN", 38),
    ("MO", 40),
    ("MS", 39),
    ("MT", 4),
    ("NC", 6),
    ("ND", 44),
    ("NE", 41),
    ("NH", 42),
    ("NJ", 13),
    ("NM", 43),
    ("NV", 12),
    ("NY", 5),
    ("OH", 7),
    ("OK", 45),
    ("OR", 46),
    ("PA", 8),
    ("RI", 9),
    ("SC", 47),
    ("SD", 48),
    ("TN", 10),
    ("TX", 11),
    ("UT", 14),
    ("VA", 50),
    ("VT", 49),
    ("WA", 15),
    ("WI", 16),
    ("WV", 51),
    ("WY", 52),
];

/// How it is fetched.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pace {
    /// Between two pages.
    pub(crate) pause: Duration,
    /// Before the second try of a page; each further one waits twice as long.
    pub(crate) first_wait: Duration,
    /// What a host may ask for at most; for longer ones an operator comes back later.
    pub(crate) longest_wait: Duration,
    /// What a page may take.
    pub(crate) timeout: Duration,
}

impl Pace {
    /// A second between pages, and up to ten minutes where the host is busy.
    pub(crate) const POLITE: Self = Self {
        pause: Duration::from_secs(1),
        first_wait: Duration::from_secs(5),
        longest_wait: Duration::from_secs(600),
        timeout: Duration::from_secs(120),
    };
}

/// Fetches the pages of a state, or of all, into a folder, and gives the files.
pub(crate) fn fetch(
    states: &str,
    into: &Path,
    base: &str,
    pace: Pace,
    today: Date,
) -> Result<Vec<PathBuf>, Failure> {
    let wanted: Vec<(&str, u8)> = if states.eq_ignore_ascii_case("all") {
        STATES.to_vec()
    } else {
        let state = State::from_code(states).or_else(|| State::from_name(states));
        let known = state.and_then(|state| STATES.into_iter().find(|(code, _)| *code == state.code()));
        vec![known.ok_or_else(|| {
            Failure::Usage(format!(
                "--fetch {states}: a state such as OH is expected, or ALL; the API has no territories"
            ))
        })?]
    };
    fs::create_dir_all(into).on("make", into)?;
    let config = ureq::Agent::config_builder()
        .timeout_global(Some(pace.timeout))
        .http_status_as_error(false)
        .https_only(base.starts_with("https://"))
        .user_agent(USER_AGENT)
        .build();
    let fetcher = Fetcher { agent: config.into(), base, into, pace, today };
    let mut files = Vec::new();
    for (code, number) in wanted {
        files.extend(fetcher.state(code, number)?);
    }
    Ok(files)
}

struct Fetcher<'a> {
    agent: ureq::Agent,
    base: &'a str,
    into: &'a Path,
    pace: Pace,
    today: Date,
}

/// What a page says of itself.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Page {
    page: u64,
    total_pages: u64,
    record_count: u64,
    #[serde(default)]
    rows: Option<Vec<IgnoredAny>>,
}

impl Page {
    fn read(bytes: &[u8]) -> Result<Self, String> {
        let start = bytes.trim_ascii_start();
        if start.first() == Some(&b'<') {
            return Err("it answers with a web page".to_owned());
        }
        serde_json::from_slice(bytes).map_err(|error| format!("what it answers is no page ({error})"))
    }

    fn rows(&self) -> u64 {
        self.rows.as_ref().map_or(0, Vec::len) as u64
    }
}

/// Why a page did not come.
enum Refusal {
    /// Another try may help, at once or after so long.
    Later(String, Option<Duration>),
    /// No try will.
    Never(String),
}

impl Fetcher<'_> {
    /// All pages of a state. Where the number of its places changes meanwhile, pages overlap or leave some out: it begins anew.
    fn state(&self, code: &str, number: u8) -> Result<Vec<PathBuf>, Failure> {
        for _ in 0..BEGINNINGS {
            let (day, there) = self.begun(code)?;
            if let Some(files) = self.pages(code, number, day, there)? {
                return Ok(files);
            }
            say(&format!("{code}: its places changed while they were fetched; beginning anew"));
            self.remove(code)?;
        }
        Err(Failure::Fetch(format!(
            "the places of {code} changed {BEGINNINGS} times while they were fetched: try again later"
        )))
    }

    /// The day of the pages that are there, and how many they are from the first one on.
    fn begun(&self, code: &str) -> Result<(Date, u64), Failure> {
        let newest = self.files_of(code)?.into_iter().filter_map(|name| self.day_of(code, &name)).max();
        let Some(day) = newest else { return Ok((self.today, 0)) };
        let there = (1..=MOST_PAGES).take_while(|page| self.path(code, day, *page).is_file()).count();
        Ok((day, there as u64))
    }

    fn path(&self, code: &str, day: Date, page: u64) -> PathBuf {
        self.into.join(format!("findtreatment-{}-{day}-page-{page:04}.json", code.to_ascii_lowercase()))
    }

    fn day_of(&self, code: &str, name: &str) -> Option<Date> {
        let rest = name.strip_prefix(&format!("findtreatment-{}-", code.to_ascii_lowercase()))?;
        rest.get(..10)?.parse().ok()
    }

    fn files_of(&self, code: &str) -> Result<Vec<String>, Failure> {
        let entries =
            fs::read_dir(self.into).and_then(Iterator::collect::<Result<Vec<_>, _>>).on("read", self.into)?;
        let names = entries.into_iter().map(|entry| entry.file_name().to_string_lossy().into_owned());
        Ok(names.filter(|name| self.day_of(code, name).is_some() && name.ends_with(".json")).collect())
    }

    fn remove(&self, code: &str) -> Result<(), Failure> {
        for name in self.files_of(code)? {
            let path = self.into.join(name);
            fs::remove_file(&path).on("remove", &path)?;
        }
        Ok(())
    }

    /// Fetches what is missing; `None` when the pages do not fit together.
    fn pages(&self, code: &str, number: u8, day: Date, there: u64) -> Result<Option<Vec<PathBuf>>, Failure> {
        let (mut files, mut rows) = (Vec::new(), 0);
        let mut first: Option<(u64, u64)> = None;
        let mut page = 1;
        loop {
            let path = self.path(code, day, page);
            let kept = if page <= there { fs::read(&path).ok() } else { None };
            let kept = kept.and_then(|bytes| Page::read(&bytes).ok()).filter(|kept| kept.page == page);
            let is_kept = kept.is_some();
            let read = match kept {
                Some(kept) => kept,
                None => {
                    let (bytes, read) = self.page(code, number, page)?;
                    write_whole(&path, &bytes)?;
                    read
                }
            };
            let (pages, places) = *first.get_or_insert((read.total_pages, read.record_count));
            if (read.total_pages, read.record_count) != (pages, places) {
                return Ok(None);
            }
            if pages > MOST_PAGES {
                return Err(Failure::Fetch(format!("{} tells of {pages} pages, which cannot be", self.base)));
            }
            rows += read.rows();
            files.push(path);
            let how = if is_kept { "there already" } else { "fetched" };
            say(&format!("{code}: page {page} of {} {how} ({rows} of {places} places)", pages.max(1)));
            if page >= pages {
                // Pages that do not add up overlapped, or left places out.
                return Ok((rows == places).then_some(files));
            }
            page += 1;
            if !is_kept {
                thread::sleep(self.pace.pause);
            }
        }
    }

    /// One page, with as many tries as it takes.
    fn page(&self, code: &str, number: u8, page: u64) -> Result<(Vec<u8>, Page), Failure> {
        let mut wait = self.pace.first_wait;
        let mut why = String::new();
        for left in (0..TRIES).rev() {
            let asked = match self.ask(number, page) {
                Ok(answer) => return Ok(answer),
                Err(Refusal::Never(why)) => {
                    return Err(Failure::Fetch(format!("{code}, page {page}: {why}")));
                }
                Err(Refusal::Later(later, asked)) => {
                    why = later;
                    asked
                }
            };
            let next = asked.unwrap_or(wait);
            if next > self.pace.longest_wait {
                return Err(Failure::Fetch(format!(
                    "{code}, page {page}: {why}, and asks to wait {} minutes. Run this again then: what is there stays",
                    next.as_secs().div_ceil(60)
                )));
            }
            if left > 0 {
                say(&format!("{code}, page {page}: {why}; trying again in {} s", next.as_secs()));
                thread::sleep(next);
                wait *= 2;
            }
        }
        Err(Failure::Fetch(format!(
            "{code}, page {page}: {why}, {TRIES} times. Run this again later: what is there stays, and it goes on from there"
        )))
    }

    fn ask(&self, number: u8, page: u64) -> Result<(Vec<u8>, Page), Refusal> {
        let later = |why: String| Refusal::Later(why, None);
        let mut answer = self
            .agent
            .get(self.base)
            .query("sAddr", START)
            .query("limitType", "0")
            .query("limitValue", number.to_string())
            // Places alone: without it the search finds practitioners, too, who are persons.
            .query("sType", "both")
            // By name: an order that a page does not disturb.
            .query("sort", "2")
            .query("pageSize", PAGE_SIZE.to_string())
            .query("page", page.to_string())
            .call()
            .map_err(|error| later(format!("no answer ({error})")))?;
        let status = answer.status().as_u16();
        if status == 429 || status == 408 || status >= 500 {
            let asked = answer.headers().get("retry-after").and_then(|value| value.to_str().ok());
            let asked = asked.and_then(|seconds| seconds.trim().parse().ok()).map(Duration::from_secs);
            return Err(Refusal::Later(format!("the host is busy (status {status})"), asked));
        }
        if status != 200 {
            return Err(Refusal::Never(format!(
                "the host refuses (status {status}). Open {} in a browser to see whether the API has moved",
                self.base
            )));
        }
        let bytes = answer
            .body_mut()
            .with_config()
            .limit(MOST_BYTES)
            .read_to_vec()
            .map_err(|error| later(format!("the answer is cut short ({error})")))?;
        let read = Page::read(&bytes).map_err(later)?;
        if read.page != page {
            return Err(Refusal::Never(format!("page {} came instead", read.page)));
        }
        Ok((bytes, read))
    }
}

/// Writes the page beside its place and moves it there: an interruption leaves no half page.
fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let beside = path.with_extension("part");
    fs::write(&beside, bytes).on("write", &beside)?;
    match fs::rename(&beside, path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Err(error).on("write", &beside),
        moved => moved.on("write", path),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpListener;
    use std::sync::{Arc, Mutex};

    use tempfile::{TempDir, tempdir};

    use super::*;

    /// A host that gives these answers, one a connection, and remembers what it was asked.
    struct Host {
        base: String,
        asked: Arc<Mutex<Vec<String>>>,
    }

    fn host(answers: Vec<String>) -> Host {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}/v2", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let remembered = Arc::clone(&asked);
        thread::spawn(move || {
            for answer in answers {
                let Ok((mut stream, _)) = listener.accept() else { return };
                let mut request = Vec::new();
                let mut bytes = [0; 1024];
                while !request.windows(4).any(|end| end == b"\r\n\r\n") {
                    match stream.read(&mut bytes) {
                        Ok(read) if read > 0 => request.extend_from_slice(&bytes[..read]),
                        _ => break,
                    }
                }
                remembered.lock().unwrap().push(String::from_utf8_lossy(&request).into_owned());
                let _ = stream.write_all(answer.as_bytes());
            }
        });
        Host { base, asked }
    }

    impl Host {
        fn asked(&self) -> Vec<String> {
            self.asked.lock().unwrap().clone()
        }
    }

    fn answer(status: &str, header: &str, body: &str) -> String {
        format!(
            "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n{header}\r\n{body}",
            body.len()
        )
    }

    fn page(number: u64, pages: u64, places: u64, rows: usize) -> String {
        let rows = vec!["{}"; rows].join(",");
        let body =
            format!(r#"{{"page":{number},"totalPages":{pages},"recordCount":{places},"rows":[{rows}]}}"#);
        answer("200 OK", "", &body)
    }

    const QUICK: Pace = Pace {
        pause: Duration::ZERO,
        first_wait: Duration::from_millis(1),
        longest_wait: Duration::from_secs(2),
        timeout: Duration::from_secs(5),
    };

    fn ohio(host: &Host, into: &TempDir) -> Result<Vec<PathBuf>, String> {
        fetch("OH", into.path(), &host.base, QUICK, "2026-01-31".parse().unwrap())
            .map_err(|failure| failure.to_string())
    }

    fn names(into: &TempDir) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(into.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn all_pages_of_a_state_are_fetched_one_after_the_other() {
        let (host, into) = (host(vec![page(1, 2, 3, 2), page(2, 2, 3, 1)]), tempdir().unwrap());
        let files = ohio(&host, &into).unwrap();
        assert_eq!(files.len(), 2);
        assert_eq!(
            names(&into),
            ["findtreatment-oh-2026-01-31-page-0001.json", "findtreatment-oh-2026-01-31-page-0002.json"]
        );
        let asked = host.asked();
        assert!(
            asked[1].contains("limitType=0&limitValue=7&sType=both") && asked[1].contains("page=2"),
            "{asked:?}"
        );
        assert!(asked[0].to_ascii_lowercase().contains("user-agent: beside/"), "{asked:?}");
    }

    #[test]
    fn an_interruption_leaves_what_is_there_and_the_next_run_goes_on() {
        let into = tempdir().unwrap();
        let first = host(vec![page(1, 2, 3, 2), answer("404 Not Found", "", "gone")]);
        let message = ohio(&first, &into).unwrap_err();
        assert!(message.contains("page 2") && message.contains("404"), "{message}");
        assert_eq!(names(&into).len(), 1);
        let second = host(vec![page(2, 2, 3, 1)]);
        assert_eq!(ohio(&second, &into).unwrap().len(), 2);
        assert_eq!(second.asked().len(), 1);
        // All is there: nobody is asked.
        let third = host(vec![]);
        assert_eq!(ohio(&third, &into).unwrap().len(), 2);
    }

    #[test]
    fn a_busy_host_is_given_the_time_that_it_asks_for() {
        let into = tempdir().unwrap();
        let busy = host(vec![
            answer("429 Too Many Requests", "Retry-After: 1\r\n", ""),
            answer("500 Internal Server Error", "", "oops"),
            page(1, 1, 1, 1),
        ]);
        let start = std::time::Instant::now();
        assert_eq!(ohio(&busy, &into).unwrap().len(), 1);
        assert!(start.elapsed() >= Duration::from_secs(1));
        assert_eq!(busy.asked().len(), 3);

        let closed = host(vec![answer("503 Service Unavailable", "Retry-After: 86400\r\n", "")]);
        let message = ohio(&closed, &tempdir().unwrap()).unwrap_err();
        assert!(message.contains("1440 minutes") && message.contains("Run this again"), "{message}");
    }

    #[test]
    fn what_is_no_page_is_asked_for_again_and_then_told() {
        let whole = page(1, 1, 1, 1);
        for spoiled in [
            // Cut: shorter than it says.
            whole[..whole.len() - 4].to_owned(),
            // No answer at all.
            String::new(),
            answer("200 OK", "", "<html>We will be back soon</html>"),
            answer("200 OK", "", "{\"error\": 1}"),
            answer("200 OK", "", "{\"page\": 1, "),
        ] {
            let into = tempdir().unwrap();
            let host_that_recovers = host(vec![spoiled.clone(), whole.clone()]);
            assert_eq!(ohio(&host_that_recovers, &into).unwrap().len(), 1, "{spoiled}");
        }
        let into = tempdir().unwrap();
        let web_page = answer("200 OK", "", "<html>We will be back soon</html>");
        let message = ohio(&host(vec![web_page; TRIES as usize]), &into).unwrap_err();
        assert!(message.contains("a web page, 6 times"), "{message}");
        assert_eq!(names(&into), [""; 0]);
    }

    #[test]
    fn a_total_that_changes_meanwhile_begins_the_state_anew() {
        let into = tempdir().unwrap();
        let changing = host(vec![page(1, 2, 3, 2), page(2, 2, 4, 2), page(1, 2, 4, 2), page(2, 2, 4, 2)]);
        assert_eq!(ohio(&changing, &into).unwrap().len(), 2);
        assert_eq!(changing.asked().len(), 4);

        // Pages that do not add up are no whole either.
        let short: Vec<String> = (0..BEGINNINGS).map(|_| page(1, 1, 5, 4)).collect();
        let message = ohio(&host(short), &tempdir().unwrap()).unwrap_err();
        assert!(message.contains("changed 3 times"), "{message}");
    }

    #[test]
    fn a_host_that_cannot_be_right_is_refused() {
        let other = ohio(&host(vec![page(2, 2, 3, 1)]), &tempdir().unwrap()).unwrap_err();
        assert!(other.contains("page 2 came instead"), "{other}");
        let endless = ohio(&host(vec![page(1, u64::MAX, 3, 1)]), &tempdir().unwrap()).unwrap_err();
        assert!(endless.contains("cannot be"), "{endless}");
    }

    #[test]
    fn only_states_are_fetched() {
        let fetch = |state: &str| {
            let into = tempdir().unwrap();
            let day = "2026-01-31".parse().unwrap();
            fetch(state, into.path(), "http://127.0.0.1:1/", QUICK, day).unwrap_err().to_string()
        };
        for state in ["PR", "Nowhere", "", "../x"] {
            assert!(fetch(state).contains("such as OH"), "{state}");
        }
        let mut codes: Vec<&str> = STATES.iter().map(|(code, _)| *code).collect();
        let mut numbers: Vec<u8> = STATES.iter().map(|(_, number)| *number).collect();
        assert!(codes.iter().all(|code| State::from_code(code).is_some()));
        codes.dedup();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!((codes.len(), numbers.len()), (51, 51));
    }
}
