//! What does a page say of itself to those who do not read it?

use std::fmt::Write as _;

use super::{locales, web_manifest};
use crate::browser::document::{CALL_BACK, OPERATOR_MAIL};
use crate::content::Content;
use crate::i18n::{Locale, SITE_NAME};
use crate::routes::{Reading, Route, below_base};
use crate::site::{MapFiles, Region, Settings, SiteFacts, Tiles};

const NOT_INDEXED: &str = "<meta name=\"robots\" content=\"noindex\">";

/// What goes into `<head>`: title, description, and, where the site knows its own address, which address is the page's own and
/// which is the other language's.
pub(super) fn head(route: Route, locale: Locale, facts: &SiteFacts, content: &Content) -> String {
    let (title, description) = title_and_description(route, locale, content);
    let settings = &facts.settings;
    let mut head = format!("<title>{}</title>", escaped(&title));
    let _ = write!(head, "<meta name=\"{SITE_NAME}\" content=\"{}\">", escaped(&settings.name));
    let _ = write!(head, "<meta name=\"description\" content=\"{}\">", escaped(&description));
    for (scheme, paper) in [("light", &settings.papers.light), ("dark", &settings.papers.dark)] {
        let _ = write!(
            head,
            "<meta name=\"theme-color\" content=\"{}\" media=\"(prefers-color-scheme: {scheme})\">",
            escaped(paper)
        );
    }
    if !route.is_indexed() {
        head.push_str(NOT_INDEXED);
    } else if let Some(url) = &settings.url {
        let origin = url.strip_suffix(settings.base()).unwrap_or(url);
        let address = |locale| escaped(&format!("{origin}{}", route.path(locale)));
        let _ = write!(head, "<link rel=\"canonical\" href=\"{}\">", address(locale));
        let languages: Vec<(&str, Locale)> = locales(facts).map(|locale| (locale.code(), locale)).collect();
        let by_default = [("x-default", Locale::En)];
        // A page without a translation has nothing to choose from.
        for (code, locale) in languages.into_iter().chain(by_default).filter(|_| settings.languages.len() > 1)
        {
            let href = address(locale);
            let _ = write!(head, "<link rel=\"alternate\" hreflang=\"{code}\" href=\"{href}\">");
        }
    }
    let _ = write!(
        head,
        "<link rel=\"manifest\" href=\"{}\"><link rel=\"apple-touch-icon\" href=\"{}\">{}",
        web_manifest::path(locale),
        below_base(web_manifest::TOUCH_ICON),
        icon()
    );
    if let Some(offline) = &facts.offline {
        let script = escaped(&below_base(&format!("/offline/{offline}")));
        let _ = write!(head, "<meta name=\"beside-offline\" content=\"{script}\">");
    }
    if let Some(map) = facts.map.as_ref().filter(|_| route.has_app()) {
        head.push_str(&map_names(map, settings));
    }
    for (name, content) in [(OPERATOR_MAIL, &settings.contact.mail), (CALL_BACK, &settings.call_back)] {
        if let Some(content) = content.as_ref().filter(|_| route.has_app()) {
            let _ = write!(head, "<meta name=\"{name}\" content=\"{}\">", escaped(content));
        }
    }
    if route == Route::Read(Reading::Privacy) {
        // Trunk copies it as it is.
        let script = below_base("/next_person.js");
        let _ = write!(head, "<script type=\"module\" src=\"{script}\"></script>");
    }
    if let Route::Read(which) = route {
        let page = content.page(which);
        let data = serde_json::json!({
            "@context": "https://schema.org",
            "@type": "WebPage",
            "name": page.title.in_language(locale),
            "description": page.description.in_language(locale),
            "inLanguage": locale.code(),
            "lastReviewed": page.reviewed,
            "isAccessibleForFree": true,
        });
        // Nothing in it may end the element.
        let data = data.to_string().replace('<', "\\u003c");
        let _ = write!(head, "<script type=\"application/ld+json\">{data}</script>");
    }
    head
}

/// What `browser/map.rs` loads when somebody opens the map. Names alone: nothing is loaded before.
fn map_names(map: &MapFiles, Settings { tiles, region, .. }: &Settings) -> String {
    let MapFiles { script, style, states, counties } = map;
    let mut names = "<meta name=\"beside-map\"".to_owned();
    for (name, file) in [("script", script), ("style", style), ("states", states), ("counties", counties)] {
        let _ = write!(names, " data-{name}=\"{}\"", escaped(&below_base(&format!("/map/{file}"))));
    }
    if let Some(Tiles { template, attribution }) = tiles {
        let (template, attribution) = (escaped(template), escaped(attribution));
        let _ = write!(names, " data-tiles=\"{template}\" data-attribution=\"{attribution}\"");
    }
    if let Some(Region { map, .. }) = region {
        let _ = write!(names, " data-region=\"{}\"", escaped(map));
    }
    names + ">"
}

/// The head of a page that nobody shall find by searching.
pub(super) fn unlisted(title: &str) -> String {
    format!("<title>{}</title>{NOT_INDEXED}{}", escaped(title), icon())
}

/// What a browser shows beside the title.
fn icon() -> String {
    format!("<link rel=\"icon\" href=\"{}\" type=\"image/svg+xml\">", below_base("/icons/favicon.svg"))
}

/// A whole document that shows nothing and leads to this address. It says nothing of itself either: its name is that of the
/// host it leads to, and nobody shall find it by searching.
pub(super) fn away(to: &str) -> String {
    let host = to.split('/').nth(2).unwrap_or_default();
    format!(
        "<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{}</title>{NOT_INDEXED}<meta name=\"referrer\" content=\"no-referrer\"><meta http-equiv=\"refresh\" content=\"0;url={}\"></head><body></body></html>\n",
        escaped(host),
        escaped(to)
    )
}

fn title_and_description(route: Route, locale: Locale, content: &Content) -> (String, String) {
    let words = locale.words();
    let (title, description) = match route {
        Route::Home => (words.home().title(), words.home().description),
        Route::Find => (words.find().title(), words.find().description),
        Route::Meetings => (words.meetings().title(), words.meetings().description),
        Route::Center => (words.center_page().title_waiting(), words.center().description),
        Route::Saved => (words.saved_page().title(), words.saved().description),
        Route::Start => (words.start().title(), words.start().description),
        Route::Call => (words.call().title(), words.call().description),
        Route::Plan => (words.plan().title(), words.plan().description),
        Route::CallBack => (words.call_back().title(), words.call_back().description),
        Route::NotFound => (words.not_found().title(), words.not_found().description),
        Route::Read(which) => {
            let page = content.page(which);
            let title = words.reading().title(page.title.in_language(locale));
            return (title, page.description.in_language(locale).to_owned());
        }
    };
    (title, description.to_owned())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::site::{Contact, Words};

    fn head_of(route: Route, origin: Option<&str>) -> String {
        let content =
            Content::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &Settings::default())
                .unwrap();
        let settings = Settings {
            url: origin.map(str::to_owned),
            contact: Contact { mail: Some("help@beside.example".to_owned()), ..Contact::default() },
            call_back: Some("https://help.example.org/call-back?a=1&b=2".to_owned()),
            ..Settings::default()
        };
        let facts = SiteFacts { is_sample: true, settings, ..SiteFacts::default() };
        head(route, Locale::Es, &facts, &content)
    }

    #[test]
    fn the_pages_of_the_app_say_where_the_operator_reads_mail() {
        let meta = "<meta name=\"operator-mail\" content=\"help@beside.example\">";
        assert!(head_of(Route::Center, None).contains(meta));
        assert!(!head_of(Route::Home, None).contains("operator-mail"), "which has no use for it");
    }

    #[test]
    fn the_pages_of_the_app_say_where_a_wish_to_be_called_back_is_sent() {
        let meta =
            "<meta name=\"beside-call-back\" content=\"https://help.example.org/call-back?a=1&amp;b=2\">";
        assert!(head_of(Route::CallBack, None).contains(meta));
        assert!(!head_of(Route::Home, None).contains("call-back\" content"));
    }

    #[test]
    fn a_site_that_knows_its_address_names_the_page_in_both_languages() {
        let head = head_of(Route::Read(Reading::HelpNow), Some("https://beside.example"));
        assert!(head.contains("rel=\"canonical\" href=\"https://beside.example/es/help-now/\""), "{head}");
        for language in ["en\" href=\"https://beside.example/help", "es\"", "x-default\""] {
            assert!(head.contains(&format!("hreflang=\"{language}")), "{language}: {head}");
        }
        assert!(!head_of(Route::Home, None).contains("canonical"));
        assert!(!head_of(Route::Center, Some("https://beside.example")).contains("canonical"));
    }

    #[test]
    fn a_site_in_one_language_names_no_other() {
        let content =
            Content::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &Settings::default())
                .unwrap();
        let settings = Settings {
            url: Some("https://beside.example".to_owned()),
            languages: vec!["en".to_owned()],
            ..Settings::default()
        };
        let facts = SiteFacts { settings, ..SiteFacts::default() };
        let head = head(Route::Home, Locale::En, &facts, &content);
        assert!(head.contains("canonical") && !head.contains("hreflang"), "{head}");
        assert_eq!(locales(&facts).collect::<Vec<_>>(), [Locale::En]);
        assert_eq!(locales(&SiteFacts::default()).count(), 2);
    }

    #[test]
    fn only_the_pages_of_the_app_name_the_files_of_the_map() {
        let names = |name: &str| format!("{name}.0123456789abcdef");
        let tiles = Tiles { template: "https://t.example/{z}".into(), attribution: "\"<b>".into() };
        let map = MapFiles {
            script: names("map"),
            style: names("map"),
            states: names("states"),
            counties: names("counties"),
        };
        let content =
            Content::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &Settings::default())
                .unwrap();
        let name = Words { en: "Bend".to_owned(), es: "Bend".to_owned() };
        let region = Region { name, map: "44,-121,43,-122,45,-120".to_owned() };
        let settings = Settings { tiles: Some(tiles), region: Some(region), ..Settings::default() };
        let facts = SiteFacts { settings, map: Some(map), ..SiteFacts::default() };
        let head_of = |route| head(route, Locale::En, &facts, &content);
        for route in [Route::Find, Route::Center] {
            let head = head_of(route);
            assert!(head.contains("data-states=\"/map/states.0123456789abcdef\""), "{head}");
            assert!(head.contains("data-region=\"44,-121,43,-122,45,-120\""), "{head}");
            assert!(
                head.contains("data-tiles=\"https://t.example/{z}\" data-attribution=\"&quot;&lt;b>\""),
                "{head}"
            );
        }
        assert!(!head_of(Route::Home).contains("map"));
    }

    #[test]
    fn every_page_says_what_the_site_is_called_and_what_color_it_has() {
        for route in Route::all() {
            let head = head_of(route, None);
            assert!(head.contains("<meta name=\"application-name\" content=\"Beside\">"), "{head}");
            assert!(head.contains("content=\"#11191b\" media=\"(prefers-color-scheme: dark)\""), "{head}");
        }
    }

    #[test]
    fn a_page_of_words_says_when_it_was_reviewed() {
        let head = head_of(Route::Read(Reading::About), None);
        assert!(head.contains("\"lastReviewed\":\"20"), "{head}");
        assert_eq!(head.matches("</script>").count(), 1);
    }
}
