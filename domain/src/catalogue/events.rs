//! Every type of event, with what a reader needs to know of it.

use crate::kernel::{Aggregate, EventExamples, EventKind, PERSONAL};
use crate::policy::Permission;
use schemars::Schema;
use serde_json::Value;

/// The events of one aggregate.
pub struct EventSet {
    /// The bounded context.
    pub context: &'static str,
    /// The stream type.
    pub aggregate: &'static str,
    /// The version of the payloads' shape.
    pub version: i16,
    /// The permission that lets a person read them.
    pub audience: Permission,
    /// Wire names.
    pub types: &'static [&'static str],
    /// What each means, in the order of `types`.
    docs: &'static [&'static str],
    /// Examples as they are stored, `{"type", "payload"}`, personal fields marked.
    pub examples: fn() -> Vec<Value>,
    schema: fn() -> Schema,
}

inventory::collect!(EventSet);

/// One type of event.
pub struct EventType {
    /// Its wire name.
    pub name: &'static str,
    /// What has happened.
    pub doc: &'static str,
    /// The set that it belongs to.
    pub set: &'static EventSet,
    /// JSON Schema of the payload as others see it.
    pub schema: Value,
    /// A payload as it is stored, personal fields marked.
    pub example: Value,
    /// Paths of the personal fields in the payload, as in `adminEmail`.
    pub personal: Vec<String>,
}

impl EventSet {
    /// The set of an aggregate.
    pub const fn of<A: Aggregate<Event: EventExamples + schemars::JsonSchema>>(docs: &'static [&'static str]) -> Self {
        Self {
            context: A::CONTEXT,
            aggregate: A::NAME,
            version: A::Event::SCHEMA_VERSION,
            audience: A::Event::AUDIENCE,
            types: A::Event::TYPES,
            docs,
            examples: || {
                let examples = A::Event::examples();
                examples.iter().map(|event| serde_json::to_value(event).unwrap_or_default()).collect()
            },
            schema: || {
                let settings = schemars::generate::SchemaSettings::draft2020_12();
                settings.with(|it| it.inline_subschemas = true).into_generator().into_root_schema_for::<A::Event>()
            },
        }
    }

    /// Its types.
    pub fn event_types(&'static self) -> Vec<EventType> {
        let schema = (self.schema)().to_value();
        let shapes = schema["oneOf"].as_array().cloned().unwrap_or_default();
        let examples = (self.examples)();
        let types = self.types.iter().zip(self.docs);
        types
            .map(|(name, doc)| {
                let shape = shapes.iter().find(|shape| shape["properties"]["type"]["const"] == **name);
                let example = examples.iter().find(|example| example["type"] == **name);
                let example = example.map(|example| example["payload"].clone()).unwrap_or_default();
                let mut personal = Vec::new();
                find_personal(String::new(), &example, &mut personal);
                let schema = shape.map(|shape| shape["properties"]["payload"].clone()).unwrap_or_default();
                EventType { name, doc, set: self, schema, example, personal }
            })
            .collect()
    }
}

fn find_personal(path: String, value: &Value, into: &mut Vec<String>) {
    let Some(members) = value.as_object() else { return };
    if members.contains_key(PERSONAL) {
        into.push(path);
        return;
    }
    for (name, value) in members {
        find_personal(if path.is_empty() { name.clone() } else { format!("{path}.{name}") }, value, into);
    }
}

/// All types of events, by context, aggregate and the order of their declaration.
pub fn events() -> Vec<EventType> {
    let mut sets: Vec<&'static EventSet> = inventory::iter::<EventSet>.into_iter().collect();
    sets.sort_by_key(|set| (set.context, set.aggregate));
    sets.into_iter().flat_map(EventSet::event_types).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_has_a_description_a_schema_and_an_example() {
        let all = events();
        assert!(all.len() >= 8, "the catalogue is linked in");
        for event in all {
            assert!(event.doc.ends_with('.'), "{}: `{}`", event.name, event.doc);
            assert!(event.schema.is_object(), "{} has no schema", event.name);
            assert!(event.example.is_object(), "{} has no example", event.name);
        }
    }

    #[test]
    fn personal_fields_are_named() {
        let all = events();
        let registered = all.iter().find(|event| event.name == "PersonRegistered").unwrap();
        assert_eq!(registered.personal, ["email", "name"]);
        assert_eq!(registered.schema["properties"]["email"]["x-personal"], true);
    }
}
