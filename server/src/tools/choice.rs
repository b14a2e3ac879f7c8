//! Which operations are tools, and whose.

use super::held_back::is_held_back;
use crate::gateway::{Caller, may_call};
use domain::catalogue::{self, Entry};
use schemars::generate::SchemaSettings;
use serde_json::Value;
use std::sync::LazyLock;

/// An operation as a machine is told of it.
pub struct Tool {
    /// The operation's name, `tenancy.create_team`.
    pub name: &'static str,
    /// The name on the wire, where no dot may stand: `tenancy_create_team`. No two tools have the same.
    pub wire: String,
    /// A few words for people: `Create team`.
    pub title: String,
    /// What it does, as the operation's declaration says it.
    pub description: String,
    /// JSON Schema (2020-12) of the arguments, complete in itself.
    pub input: &'static Value,
    /// Whether it changes nothing.
    pub reads: bool,
    /// Whether it is off while somebody is impersonated: what can't be mended, or reaches far.
    pub danger: bool,
    entry: &'static Entry,
}

impl Tool {
    fn of(entry: &'static Entry, input: &'static Value) -> Self {
        Self {
            name: entry.name,
            wire: entry.name.replace('.', "_"),
            title: title_of(entry.name),
            description: entry.doc.to_owned(),
            input,
            reads: entry.kind.only_reads(),
            danger: entry.attributes.danger,
            entry,
        }
    }

    /// The first sentence of what it does.
    pub fn summary(&self) -> &str {
        self.description.split_inclusive(". ").next().unwrap_or_default().trim()
    }

    /// The declaration of the operation behind it.
    pub const fn entry(&self) -> &'static Entry {
        self.entry
    }
}

/// The tools and the schemas that they point to, made at the first use.
static SCHEMAS: LazyLock<Vec<(&'static Entry, Value)>> = LazyLock::new(|| {
    let offered = catalogue::all().into_iter().filter(|entry| !is_held_back(entry));
    offered.map(|entry| (entry, schema_of(entry))).collect()
});
static TOOLS: LazyLock<Vec<Tool>> =
    LazyLock::new(|| SCHEMAS.iter().map(|(entry, input)| Tool::of(entry, input)).collect());

/// Every tool, by name.
pub fn all() -> &'static [Tool] {
    &TOOLS
}

/// The tool of an operation's name, or of the name on the wire.
pub fn find(name: &str) -> Option<&'static Tool> {
    all().iter().find(|tool| tool.name == name || tool.wire == name)
}

/// The tools that the caller may ask at all, by name. What hangs on the thing asked about, each call decides.
pub fn tools_for(caller: &Caller) -> Vec<&'static Tool> {
    all().iter().filter(|tool| may_call(tool.entry, caller).is_ok()).collect()
}

/// The schema of an operation's input with all that it refers to.
fn schema_of(entry: &Entry) -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| settings.meta_schema = None);
    let mut generator = settings.into_generator();
    let mut input = (entry.input)(&mut generator).to_value();
    let definitions = generator.take_definitions(true);
    if !definitions.is_empty() {
        input["$defs"] = definitions.into();
    }
    input
}

/// `tenancy.create_team` in words: `Create team`.
fn title_of(name: &str) -> String {
    let words = name.rsplit('.').next().unwrap_or(name).replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn tools_have_names_of_their_own_that_the_protocol_takes() {
        let wires: BTreeSet<&str> = all().iter().map(|tool| tool.wire.as_str()).collect();
        assert_eq!(wires.len(), all().len());
        for tool in all() {
            let is_plain = tool.wire.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
            assert!(is_plain && (1..=64).contains(&tool.wire.len()), "{}", tool.wire);
            assert_eq!(tool.input["type"], "object", "{}", tool.name);
            assert!(!tool.title.is_empty() && tool.description.ends_with('.'), "{}", tool.name);
        }
    }

    #[test]
    fn a_tool_is_found_by_either_name() {
        let by_wire = find("tenancy_add_team").expect("a tool");
        assert_eq!((by_wire.name, by_wire.title.as_str()), ("tenancy.add_team", "Add team"));
        assert!(!by_wire.reads);
        assert_eq!(find("tenancy.add_team").expect("a tool").wire, "tenancy_add_team");
        assert!(find("tenancy.nothing").is_none());
    }

    #[test]
    fn whoever_is_nobody_has_no_tools() {
        let nobody = Caller { system: None, ..Caller::system("", crate::gateway::Door::Mcp) };
        assert!(tools_for(&nobody).is_empty());
    }
}
