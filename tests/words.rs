//! What the pages say: complete, with sources, and easy to read. With `-- --nocapture` it prints how easy each is.
#![cfg(feature = "ssr")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking, and reports by printing"
)]

use std::fs;
use std::path::{Path, PathBuf};

use beside::content::reading_level::{fernandez_huerta, flesch_kincaid};
use beside::content::{Content, Problem};
use beside::i18n::Locale;
use beside::routes::{PrivacySection, Reading};
use beside::site::Settings;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content")
}

fn content() -> Content {
    Content::load(&folder(), &Settings::default()).unwrap_or_else(|problems| panic!("\n{}", lines(&problems)))
}

fn lines(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// English at most this Flesch-Kincaid grade, Spanish at least this Fernández-Huerta score.
fn limits(page: Reading) -> (f64, f64) {
    if page == Reading::HelpNow { (5.0, 70.0) } else { (8.0, 70.0) }
}

#[test]
fn every_page_is_easy_to_read() {
    let content = content();
    let mut too_hard = Vec::new();
    println!("{:24} {:>8} {:>8}", "Page", "English", "Spanish");
    for which in Reading::ALL {
        let page = content.page(which);
        let grade = flesch_kincaid(page.texts(Locale::En));
        let score = fernandez_huerta(page.texts(Locale::Es));
        println!("{:24} {grade:8.1} {score:8.1}", which.slug());
        let (most, least) = limits(which);
        if grade > most || score < least {
            too_hard.push(which.slug());
        }
    }
    assert!(too_hard.is_empty(), "too hard to read: {too_hard:?}");
}

#[test]
fn the_words_of_a_call_are_easy_to_read_for_everyone_who_calls() {
    let mut too_hard = Vec::new();
    for locale in [Locale::En, Locale::Es] {
        for (who, script) in locale.words().calls().scripts.entries() {
            let lines =
                [script.may_ask, script.ask, script.flags, script.no_answer, script.wait, script.refused];
            let texts: Vec<&str> = [script.say, script.then, script.wait_care, script.refused_pay]
                .into_iter()
                .chain(lines.into_iter().flat_map(str::lines))
                .collect();
            let (level, is_easy) = match locale {
                Locale::En => {
                    let grade = flesch_kincaid(texts.iter().copied());
                    (grade, grade <= 6.0)
                }
                Locale::Es => {
                    let score = fernandez_huerta(texts.iter().copied());
                    (score, score >= 75.0)
                }
            };
            println!("{:24} {level:8.1}", format!("call, {who}, {}", locale.code()));
            if !is_easy {
                too_hard.push(format!("{who} in {}", locale.code()));
            }
        }
    }
    assert!(too_hard.is_empty(), "too hard to read: {too_hard:?}");
}

/// All texts below a key of a locale file.
fn texts_of(locale: Locale, keys: &[&str]) -> Vec<String> {
    fn gather(value: &serde_json::Value, texts: &mut Vec<String>) {
        match value {
            serde_json::Value::String(text) => texts.push(text.clone()),
            serde_json::Value::Object(inner) => inner.values().for_each(|value| gather(value, texts)),
            _ => {}
        }
    }
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(locale.code()).with_extension("json");
    let file: serde_json::Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let mut texts = Vec::new();
    gather(keys.iter().fold(&file, |value, key| &value[*key]), &mut texts);
    texts
}

#[test]
fn the_guided_start_is_easy_to_read_for_whomever_it_is() {
    let mut too_hard = Vec::new();
    for keys in [&["guide"][..], &["asking", "me"], &["asking", "loved"], &["asking", "client"]] {
        for locale in Locale::ALL {
            let texts = texts_of(locale, keys);
            let sentences = texts.iter().map(String::as_str).filter(|text| text.contains(' '));
            let (level, is_easy) = match locale {
                Locale::En => {
                    let grade = flesch_kincaid(sentences);
                    (grade, grade <= 6.5)
                }
                Locale::Es => {
                    let score = fernandez_huerta(sentences);
                    (score, score >= 70.0)
                }
            };
            println!("{:24} {level:8.1}", format!("{}, {}", keys.join("."), locale.code()));
            if !is_easy {
                too_hard.push(format!("{} in {}", keys.join("."), locale.code()));
            }
        }
    }
    assert!(too_hard.is_empty(), "too hard to read: {too_hard:?}");
}

#[test]
fn a_link_to_a_section_finds_it() {
    let content = content();
    let sections = &content.page(Reading::Choosing).sections;
    assert!(sections.iter().any(|section| section.id == Reading::RED_FLAGS));
}

#[test]
fn what_is_said_of_research_and_law_has_a_source() {
    let content = content();
    let about_research = |id: &str| id.contains("research") || id.contains("rights");
    for which in Reading::ALL {
        let page = content.page(which);
        for section in page.sections.iter().filter(|section| about_research(&section.id)) {
            let has_source = section.blocks.iter().any(|block| !block.parts().1.is_empty());
            assert!(has_source, "{}#{} names no source", which.slug(), section.id);
        }
    }
}

/// A copy of the content with one file changed, and what is then said to be wrong.
fn problems_when(file: &str, change: impl Fn(String) -> String) -> String {
    let copy = tempfile::tempdir().unwrap();
    fs::create_dir(copy.path().join("pages")).unwrap();
    let names = ["sources.json", "lines.json"].map(str::to_owned).into_iter();
    for name in names.chain(Reading::ALL.map(|page| format!("pages/{}.json", page.slug()))) {
        let text = fs::read_to_string(folder().join(&name)).unwrap();
        let text = if name == file { change(text) } else { text };
        fs::write(copy.path().join(&name), text).unwrap();
    }
    Content::load(copy.path(), &Settings::default())
        .map(|_| String::new())
        .unwrap_or_else(|problems| lines(&problems))
}

#[test]
fn a_missing_translation_is_told_with_file_and_line() {
    let told = problems_when("pages/about.json", |text| text.replacen("\"es\"", "\"fr\"", 1));
    assert!(told.contains("about.json") && told.contains("`fr`") && told.contains("line"), "{told}");
}

#[test]
fn an_empty_text_and_markup_are_told() {
    let told = problems_when("pages/about.json", |text| {
        let at = text.find("\"en\": \"").unwrap() + 7;
        let end = at + text[at..].find('"').unwrap();
        format!("{}<b>{}", &text[..at], &text[end..])
    });
    assert!(told.contains("about.json") && told.contains("markup"), "{told}");
}

#[test]
fn an_unknown_source_is_told_with_its_section() {
    let told = problems_when("pages/twelve-step.json", |text| {
        text.replacen("\"sources\": [\n", "\"sources\": [\n\"nobody-1900\",\n", 1)
    });
    assert!(
        told.contains("twelve-step.json") && told.contains("nobody-1900") && told.contains("sources.json"),
        "{told}"
    );
}

#[test]
fn an_unknown_filter_page_and_line_are_told() {
    let filter =
        problems_when("pages/sober-living.json", |text| text.replacen("help=sober-living", "help=magic", 1));
    assert!(filter.contains("magic") && filter.contains("taxonomy.rs"), "{filter}");
    let page = problems_when("pages/help-now.json", |text| text.replace("\"988\"", "\"989\""));
    assert!(page.contains("989") && page.contains("lines.json"), "{page}");
}

#[test]
fn a_review_that_is_due_is_known_on_the_day() {
    let content = content();
    let due = content.page(Reading::HelpNow).review_by;
    assert!(!content.overdue(due).any(|(page, _)| page == "help-now"));
    let later = "2099-01-01".parse().unwrap();
    assert_eq!(content.overdue(later).count(), Reading::ALL.len());
}

#[test]
fn the_parts_of_the_page_about_privacy_that_others_lead_to_are_there() {
    let content = content();
    let page = content.page(Reading::Privacy);
    for part in PrivacySection::ALL {
        assert!(page.sections.iter().any(|section| section.id == part.id()), "{part:?}");
    }
}

#[test]
fn the_pages_that_can_save_a_life_name_whom_to_call() {
    let content = content();
    for id in ["911", "988"] {
        assert!(content.line(id).is_some(), "{id}");
    }
    let texts: String = content.page(Reading::HelpNow).texts(Locale::En).collect();
    assert!(texts.contains("naloxone") && texts.contains("911"), "{texts}");
}
