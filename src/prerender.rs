//! How does a page become HTML before anybody asks for it?
//!
//! Native only. Every page of every language is rendered once at build time, the same for everyone: it depends on no
//! query, clock, storage or network, only on the words and on [`SiteFacts`].

mod head;
pub mod web_manifest;

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use listing::gazetteer::states_by_zip;
use listing::state::State;

use crate::app::App;
use crate::browser::mount;
use crate::content::Content;
use crate::features::gallery::{self, GalleryPage, invented::Invented};
use crate::features::{home::HomePage, not_found::NotFoundPage, reading::ReadingPage, shell::Shell};
use crate::i18n::{Locale, SiteName};
use crate::routes::{self, LISTING, Route, below_base};
use crate::site::SiteFacts;

/// The built `index.html` (or any prerendered page), cut where a page's own parts go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    before_language: String,
    before_head: String,
    before_body: String,
    after_body: String,
}

/// Where Trunk says what the app's files are called (`Trunk.toml`).
const APP: (&str, &str) = ("<meta name=\"beside-app\"", "/>");
const LANGUAGE: (&str, &str) = ("<html lang=\"", "\"");
const HEAD: (&str, &str) = ("<!--head-->", "<!--/head-->");
const BODY: (&str, &str) = ("<!--page-->", "<!--/page-->");

impl Template {
    /// Cuts the text at its three marks. Trunk names the files of the app at the end of the head; they go to its beginning,
    /// before all that a browser has to wait for.
    ///
    /// # Errors
    /// Names the mark that is not there.
    pub fn parse(html: &str) -> Result<Self, String> {
        let (before_language, rest) = cut(html, LANGUAGE)?;
        let (before_head, rest) = cut(rest, HEAD)?;
        let (before_body, after_body) = cut(rest, BODY)?;
        let (mut before_head, mut before_body) = (before_head.to_owned(), before_body.to_owned());
        if let Some(at) = before_body.find(APP.0) {
            let length = before_body[at..].find(APP.1).map_or(0, |end| end + APP.1.len());
            before_head.extend(before_body.drain(at..at + length));
        }
        Ok(Self {
            before_language: before_language.to_owned(),
            before_head,
            before_body,
            after_body: after_body.to_owned(),
        })
    }

    fn fill(&self, language: &str, head: &str, body: &str) -> String {
        let Self { before_language, before_head, before_body, after_body } = self;
        let ((l0, l1), (h0, h1), (b0, b1)) = (LANGUAGE, HEAD, BODY);
        format!(
            "{before_language}{l0}{language}{l1}{before_head}{h0}{head}{h1}{before_body}{b0}{body}{b1}{after_body}"
        )
    }
}

fn cut<'a>(html: &'a str, (open, close): (&str, &str)) -> Result<(&'a str, &'a str), String> {
    let missing = |mark: &str| format!("the template has no {mark}: index.html must keep it");
    let (before, rest) = html.split_once(open).ok_or_else(|| missing(open))?;
    let (_, after) = rest.split_once(close).ok_or_else(|| missing(close))?;
    Ok((before, after))
}

/// The languages that the site has pages in.
pub fn locales(facts: &SiteFacts) -> impl Iterator<Item = Locale> {
    Locale::ALL.into_iter().filter(|locale| facts.settings.languages.iter().any(|code| code == locale.code()))
}

/// One whole page.
#[must_use]
pub fn page(
    template: &Template,
    route: Route,
    locale: Locale,
    facts: &SiteFacts,
    content: &Arc<Content>,
) -> String {
    let head = named(facts, || head::head(route, locale, facts, content)) + &early_script(route);
    template.fill(locale.code(), &head, &body(route, locale, facts, content))
}

/// The parts of the app (`features/parts.rs`) that a page begins with. `crates/xtask/src/app_parts.rs` puts their files in
/// the place of their names.
const fn begins_with(route: Route) -> &'static str {
    match route {
        Route::Center => "center",
        Route::Meetings => "meetings",
        Route::Saved => "saved finder",
        Route::Start | Route::Call => "start",
        Route::Plan | Route::CallBack => "plan finder",
        // What the finder needs besides its list comes behind the list, on purpose.
        Route::Find | Route::Home | Route::NotFound | Route::Read(_) => "",
    }
}

/// The script that stands in the pages of the app itself. Its hash is in the policy, so nothing may be added to it; it is told
/// where the listing lies, which list of it is looked at, and which ZIPs a state has, by pages that show it; and whether there
/// is something to read meanwhile.
fn early_script(route: Route) -> String {
    let list = |list| format!(" data-listing=\"{}\" data-list=\"{list}\"", below_base(LISTING));
    let listing = match route {
        _ if !route.has_app() => return String::new(),
        Route::Find => list("shards") + &zips(),
        Route::Center => list("shards") + " data-meanwhile",
        Route::Meetings => list("meetings") + &zips(),
        _ => String::new(),
    };
    let parts = match begins_with(route) {
        "" => String::new(),
        parts => format!(" data-parts=\"{parts}\""),
    };
    format!("<script{listing}{parts}>{}</script>", include_str!("early.js"))
}

/// From which ZIP on which state: `00500NY 00600PR`.
fn zips() -> String {
    let starts = states_by_zip().map(|(start, state)| [start, state.map_or("", State::code)].concat());
    format!(" data-zips=\"{}\"", starts.collect::<Vec<_>>().join(" "))
}

/// What goes into `<body>`: the frame, and in it the page.
fn body(route: Route, locale: Locale, facts: &SiteFacts, content: &Arc<Content>) -> String {
    let app = route.has_app().then(|| app(route, locale, facts));
    render(facts, || {
        provide_context(locale);
        let page = match (route, app) {
            // The app's own first render: the element holds nothing else, since the app takes over its first node.
            (_, Some(app)) => {
                let base = Some(routes::base()).filter(|base| !base.is_empty());
                view! { <div class="app" id=mount::ELEMENT_ID data-base=base inner_html=app></div> }
                    .into_any()
            }
            (Route::Home, None) => view! { <HomePage content=content.clone() /> }.into_any(),
            (Route::Read(which), None) => view! { <ReadingPage content=content.clone() which /> }.into_any(),
            (_, None) => view! { <NotFoundPage /> }.into_any(),
        };
        view! {
            <Shell route is_sample=facts.is_sample settings=facts.settings.clone() content=content.clone()>
                {page}
            </Shell>
        }
        .into_any()
    })
}

/// What holds for a page, and not for pieces of several pages on one (see also `tests/e2e/specs/see_gallery.spec.ts`).
const PIECES_OF_PAGES: &str =
    "<!-- [html-validate-disable unique-landmark, heading-level, form-dup-name, no-dup-id] -->";

/// The page that shows every component. It is no route of the site; its frame is that of an address that leads nowhere.
///
/// # Errors
/// Where the listing that it invents is none.
pub fn gallery(template: &Template, facts: &SiteFacts, content: &Arc<Content>) -> Result<String, String> {
    let invented = Invented::new()?;
    let (content, is_sample, settings) = (content.clone(), facts.is_sample, facts.settings.clone());
    let body = render(facts, || {
        provide_context(Locale::En);
        view! {
            <Shell route=Route::NotFound is_sample settings content=content.clone()>
                // As an app's page stands in the frame.
                <div class="app">
                    <GalleryPage content invented />
                </div>
            </Shell>
        }
        .into_any()
    });
    Ok(template.fill(
        Locale::En.code(),
        &head::unlisted(gallery::TITLE),
        &(PIECES_OF_PAGES.to_owned() + &body),
    ))
}

/// The page that stands in the history for all that was seen before somebody left: empty, and it leads away at once.
#[must_use]
pub fn left(facts: &SiteFacts) -> String {
    format!("<!doctype html>{}", head::away(&facts.settings.leave_to))
}

fn app(route: Route, locale: Locale, facts: &SiteFacts) -> String {
    render(facts, || {
        provide_context(RequestUrl::new(&route.path(locale)));
        view! { <App /> }.into_any()
    })
}

fn render(facts: &SiteFacts, view: impl FnOnce() -> AnyView) -> String {
    named(facts, || view().to_html())
}

/// What is made in it knows what the site is called.
fn named<T>(facts: &SiteFacts, make: impl FnOnce() -> T) -> T {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new())));
    let made = owner.with(|| {
        provide_context(SiteName(facts.settings.name.clone()));
        make()
    });
    owner.unset();
    made
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routes::{GALLERY, Reading};
    use crate::site::{Contact, Logo, Settings};

    fn leading_to(away: &str) -> SiteFacts {
        let settings = Settings { leave_to: away.to_owned(), ..Settings::default() };
        SiteFacts { settings, ..SiteFacts::default() }
    }

    const HTML: &str = "<html lang=\"en\"><head>A<!--head-->old<!--/head-->B<meta name=\"beside-app\" data-wasm=\"a\" /></head><body><!--page--><!--/page--></body>";

    #[test]
    fn a_page_that_was_written_before_is_a_template_again() {
        let template = Template::parse(HTML).unwrap();
        let once = template.fill("es", "head", "app");
        assert_eq!(
            once,
            "<html lang=\"es\"><head>A<meta name=\"beside-app\" data-wasm=\"a\" /><!--head-->head<!--/head-->B</head><body><!--page-->app<!--/page--></body>"
        );
        assert_eq!(Template::parse(&once).unwrap().fill("es", "head", "app"), once);
    }

    #[test]
    fn only_the_pages_that_have_the_app_ask_early_and_only_those_with_places_for_places() {
        let asks =
            |route| (early_script(route).contains("takeEarly"), early_script(route).contains("/listing/\""));
        assert_eq!(asks(Route::Find), (true, true));
        assert_eq!(asks(Route::Center), (true, true));
        assert_eq!(asks(Route::Meetings), (true, true));
        assert_eq!(asks(Route::Start), (true, false));
        assert_eq!(asks(Route::Home), (false, false));
        let begins = |route| early_script(route).split('>').next().unwrap_or_default().to_owned();
        let zips = r#" data-zips="00000 00500NY 00600PR "#;
        assert!(begins(Route::Find).contains(&[r#" data-list="shards""#, zips].concat()));
        assert!(begins(Route::Meetings).contains(&[r#" data-list="meetings""#, zips].concat()));
        assert!(begins(Route::Meetings).ends_with(r#" data-parts="meetings""#));
        assert!(begins(Route::Center).ends_with(r#" data-list="shards" data-meanwhile data-parts="center""#));
        assert!(!begins(Route::Find).contains("data-meanwhile"), "the answer is waited for");
        assert_eq!(early_script(Route::Find).matches("</script").count(), 1);
    }

    #[test]
    fn every_page_has_the_banner_of_a_sample_and_hides_it_where_the_places_are_real() {
        let template = Template::parse(HTML).unwrap();
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        let content = Arc::new(Content::load(&folder, &Settings::default()).unwrap());
        for (is_sample, is_hidden) in [(true, false), (false, true)] {
            for route in Route::all() {
                let html = page(
                    &template,
                    route,
                    Locale::En,
                    &SiteFacts { is_sample, ..SiteFacts::default() },
                    &content,
                );
                let (before, after) = html.split_once("id=\"sample-banner\"").unwrap();
                let (start, end) = (before.rfind('<').unwrap(), before.len() + after.find('>').unwrap());
                let tag = &html[start..end];
                assert_eq!(tag.contains(" hidden"), is_hidden, "{tag}");
            }
        }
    }

    #[test]
    fn the_gallery_is_no_page_of_the_site_and_wants_not_to_be_found() {
        let template = Template::parse(HTML).unwrap();
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        let content = Arc::new(Content::load(&folder, &Settings::default()).unwrap());
        let html =
            gallery(&template, &SiteFacts { is_sample: true, ..SiteFacts::default() }, &content).unwrap();
        assert!(html.contains("noindex") && html.contains(gallery::TITLE), "{html}");
        let mut paths = Route::all().flat_map(|route| Locale::ALL.map(|locale| route.path(locale)));
        assert!(paths.all(|path| path != GALLERY));
    }

    #[test]
    fn the_way_out_is_on_every_page_and_lies_beneath_nothing() {
        let template = Template::parse(HTML).unwrap();
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        let content = Arc::new(Content::load(&folder, &Settings::default()).unwrap());
        let facts = leading_to("https://away.example/?a&b");
        for route in Route::all() {
            let html = page(&template, route, Locale::Es, &facts, &content);
            let (before, after) = html.split_once("class=\"leave not-printed\"").unwrap();
            assert_eq!(before.matches("<div").count(), before.matches("</div>").count(), "{before}");
            assert!(after.contains("href=\"https://away.example/?a&amp;b\""), "{after}");
        }
    }

    #[test]
    fn the_frame_says_what_the_operator_decided() {
        let template = Template::parse(HTML).unwrap();
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        let settings = Settings {
            name: "Alder & Friends".to_owned(),
            languages: vec!["en".to_owned()],
            contact: Contact { mail: Some("help@example.org".to_owned()), ..Contact::default() },
            logo: Some(Logo { path: "/site/logo.0.svg".to_owned(), width: 3, height: 1 }),
            ..Settings::default()
        };
        let content = Arc::new(Content::load(&folder, &settings).unwrap());
        let facts = SiteFacts { settings, ..SiteFacts::default() };
        for route in Route::all() {
            let html = page(&template, route, Locale::En, &facts, &content);
            // These two say which program the site is made with.
            let names_program = matches!(route, Route::Read(Reading::About | Reading::Privacy));
            assert!(names_program || !html.contains("Beside"), "{html}");
            assert!(!html.contains("{{"), "{html}");
            assert!(html.contains("Alder &amp; Friends, home page"), "{html}");
            assert!(html.contains(">help@example.org<") && html.contains("src=\"/site/logo.0.svg\""));
            assert!(!html.contains("id=\"language-switch\""), "{html}");
        }
        let of_ours = page(&template, Route::Home, Locale::En, &SiteFacts::default(), &content);
        assert!(of_ours.contains("id=\"language-switch\"") && !of_ours.contains("id=\"contact\""));
    }

    #[test]
    fn the_page_for_the_history_is_empty_and_leads_away() {
        let html = left(&leading_to("https://away.example/?a&b"));
        assert!(html.contains("content=\"0;url=https://away.example/?a&amp;b\""), "{html}");
        assert!(html.contains("<title>away.example</title>") && html.contains("<body></body>"), "{html}");
    }

    #[test]
    fn a_template_without_its_mark_is_named() {
        assert!(Template::parse("<html lang=\"en\">").unwrap_err().contains("<!--head-->"));
    }
}
