//! What does a phone need to know to put the site on its home screen?
//!
//! One file a language (<https://www.w3.org/TR/appmanifest/>). Both are one and the same app: who reads the other language
//! changes its name and where it begins, and installs nothing twice.

use serde_json::{Value, json};

use crate::i18n::Locale;
use crate::routes::{Reading, Route, below_base};
use crate::site::{NAME, SiteFacts};

/// What an iPhone shows on its home screen; it reads no icons from the file.
pub const TOUCH_ICON: &str = "/icons/touch-180.png";

/// Where the file of a language lies.
#[must_use]
pub fn path(locale: Locale) -> String {
    format!("{}app.webmanifest", Route::Home.path(locale))
}

/// The file of a language.
#[must_use]
pub fn text(locale: Locale, facts: &SiteFacts) -> String {
    let words = locale.words();
    let app = words.web_app();
    let shortcuts =
        [(app.help_now, Route::Read(Reading::HelpNow)), (app.find, Route::Find), (app.plan, Route::Plan)]
            .map(|(name, route)| json!({ "name": name, "url": route.path(locale) }));
    let language = locale.code();
    let paper = &facts.settings.papers.light;
    let screenshots = [("home", app.screenshot_home), ("find", app.screenshot_find)]
        .into_iter()
        // The pictures show the name of the project's own site.
        .filter(|_| facts.settings.name == NAME)
        .flat_map(|(page, label)| {
            [("narrow", "720x1440"), ("wide", "1280x800")].map(|(form, sizes)| {
                json!({
                    "src": below_base(&format!("/screenshots/{page}-{form}-{language}.png")),
                    "type": "image/png",
                    "sizes": sizes,
                    "form_factor": form,
                    "label": label,
                })
            })
        })
        .collect::<Vec<Value>>();
    let manifest = json!({
        "id": below_base("/"),
        "scope": below_base("/"),
        "start_url": Route::Home.path(locale),
        "name": facts.settings.name,
        "short_name": facts.settings.short_name,
        "description": app.description,
        "lang": language,
        "dir": "ltr",
        "display": "standalone",
        // Shown while the app opens.
        "background_color": paper,
        "theme_color": paper,
        "categories": ["health", "lifestyle", "social"],
        "icons": icons(facts.settings.has_own_icon),
        "shortcuts": shortcuts,
        "screenshots": screenshots,
    });
    format!("{manifest:#}\n")
}

/// Drawn by `src/icons/build.mjs`, which makes none in one color of an operator's own.
fn icons(are_own: bool) -> Vec<Value> {
    let drawn = |purpose: &str, name: &str, size: u32| {
        json!({
            "src": below_base(&format!("/icons/{name}-{size}.png")),
            "type": "image/png",
            "sizes": format!("{size}x{size}"),
            "purpose": purpose,
        })
    };
    let mut icons = vec![
        json!({ "src": below_base("/icons/icon.svg"), "type": "image/svg+xml", "sizes": "any", "purpose": "any" }),
        drawn("any", "icon", 192),
        drawn("any", "icon", 512),
        drawn("maskable", "maskable", 192),
        drawn("maskable", "maskable", 512),
    ];
    if !are_own {
        icons.extend([192, 512].map(|size| drawn("monochrome", "monochrome", size)));
    }
    icons
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::Settings;

    fn manifest(locale: Locale) -> Value {
        serde_json::from_str(&text(locale, &SiteFacts::default())).unwrap()
    }

    #[test]
    fn both_languages_are_one_app_that_begins_in_its_language() {
        let [en, es] = [Locale::En, Locale::Es].map(manifest);
        assert_eq!(en["id"], es["id"]);
        for (manifest, locale) in [(en, Locale::En), (es, Locale::Es)] {
            let home = Route::Home.path(locale);
            assert_eq!(manifest["start_url"], json!(home));
            assert_eq!(path(locale), format!("{home}app.webmanifest"));
        }
    }

    #[test]
    fn a_site_of_its_own_shows_nothing_of_ours() {
        let settings = Settings { name: "Lantern".to_owned(), has_own_icon: true, ..Settings::default() };
        let facts = SiteFacts { settings, ..SiteFacts::default() };
        let manifest: Value = serde_json::from_str(&text(Locale::En, &facts)).unwrap();
        assert_eq!(manifest["name"], "Lantern");
        assert_eq!(manifest["screenshots"], json!([]));
        assert!(!manifest["icons"].to_string().contains("monochrome"));
    }

    #[test]
    fn its_shortcuts_lead_to_pages_of_its_language() {
        for locale in Locale::ALL {
            let manifest = manifest(locale);
            let urls: Vec<&str> = manifest["shortcuts"]
                .as_array()
                .unwrap()
                .iter()
                .filter_map(|each| each["url"].as_str())
                .collect();
            let expected =
                [Route::Read(Reading::HelpNow), Route::Find, Route::Plan].map(|route| route.path(locale));
            assert_eq!(urls, expected);
        }
    }

    #[test]
    fn there_is_an_icon_for_every_purpose_and_a_picture_for_every_width() {
        let manifest = manifest(Locale::En);
        let has = |list: &str, key: &str, value: &str| {
            manifest[list].as_array().unwrap().iter().any(|each| each[key] == value)
        };
        for purpose in ["any", "maskable", "monochrome"] {
            assert!(has("icons", "purpose", purpose), "{purpose}");
        }
        for form in ["narrow", "wide"] {
            assert!(has("screenshots", "form_factor", form), "{form}");
        }
    }
}
