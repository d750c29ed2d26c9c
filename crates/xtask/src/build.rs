//! How does the release site come to be?
//!
//! listing → one style sheet → the map, the service worker → Trunk (Wasm, hashed names, prerendered pages) → the app cut into
//! parts → icons → listing copied in → caching rules → the same for other hosts → everything compressed → the list of all files,
//! in the worker. Each step uses only what stands to the left of it.

use std::fs;
use std::path::{Path, PathBuf};

use listing::record::Date;

use crate::app_parts;
use crate::below;
use crate::caching;
use crate::compress;
use crate::failure::{Failure, OnPath};
use crate::files;
use crate::headers::HeaderRules;
use crate::hosts;
use crate::icons;
use crate::listing_folder;
use crate::map::{self, BuiltMap};
use crate::offline::{self, BuiltOffline};
use crate::places::Places;
use crate::policy;
use crate::process::{Task, say};
use crate::region;
use crate::site_file::{self, Pictures, SiteFile};
use crate::sizes::{self, Figure};
use crate::tiles::Template;
use crate::tools::Tools;

/// Which site is built. By default the one with the sample listing, which does not know where it will live.
#[derive(Debug, Default)]
pub(crate) struct Wanted<'a> {
    /// Folder of the listing.
    pub(crate) listing: Option<&'a Path>,
    /// Where it will live, whatever the file says.
    pub(crate) url: Option<&'a str>,
    /// Where those who run it read mail, whatever the file says.
    pub(crate) mail: Option<&'a str>,
    /// The day on which no review may be due.
    pub(crate) date: Option<Date>,
    /// What the operator decided about it, where that does not stand in the file of the project.
    pub(crate) site: Option<&'a Path>,
    /// Where pictures beneath the map come from, and whose they are, whatever the file says. By default there are none, and no
    /// other host is asked.
    pub(crate) tiles: Option<(&'a Template, &'a str)>,
}

impl Wanted<'_> {
    /// What the operator decided: what was asked for by arguments, and else what the file says.
    fn decided(&self, places: &Places) -> Result<SiteFile, Failure> {
        let mut site = site_file::read(places, self.site)?;
        if let Some(url) = self.url {
            site.url = Some(url.to_owned());
        }
        if let Some(mail) = self.mail {
            site.contact.mail = Some(mail.to_owned());
        }
        if let Some((template, attribution)) = self.tiles {
            let (template, attribution) = (template.clone(), attribution.to_owned());
            site.tiles = Some(Pictures { template, attribution });
        }
        Ok(site)
    }
}

/// Builds the release site into `dist` and gives what it weighs.
///
/// The Wasm does not depend on the listing, so a second site with another listing costs seconds: cargo finds its work
/// done, and Trunk only bundles and prerenders anew.
pub(crate) fn build(
    places: &Places,
    tools: &Tools,
    wanted: &Wanted<'_>,
    dist: &Path,
) -> Result<Vec<Figure>, Failure> {
    let site = wanted.decided(places)?;
    let settings = site.write_settings(places)?;
    let listing = listing_folder::choose(places, wanted.listing)?;
    region::tell_outside(&site, &listing)?;
    bundle_css(places, &site)?;
    let for_pages = ForPages {
        settings,
        base: site.base(),
        map: map::bundle(places)?,
        offline: offline::bundle(places)?,
    };
    run_trunk(places, tools, &listing, wanted, &for_pages, dist)?;
    app_parts::replace(places, tools, dist)?;
    files::copy(&for_pages.map.folder, &dist.join(map::FOLDER))?;
    offline::copy(&for_pages.offline, dist)?;
    icons::draw(places, &site, dist)?;
    if let Some(logo) = &site.drawings.logo {
        logo.publish(dist)?;
    }
    let early = places.early_script();
    let early = fs::read_to_string(&early).on("read", &early)?;
    policy::widen(policy::SCRIPTS, &policy::source_of(&early), dist)?;
    if let Some(tiles) = &site.tiles {
        policy::widen(policy::PICTURES, tiles.template.origin(), dist)?;
    }
    if let Some(call_back) = &site.call_back {
        policy::widen(policy::CONNECTIONS, &call_back.endpoint.origin(), dist)?;
    }
    listing_folder::publish(&listing, &dist.join("listing"))?;
    policy::let_frame(&site.embed_in, dist)?;
    let headers = write_caching_rules(dist, &for_pages.base)?;
    let hosts = hosts::write(&headers, dist)?;
    say(&format!("Headers for nginx and Caddy: {}", hosts.display()));
    say("Compressing with Brotli and gzip");
    compress::compress(dist)?;
    offline::write_worker(&for_pages.offline, dist)?;
    sizes::figures(dist)
}

/// What pages have to know.
struct ForPages {
    /// The file of what the operator decided.
    settings: PathBuf,
    /// Below which folder of its host the site will lie.
    base: String,
    map: BuiltMap,
    offline: BuiltOffline,
}

/// The operator's colors stand behind all else.
fn bundle_css(places: &Places, site: &SiteFile) -> Result<(), Failure> {
    let css = places.bundled_css();
    if let Some(dir) = css.parent() {
        fs::create_dir_all(dir).on("make", dir)?;
    }
    say("Bundling the style sheets");
    Task::new("bundling style/main.css", places.npm_bin("lightningcss"))
        .args("--bundle --minify --targets")
        .arg(">= 0.5%")
        .arg("style/main.css")
        .arg("-o")
        .arg(&css)
        .dir(&places.root)
        .run()?;
    let bundled = fs::read_to_string(&css).on("read", &css)?;
    fs::write(&css, bundled + &site.colors.css()).on("write", &css)
}

fn run_trunk(
    places: &Places,
    tools: &Tools,
    listing: &Path,
    wanted: &Wanted<'_>,
    for_pages: &ForPages,
    dist: &Path,
) -> Result<(), Failure> {
    say("Building the site with Trunk (from nothing, about 4 minutes on two cores)");
    let mut task = Task::new("the release build", tools.program("trunk"))
        // Offline: whatever it needs is installed by now, and Trunk would otherwise download tools at will.
        .args("build --release --locked --offline true --dist")
        .arg(dist)
        .arg("--public-url")
        .arg(format!("{}/", for_pages.base))
        .env("PATH", tools.path())
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        .env("CARGO_TARGET_DIR", places.app_target())
        // For the hook that prerenders: which listing the pages speak of, and what the operator decided.
        .env("BESIDE_LISTING", listing)
        .env("BESIDE_SITE", &for_pages.settings)
        .env("BESIDE_MAP", &for_pages.map.names)
        .env("BESIDE_OFFLINE", for_pages.offline.page())
        .dir(&places.root);
    if let Some(date) = wanted.date {
        task = task.env("BESIDE_DATE", date.to_string());
    }
    // Trunk wants `true` or `false` here and stops at the `1` that everybody else accepts.
    let task = if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        task.env("NO_COLOR", "true")
    } else {
        task
    };
    task.run()
}

/// Adds the rules of the hashed files to the `_headers` that Trunk copied, has all of them mean the folder of the site, and gives
/// them.
fn write_caching_rules(dist: &Path, base: &str) -> Result<HeaderRules, Failure> {
    let path = dist.join("_headers");
    let headers = fs::read_to_string(&path).on("read", &path)?;
    let names: Vec<String> = files::below(dist)?.iter().map(|file| files::url_path(dist, file)).collect();
    let text = below::prefixed(&caching::with_rules(&headers, &names), base);
    fs::write(&path, &text).on("write", &path)?;
    HeaderRules::read(&path, &text)
}

/// Whether there is a site in `dist`.
pub(crate) fn check_built(dist: &Path) -> Result<(), Failure> {
    if dist.join("index.html").is_file() {
        Ok(())
    } else {
        Err(Failure::NotBuilt { dir: dist.to_path_buf() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_by_arguments_wins_over_the_file() {
        let template: Template = "https://tiles.example.org/{z}/{x}/{y}.png".parse().unwrap();
        let wanted = Wanted {
            url: Some("https://help.example.org"),
            mail: Some("help@example.org"),
            tiles: Some((&template, "Example")),
            ..Wanted::default()
        };
        let site = wanted.decided(&Places::find()).unwrap();
        assert_eq!(site.url.as_deref(), wanted.url);
        assert_eq!(site.contact.mail.as_deref(), wanted.mail);
        assert_eq!(site.tiles.map(|tiles| tiles.attribution).as_deref(), Some("Example"));
    }

    #[test]
    fn a_page_cannot_be_looked_at_before_the_site_is_built() {
        let failure = check_built(Path::new("/no/such/dist")).unwrap_err().to_string();
        assert_eq!(failure, "there is no built site in /no/such/dist: run `cargo xtask build` first");
    }
}
