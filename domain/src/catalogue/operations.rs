//! Every operation, with what a door needs to know of it.

use super::row;
use crate::kernel::{Access, Attributes, Kind, Operation, Rest, validate};
use schemars::{Schema, SchemaGenerator};
use serde_json::Value;

/// What is known of an operation without its type.
pub struct Entry {
    /// `context.verb_noun`.
    pub name: &'static str,
    /// The bounded context.
    pub context: &'static str,
    /// What it does.
    pub doc: &'static str,
    /// How it runs.
    pub kind: Kind,
    /// Its place in the REST interface.
    pub rest: Option<Rest>,
    /// Who may ask.
    pub access: Access,
    /// Everything else.
    pub attributes: Attributes,
    /// The input of the declaration's example.
    pub example: fn() -> Value,
    /// The example's faults, if its declaration has gone wrong.
    pub example_faults: fn() -> Option<crate::Refusal>,
    /// JSON Schema of the input.
    pub input: fn(&mut SchemaGenerator) -> Schema,
    /// JSON Schema of what the handler makes.
    pub output: fn(&mut SchemaGenerator) -> Schema,
    /// The members of a row in the order of their declaration, where the output is a page of rows: a list.
    pub row: fn() -> Option<Vec<&'static str>>,
    /// JSON Schema of what the call answers.
    pub answer: fn(&mut SchemaGenerator) -> Schema,
}

inventory::collect!(Entry);

impl Entry {
    /// The entry of an operation.
    pub const fn of<O: Operation>() -> Self {
        Self {
            name: O::NAME,
            context: O::CONTEXT,
            doc: O::DOC,
            kind: O::KIND,
            rest: O::REST,
            access: O::ACCESS,
            attributes: O::ATTRIBUTES,
            example: || serde_json::to_value(O::example()).unwrap_or_default(),
            example_faults: || validate(&O::example()).err(),
            input: |generator| O::json_schema(generator),
            output: |generator| generator.subschema_for::<O::Output>(),
            row: row::members::<O::Output>,
            answer: |generator| generator.subschema_for::<O::Answer>(),
        }
    }

    /// Whether it is a list: a query that answers with pages of rows.
    pub fn is_list(&self) -> bool {
        self.kind == Kind::Query && (self.row)().is_some()
    }

    /// The HTTP status of success.
    pub fn status(&self) -> u16 {
        let empty = (self.output)(&mut SchemaGenerator::default()).get("type") == Some(&Value::from("null"));
        match self.kind {
            Kind::Job => 202,
            _ if self.attributes.creates => 201,
            Kind::Command if empty => 204,
            _ => 200,
        }
    }
}

/// All operations, by name.
pub fn all() -> Vec<&'static Entry> {
    let mut entries: Vec<_> = inventory::iter::<Entry>.into_iter().collect();
    entries.sort_by_key(|entry| entry.name);
    entries
}

/// The operation of that name.
pub fn find(name: &str) -> Option<&'static Entry> {
    inventory::iter::<Entry>.into_iter().find(|entry| entry.name == name)
}

/// A generator for JSON Schema 2020-12 whose references point into an OpenAPI document.
pub fn generator() -> SchemaGenerator {
    schemars::generate::SchemaSettings::draft2020_12()
        .with(|settings| {
            settings.definitions_path = "/components/schemas".into();
            settings.meta_schema = None;
        })
        .into_generator()
}
