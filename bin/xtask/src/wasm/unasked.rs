//! What a library offers to scripts and none of ours asks for. Whatever a module exports stays in it with all that it
//! calls, so it goes before the module is cut.

use anyhow::{Context, Result};
use wasm_encoder::{ExportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

/// How the classes are called that `wasm-streams` offers: streams that Rust fills or drinks from.
const CLASSES: &str = "intounderlying";

/// The module without them. Nothing else in it moves: relocations count the bytes of its sections. Where Rust itself hands
/// one of the classes to a script, they stay.
pub fn dropped(module: &[u8]) -> Result<Vec<u8>> {
    let mut small = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        if let Payload::ImportSection(section) = &payload {
            for import in section.clone().into_imports() {
                if import?.name.contains(CLASSES) {
                    return Ok(module.to_vec());
                }
            }
        }
        if let Payload::ExportSection(section) = &payload {
            let mut exports = ExportSection::new();
            for export in section.clone() {
                let export = export?;
                if !export.name.contains(CLASSES) {
                    exports.export(export.name, export.kind.into(), export.index);
                }
            }
            small.section(&exports);
        } else if let Some((id, range)) = payload.as_section() {
            let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
            small.section(&RawSection { id, data: module.get(range).context("a section ends behind its module")? });
        }
    }
    Ok(small.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CodeSection, CustomSection, EntityType, ExportKind, Function};
    use wasm_encoder::{FunctionSection, ImportSection, TypeSection};

    fn module(imported: &[&str]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        for name in imported {
            imports.import("./it_bg.js", name, EntityType::Function(0));
        }
        let mut functions = FunctionSection::new();
        functions.function(0);
        let own = u32::try_from(imported.len()).unwrap();
        let mut exports = ExportSection::new();
        for name in ["hydrate", "intounderlyingsink_write", "__wbindgen_describe_intounderlyingsink_write"] {
            exports.export(name, ExportKind::Func, own);
        }
        let mut code = CodeSection::new();
        // A call whose index takes five bytes, as a linker leaves it.
        code.function(Function::new([]).raw([0x10, 0x80 | u8::try_from(own).unwrap(), 0x80, 0x80, 0x80, 0x00, 0x0b]));
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&exports).section(&code);
        module.section(&CustomSection { name: "reloc.CODE".into(), data: (&[4, 0][..]).into() });
        module.finish()
    }

    fn exported(module: &[u8]) -> Vec<String> {
        wasmparser::validate(module).unwrap();
        let sections = Parser::new(0).parse_all(module).filter_map(|payload| match payload.unwrap() {
            Payload::ExportSection(section) => Some(section),
            _ => None,
        });
        sections.flatten().map(|export| export.unwrap().name.to_owned()).collect()
    }

    #[test]
    fn nobodys_classes_go_and_all_other_bytes_stay() {
        let (given, small) = (module(&[]), dropped(&module(&[])).unwrap());
        assert_eq!(exported(&small), ["hydrate"]);
        let after = |module: &[u8]| {
            let sections = Parser::new(0).parse_all(module).filter_map(|payload| {
                let (id, range) = payload.unwrap().as_section()?;
                (id != 7).then(|| (id, module[range.start as usize..range.end as usize].to_vec()))
            });
            sections.collect::<Vec<_>>()
        };
        assert_eq!(after(&small), after(&given));
    }

    #[test]
    fn classes_that_rust_hands_out_stay() {
        let given = module(&["__wbg_intounderlyingsink_new"]);
        assert_eq!(dropped(&given).unwrap(), given);
    }
}
