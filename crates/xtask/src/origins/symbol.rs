//! Which crate and which module wrote the function with this symbol?

use rustc_demangle::demangle;

/// What a symbol tells.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Symbol {
    /// The path of the function as a person reads it, without the hash that tells copies of it apart.
    pub(crate) name: String,
    /// The crate, or what stands for one where no path is told.
    pub(crate) from: String,
    /// The crate and the module in it.
    pub(crate) module: String,
}

impl Symbol {
    pub(crate) fn read(symbol: &str) -> Self {
        let name = format!("{:#}", demangle(symbol));
        let path = path_of(&name);
        let parts: Vec<&str> = path.split("::").collect();
        let (from, module) = match parts.as_slice() {
            // A function right in the root of its crate stands for itself, as a module of that name would.
            [from, inner, ..] => ((*from).to_owned(), format!("{from}::{inner}")),
            _ => (UNNAMED.to_owned(), UNNAMED.to_owned()),
        };
        Self { name, from, module }
    }
}

/// What has no path of Rust: what the linker and wasm-bindgen make.
const UNNAMED: &str = "(no crate)";

/// The path that tells who wrote it. An implementation belongs to the type that it is for, or, where that is any type, to
/// its trait.
fn path_of(name: &str) -> &str {
    let Some(inner) = name.strip_prefix('<') else { return plain(name) };
    let (kind, of_trait) = match split_as(inner) {
        Some((kind, of_trait)) => (kind, Some(of_trait)),
        None => (inner, None),
    };
    let kind = plain(kind);
    if kind.contains("::") { kind } else { of_trait.map_or(kind, plain) }
}

/// The type and the trait in `T as Trait>::function`, where brackets in either are whole.
fn split_as(inner: &str) -> Option<(&str, &str)> {
    let mut depth = 0_usize;
    for (at, sign) in inner.char_indices() {
        match sign {
            '<' | '(' | '[' => depth += 1,
            '>' if inner.get(..at).is_some_and(|before| before.ends_with('-')) => {}
            '>' | ')' | ']' if depth == 0 => return None,
            '>' | ')' | ']' => depth -= 1,
            ' ' if depth == 0 => {
                if let Some(of_trait) = inner.get(at..).and_then(|rest| rest.strip_prefix(" as ")) {
                    return Some((&inner[..at], of_trait));
                }
            }
            _ => {}
        }
    }
    None
}

/// A path without the signs of a reference, a pointer, a slice or a trait object before it, and without what it is given.
fn plain(path: &str) -> &str {
    let mut path = path;
    while let Some(rest) = ["&", "mut ", "dyn ", "*const ", "*mut ", "[", "(", "<"]
        .iter()
        .find_map(|sign| path.strip_prefix(sign))
    {
        path = rest;
    }
    let end = path.find(|sign: char| !(sign.is_alphanumeric() || matches!(sign, '_' | ':')));
    end.map_or(path, |end| &path[..end]).trim_end_matches(':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_symbol_tells_its_module_and_forgets_its_hash() {
        let symbol = Symbol::read("_ZN6beside5state6finder6Finder7provide17h38ecbb7b3341b751E");
        assert_eq!(symbol.name, "beside::state::finder::Finder::provide");
        assert_eq!((symbol.from.as_str(), symbol.module.as_str()), ("beside", "beside::state"));
        let standard = Symbol::read("_RNvMNtCs5cOc02OMXlo_5alloc6stringNtB2_6String13with_capacity");
        assert_eq!(standard.module, "alloc::string");
    }

    #[test]
    fn an_implementation_belongs_to_its_type_or_else_to_its_trait() {
        for (name, path) in [
            (
                "<core::iter::adapters::map::Map<I,F> as core::iter::Iterator>::next",
                "core::iter::adapters::map::Map",
            ),
            ("<T as alloc::string::SpecToString>::spec_to_string", "alloc::string::SpecToString"),
            ("<&mut beside::a::B as core::fmt::Debug>::fmt", "beside::a::B"),
            ("<[T] as alloc::slice::Join>::join", "alloc::slice::Join"),
            ("<(A, B) as tachys::view::Render>::build", "tachys::view::Render"),
            ("<dyn core::any::Any>::is", "core::any::Any"),
            ("<alloc::boxed::Box<dyn Fn() -> T> as core::fmt::Debug>::fmt", "alloc::boxed::Box"),
            ("beside::a::_::<impl serde::Deserialize for beside::a::B>::deserialize", "beside::a::_"),
            ("core::ptr::drop_in_place<beside::a::B>", "core::ptr::drop_in_place"),
        ] {
            assert_eq!(path_of(name), path, "{name}");
        }
    }

    #[test]
    fn what_no_crate_wrote_says_so() {
        for name in ["__wbindgen_malloc", "memcpy", ""] {
            assert_eq!(Symbol::read(name).from, UNNAMED, "{name}");
        }
    }
}
