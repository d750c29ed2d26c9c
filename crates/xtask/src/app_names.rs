//! By which names do the app's Wasm and its script find each other?
//!
//! wasm-bindgen names each function of the browser that the app calls by what it is and by a hash. Nobody reads those
//! names, no hash can be compressed, and each stands in both files: numbers are shorter.

use std::fs;
use std::path::Path;

use wasm_encoder::{EntityType, ImportSection, Module, RawSection};
use wasmparser::{ImportSectionReader, Parser, Payload, TypeRef};

use crate::failure::{Failure, OnPath};

/// Gives what the Wasm takes from `module`, which is made by `script`, numbers for names.
pub(crate) fn number(wasm: &Path, script: &Path, module: &str) -> Result<(), Failure> {
    let bytes = fs::read(wasm).on("read", wasm)?;
    let text = fs::read_to_string(script).on("read", script)?;
    let (bytes, names) = numbered(&bytes, module)?;
    let text = renamed(&text, &names)?;
    fs::write(wasm, bytes).on("write", wasm)?;
    fs::write(script, text).on("write", script)
}

/// What the function with this number is called.
fn short(number: usize) -> String {
    format!("f{number}")
}

/// The Wasm with numbers, and the names that it had instead, in their order.
fn numbered(wasm: &[u8], module: &str) -> Result<(Vec<u8>, Vec<String>), Failure> {
    let mut names = Vec::new();
    let mut rewritten = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.map_err(failed)?;
        if let Payload::ImportSection(imports) = payload {
            rewritten.section(&section(imports, module, &mut names)?);
        } else if let Some((id, range)) = payload.as_section() {
            let [start, end] = [range.start, range.end].map(|at| usize::try_from(at).unwrap_or(usize::MAX));
            rewritten.section(&RawSection { id, data: wasm.get(start..end).unwrap_or_default() });
        }
    }
    Ok((rewritten.finish(), names))
}

fn section(
    imports: ImportSectionReader<'_>,
    module: &str,
    names: &mut Vec<String>,
) -> Result<ImportSection, Failure> {
    let mut section = ImportSection::new();
    for import in imports.into_imports() {
        let import = import.map_err(failed)?;
        let TypeRef::Func(kind) = import.ty else {
            return Err(Failure::Parts(format!("it imports {}, which is no function", import.name)));
        };
        let kind = EntityType::Function(kind);
        if import.module == module {
            section.import(module, &short(names.len()), kind);
            names.push(import.name.to_owned());
        } else {
            section.import(import.module, import.name, kind);
        }
    }
    Ok(section)
}

/// The script with the numbers in the place of these names, each of which it gives once.
fn renamed(script: &str, names: &[String]) -> Result<String, Failure> {
    let mut script = script.to_owned();
    for (at, name) in names.iter().enumerate() {
        let keys = ['{', ','].map(|before| format!("{before}{name}:"));
        let [first, second] = keys.each_ref().map(|key| script.matches(key).count());
        if first + second != 1 {
            return Err(Failure::Parts(format!("its script gives {name} {} times", first + second)));
        }
        let [first_key, second_key] = keys;
        let key = if first == 1 { first_key } else { second_key };
        let new = key.replace(name.as_str(), &short(at));
        script = script.replacen(&key, &new, 1);
    }
    Ok(script)
}

fn failed(why: impl std::fmt::Display) -> Failure {
    Failure::Parts(why.to_string())
}

#[cfg(test)]
mod tests {
    use wasm_encoder::TypeSection;

    use super::*;

    fn wasm(imports: &[(&str, &str)]) -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        module.section(&types);
        let mut section = ImportSection::new();
        for (from, name) in imports {
            section.import(from, name, EntityType::Function(0));
        }
        module.section(&section);
        module.finish()
    }

    #[test]
    fn what_the_script_gives_is_a_number_and_what_others_give_stays() {
        let long = wasm(&[("./a.js", "__wbg_now_aa4c"), ("./b.js", "part"), ("./a.js", "__wbg_new_617a")]);
        let (short, names) = numbered(&long, "./a.js").unwrap();
        assert_eq!(names, ["__wbg_now_aa4c", "__wbg_new_617a"]);
        assert_eq!(short, wasm(&[("./a.js", "f0"), ("./b.js", "part"), ("./a.js", "f1")]));
    }

    #[test]
    fn the_script_gives_the_same_under_the_numbers() {
        let names = ["__wbg_now_aa", "__wbg_now_aab"].map(str::to_owned);
        let script = "{__wbg_now_aab:function(){},__wbg_now_aa:x.__wbg_now_aa}";
        assert_eq!(renamed(script, &names).unwrap(), "{f1:function(){},f0:x.__wbg_now_aa}");
    }

    #[test]
    fn a_name_that_the_script_does_not_give_or_gives_twice_is_told() {
        let names = ["a".to_owned()];
        for script in ["{b:1}", "{a:1,a:2}", "{a:1};{a:2}"] {
            assert!(renamed(script, &names).unwrap_err().to_string().contains("gives a "), "{script}");
        }
    }
}
