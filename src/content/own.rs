//! What does an operator add to the pages?
//!
//! Lines that a person can call here stand on the page with all others, behind those for an emergency. A page that the
//! operator went through again has the days of that. `cargo xtask` has checked all of it (`docs/site.md`).

use super::{Block, Content, HelpLine, Problem, Section, Text, TextLine};
use crate::content::reference::Word;
use crate::i18n::Locale;
use crate::routes::Reading;
use crate::site::{Helpline, Review, Settings, Words};

/// The sections that stand before the operator's lines: those for danger and for a crisis.
const FIRST_SECTIONS: usize = 2;

/// The section of the operator's lines.
const SECTION: &str = "here";

impl Content {
    /// Adds what the operator decided.
    pub(super) fn add(&mut self, settings: &Settings) -> Result<(), Vec<Problem>> {
        let mut wrong = Vec::new();
        let mut day = |text: &str| {
            text.parse().map_err(|error| {
                wrong.push(Problem {
                    file: "the settings of the site".to_owned(),
                    what: format!("{text}: {error}"),
                });
            })
        };
        for (slug, Review { reviewed, review_by }) in &settings.reviews {
            if let (Ok(reviewed), Ok(review_by), Some(page)) =
                (day(reviewed), day(review_by), self.pages.get_mut(slug.as_str()))
            {
                (page.reviewed, page.review_by) = (reviewed, review_by);
            }
        }
        for line in &settings.helplines {
            if let Ok(checked) = day(&line.checked) {
                self.lines.insert(line.id.clone(), help_line(line, checked));
            }
        }
        if let Some(page) =
            self.pages.get_mut(Reading::HelpNow.slug()).filter(|_| !settings.helplines.is_empty())
        {
            let ids = settings.helplines.iter().map(|line| line.id.clone()).collect();
            let heading = |locale: Locale| locale.words().reading().lines_here.to_owned();
            let section = Section {
                id: SECTION.to_owned(),
                heading: Text::new(heading(Locale::En), heading(Locale::Es)),
                blocks: vec![Block::Lines { ids }],
            };
            page.sections.insert(FIRST_SECTIONS.min(page.sections.len()), section);
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

fn help_line(line: &Helpline, checked: listing::record::Date) -> HelpLine {
    let text = |words: &Words| Text::new(words.en.clone(), words.es.clone());
    let word = || Word { en: None, es: None };
    HelpLine {
        id: line.id.clone(),
        name: text(&line.name),
        who: text(&line.who),
        call: line.call.clone(),
        text: line.text.clone().map(|number| TextLine { number, word: word() }),
        chat: line.chat.clone(),
        video: None,
        hours: text(&line.hours),
        languages: text(&line.languages),
        what_happens: text(&line.what_happens),
        source: None,
        checked,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn content(settings: &Settings) -> Content {
        Content::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), settings).unwrap()
    }

    fn words(text: &str) -> Words {
        Words { en: text.to_owned(), es: text.to_owned() }
    }

    #[test]
    fn a_line_of_the_operator_stands_behind_those_for_an_emergency() {
        let line = Helpline {
            id: "county".to_owned(),
            name: words("County line"),
            who: words("The county"),
            call: Some("541-555-0101".to_owned()),
            text: None,
            chat: None,
            hours: words("Day and night"),
            languages: words("English"),
            what_happens: words("A person answers."),
            checked: "2026-11-24".to_owned(),
        };
        let content = content(&Settings { helplines: vec![line], ..Settings::default() });
        let page = content.page(Reading::HelpNow);
        let ids: Vec<&str> = page.sections.iter().map(|section| section.id.as_str()).take(4).collect();
        assert_eq!(ids, ["danger", "crisis", "here", "overdose"]);
        assert_eq!(content.line("county").unwrap().name.in_language(Locale::Es), "County line");
    }

    #[test]
    fn a_page_that_was_gone_through_again_has_the_days_of_that() {
        let review = Review { reviewed: "2027-01-02".to_owned(), review_by: "2028-01-02".to_owned() };
        let reviews = [("about".to_owned(), review)].into();
        let content = content(&Settings { reviews, ..Settings::default() });
        assert_eq!(content.page(Reading::About).reviewed.to_string(), "2027-01-02");
        let overdue = content.overdue("2027-12-31".parse().unwrap());
        assert!(overdue.into_iter().all(|(page, _)| page != "about"));
    }

    #[test]
    fn the_pages_speak_of_the_site_by_its_name_whatever_it_is() {
        let name = "\"The Lantern\" & Friends of \"Alder County #1\"";
        let content = content(&Settings { name: name.to_owned(), ..Settings::default() });
        for locale in Locale::ALL {
            assert!(content.page(Reading::About).title.in_language(locale).contains(name));
        }
    }
}
