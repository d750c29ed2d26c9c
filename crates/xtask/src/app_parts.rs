//! How does the app come in parts, so that a page waits for no more than it needs?
//!
//! The code behind each split point (`src/features/parts.rs`) goes into a Wasm of its own, which the browser fetches when it
//! is called for the first time. Trunk knows nothing of that: what it bound is the whole app with its split points open.
//! So the app that cargo built is cut here, bound again, and put in the place of Trunk's.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use wasm_encoder::RawSection;
use wasmparser::{Parser, Payload};

use crate::app_names;
use crate::app_pack::{self, Needs};
use crate::failure::{Failure, OnPath};
use crate::files;
use crate::places::Places;
use crate::process::{Task, say};
use crate::tools::Tools;

/// The name that the app's files begin with.
const STEM: &str = "beside";
/// The script that fetches the parts. It and the app's own script import each other by these names.
const LINK: &str = "parts.js";
/// The parts begin so; the second are shared by several of the first.
const PARTS: [&str; 2] = ["split_", "chunk_"];
/// The folder of all these files begins so; behind it stands the hash of what they were made from. One folder a version:
/// files of two versions never meet.
const FOLDER: &str = "app-";

/// Puts the app in parts into the place of the one that Trunk left in `dist`.
pub(crate) fn replace(places: &Places, tools: &Tools, dist: &Path) -> Result<(), Failure> {
    say("Cutting the app into its parts");
    let wasm = built(places)?;
    // It gets its name when it is finished: whatever made the files different makes another folder of them.
    let unnamed = dist.join(FOLDER);
    let needs = make(places, tools, &wasm, &unnamed, WITHOUT_NAMES)?;
    let folder = format!("{FOLDER}{:016x}", version_of(&unnamed)?);
    let to = dist.join(&folder);
    fs::rename(&unnamed, &to).on("rename", &unnamed)?;
    point_pages_to(dist, &folder, &needs)
}

/// A file of the parts, and what needs it.
#[derive(Debug)]
pub(crate) struct PartFile {
    pub(crate) name: String,
    /// In bytes.
    pub(crate) length: u64,
    pub(crate) needed_by: Vec<String>,
}

/// The Wasm that loads at the start, as [`replace`] makes it, but with the names of its functions, and the files of the parts.
/// `to` is a folder for it alone.
pub(crate) fn start_with_names(
    places: &Places,
    tools: &Tools,
    to: &Path,
) -> Result<(Vec<u8>, Vec<PartFile>), Failure> {
    if to.exists() {
        fs::remove_dir_all(to).on("remove", to)?;
    }
    let needs = make(places, tools, &built(places)?, to, WITH_NAMES)?;
    let mut parts = Vec::new();
    for file in files::below(to)?.into_iter().filter(|file| is_part(file)) {
        let name = files::url_path(to, &file);
        let length = file.metadata().on("read", &file)?.len();
        let needed_by = needs.iter().filter(|(_, files)| files.contains(&name)).map(|(part, _)| part.clone());
        parts.push(PartFile { needed_by: needed_by.collect(), name, length });
    }
    let bound = bound(to);
    Ok((fs::read(&bound).on("read", &bound)?, parts))
}

/// Makes the app in parts out of the whole one, in a folder that is not there yet.
fn make(places: &Places, tools: &Tools, wasm: &[u8], to: &Path, names: &str) -> Result<Needs, Failure> {
    cut(wasm, to)?;
    make_patient(&to.join(LINK))?;
    for part in files::below(to)?.into_iter().filter(|file| is_part(file)) {
        let bytes = fs::read(&part).on("read", &part)?;
        fs::write(&part, without_names(&bytes)?).on("write", &part)?;
    }
    let needs = app_pack::pack(to, &to.join(LINK))?;
    bind(tools, to, names)?;
    shorten(places, to)?;
    app_names::number(&bound(to), &to.join(format!("{STEM}.js")), &format!("./{STEM}_bg.js"))?;
    Ok(needs)
}

/// The whole app, as cargo left it.
fn built(places: &Places) -> Result<Vec<u8>, Failure> {
    let whole = places.app_target().join("wasm32-unknown-unknown/release").join(STEM).with_extension("wasm");
    fs::read(&whole).on("read", &whole)
}

/// The files that a page with an app loads when it starts: neither the parts nor anything that is compressed.
pub(crate) fn is_loaded_at_start(path: &str) -> bool {
    let behind = path.strip_prefix(FOLDER).and_then(|path| path.split_once('/'));
    behind.is_some_and(|(_, name)| !is_part_name(name) && !name.ends_with(".br") && !name.ends_with(".gz"))
}

/// The name of a part, where the path is that of one.
pub(crate) fn part_name(path: &str) -> Option<&str> {
    let (_, name) = path.strip_prefix(FOLDER)?.split_once('/')?;
    let name = name.strip_suffix(".wasm")?;
    is_part_name(name).then_some(name)
}

fn is_part(file: &Path) -> bool {
    file.file_name().and_then(|name| name.to_str()).is_some_and(is_part_name)
}

fn is_part_name(name: &str) -> bool {
    PARTS.iter().any(|part| name.starts_with(part))
}

/// Of all files in the folder, with their names.
fn version_of(folder: &Path) -> Result<u64, Failure> {
    let mut hasher = DefaultHasher::new();
    for file in files::below(folder)? {
        let bytes = fs::read(&file).on("read", &file)?;
        (files::url_path(folder, &file), bytes).hash(&mut hasher);
    }
    Ok(hasher.finish())
}

/// The whole app as what loads at once, still unbound, and one file for each part.
fn cut(wasm: &[u8], to: &Path) -> Result<(), Failure> {
    let unbound = unbound(to);
    let main_module = format!("./{STEM}.js");
    let link = format!("./{LINK}");
    let mut options = wasm_split_cli_support::Options::new(wasm);
    options.output_dir = to;
    options.main_out_path = &unbound;
    options.main_module = &main_module;
    options.link_name = &link;
    fs::create_dir_all(to).on("make", to)?;
    wasm_split_cli_support::transform(options).map_err(|why| Failure::Parts(format!("{why:#}")))?;
    Ok(())
}

/// What the script that fetches the parts does when one does not come, and what it shall do: a part that stalls is given up
/// (`src/early.js`); the app is told, and tells the person, so nothing has to stand in the console, and a request in vain is
/// nobody's surprise.
const MADE_PATIENT: [(&str, &str); 3] = [
    ("= fetch(", "= askPatiently("),
    ("console.error(e);", ""),
    ("return async (imports) =>", "src.catch(() => {});\n    return async (imports) =>"),
];

fn make_patient(link: &Path) -> Result<(), Failure> {
    let mut script = fs::read_to_string(link).on("read", link)?;
    for (loud, silent) in MADE_PATIENT {
        if !script.contains(loud) {
            return Err(Failure::Parts(format!("the script between them has no `{loud}` any more")));
        }
        script = script.replace(loud, silent);
    }
    fs::write(link, script).on("write", link)
}

fn unbound(to: &Path) -> PathBuf {
    to.join(STEM).with_extension("wasm")
}

fn bound(to: &Path) -> PathBuf {
    to.join(format!("{STEM}_bg.wasm"))
}

/// What a browser gets, and what tells whose code it is: the arguments of wasm-bindgen for each.
const WITHOUT_NAMES: &str = "--no-demangle --remove-name-section --remove-producers-section";
const WITH_NAMES: &str = "--no-demangle";

fn bind(tools: &Tools, to: &Path, names: &str) -> Result<(), Failure> {
    let unbound = unbound(to);
    Task::new("binding the app", tools.program("wasm-bindgen"))
        // What the linker exported is what the parts call.
        .args("--target web --keep-lld-exports --no-typescript")
        .args(names)
        .arg("--out-name")
        .arg(STEM)
        .arg("--out-dir")
        .arg(to)
        .arg(&unbound)
        .run()?;
    fs::remove_file(&unbound).on("remove", &unbound)
}

/// The scripts without what only a person reads.
fn shorten(places: &Places, to: &Path) -> Result<(), Failure> {
    for script in [format!("{STEM}.js"), LINK.to_owned()] {
        let file = to.join(script);
        Task::new("shortening the app's script", places.npm_bin("esbuild"))
            .args("--minify --format=esm --log-level=warning --allow-overwrite")
            // wasm-bindgen names the parts' script once a function, each time the same one.
            .args("--log-override:duplicate-object-key=silent")
            .arg(&file)
            .arg(format!("--outfile={}", file.display()))
            .run()?;
    }
    Ok(())
}

/// A Wasm without what only a debugger reads: the names of its functions are more bytes than their code.
fn without_names(wasm: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut module = wasm_encoder::Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.map_err(|why| Failure::Parts(why.to_string()))?;
        if matches!(payload, Payload::CustomSection(_)) {
            continue;
        }
        if let Some((id, range)) = payload.as_section() {
            let [start, end] = [range.start, range.end].map(|at| usize::try_from(at).unwrap_or(usize::MAX));
            module.section(&RawSection { id, data: wasm.get(start..end).unwrap_or_default() });
        }
    }
    Ok(module.finish())
}

/// Has every page name the new files, and the files of the parts that it begins with, and takes Trunk's away.
fn point_pages_to(dist: &Path, folder: &str, needs: &Needs) -> Result<(), Failure> {
    let all = files::below(dist)?;
    let with_stem = |suffix: &str| {
        let names = all
            .iter()
            .filter(|file| file.parent() == Some(dist))
            .filter_map(|file| file.file_name()?.to_str());
        names
            .filter(|name| name.starts_with(STEM) && name.ends_with(suffix))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (scripts, wasms) = (with_stem(".js"), with_stem("_bg.wasm"));
    for page in all.iter().filter(|file| file.extension().is_some_and(|extension| extension == "html")) {
        let mut html = fs::read_to_string(page).on("read", page)?;
        for (names, new) in [(&scripts, format!("{STEM}.js")), (&wasms, format!("{STEM}_bg.wasm"))] {
            for name in names {
                html = html.replace(name, &format!("{folder}/{new}"));
            }
        }
        fs::write(page, with_files_of_parts(&html, needs)?).on("write", page)?;
    }
    for name in scripts.iter().chain(&wasms) {
        let file = dist.join(name);
        fs::remove_file(&file).on("remove", &file)?;
    }
    Ok(())
}

/// Where a page names the parts that it begins with (`src/prerender.rs`), and `src/early.js` finds their files.
const BEGINS_WITH: &str = "data-parts=\"";

/// The files of the parts that a page begins with, as the build has named them in it.
pub(crate) fn files_of_parts(html: &str) -> Vec<&str> {
    let of_page = html.split_once(BEGINS_WITH).and_then(|(_, rest)| rest.split_once('"'));
    of_page.map(|(files, _)| files.split_whitespace().collect()).unwrap_or_default()
}

fn with_files_of_parts(html: &str, needs: &Needs) -> Result<String, Failure> {
    let Some((before, rest)) = html.split_once(BEGINS_WITH) else { return Ok(html.to_owned()) };
    let (parts, after) =
        rest.split_once('"').ok_or_else(|| Failure::Parts("a list of parts has no end".to_owned()))?;
    let mut files = BTreeSet::new();
    for part in parts.split(' ') {
        let of_part = needs.get(part);
        files.extend(of_part.ok_or_else(|| Failure::Parts(format!("no part of the app is called {part}")))?);
    }
    let files = files.into_iter().map(String::as_str).collect::<Vec<_>>().join(" ");
    Ok(format!("{before}{BEGINS_WITH}{files}\"{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::TestDir;

    #[test]
    fn a_page_names_the_files_of_its_parts_each_once() {
        let of = |files: &[&str]| files.iter().map(|&file| file.to_owned()).collect();
        let needs = Needs::from([
            ("center".to_owned(), of(&["chunk_both.wasm", "split_center.wasm"])),
            ("finder".to_owned(), of(&["chunk_both.wasm", "split_finder.wasm"])),
        ]);
        let told = |html| with_files_of_parts(html, &needs);
        assert_eq!(
            told(r#"<script data-parts="center finder">"#).unwrap(),
            r#"<script data-parts="chunk_both.wasm split_center.wasm split_finder.wasm">"#
        );
        assert_eq!(told("<script>").unwrap(), "<script>");
        assert_eq!(files_of_parts(r#"<script data-parts="a.wasm b.wasm">"#), ["a.wasm", "b.wasm"]);
        assert!(files_of_parts("<script>").is_empty());
        assert!(told(r#"<script data-parts="castle">"#).err().unwrap().to_string().contains("castle"));
    }

    #[test]
    fn what_loads_at_start_is_told_from_the_parts() {
        for path in ["app-0123456789abcdef/beside.js", "app-0123456789abcdef/snippets/a/inline0.js"] {
            assert!(is_loaded_at_start(path), "{path}");
        }
        for path in
            ["app-0123456789abcdef/split_center.wasm", "app-0123456789abcdef/beside.js.br", "start.js"]
        {
            assert!(!is_loaded_at_start(path), "{path}");
        }
        assert_eq!(part_name("app-0123456789abcdef/split_center.wasm"), Some("split_center"));
        assert_eq!(part_name("app-0123456789abcdef/beside_bg.wasm"), None);
    }

    #[test]
    fn names_go_and_code_stays() {
        let mut module = wasm_encoder::Module::new();
        let mut types = wasm_encoder::TypeSection::new();
        types.ty().function([], []);
        module.section(&types);
        let bare = module.clone().finish();
        module.section(&wasm_encoder::CustomSection { name: "name".into(), data: [0; 40][..].into() });
        assert_eq!(without_names(&module.finish()).unwrap(), bare);
        assert!(without_names(b"no Wasm").is_err());
    }

    #[test]
    fn every_page_names_the_new_files_and_the_old_ones_go() {
        let dir = TestDir::new("parts");
        let dist = dir.path();
        fs::create_dir_all(dist.join("es")).unwrap();
        for page in ["index.html", "es/index.html"] {
            fs::write(
                dist.join(page),
                r#"<meta data-script="/beside-12.js" data-wasm="/beside-12_bg.wasm">"#,
            )
            .unwrap();
        }
        fs::write(dist.join("beside-12.js"), "").unwrap();
        fs::write(dist.join("beside-12_bg.wasm"), "").unwrap();
        point_pages_to(dist, "app-34", &Needs::new()).unwrap();
        for page in ["index.html", "es/index.html"] {
            let html = fs::read_to_string(dist.join(page)).unwrap();
            assert_eq!(html, r#"<meta data-script="/app-34/beside.js" data-wasm="/app-34/beside_bg.wasm">"#);
        }
        assert!(!dist.join("beside-12.js").exists() && !dist.join("beside-12_bg.wasm").exists());
    }
}
