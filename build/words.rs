//! Which words are there, and do both languages have them all?
//!
//! Reads `locales/*.json` and writes one Rust struct a JSON object, so that a missing key does not compile.
//! Written by hand because the page's language never changes while it is open: a table of `&'static str` a language
//! is all that is needed, and it adds nothing to the Wasm but the words themselves.
//!
//! Rules, each broken one a clear error that names the file, the key and the way out:
//! - every file has the keys, the order-free structure and the placeholders of the first one;
//! - a text with `{{ name }}` becomes a method that takes `name`; only the name of the site, `{{ site }}`, comes by itself;
//! - a pair `key_one`, `key_other` becomes a method `key(count)` as well, which takes the right one and puts the
//!   number, grouped by three, where `{{ count }}` or `{{ number }}` stands;
//! - an object of the first level becomes a method of `Words` and a table of its own: one that the app does not reach is
//!   not in the Wasm;
//! - an object whose inner objects are all alike (a *table*) gets `get(key)` and `entries()`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::{Map, Value};

/// One locale file, in the order of `Words`: its name in the project and its text.
pub(crate) struct LocaleFile<'a> {
    /// Such as `locales/en.json`.
    pub(crate) path: &'a str,
    /// The JSON text.
    pub(crate) text: &'a str,
}

/// The generated module, or all that is wrong with the files, a line each.
pub(crate) fn generate(files: &[LocaleFile<'_>]) -> Result<String, Vec<String>> {
    let mut wrong = Vec::new();
    let mut trees = Vec::new();
    for file in files {
        match serde_json::from_str::<Value>(file.text) {
            Ok(Value::Object(tree)) => trees.push((file, tree)),
            Ok(_) => wrong.push(format!("{}: the file must be one JSON object", file.path)),
            Err(error) => wrong.push(format!("{}: not JSON: {error}; mend the file at that line", file.path)),
        }
    }
    let Some(((model_file, model), others)) = trees.split_first() else { return Err(wrong) };
    check_keys(model_file.path, "", model, &mut wrong);
    for key in model.iter().filter(|(_, value)| !value.is_object()).map(|(key, _)| key) {
        wrong.push(format!("{}: \"{key}\" must stand in an object", model_file.path));
    }
    for (file, tree) in others {
        compare(model_file.path, model, file.path, tree, "", &mut wrong);
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let mut out = String::new();
    for (key, value) in model {
        if let Value::Object(inner) = value {
            write_section(&mut out, key, inner, &trees);
        }
    }
    Ok(out)
}

/// A struct for one object of the first level, its two tables, and the method that leads to them.
fn write_section(
    out: &mut String,
    key: &str,
    model: &Map<String, Value>,
    trees: &[(&LocaleFile<'_>, Map<String, Value>)],
) {
    let name = type_name("", key);
    let table = key.to_uppercase();
    write_struct(out, &name, model);
    let values: String = trees
        .iter()
        .filter_map(|(_, tree)| tree.get(key)?.as_object())
        .map(|inner| format!("    {},\n", literal(&name, inner)))
        .collect();
    let _ = writeln!(out, "static {table}: [{name}; {}] = [\n{values}];\n", trees.len());
    let _ = writeln!(
        out,
        "impl Words {{\n    /// Words of `{key}`.\n    #[must_use]\n    pub fn {key}(self) -> &'static {name} {{\n        &{table}[self.0]\n    }}\n}}\n"
    );
}

/// Keys must be names in Rust, and values objects or texts with well-formed placeholders.
fn check_keys(path: &str, at: &str, tree: &Map<String, Value>, wrong: &mut Vec<String>) {
    for (key, value) in tree {
        let here = join(at, key);
        let well_named = key.starts_with(|c: char| c.is_ascii_lowercase())
            && key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if !well_named {
            wrong.push(format!("{path}: key \"{here}\" must be lower case letters, digits and _"));
        }
        match value {
            Value::Object(inner) => check_keys(path, &here, inner, wrong),
            Value::String(text) => {
                if let Err(problem) = placeholders(text) {
                    wrong.push(format!("{path}: \"{here}\": {problem}"));
                }
            }
            _ => wrong.push(format!("{path}: \"{here}\" must be a text or an object")),
        }
    }
}

fn compare(
    model_path: &str,
    model: &Map<String, Value>,
    path: &str,
    tree: &Map<String, Value>,
    at: &str,
    wrong: &mut Vec<String>,
) {
    for key in model.keys().filter(|key| !tree.contains_key(*key)) {
        wrong.push(format!("{path}: \"{}\" is missing; translate it from {model_path}", join(at, key)));
    }
    for key in tree.keys().filter(|key| !model.contains_key(*key)) {
        wrong
            .push(format!("{path}: \"{}\" is not in {model_path}; remove it or add it there", join(at, key)));
    }
    for (key, expected) in model {
        let here = join(at, key);
        match (expected, tree.get(key)) {
            (Value::Object(a), Some(Value::Object(b))) => compare(model_path, a, path, b, &here, wrong),
            (Value::String(a), Some(Value::String(b))) => match (placeholders(a), placeholders(b)) {
                (Ok(a), Ok(b)) if a != b => wrong.push(format!(
                    "{path}: \"{here}\" has the placeholders {b:?}, {model_path} has {a:?}; make them the same"
                )),
                (_, Err(problem)) => wrong.push(format!("{path}: \"{here}\": {problem}")),
                _ => {}
            },
            (_, Some(_)) => wrong.push(format!("{path}: \"{here}\" must be of the same kind as in {model_path}")),
            (_, None) => {}
        }
    }
}

fn join(at: &str, key: &str) -> String {
    if at.is_empty() { key.to_owned() } else { format!("{at}.{key}") }
}

/// The names between `{{` and `}}`.
fn placeholders(text: &str) -> Result<BTreeSet<&str>, String> {
    let mut names = BTreeSet::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, tail) = after.split_once("}}").ok_or("a {{ is not closed by }}")?;
        let name = name.trim();
        if before.contains("}}")
            || name.is_empty()
            || !name.chars().all(|c| c.is_ascii_lowercase() || c == '_')
        {
            return Err("a placeholder is written {{ name }} in lower case letters".to_owned());
        }
        names.insert(name);
        rest = tail;
    }
    if rest.contains("}}") { Err("a }} has no {{ before it".to_owned()) } else { Ok(names) }
}

/// What stands in a text and is no argument of its method: what the site is called (`src/i18n/site_name.rs`).
const SITE: &str = "site";

/// The placeholders that somebody has to give a value for.
fn arguments_of(text: &str) -> BTreeSet<&str> {
    let mut names = placeholders(text).unwrap_or_default();
    names.remove(SITE);
    names
}

/// Whether the inner objects all hold texts without placeholders under the same keys; texts beside them do not matter.
fn is_table(tree: &Map<String, Value>) -> bool {
    let entries: Vec<&Map<String, Value>> = tree.values().filter_map(Value::as_object).collect();
    let is_plain = |value: &Value| value.as_str().is_some_and(|text| !text.contains("{{"));
    let keys = |entry: &Map<String, Value>| entry.keys().cloned().collect::<BTreeSet<String>>();
    match entries.split_first() {
        Some((first, rest)) if !rest.is_empty() => {
            entries.iter().all(|entry| entry.values().all(is_plain))
                && rest.iter().all(|entry| keys(entry) == keys(first))
        }
        _ => false,
    }
}

/// The keys of the inner objects, in the order of the file.
fn entry_keys(tree: &Map<String, Value>) -> Vec<&String> {
    tree.iter().filter(|(_, value)| value.is_object()).map(|(key, _)| key).collect()
}

fn type_name(parent: &str, key: &str) -> String {
    let mut name = parent.to_owned();
    for part in key.split('_') {
        let mut letters = part.chars();
        name.extend(letters.next().map(|c| c.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}

fn write_struct(out: &mut String, name: &str, tree: &Map<String, Value>) {
    let table = is_table(tree);
    let (mut fields, mut methods) = (String::new(), String::new());
    for (key, value) in tree {
        match value {
            Value::Object(inner) => {
                let inner_name = if table { format!("{name}Entry") } else { type_name(name, key) };
                let _ = writeln!(fields, "    /// Words of `{key}`.\n    pub {key}: {inner_name},");
                if !table {
                    write_struct(out, &inner_name, inner);
                }
            }
            Value::String(text) => {
                let doc = text.replace(['\n', '\r'], " ");
                if placeholders(text).unwrap_or_default().is_empty() {
                    let _ = writeln!(fields, "    /// {doc}\n    pub {key}: &'static str,");
                } else {
                    let _ = writeln!(fields, "    {key}: &'static str,");
                    write_method(&mut methods, key, &doc, &arguments_of(text));
                }
                if let Some(stem) = key.strip_suffix("_one") {
                    write_plural(&mut methods, stem, tree);
                }
            }
            _ => {}
        }
    }
    if table {
        if let Some(entry) = tree.values().find_map(Value::as_object) {
            write_struct(out, &format!("{name}Entry"), entry);
        }
        let arms: String = entry_keys(tree)
            .iter()
            .map(|key| format!("            \"{key}\" => Some(&self.{key}),\n"))
            .collect();
        let _ = write!(
            methods,
            "    /// The entry of this key.\n    #[must_use]\n    pub fn get(&'static self, key: &str) -> Option<&'static {name}Entry> {{\n        match key {{\n{arms}            _ => None,\n        }}\n    }}\n"
        );
        let all: String = entry_keys(tree).iter().map(|key| format!("(\"{key}\", &self.{key}), ")).collect();
        let _ = write!(
            methods,
            "    /// All entries with their keys, in the order of the file.\n    #[must_use]\n    pub fn entries(&'static self) -> [(&'static str, &'static {name}Entry); {}] {{\n        [{all}]\n    }}\n",
            entry_keys(tree).len()
        );
    }
    let _ = writeln!(
        out,
        "/// Words, from the locale files.\n#[derive(Debug)]\npub struct {name} {{\n{fields}}}\n"
    );
    if !methods.is_empty() {
        let _ = writeln!(out, "impl {name} {{\n{methods}}}\n");
    }
}

fn write_method(methods: &mut String, key: &str, doc: &str, names: &BTreeSet<&str>) {
    let arguments: String = names.iter().map(|n| format!(", {n}: impl std::fmt::Display")).collect();
    let pairs: String = names.iter().map(|n| format!("(\"{n}\", &{n}), ")).collect();
    let _ = write!(
        methods,
        "    /// {doc}\n    #[must_use]\n    pub fn {key}(&self{arguments}) -> String {{\n        super::fill(self.{key}, &[{pairs}])\n    }}\n"
    );
}

/// `key(count, …)`: the form for one, or the form for any other number.
fn write_plural(methods: &mut String, stem: &str, tree: &Map<String, Value>) {
    let texts: BTreeMap<&str, &str> = ["one", "other"]
        .into_iter()
        .filter_map(|f| Some((f, tree.get(&format!("{stem}_{f}"))?.as_str()?)))
        .collect();
    let (Some(one), Some(other)) = (texts.get("one"), texts.get("other")) else { return };
    let names_of = |text: &str| arguments_of(text).into_iter().map(str::to_owned).collect();
    let (one_names, other_names): (BTreeSet<String>, BTreeSet<String>) = (names_of(one), names_of(other));
    let mut all: BTreeSet<&String> = one_names.union(&other_names).collect();
    let is_count = |name: &String| name == "count" || name == "number";
    all.retain(|name| !is_count(name));
    let arguments: String = all.iter().map(|n| format!(", {n}: impl std::fmt::Display")).collect();
    let call = |names: &BTreeSet<String>, form: &str| {
        if placeholders(texts.get(form).copied().unwrap_or_default()).unwrap_or_default().is_empty() {
            return format!("self.{stem}_{form}.to_owned()");
        }
        let values: Vec<String> = names
            .iter()
            .map(|n| if is_count(n) { "super::grouped(count)".to_owned() } else { format!("&{n}") })
            .collect();
        format!("self.{stem}_{form}({})", values.join(", "))
    };
    let _ = write!(
        methods,
        "    /// The form of `{stem}` for this number.\n    #[must_use]\n    pub fn {stem}(&self, count: usize{arguments}) -> String {{\n        if count == 1 {{ {} }} else {{ {} }}\n    }}\n",
        call(&one_names, "one"),
        call(&other_names, "other"),
    );
}

fn literal(name: &str, tree: &Map<String, Value>) -> String {
    let table = is_table(tree);
    let fields: String = tree
        .iter()
        .map(|(key, value)| match value {
            Value::Object(inner) => {
                let inner_name = if table { format!("{name}Entry") } else { type_name(name, key) };
                format!("{key}: {}, ", literal(&inner_name, inner))
            }
            _ => format!("{key}: {:?}, ", value.as_str().unwrap_or_default()),
        })
        .collect();
    format!("{name} {{ {fields}}}")
}
