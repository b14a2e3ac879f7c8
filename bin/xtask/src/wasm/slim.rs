//! The main module and its script without what only takes room: names with fingerprints, which no compression shrinks and
//! each of which stands in both, and the places in the function table that other modules fill, which are empty from the start.

use anyhow::{Result, anyhow, ensure};
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{ElementSection, ExportSection, ImportSection, Module};
use wasmparser::{Element, ElementItems, ElementKind, Export, ExternalKind, Operator, Parser, Payload};

/// A function's name from here on is the compiler's and not one that somebody writes.
const LONG: usize = 24;

/// Module and script, smaller. `own` is the name by which the module imports from its script.
pub fn slim(module: &[u8], script: &str, own: &str) -> Result<(Vec<u8>, String)> {
    let words: BTreeSet<&str> = script.split(|c| !is_of_word(c)).collect();
    let is_ours =
        |word: &&str| word.strip_prefix('$').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    ensure!(!words.iter().any(is_ours), "the script has names like those that are to be given");
    let mut slimmer = Slimmer::of(module, script, own)?;
    let mut small = Module::new();
    slimmer
        .parse_core_module(&mut small, Parser::new(0), module)
        .map_err(|error| anyhow!("writing the main module anew: {error}"))?;
    Ok((small.finish(), renamed(&bare(script), &slimmer.short)))
}

/// What changes on the way.
struct Slimmer<'a> {
    own: &'a str,
    short: BTreeMap<String, String>,
}

impl<'a> Slimmer<'a> {
    fn of(module: &[u8], script: &str, own: &'a str) -> Result<Self> {
        let mut names = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import?;
                        if import.module == own {
                            names.push(import.name.to_owned());
                        }
                    }
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        let Export { name, kind, .. } = export?;
                        let is_public = script.contains(&format!("export function {name}("));
                        if kind == ExternalKind::Func && name.len() >= LONG && !is_public {
                            names.push(name.to_owned());
                        }
                    }
                }
                _ => {}
            }
        }
        let short = names.into_iter().enumerate().map(|(number, name)| (name, format!("${number}"))).collect();
        Ok(Self { own, short })
    }

    fn short(&self, name: &str) -> Option<String> {
        self.short.get(name).cloned()
    }
}

impl Reencode for Slimmer<'_> {
    type Error = Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: wasmparser::ImportSectionReader<'_>,
    ) -> Result<(), Error> {
        for import in section.into_imports() {
            let import = import?;
            let short = self.short(import.name).filter(|_| import.module == self.own);
            let kind = self.entity_type(import.ty)?;
            imports.import(import.module, short.as_deref().unwrap_or(import.name), kind);
        }
        Ok(())
    }

    fn parse_export(&mut self, exports: &mut ExportSection, export: Export<'_>) -> Result<(), Error> {
        let short = self.short(export.name).filter(|_| export.kind == ExternalKind::Func);
        utils::parse_export(self, exports, Export { name: short.as_deref().unwrap_or(export.name), ..export })
    }

    fn parse_element(&mut self, elements: &mut ElementSection, element: Element<'_>) -> Result<(), Error> {
        // They stand behind what is filled, so that nothing else changes its number.
        if is_empty(&element)? { Ok(()) } else { utils::parse_element(self, elements, element) }
    }

    fn parse_custom_section(
        &mut self,
        module: &mut Module,
        section: wasmparser::CustomSectionReader<'_>,
    ) -> Result<(), Error> {
        // Shrinking drops names anyway.
        if section.name() == "name" { Ok(()) } else { utils::parse_custom_section(self, module, section) }
    }
}

/// Whether it fills places of a table with nothing: the splitter names those of all other modules, a list for each.
fn is_empty(element: &Element<'_>) -> wasmparser::Result<bool> {
    if !matches!(element.kind, ElementKind::Active { .. }) {
        return Ok(false);
    }
    match &element.items {
        ElementItems::Functions(functions) => Ok(functions.count() == 0),
        ElementItems::Expressions(_, expressions) => {
            for expression in expressions.clone() {
                let first = expression?.get_operators_reader().read()?;
                if !matches!(first, Operator::RefNull { .. }) {
                    return Ok(false);
                }
            }
            Ok(true)
        }
    }
}

fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

/// The script with other names for some of its words.
fn renamed(script: &str, short: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find(is_of_word) {
        let (before, from) = rest.split_at(start);
        let (word, after) = from.split_at(from.find(|c| !is_of_word(c)).unwrap_or(from.len()));
        out.push_str(before);
        out.push_str(short.get(word).map_or(word, String::as_str));
        rest = after;
    }
    out + rest
}

/// The script without indentation and without lines that are comments: it was generated, and has no text of several lines.
fn bare(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut is_comment = false;
    for line in script.lines().map(str::trim) {
        is_comment |= line.starts_with("/*") && line.find("*/").is_none_or(|end| end + 2 == line.len());
        if !is_comment && !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
        is_comment &= !line.ends_with("*/");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        CodeSection, ConstExpr, Elements, EntityType, ExportKind, Function, FunctionSection, HeapType, RefType,
        TableSection, TableType, TypeSection,
    };

    const OWN: &str = "./it_bg.js";
    const INVOKE: &str = "_ZN12wasm_bindgen7convert8closures6invoke17h0123456789abcdefE";

    /// A module that imports what is named here and exports one function by these names.
    fn module(imported: &[(&str, &str)], exported: &[&str]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        for (module, name) in imported {
            imports.import(module, name, EntityType::Function(0));
        }
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut exports = ExportSection::new();
        for name in exported {
            exports.export(name, ExportKind::Func, u32::try_from(imported.len()).unwrap());
        }
        let mut code = CodeSection::new();
        let mut body = Function::new([]);
        body.instructions().end();
        code.function(&body);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&exports).section(&code);
        module.finish()
    }

    fn names(module: &[u8]) -> (Vec<String>, Vec<String>) {
        wasmparser::validate(module).unwrap();
        let (mut imported, mut exported) = (Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(module) {
            match payload.unwrap() {
                Payload::ImportSection(section) => {
                    imported.extend(section.into_imports().map(|import| import.unwrap().name.to_owned()));
                }
                Payload::ExportSection(section) => {
                    exported.extend(section.into_iter().map(|export| export.unwrap().name.to_owned()));
                }
                _ => {}
            }
        }
        (imported, exported)
    }

    #[test]
    fn what_module_and_script_call_each_other_is_short_in_both() {
        let given = module(&[(OWN, "__wbg_focus_0123456789abcdef"), ("./load.js", "__wasm_split_load_a")], &[INVOKE]);
        let script = format!("{{\n  __wbg_focus_0123456789abcdef: f,\n}}\nwasm.{INVOKE}(1);\n");
        let (small, script) = slim(&given, &script, OWN).unwrap();
        assert_eq!(script, "{\n$0: f,\n}\nwasm.$1(1);\n");
        assert_eq!(names(&small), (vec!["$0".to_owned(), "__wasm_split_load_a".to_owned()], vec!["$1".to_owned()]));
    }

    #[test]
    fn what_others_call_by_name_keeps_it() {
        let public = "a_function_with_a_name_for_everybody";
        let (small, script) =
            slim(&module(&[], &["hydrate", public]), &format!("export function {public}() {{}}"), OWN).unwrap();
        assert_eq!(names(&small).1, ["hydrate", public]);
        assert!(script.contains(public));
    }

    #[test]
    fn places_that_others_fill_are_not_named() {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut tables = TableSection::new();
        tables.table(TableType {
            element_type: RefType::FUNCREF,
            minimum: 3,
            maximum: None,
            table64: false,
            shared: false,
        });
        let mut elements = ElementSection::new();
        elements.active(None, &ConstExpr::i32_const(0), Elements::Functions([0].as_slice().into()));
        let nothing = [ConstExpr::ref_null(HeapType::FUNC), ConstExpr::ref_null(HeapType::FUNC)];
        elements.active(
            None,
            &ConstExpr::i32_const(1),
            Elements::Expressions(RefType::FUNCREF, nothing.as_slice().into()),
        );
        let mut code = CodeSection::new();
        let mut body = Function::new([]);
        body.instructions().end();
        code.function(&body);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&tables).section(&elements).section(&code);
        let (small, _) = slim(&module.finish(), "", OWN).unwrap();
        wasmparser::validate(&small).unwrap();
        let left = Parser::new(0).parse_all(&small).find_map(|payload| match payload.unwrap() {
            Payload::ElementSection(section) => Some(section.count()),
            _ => None,
        });
        assert_eq!(left, Some(1));
    }

    #[test]
    fn a_script_that_has_such_names_is_refused() {
        assert!(slim(&module(&[], &[]), "const $0 = `${1}`;", OWN).is_err());
        assert!(slim(&module(&[], &[]), "const a = `${1}`;", OWN).is_ok());
    }

    #[test]
    fn comments_and_indentation_go() {
        assert_eq!(
            bare("/**\n * x\n */\nlet a;\n\n    // y\n    b(); /* z */\n/* one */\n/* d */ c();\n"),
            "let a;\nb(); /* z */\n/* d */ c();\n"
        );
    }
}
