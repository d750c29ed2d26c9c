//! The national directory of 2023, when it is at hand: `BESIDE_REAL_DATA` is the folder that has
//! `samhsa-directory-2023/`. The figures were counted from the files by other means.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has to stop")]

mod fixture;

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use importer::report::Reason;
use importer::{Options, Report};
use listing::gazetteer::Gazetteer;
use listing::record::Center;
use listing::state::State;
use listing::text::normalised;
use listing::wire::{Details, MANIFEST_NAME, Manifest, Shard, Terms};

struct Imported {
    report: Report,
    manifest: Manifest,
    terms: Terms,
    centers: Vec<Center>,
    places: Vec<Gazetteer>,
}

/// Imports, and reads the centers back from the files that a browser would fetch.
fn imported(files: &[PathBuf]) -> Imported {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("listing");
    let report = importer::import("samhsa-directory", files, &out, &Options::default()).unwrap();
    let read = |name: &str| fs::read(out.join(name)).unwrap();
    let manifest = Manifest::decode(&read(MANIFEST_NAME)).unwrap();
    let mut centers = Vec::new();
    for entry in &manifest.shards {
        let shard = Shard::decode(&read(&entry.file)).unwrap();
        let details = Details::decode(&read(&entry.details_file)).unwrap();
        centers.extend((0..shard.len()).map(|row| details.complete(row, shard.center(row).unwrap())));
    }
    let places =
        manifest.gazetteer.iter().map(|entry| Gazetteer::decode(&read(&entry.file)).unwrap()).collect();
    Imported { report, places, terms: Terms::decode(&read(&manifest.terms_file)).unwrap(), manifest, centers }
}

/// The import of the files in their order, made once for all tests.
fn in_order(files: &[PathBuf]) -> &'static Imported {
    static IMPORTED: OnceLock<Imported> = OnceLock::new();
    IMPORTED.get_or_init(|| imported(files))
}

/// How many centers of the state have one code of each group and do not serve DUI clients only.
fn count(centers: &[Center], state: &str, groups: &[&[&str]]) -> usize {
    let has = |center: &Center, code: &str| center.codes.iter().any(|own| own == code);
    let in_state = centers.iter().filter(|center| center.state.code() == state && !has(center, "DUO"));
    in_state.filter(|center| groups.iter().all(|group| group.iter().any(|code| has(center, code)))).count()
}

#[test]
fn the_national_directory_becomes_18_671_centers() {
    let Some(files) = fixture::workbooks_of_2023() else { return };
    let Imported { report, manifest, terms, centers, .. } = in_order(&files);

    assert_eq!((report.read, report.kept, report.merged, report.rejected), (21_451, 18_671, 2_780, 0));
    assert_eq!((manifest.count, centers.len()), (18_671, 18_671));
    assert_eq!(count(centers, "OH", &[&["PEER"], &["MD"]]), 400);
    assert_eq!(count(centers, "CO", &[&["CO", "IDD", "SUMH"], &["SS", "NP"]]), 132);

    // Of 66 centers for drivers, 5 stand in the mental-health directory too, which serves everybody.
    let drivers_only = centers.iter().filter(|center| center.codes.iter().any(|code| code == "DUO")).count();
    assert_eq!(drivers_only, 61);

    // Nothing that the source says is lost on the way.
    assert!(centers.iter().all(|center| center.position.is_some()));
    let unnamed = centers.iter().flat_map(|center| &center.codes).find(|code| terms.get(code).is_none());
    assert_eq!(unnamed, None);
    assert_eq!(report.count(Reason::UnknownCode) + report.count(Reason::PhoneUnreadable), 0);
    assert_eq!(centers.iter().filter(|center| center.phones.is_empty()).count(), 1);
    let vanity = centers.iter().flat_map(|center| &center.phones).any(|phone| phone.number == "8887276398");
    assert!(vanity, "888-PARNEXT is read");

    // The day is the workbooks' own, and both directories are named.
    assert_eq!(manifest.as_of.to_string(), "2023-06-20");
    let ids: Vec<&str> = manifest.sources.iter().map(|source| source.id.as_str()).collect();
    assert_eq!(ids, ["samhsa-2023-mh", "samhsa-2023-su", "samhsa-2023-mh+samhsa-2023-su"]);
}

#[test]
fn the_order_of_the_files_does_not_matter_for_who_is_listed() {
    let Some(mut files) = fixture::workbooks_of_2023() else { return };
    let ids = |centers: &[Center]| {
        let mut ids: Vec<_> = centers.iter().map(Center::id).collect();
        ids.sort_unstable();
        ids
    };
    let first = ids(&in_order(&files).centers);
    files.reverse();
    assert_eq!(ids(&imported(&files).centers), first);
}

#[test]
fn every_town_of_the_directory_is_a_place_that_can_be_typed() {
    let Some(files) = fixture::workbooks_of_2023() else { return };
    let Imported { places, centers, .. } = in_order(&files);
    // Neither name is in the list of ZIPs as one that mail may bear: Laplace has its ZIP as "La Place", and the air base
    // has one of its own as "Luke AFB".
    let unknown = [("AZ", "Glendale Luke AFB"), ("LA", "Laplace")];
    let named: BTreeSet<(State, &str)> =
        centers.iter().map(|center| (center.state, center.city.as_str())).collect();
    let knows =
        |of_state: &Gazetteer, state, town| of_state.state() == state && of_state.town(town).is_some();
    let missing: Vec<(&str, &str)> = named
        .iter()
        .filter(|(state, town)| !places.iter().any(|of_state| knows(of_state, *state, town)))
        .map(|(state, town)| (state.code(), *town))
        .collect();
    assert_eq!(missing, unknown);
    for (state, town) in
        [("CO", "Lakewood"), ("MN", "Bloomington"), ("NY", "New York City"), ("VA", "McLean")]
    {
        let of_state = places.iter().find(|places| places.state().code() == state).unwrap();
        assert!(of_state.town(town).is_some(), "{town}, {state}");
    }
}

#[test]
fn no_invented_place_has_the_name_of_a_real_one() {
    let Some(files) = fixture::workbooks_of_2023() else { return };
    let real: HashSet<String> = in_order(&files)
        .centers
        .iter()
        .flat_map(|center| [&center.name, &center.part])
        .map(|name| normalised(name))
        .collect();
    let sample = importer::sample::centers(importer::sample::DEFAULT_SEED, importer::sample::DEFAULT_COUNT);
    let taken: Vec<&str> = sample
        .iter()
        .map(|center| center.name.as_str())
        .filter(|name| real.contains(&normalised(name)))
        .collect();
    assert!(taken.is_empty(), "{taken:?}");
}

/// A folder of real data, or nothing and a line that says so.
fn folder(name: &str) -> Option<PathBuf> {
    let Some(home) = std::env::var_os("BESIDE_REAL_DATA") else {
        eprintln!("skipped: BESIDE_REAL_DATA is not set");
        return None;
    };
    Some(Path::new(&home).join(name))
}

#[test]
fn a_page_of_the_locator_becomes_28_centers_with_doors() {
    let Some(folder) = folder("findtreatment-api") else { return };
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("listing");
    let file = folder.join("sample-response-2019-05-30.json");
    let report = importer::import("findtreatment-json", &[file], &out, &Options::default()).unwrap();
    // Two rows stand twice: once for substance use and once for mental health.
    assert_eq!((report.read, report.kept, report.merged, report.rejected), (30, 28, 2, 0));
    assert_eq!((report.count(Reason::PhoneUnreadable), report.count(Reason::PositionFarOff)), (0, 0));
    // Of 63 wordings that are not the dictionary's, 56 are known as those of other years.
    assert_eq!(report.count(Reason::TermWithoutCode), 7);
    // One page of 765.
    assert_eq!(report.count(Reason::CountDiffers), 1);
    let bytes = |name: &str| fs::read(out.join(name)).unwrap();
    let manifest = Manifest::decode(&bytes(MANIFEST_NAME)).unwrap();
    assert_eq!((manifest.count, manifest.as_of.to_string().as_str()), (28, "2019-05-30"));
    for entry in &manifest.shards {
        let shard = Shard::decode(&bytes(&entry.file)).unwrap();
        let exact = (0..shard.len()).filter_map(|row| shard.center(row)?.position);
        assert!(exact.map(|position| position.precision).all(|p| p == listing::record::Precision::Exact));
    }
}

/// The official examples are of no country: with an address of ours they are places. Written to a folder of this test alone.
fn examples(of: &Path) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("csv")).unwrap();
    for (from, to) in
        [(of.join("examples"), home.path().to_owned()), (of.join("examples/csv"), home.path().join("csv"))]
    {
        for entry in fs::read_dir(from).unwrap() {
            let path = entry.unwrap().path();
            if let (true, Ok(text)) = (path.is_file(), fs::read_to_string(&path)) {
                let text = text.replace("ABC 1234", "43215").replace("MyState", "OH");
                fs::write(to.join(path.file_name().unwrap()), text).unwrap();
            }
        }
    }
    home
}

#[test]
fn the_official_examples_of_hsds_are_read_to_their_end() {
    let Some(folder) = folder("hsds-3.0") else { return };
    let options = Options::default();
    let error =
        importer::examine("hsds", &[folder.join("examples/service_full.json")], &options).unwrap_err();
    assert!(
        error.to_string().contains("not one of the 1 rows") && error.to_string().contains("ZIP"),
        "{error}"
    );

    let home = examples(&folder);
    for name in ["service_full.json", "organization_full.json", "service_at_location_full.json", "csv"] {
        let report = importer::examine("hsds", &[home.path().join(name)], &options).unwrap();
        assert_eq!((report.read, report.kept, report.rejected), (1, 1, 0), "{name}");
        // The latitude of 100, and a phone of another country with quotes inside.
        for reason in [Reason::PositionUnreadable, Reason::QuotesRemoved, Reason::PhoneUnreadable] {
            assert_eq!(report.count(reason), 1, "{name}: {:?}", report.entries);
        }
        assert_eq!(report.count(Reason::ContactsLeftOut), 1, "{name}");
    }
    // A list of services does not say where they are.
    let error = importer::examine("hsds", &[home.path().join("service_list.json")], &options).unwrap_err();
    assert!(error.to_string().contains("no address"), "{error}");
}
