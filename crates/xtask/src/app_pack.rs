//! How do many small parts of the app become few files?
//!
//! What two parts of the app share is cut into a chunk for each set of parts that share it: the first list alone would ask for
//! 26 of them, most smaller than a request for them. What both the finder and a place's page need goes into one file, one behind
//! the other; what one of them needs besides goes into a file of its own; and another takes whatever else is small. The script
//! that fetches the parts takes each out of its file by its place.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::failure::{Failure, OnPath};

/// The files, each with the parts that need all of it; a chunk lies in the first whose parts all need it.
const PACKS: [(&str, &[&str]); 3] =
    [("both", &["finder", "center"]), ("finder", &["finder"]), ("center", &["center"])];
/// What is small and needed by neither.
const REST: &str = "rest";
/// In bytes; what is larger is worth a request of its own.
const SMALL: usize = 16_000;

/// For each part of the app, the files that it needs beside what loads at the start.
pub(crate) type Needs = BTreeMap<String, BTreeSet<String>>;

/// Where a chunk is named in the script: the parts that share it, and its file.
struct Chunk<'a> {
    shared_by: &'a str,
    file: &'a str,
}

/// Where a chunk lies.
struct Place {
    chunk: String,
    pack: &'static str,
    from: usize,
    to: usize,
}

/// Puts the chunks into few files, and has the script `link` take them from there.
pub(crate) fn pack(folder: &Path, link: &Path) -> Result<Needs, Failure> {
    let script = fs::read_to_string(link).on("read", link)?;
    let names = PACKS.iter().map(|(pack, _)| *pack).chain([REST]);
    let mut packs: Vec<(&str, Vec<u8>)> = names.map(|pack| (pack, Vec::new())).collect();
    let mut places = Vec::new();
    let mut needs = Needs::new();
    for chunk in chunks(&script) {
        let file = folder.join(chunk.file);
        let bytes = fs::read(&file).on("read", &file)?;
        let wanted = PACKS.iter().find(|(_, parts)| parts.iter().all(|part| chunk.is_needed_by(part)));
        let Some(wanted) = wanted.map(|(pack, _)| *pack).or((bytes.len() < SMALL).then_some(REST)) else {
            note_need(&mut needs, &chunk, chunk.file);
            continue;
        };
        note_need(&mut needs, &chunk, &name_of(wanted));
        let Some((pack, packed)) = packs.iter_mut().find(|(pack, _)| *pack == wanted) else { continue };
        let from = packed.len();
        packed.extend(bytes);
        places.push(Place { chunk: chunk.file.to_owned(), pack, from, to: packed.len() });
        fs::remove_file(&file).on("remove", &file)?;
    }
    let mut script = taken_from_packs(&script, &places)?;
    for (pack, packed) in packs {
        let name = name_of(pack);
        let file = folder.join(&name);
        fs::write(&file, &packed).on("write", &file)?;
        script.push_str(&format!("packs.{pack} = {{ name: \"{name}\", length: {} }};\n", packed.len()));
    }
    fs::write(link, script).on("write", link)?;
    for (part, files) in &mut needs {
        files.insert(format!("split_{part}.wasm"));
    }
    Ok(needs)
}

fn note_need(needs: &mut Needs, chunk: &Chunk<'_>, file: &str) {
    for part in chunk.shared_by.split(", ") {
        needs.entry(part.to_owned()).or_default().insert(file.to_owned());
    }
}

/// It begins like a part of the app, which it is.
fn name_of(pack: &str) -> String {
    format!("chunk_{pack}.wasm")
}

/// The chunks as the script lists them: `/* center, finder */`, and in the line below `makeLoad`, and then the file.
fn chunks(script: &str) -> impl Iterator<Item = Chunk<'_>> {
    script.split("/* ").skip(1).filter_map(|text| {
        let (shared_by, code) = text.split_once(" */")?;
        let (_, file) = code.split_once("new URL(\"./")?;
        let (file, _) = file.split_once('"')?;
        file.starts_with("chunk_").then_some(Chunk { shared_by, file })
    })
}

impl Chunk<'_> {
    fn is_needed_by(&self, part: &str) -> bool {
        self.shared_by.split(", ").any(|other| other == part)
    }
}

/// The script with a place in a file for each of these chunks, and the function that looks there.
fn taken_from_packs(script: &str, places: &[Place]) -> Result<String, Failure> {
    let mut script = script.to_owned();
    for Place { chunk, pack, from, to } in places {
        let fetched = format!("askPatiently(new URL(\"./{chunk}\", import.meta.url))");
        if script.matches(&fetched).count() != 1 {
            return Err(Failure::Parts(format!("the script between them does not fetch {chunk} once")));
        }
        script = script.replace(&fetched, &format!("packed(packs.{pack}, {from}, {to})"));
    }
    script.push_str(LOOK);
    Ok(script)
}

/// What did not come, or is something else, is asked for again the next time, and then of the host.
const LOOK: &str = r#"
const packs = {};
async function packed(pack, from, to) {
    pack.asked ??= askPatiently(new URL(pack.name, import.meta.url), { cache: pack.cache }).then((answer) => answer.arrayBuffer());
    const { asked } = pack;
    const bytes = await asked.catch(() => new ArrayBuffer(0));
    if (bytes.byteLength !== pack.length) {
        if (pack.asked === asked) Object.assign(pack, { asked: undefined, cache: "reload" });
        throw new Error(pack.name);
    }
    return new Response(bytes.slice(from, to), { headers: { "content-type": "application/wasm" } });
}
"#;

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::files::TestDir;

    fn loader(name: &str) -> String {
        format!(
            "makeLoad(() => {{\n    const src = askPatiently(new URL(\"./{name}.wasm\", import.meta.url));\n    src.catch(() => {{}});\n}}\n"
        )
    }

    #[test]
    fn each_chunk_lies_in_the_first_file_whose_parts_all_need_it() {
        let dir = TestDir::new("pack");
        let folder = dir.path();
        let large = "l".repeat(SMALL);
        let chunks = [
            ("chunk_1", "center, finder", "one"),
            ("chunk_2", "center, saved", "two"),
            ("chunk_3", "finder, saved", "three"),
            ("chunk_4", "plan, saved", "four"),
            ("chunk_5", "plan, start", &large),
        ];
        let mut script = String::new();
        for (name, shared_by, bytes) in chunks {
            fs::write(folder.join(format!("{name}.wasm")), bytes).unwrap();
            writeln!(script, "/* {shared_by} */\nconst __{name} = {}, []);", loader(name)).unwrap();
        }
        fs::write(folder.join("split_finder.wasm"), "f").unwrap();
        writeln!(script, "export const load = wrapAsyncCb({}, [__chunk_1]));", loader("split_finder"))
            .unwrap();
        let link = folder.join("parts.js");
        fs::write(&link, script).unwrap();
        let needs = pack(folder, &link).unwrap();
        let of = |part: &str| needs[part].iter().map(String::as_str).collect::<Vec<_>>();
        assert_eq!(of("center"), ["chunk_both.wasm", "chunk_center.wasm", "split_center.wasm"]);
        assert_eq!(of("plan"), ["chunk_5.wasm", "chunk_rest.wasm", "split_plan.wasm"]);
        let script = fs::read_to_string(&link).unwrap();
        for taken in [
            "const src = packed(packs.both, 0, 3);",
            "const src = packed(packs.center, 0, 3);",
            "const src = packed(packs.finder, 0, 5);",
            "const src = packed(packs.rest, 0, 4);",
            "askPatiently(new URL(\"./chunk_5.wasm\", import.meta.url))",
            "askPatiently(new URL(\"./split_finder.wasm\", import.meta.url))",
            "packs.finder = { name: \"chunk_finder.wasm\", length: 5 };",
        ] {
            assert!(script.contains(taken), "{taken}: {script}");
        }
        let in_pack = |pack| fs::read_to_string(folder.join(name_of(pack))).unwrap();
        assert_eq!(["both", "finder", "center", "rest"].map(in_pack), ["one", "three", "two", "four"]);
        for (name, stays) in
            [("chunk_1", false), ("chunk_4", false), ("chunk_5", true), ("split_finder", true)]
        {
            assert_eq!(folder.join(format!("{name}.wasm")).exists(), stays, "{name}");
        }
    }

    #[test]
    fn a_chunk_that_the_script_fetches_in_another_way_stops_the_build() {
        let place = Place { chunk: "chunk_1.wasm".to_owned(), pack: REST, from: 0, to: 1 };
        let error = taken_from_packs("import(\"./chunk_1.wasm\")", &[place]).err().unwrap();
        assert!(error.to_string().contains("chunk_1.wasm"), "{error}");
    }
}
