//! `docs/events`: what every event says, as others rely on it.

use crate::support::people::CLIENT;
use crate::support::{World, compare};
use domain::catalogue::{Envelope, EventType, events};
use serde_json::{Value, json};
use std::fmt::Write;
use texts::{Catalogue, Locale};

fn as_json(event: &EventType) -> Value {
    json!({
        "type": event.name, "context": event.set.context, "aggregate": event.set.aggregate,
        "version": event.set.version, "audience": event.set.audience.as_str(), "description": event.doc,
        "personal": event.personal, "textKey": event.text_key(), "payload": event.schema,
        "example": Envelope::example_of(event),
    })
}

#[test]
fn the_golden_event_catalogue_is_what_the_code_says() {
    let all: Vec<Value> = events().iter().map(as_json).collect();
    let catalogue = json!({"envelope": Envelope::schema(), "events": all});
    compare("docs/events/catalogue.json", &(serde_json::to_string_pretty(&catalogue).expect("JSON") + "\n"));
}

#[test]
fn the_golden_page_of_events_is_what_the_code_says() {
    let mut out = String::from(
        "# Events\n\nWhat happens in Portico and is kept: one section a context. Written by `UPDATE_GOLDEN=1 cargo test -p server --test it golden`;\n\
         [catalogue.json](catalogue.json) has the schemas, `samples` one event of every version that was ever stored.\n\n\
         Others see an event as `{type, context, tenantId, payload, metadata: {correlationId, timestamp, source}}`. Members marked *personal* are\n\
         null once the person is erased.\n",
    );
    let mut context = "";
    for event in events() {
        if event.set.context != context {
            context = event.set.context;
            let _ = write!(
                out,
                "\n## {context}\n\n| type | what has happened | of | version | who may read it | members |\n|---|---|---|---|---|---|\n"
            );
        }
        let members = event.schema["properties"].as_object().cloned().unwrap_or_default();
        let members = members.keys().map(|name| {
            let personal = event.personal.iter().any(|path| path == name || path.starts_with(&format!("{name}.")));
            if personal { format!("`{name}` *personal*") } else { format!("`{name}`") }
        });
        let members = members.collect::<Vec<_>>().join(", ");
        let (set, doc) = (event.set, event.doc.replace('\n', " "));
        let _ = writeln!(
            out,
            "| `{}` | {doc} | {} | {} | `{}` | {members} |",
            event.name,
            set.aggregate,
            set.version,
            set.audience.as_str()
        );
    }
    compare("docs/events/README.md", &out);
}

#[test]
fn every_event_has_a_line_in_every_language() {
    for event in events() {
        for locale in Locale::ALL {
            let key = Catalogue::of(locale).named(&event.text_key());
            assert!(key.is_some(), "{} has no text in {}", event.name, locale.code());
        }
    }
    for kind in domain::platform::AccessKind::ALL {
        assert!(Catalogue::of(Locale::En).named(&format!("accesses.{}", kind.as_str())).is_some(), "{kind:?}");
    }
}

#[test]
fn every_example_fits_its_schema_and_the_envelope() {
    let envelope = jsonschema::validator_for(&Envelope::schema()).expect("a schema");
    for event in events() {
        let example = serde_json::to_value(Envelope::example_of(&event)).expect("JSON");
        fits(&envelope, &example, event.name);
        let payload = jsonschema::validator_for(&event.schema).expect("a schema");
        fits(&payload, &example["payload"], event.name);
        assert!(!payload.is_valid(&json!("nonsense")), "{}: the schema asks for nothing", event.name);
    }
}

/// Fails with what doesn't fit.
pub fn fits(schema: &jsonschema::Validator, value: &Value, what: &str) {
    let faults: Vec<String> = schema.iter_errors(value).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{what}: {faults:?} in {value}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_types_of_events_are_told_in_the_callers_language() {
    let world = World::demo().await;
    let of = async |language: &str| {
        let ask = world.get("/api/v1/event-types").by(CLIENT).header("accept-language", language);
        ask.send().await.json()["data"].as_array().cloned().expect("types")
    };
    let (english, korean) = (of("en").await, of("ko").await);
    assert_eq!(english.len(), events().len());
    assert!(
        english.iter().zip(&korean).all(|(one, other)| one["name"] == other["name"] && one["text"] != other["text"])
    );
    let schema: Value = serde_json::from_str(english[0]["schema"].as_str().expect("a text")).expect("JSON");
    assert!(schema.is_object());
}
