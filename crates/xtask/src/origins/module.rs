//! What takes the bytes in a Wasm that still has the names of its functions?

use std::collections::BTreeMap;

use wasmparser::{BinaryReaderError, Parser, Payload, TypeRef};

use super::symbol::Symbol;
use crate::wasm_names;

/// The bytes of a Wasm, told apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Bytes {
    /// What each section takes, without the names: those are not sent.
    pub(crate) sections: BTreeMap<&'static str, usize>,
    /// The functions, and what each takes.
    pub(crate) functions: Vec<(Symbol, usize)>,
}

impl Bytes {
    /// Reads them; fails on what is no Wasm.
    pub(crate) fn read(wasm: &[u8]) -> Result<Self, BinaryReaderError> {
        let mut bytes = Self::default();
        let names = wasm_names::of_functions(wasm)?;
        let mut bodies = Vec::new();
        let mut imported = 0;
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            if let Some((id, range)) = payload.as_section()
                && let Some(section) = section_name(id)
            {
                *bytes.sections.entry(section).or_default() +=
                    usize::try_from(range.end - range.start).unwrap_or(usize::MAX);
            }
            match payload {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes().len()),
                _ => {}
            }
        }
        bytes.functions = (imported..)
            .zip(bodies)
            .map(|(index, length)| (Symbol::read(names.get(&index).copied().unwrap_or_default()), length))
            .collect();
        Ok(bytes)
    }

    /// All of them.
    pub(crate) fn total(&self) -> usize {
        self.sections.values().sum()
    }
}

/// What a section holds, in a word; `None` for one that no browser gets.
fn section_name(id: u8) -> Option<&'static str> {
    match id {
        0 => None,
        2 => Some("imports"),
        7 => Some("exports"),
        9 => Some("table of functions"),
        10 => Some("code"),
        11 => Some("data: words, tables, messages"),
        _ => Some("all else"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wasm_names::testing::module_with;

    const FUNCTIONS: [(&str, usize); 2] = [("no_path", 1), ("beside::app::page", 5)];

    #[test]
    fn a_function_has_its_own_name_and_its_bytes() {
        let bytes = Bytes::read(&module_with(&FUNCTIONS)).unwrap();
        let told: Vec<_> =
            bytes.functions.iter().map(|(symbol, length)| (symbol.name.as_str(), *length)).collect();
        assert_eq!(told, [("no_path", 3), ("beside::app::page", 7)]);
    }

    #[test]
    fn names_are_not_counted_and_all_else_is() {
        let bytes = Bytes::read(&module_with(&FUNCTIONS)).unwrap();
        assert_eq!(bytes.sections["code"], 13);
        assert_eq!(bytes.sections["data: words, tables, messages"], 8);
        let renamed = Bytes::read(&module_with(&[("a", 1), ("a_longer_name_of_a_function", 5)])).unwrap();
        assert_eq!(renamed.total(), bytes.total());
        assert!(Bytes::read(b"no Wasm").is_err());
    }
}
