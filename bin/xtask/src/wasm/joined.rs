//! Several pieces of the split browser code as one module.
//!
//! Pieces have nothing of their own but functions, the places of the shared table where those are called from, and
//! data at fixed addresses: they call each other through the table alone. So they can stand beside each other in one
//! module; only their indices move.

use anyhow::{Context, Result, bail, ensure};
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, DataCountSection, DataSection, ElementSection, FunctionSection, ImportSection, Module, TypeSection,
};
use wasmparser::{Parser, Payload, TypeRef};

/// One module that does what all of these do.
pub fn modules(pieces: &[Vec<u8>]) -> Result<Vec<u8>> {
    let mut joined = Joined::default();
    for (number, piece) in pieces.iter().enumerate() {
        joined.add(piece).with_context(|| format!("piece {number}"))?;
    }
    Ok(joined.finish())
}

/// The bytes of a piece that are served: its code and its data, without the names that shrinking takes away.
pub fn weight(piece: &[u8]) -> Result<usize> {
    let mut bytes = 0;
    for payload in Parser::new(0).parse_all(piece) {
        bytes += match payload? {
            Payload::CodeSectionStart { size, .. } => usize::try_from(size)?,
            Payload::DataSection(section) => usize::try_from(section.range().end - section.range().start)?,
            _ => 0,
        };
    }
    Ok(bytes)
}

#[derive(Default)]
struct Joined {
    types: TypeSection,
    imports: ImportSection,
    imported: Imported,
    functions: FunctionSection,
    elements: ElementSection,
    code: CodeSection,
    data: DataSection,
    counts_data: bool,
}

/// What all pieces import, each by its first mention: the place in its index space is its place here.
#[derive(Default)]
struct Imported {
    globals: Vec<String>,
    tables: Vec<String>,
    memories: Vec<String>,
}

impl Joined {
    fn add(&mut self, piece: &[u8]) -> Result<()> {
        let mut moved = Moved {
            types: self.types.len(),
            functions: self.functions.len(),
            elements: self.elements.len(),
            data: self.data.len(),
            ..Moved::default()
        };
        for payload in Parser::new(0).parse_all(piece) {
            match payload? {
                Payload::TypeSection(section) => moved.parse_type_section(&mut self.types, section)?,
                Payload::ImportSection(section) => self.import(section, &mut moved)?,
                Payload::FunctionSection(section) => moved.parse_function_section(&mut self.functions, section)?,
                Payload::ElementSection(section) => moved.parse_element_section(&mut self.elements, section)?,
                Payload::DataCountSection { .. } => self.counts_data = true,
                Payload::CodeSectionEntry(body) => moved.parse_function_body(&mut self.code, body)?,
                Payload::DataSection(section) => moved.parse_data_section(&mut self.data, section)?,
                Payload::Version { .. } | Payload::CodeSectionStart { .. } | Payload::End(_) => {}
                // Names and producers.
                Payload::CustomSection(_) => {}
                Payload::ExportSection(section) => ensure!(section.count() == 0, "it exports something"),
                other => bail!("it has a section that pieces don't have: {other:?}"),
            }
        }
        Ok(())
    }

    fn import(&mut self, section: wasmparser::ImportSectionReader<'_>, moved: &mut Moved) -> Result<()> {
        for import in section.into_imports() {
            let import = import?;
            let (known, places) = match import.ty {
                TypeRef::Global(_) => (&mut self.imported.globals, &mut moved.globals),
                TypeRef::Table(_) => (&mut self.imported.tables, &mut moved.tables),
                TypeRef::Memory(_) => (&mut self.imported.memories, &mut moved.memories),
                _ => bail!("it imports the function {}", import.name),
            };
            let place = known.iter().position(|name| name == import.name);
            if place.is_none() {
                known.push(import.name.to_owned());
            }
            places.push(u32::try_from(place.unwrap_or(known.len() - 1))?);
            if place.is_none() {
                moved.parse_import(&mut self.imports, import)?;
            }
        }
        Ok(())
    }

    fn finish(self) -> Vec<u8> {
        let mut module = Module::new();
        module.section(&self.types).section(&self.imports).section(&self.functions).section(&self.elements);
        if self.counts_data {
            module.section(&DataCountSection { count: self.data.len() });
        }
        module.section(&self.code).section(&self.data);
        module.finish()
    }
}

/// Where the indices of a piece are in the joined module.
#[derive(Default)]
struct Moved {
    types: u32,
    functions: u32,
    elements: u32,
    data: u32,
    globals: Vec<u32>,
    tables: Vec<u32>,
    memories: Vec<u32>,
}

/// The place of a place. An index that a valid module can't have stays as it is, and is refused where it is used.
fn at(places: &[u32], index: u32) -> u32 {
    usize::try_from(index).ok().and_then(|index| places.get(index)).copied().unwrap_or(index)
}

impl Reencode for Moved {
    type Error = Infallible;

    fn type_index(&mut self, index: u32) -> Result<u32, Error> {
        Ok(self.types + index)
    }

    fn function_index(&mut self, index: u32) -> Result<u32, Error> {
        Ok(self.functions + index)
    }

    fn element_index(&mut self, index: u32) -> Result<u32, Error> {
        Ok(self.elements + index)
    }

    fn data_index(&mut self, index: u32) -> Result<u32, Error> {
        Ok(self.data + index)
    }

    fn global_index(&mut self, index: u32) -> Result<u32, Error> {
        Ok(at(&self.globals, index))
    }

    fn table_index(&mut self, index: u32) -> Result<u32, Error> {
        Ok(at(&self.tables, index))
    }

    fn memory_index(&mut self, index: u32) -> Result<u32, Error> {
        Ok(at(&self.memories, index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        ConstExpr, Elements, EntityType, Function, GlobalType, MemoryType, RefType, TableType, ValType,
    };

    /// A piece with one function that answers a number and reads a global, in a place of the table; `turned`: its
    /// imports come in the other order.
    fn piece(number: i32, place: i32, turned: bool) -> Vec<u8> {
        let memory = MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None };
        let table =
            TableType { element_type: RefType::FUNCREF, minimum: 9, maximum: None, table64: false, shared: false };
        let global = |mutable| GlobalType { val_type: ValType::I32, mutable, shared: false };
        let mut globals = [("one", EntityType::from(global(true))), ("other", EntityType::from(global(true)))];
        if turned {
            globals.reverse();
        }
        let mut imports = ImportSection::new();
        imports.import("m", "memory", memory).import("m", "table", table);
        globals.into_iter().for_each(|(name, global)| {
            imports.import("m", name, global);
        });
        let mut types = TypeSection::new();
        types.ty().function([], [ValType::I32]);
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut elements = ElementSection::new();
        elements.active(None, &ConstExpr::i32_const(place), Elements::Functions([0].as_slice().into()));
        let mut code = CodeSection::new();
        let mut body = Function::new([]);
        body.instructions().i32_const(number).global_get(0).i32_add().end();
        code.function(&body);
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(place * 8), number.to_le_bytes());
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&elements).section(&code).section(&data);
        module.finish()
    }

    #[test]
    fn pieces_stand_beside_each_other_with_one_set_of_imports() {
        let joined = modules(&[piece(7, 1, false), piece(8, 2, true)]).unwrap();
        wasmparser::validate(&joined).unwrap();
        let text = format!("{:?}", Parser::new(0).parse_all(&joined).collect::<Result<Vec<_>, _>>().unwrap());
        assert_eq!(text.matches("CodeSectionEntry").count(), 2);
        let reads: Vec<_> = Parser::new(0).parse_all(&joined).filter_map(global_read).collect();
        assert!(weight(&joined).unwrap() < joined.len());
        assert_eq!(reads, [0, 1], "the second piece's first global is the first one's second");
    }

    fn global_read(payload: wasmparser::Result<Payload<'_>>) -> Option<u32> {
        let Ok(Payload::CodeSectionEntry(body)) = payload else { return None };
        body.get_operators_reader().ok()?.into_iter().find_map(|operator| match operator {
            Ok(wasmparser::Operator::GlobalGet { global_index }) => Some(global_index),
            _ => None,
        })
    }

    #[test]
    fn what_is_no_piece_is_refused() {
        let mut module = Module::new();
        let mut exports = wasm_encoder::ExportSection::new();
        exports.export("memory", wasm_encoder::ExportKind::Memory, 0);
        module.section(&exports);
        assert!(modules(&[module.finish()]).is_err());
    }
}
