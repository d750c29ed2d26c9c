//! Do the places of the listing lie where the site is for?
//!
//! What lies outside is shown all the same: a county sends people across its border for good reasons. But it may be a slip in
//! the settings, or the listing of another county, so that it is told.

use std::fs;
use std::path::Path;

use crate::failure::{Failure, OnPath};
use crate::listing_folder;
use crate::process::say;
use crate::site_file::{Region, SiteFile};

/// So many of them are named.
const NAMED: usize = 5;

/// Says which places of the listing in `dir` lie outside of the site's region, where it has one.
pub(crate) fn tell_outside(site: &SiteFile, dir: &Path) -> Result<(), Failure> {
    let Some(region) = &site.region else { return Ok(()) };
    let outside = outside(region, dir)?;
    if let Some(warning) = warning(&outside) {
        say(&warning);
    }
    Ok(())
}

/// The names of those places and meetings whose position is known and lies outside.
fn outside(region: &Region, dir: &Path) -> Result<Vec<String>, Failure> {
    let manifest = listing_folder::manifest(dir)?;
    let not_a_listing = |name: &str, why: String| Failure::NotAListing {
        dir: dir.to_path_buf(),
        why: format!("{name}: {why}"),
    };
    let read = |name: &str| {
        let path = dir.join(name);
        fs::read(&path).on("read", &path)
    };
    let mut names = Vec::new();
    for entry in &manifest.shards {
        let shard = entry
            .read_shard(&read(&entry.file)?)
            .map_err(|error| not_a_listing(&entry.file, error.to_string()))?;
        let rows = (0..shard.len())
            .filter(|row| shard.position(*row).is_some_and(|position| !region.holds(position.at)));
        names.extend(rows.map(|row| shard.name(row).to_owned()));
    }
    for entry in &manifest.meetings {
        let meetings =
            entry.read(&read(&entry.file)?).map_err(|error| not_a_listing(&entry.file, error.to_string()))?;
        let outside = meetings
            .into_vec()
            .into_iter()
            .filter(|meeting| meeting.position.is_some_and(|position| !region.holds(position.at)));
        names.extend(outside.map(|meeting| meeting.name));
    }
    Ok(names)
}

fn warning(outside: &[String]) -> Option<String> {
    let named: Vec<&str> = outside.iter().take(NAMED).map(String::as_str).collect();
    let more = if outside.len() > NAMED { ", …" } else { "" };
    let number = outside.len();
    (number > 0).then(|| {
        format!(
            "Warning: of the listing, {number} lie outside of the region in site.json ({}{more}): they are shown all the same; if that is wrong, mend `region.bounds`, or build with another listing",
            named.join(", ")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::TestDir;
    use crate::places::Places;
    use crate::site_file;

    /// The example of the project, imported as its README says.
    fn example(folder: &TestDir) -> (SiteFile, std::path::PathBuf) {
        let places = Places::find();
        let listing = folder.path().join("listing");
        let plan = importer::Plan::read(&places.example().join("import.toml")).unwrap();
        importer::run(&plan, &listing, importer::Task::default()).unwrap();
        let site = site_file::read(&places, Some(&places.example().join("site.json"))).unwrap();
        (site, listing)
    }

    #[test]
    fn the_example_lies_in_its_region() {
        let folder = TestDir::new("region");
        let (site, listing) = example(&folder);
        assert_eq!(outside(site.region.as_ref().unwrap(), &listing).unwrap(), Vec::<String>::new());
        tell_outside(&site, &listing).unwrap();
    }

    #[test]
    fn what_lies_outside_is_told_and_no_reason_to_stop() {
        let folder = TestDir::new("outside");
        let (_, listing) = example(&folder);
        folder.write(
            "site.json",
            "{\"leave_to\": \"https://example.org/\", \"region\": {\"name\": {\"en\": \"Bend\", \"es\": \"Bend\"},
            \"center\": [44.06, -121.31], \"bounds\": [44.0, -121.4, 44.1, -121.2]}}",
        );
        let site = site_file::read(&Places::find(), Some(&folder.path().join("site.json"))).unwrap();
        let outside = outside(site.region.as_ref().unwrap(), &listing).unwrap();
        assert!(outside.iter().any(|name| name == "Snow Creek Clinic"), "{outside:?}");
        assert!(!outside.iter().any(|name| name == "Lantern Peer House"), "{outside:?}");
        tell_outside(&site, &listing).unwrap();
        assert!(warning(&outside).unwrap().contains("mend `region.bounds`"));
    }
}
