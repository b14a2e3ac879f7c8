//! Tools as the Model Context Protocol lists them.

use domain::catalogue::{self, Entry};
use domain::kernel::Kind;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

/// A tool for each operation that takes JSON and answers with one value.
pub fn all() -> Vec<Value> {
    catalogue::all().into_iter().filter(|entry| entry.kind.is_plain_call()).map(tool).collect()
}

fn tool(entry: &Entry) -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let mut input = (entry.input)(&mut generator).to_value();
    let definitions = generator.take_definitions(true);
    if !definitions.is_empty() {
        input["$defs"] = definitions.into();
    }
    let reads = entry.kind.only_reads();
    json!({
        "name": entry.name.replace('.', "_"),
        "description": entry.doc,
        "inputSchema": input,
        "annotations": {
            "readOnlyHint": reads,
            "destructiveHint": entry.kind == Kind::Command && !entry.attributes.creates,
            "idempotentHint": reads || entry.attributes.idempotent,
            "openWorldHint": false
        }
    })
}
