//! What are the functions of a Wasm called?

use std::collections::HashMap;

use wasmparser::{BinaryReaderError, KnownCustom, Name, Parser, Payload};

/// The symbols by the numbers of their functions, where the Wasm still has them.
pub(crate) fn of_functions(wasm: &[u8]) -> Result<HashMap<u32, &str>, BinaryReaderError> {
    let mut names = HashMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::CustomSection(section) = payload? else { continue };
        let KnownCustom::Name(subsections) = section.as_known() else { continue };
        for subsection in subsections {
            let Name::Function(of_functions) = subsection? else { continue };
            for naming in of_functions {
                let naming = naming?;
                names.insert(naming.index, naming.name);
            }
        }
    }
    Ok(names)
}

#[cfg(test)]
pub(crate) mod testing {
    use wasm_encoder::{
        CodeSection, DataSection, EntityType, Function, FunctionSection, ImportSection, Module, NameMap,
        NameSection, TypeSection,
    };

    /// A Wasm that takes one function from elsewhere, has functions with these names and so many instructions that do
    /// nothing, and five bytes of data.
    pub(crate) fn module_with(functions: &[(&str, usize)]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("a", "b", EntityType::Function(0));
        let (mut declared, mut code, mut names) =
            (FunctionSection::new(), CodeSection::new(), NameMap::new());
        for (number, (name, nops)) in (1..).zip(functions) {
            declared.function(0);
            let mut function = Function::new([]);
            for _ in 0..*nops {
                function.instructions().nop();
            }
            function.instructions().end();
            code.function(&function);
            names.append(number, name);
        }
        let mut data = DataSection::new();
        data.passive(*b"words");
        let mut of_functions = NameSection::new();
        of_functions.functions(&names);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&declared).section(&code).section(&data);
        module.section(&of_functions);
        module.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_has_its_own_name_behind_those_from_elsewhere() {
        let wasm = testing::module_with(&[("first", 1), ("second", 2)]);
        assert_eq!(of_functions(&wasm).unwrap(), [(1, "first"), (2, "second")].into());
        assert!(of_functions(b"no Wasm").is_err());
    }
}
