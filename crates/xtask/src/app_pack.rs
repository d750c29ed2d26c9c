//! How do many small parts of the app become one file?
//!
//! What two parts of the app share is cut into a chunk for each set of parts that share it: the first list alone would ask for
//! 26 of them, most smaller than a request for them. What the finder needs of them goes into one file, one behind the other,
//! and the script that fetches the parts takes each out of it by its place.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::failure::{Failure, OnPath};

/// Almost every visit needs it.
const NEEDED_BY: &str = "finder";
/// The file that holds the chunks; it begins like a part of the app, which it is.
const PACK: &str = "chunk_finder.wasm";

/// Where a chunk is named in the script: the parts that share it, and its file.
struct Chunk<'a> {
    shared_by: &'a str,
    file: &'a str,
}

/// Puts the chunks that the finder needs into one file, and has the script `link` take them from there.
pub(crate) fn pack(folder: &Path, link: &Path) -> Result<(), Failure> {
    let script = fs::read_to_string(link).on("read", link)?;
    let mut packed = Vec::new();
    let mut places = Vec::new();
    for chunk in chunks(&script).filter(Chunk::is_needed) {
        let file = folder.join(chunk.file);
        let bytes = fs::read(&file).on("read", &file)?;
        places.push((chunk.file, packed.len(), packed.len() + bytes.len()));
        packed.extend(bytes);
    }
    let script = taken_from_pack(&script, &places, packed.len())?;
    let pack = folder.join(PACK);
    fs::write(&pack, &packed).on("write", &pack)?;
    for (name, _, _) in &places {
        let file = folder.join(name);
        fs::remove_file(&file).on("remove", &file)?;
    }
    fs::write(link, script).on("write", link)
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
    fn is_needed(&self) -> bool {
        self.shared_by.split(", ").any(|part| part == NEEDED_BY)
    }
}

/// The script with a place in the pack for each of these files, and the function that looks there.
fn taken_from_pack(script: &str, places: &[(&str, usize, usize)], length: usize) -> Result<String, Failure> {
    let mut script = script.to_owned();
    for (file, from, to) in places {
        let fetched = format!("fetch(new URL(\"./{file}\", import.meta.url))");
        if script.matches(&fetched).count() != 1 {
            return Err(Failure::Parts(format!("the script between them does not fetch {file} once")));
        }
        script = script.replace(&fetched, &format!("packed({from}, {to})"));
    }
    // What did not come, or is something else, is asked for again the next time.
    write!(
        script,
        r#"
let pack;
async function packed(from, to) {{
    pack ??= fetch(new URL("./{PACK}", import.meta.url)).then((answer) => answer.arrayBuffer());
    const asked = pack;
    const bytes = await asked.catch(() => new ArrayBuffer(0));
    if (bytes.byteLength !== {length}) {{
        if (pack === asked) pack = undefined;
        throw new Error("{PACK}");
    }}
    return new Response(bytes.slice(from, to), {{ headers: {{ "content-type": "application/wasm" }} }});
}}
"#
    )
    .map_err(|why| Failure::Parts(why.to_string()))?;
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::TestDir;

    fn loader(name: &str) -> String {
        format!(
            "makeLoad(() => {{\n    const src = fetch(new URL(\"./{name}.wasm\", import.meta.url));\n    src.catch(() => {{}});\n}}\n"
        )
    }

    #[test]
    fn what_the_finder_shares_is_one_file_and_the_rest_stays() {
        let dir = TestDir::new("pack");
        let folder = dir.path();
        for (name, bytes) in
            [("chunk_1", "one"), ("chunk_2", "two"), ("chunk_3", "three"), ("split_finder", "f")]
        {
            fs::write(folder.join(format!("{name}.wasm")), bytes).unwrap();
        }
        let link = folder.join("parts.js");
        let script = format!(
            "/* center, finder */\nconst __chunk_1 = {}, []);\n/* center, saved */\nconst __chunk_2 = {}, []);\n/* finder, saved */\nconst __chunk_3 = {}, []);\nexport const load = wrapAsyncCb({}, [__chunk_1]));\n",
            loader("chunk_1"),
            loader("chunk_2"),
            loader("chunk_3"),
            loader("split_finder"),
        );
        fs::write(&link, script).unwrap();
        pack(folder, &link).unwrap();
        let script = fs::read_to_string(&link).unwrap();
        assert!(script.contains("const src = packed(0, 3);") && script.contains("const src = packed(3, 8);"));
        assert!(script.contains("fetch(new URL(\"./chunk_2.wasm\", import.meta.url))"));
        assert!(script.contains("fetch(new URL(\"./split_finder.wasm\", import.meta.url))"));
        assert!(script.contains("bytes.byteLength !== 8"));
        assert_eq!(fs::read(folder.join(PACK)).unwrap(), b"onethree");
        assert!(!folder.join("chunk_1.wasm").exists() && folder.join("chunk_2.wasm").exists());
    }

    #[test]
    fn a_chunk_that_the_script_fetches_in_another_way_stops_the_build() {
        let error = taken_from_pack("import(\"./chunk_1.wasm\")", &[("chunk_1.wasm", 0, 1)], 1).unwrap_err();
        assert!(error.to_string().contains("chunk_1.wasm"), "{error}");
    }
}
