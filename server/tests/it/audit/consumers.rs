//! The producer's events are the consumers' test inputs: what is stored fits what is promised, and every projection
//! takes every sample of every version.

use super::catalogue::fits;
use crate::support::World;
use domain::catalogue::{Envelope, events};
use serde_json::Value;
use server::store::rebuild::rebuild;
use server::store::{Projection, Source, outward, read_events};
use std::collections::HashMap;
use uuid::Uuid;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_stored_event_of_the_demo_world_fits_its_schema_and_the_envelope() {
    let world = World::answering().await;
    let run = serde_json::json!({"prompt": "Say yes.", "maxTokens": 4});
    let client = crate::support::people::CLIENT;
    assert_eq!(world.post("/api/v1/executions").by(client).json(&run).send().await.status, 201);
    let done = "select exists (select from log.events where type = 'ExecutionCompleted')";
    let mut db = world.as_superuser().await;
    for _ in 0..1000 {
        if sqlx::query_scalar(done).fetch_one(&mut db).await.expect("an answer") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let ids: Vec<Uuid> = sqlx::query_scalar("select event_id from log.events").fetch_all(&mut db).await.expect("ids");
    let mut tx = world.db().as_system("a test").await.expect("a transaction");
    let stored = read_events(&mut tx, &world.gateway.services().keys, &ids).await.expect("they are read");
    assert!(stored.len() >= 35, "the demo world has a history");
    let envelope = jsonschema::validator_for(&Envelope::schema()).expect("a schema");
    let schemas: HashMap<_, _> = events()
        .into_iter()
        .map(|event| (event.name, jsonschema::validator_for(&event.schema).expect("a schema")))
        .collect();
    let mut seen = std::collections::BTreeSet::new();
    for event in stored {
        let outward = serde_json::to_value(outward(event)).expect("JSON");
        let kind = outward["type"].as_str().expect("a type").to_owned();
        fits(&envelope, &outward, &kind);
        fits(
            schemas.get(&*kind).unwrap_or_else(|| panic!("{kind} isn't in the catalogue")),
            &outward["payload"],
            &kind,
        );
        assert!(!outward["metadata"]["correlationId"].as_str().unwrap_or_default().is_empty(), "{kind}");
        assert!(!find_marks(&outward["payload"]), "{kind}: marks of personal members stay inside");
        seen.insert(kind);
    }
    assert!(seen.len() >= 5, "{seen:?}");
}

fn find_marks(value: &Value) -> bool {
    match value {
        Value::Object(members) => members.keys().any(|name| name.starts_with('$')) || members.values().any(find_marks),
        Value::Array(items) => items.iter().any(find_marks),
        _ => false,
    }
}

/// One version's samples of a stream, in the order in which they can happen, with their context.
fn samples(aggregate: &str, version: i16) -> Vec<(&'static str, &'static str, Value)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/events/samples");
    let of_stream = events().into_iter().filter(|event| event.set.aggregate == aggregate);
    let read = of_stream.filter_map(|event| {
        let file = folder.join(format!("{}.{}.v{version}.json", event.set.context, event.name));
        let sample: Value = serde_json::from_str(&std::fs::read_to_string(file).ok()?).expect("JSON");
        Some((event.set.context, event.name, sample["payload"].clone()))
    });
    read.collect()
}

/// Puts the samples of one version into a stream of an empty installation and lets the projection consume them.
async fn consume(projection: &'static Projection, stream_type: &str, version: i16) -> usize {
    let samples = samples(stream_type, version);
    if samples.is_empty() {
        return 0;
    }
    let world = World::empty().await;
    let id = server::ambient::new_id();
    let metadata = serde_json::json!({
        "actor": "system:a test", "source": "worker", "operation": "toys.count", "correlationId": "", "traceId": "",
        "reach": "system"
    });
    for (number, (context, kind, payload)) in (1..).zip(&samples) {
        sqlx::query(
            "insert into log.events (event_id, tenant_id, context, stream_type, stream_id, version, type,
                                     schema_version, payload, metadata, occurred_at)
             values ($1, $2, $3, $4, $2, $5, $6, $7, $8, $9, now())",
        )
        .bind(server::ambient::new_id())
        .bind(id)
        .bind(context)
        .bind(stream_type)
        .bind::<i32>(number)
        .bind(kind)
        .bind(version)
        .bind(payload)
        .bind(&metadata)
        .execute(&mut world.as_superuser().await)
        .await
        .expect("the sample is stored");
    }
    let rebuilt = rebuild(world.db(), &world.gateway.services().keys, projection, |_| Ok(())).await;
    let rebuilt = rebuilt.unwrap_or_else(|why| panic!("{stream_type} v{version}: {why}"));
    usize::try_from(rebuilt.events).expect("a number")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_projection_consumes_every_sample_of_every_version() {
    let (mut consumed, mut streams) = (0, Vec::new());
    for projection in Projection::all() {
        let Source::Streams(stream_type) = projection.source else { continue };
        streams.push(stream_type);
        for version in 1..=10 {
            consumed += consume(projection, stream_type, version).await;
        }
    }
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/events/samples");
    let files = std::fs::read_dir(folder).expect("the samples").flatten().filter(|entry| {
        let sample: Value = serde_json::from_slice(&std::fs::read(entry.path()).expect("a sample")).expect("JSON");
        streams.contains(&sample["stream"].as_str().unwrap_or_default())
    });
    assert_eq!(consumed, files.count(), "no sample is left out");
}
