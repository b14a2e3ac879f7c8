//! Texts as vectors, on every door that they are asked for, and what is learned on top of them.

use crate::support::people::{CLIENT, INVESTOR, RIVAL};
use crate::support::{World, embeddings_path};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::models::{Field, FieldKind, Label};
use serde_json::{Value, json};
use server::integrations::models::{Models, extract};

const NEAR: [&str; 3] = ["Where is my parcel?", "My delivery hasn't arrived.", "Cinnamon grows in Sri Lanka."];

fn numbers(vector: &Value) -> Vec<f64> {
    vector.as_array().expect("a vector").iter().filter_map(Value::as_f64).collect()
}

fn likeness(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(x, y)| x * y).sum()
}

async fn tokens_used(world: &World, who: &str) -> u64 {
    let plan = world.get("/api/v1/plan").by(who).send().await.json();
    let limits = plan["limits"].as_array().expect("limits").clone();
    let tokens = limits.into_iter().find(|limit| limit["kind"] == "ai_tokens_per_month").expect("every kind");
    tokens["used"].as_u64().expect("a number")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn texts_become_vectors_that_are_near_where_the_meaning_is_and_their_tokens_count() {
    let world = World::queueing().await;
    let before = tokens_used(&world, CLIENT).await;
    let reply = world.post("/api/v1/embeddings").by(CLIENT).json(&json!({"texts": NEAR})).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    let answer = reply.json();
    assert_eq!((&answer["model"], &answer["dimensions"]), (&json!("all-minilm-l6-v2"), &json!(384)));
    let vectors: Vec<_> = answer["vectors"].as_array().expect("vectors").iter().map(numbers).collect();
    assert!(vectors.iter().all(|vector| vector.len() == 384), "{answer}");
    assert!(likeness(&vectors[0], &vectors[1]) > likeness(&vectors[0], &vectors[2]) + 0.2);
    let tokens = answer["tokens"].as_u64().expect("a number");
    assert_eq!(tokens_used(&world, CLIENT).await, before + tokens, "they are used, once");
    assert_eq!(tokens_used(&world, RIVAL).await, 0, "and nobody else's");

    let other = json!({"texts": NEAR, "model": "text-embedding-3-large"});
    let reply = world.post("/api/v1/embeddings").by(CLIENT).json(&other).send().await;
    assert_eq!(reply.faults(), [("model".to_owned(), "model_unknown".to_owned())]);
    let reply = world.post("/api/v1/embeddings").by(INVESTOR).json(&json!({"texts": NEAR})).send().await;
    assert_eq!(reply.status, 403);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn where_no_model_for_embeddings_is_named_they_are_refused_with_what_to_do() {
    let world = World::demo().await;
    let reply = world.post("/api/v1/embeddings").by(CLIENT).json(&json!({"texts": NEAR})).send().await;
    assert_eq!(reply.refusal("no model"), (503, "no_embeddings".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_stock_clients_embeddings_come_as_numbers_and_as_bytes() {
    let world = World::queueing().await;
    let ask = |body: Value| world.post("/api/v1/ai/embeddings").by(CLIENT).json(&body);
    let plain = ask(json!({"model": "all-minilm-l6-v2", "input": NEAR})).send().await.json();
    assert_eq!((&plain["object"], &plain["data"][2]["index"]), (&json!("list"), &json!(2)));
    assert_eq!(plain["usage"]["prompt_tokens"], plain["usage"]["total_tokens"]);
    let one = ask(json!({"input": NEAR[0], "encoding_format": "base64", "user": "ignored"})).send().await.json();
    let bytes = STANDARD.decode(one["data"][0]["embedding"].as_str().expect("text")).expect("base64");
    let (fours, rest) = bytes.as_chunks::<4>();
    assert!(rest.is_empty());
    for (number, expected) in fours.iter().zip(numbers(&plain["data"][0]["embedding"])) {
        assert!((f64::from(f32::from_le_bytes(*number)) - expected).abs() < 1e-5);
    }
    for (wrong, code) in [
        (json!({}), "malformed_body"),
        (json!({"input": []}), "validation_failed"),
        (json!({"input": [[1, 2]]}), "validation_failed"),
        (json!({"input": "a", "model": "text-embedding-3-small"}), "validation_failed"),
        (json!({"input": "a", "dimensions": 12}), "validation_failed"),
        (json!({"input": "a", "encoding_format": "int8"}), "validation_failed"),
        (json!({"input": "a".repeat(16_001)}), "validation_failed"),
    ] {
        let reply = ask(wrong.clone()).send().await;
        let error = reply.json()["error"].clone();
        assert_eq!((reply.status, &error["code"]), (400, &json!(code)), "{wrong}: {error}");
        assert_eq!(error["type"], "invalid_request_error");
    }
}

fn label(name: &str, examples: &[&str]) -> Label {
    Label { name: name.into(), examples: examples.iter().map(|&text| text.into()).collect() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn letters_are_sorted_by_examples_and_labels_are_learned_once() {
    let models = Models::default().with_embeddings(&embeddings_path()).unwrap_or_else(|why| panic!("{why}"));
    let labels = [
        label(
            "delivery",
            &["Where is my parcel?", "The tracking page says in transit.", "Half of the shipment is missing."],
        ),
        label(
            "invoice",
            &["You charged us twice.", "Our VAT number is missing on the bill.", "When do I get my refund?"],
        ),
        label(
            "account",
            &["I forgot my password.", "How do I add a colleague?", "The login page says I am locked out."],
        ),
    ];
    let first =
        models.classify("Nothing has arrived so far and it is a week late.", &labels).await.expect("it is sorted");
    assert_eq!((first.label.as_str(), first.scores.len()), ("delivery", 3));
    assert!((first.scores.iter().map(|(_, score)| score).sum::<f32>() - 1.0).abs() < 1e-4);
    let second = models.classify("My credit card was debited two times.", &labels).await.expect("it is sorted");
    assert_eq!(second.label, "invoice");
    assert!(second.tokens * 3 < first.tokens, "the examples were read before: {} {}", first.tokens, second.tokens);
    let named = [label("delivery of a parcel", &[]), label("signing in to an account", &[])];
    assert_eq!(models.classify("Where do I change my password?", &named).await.expect("by name").label, named[1].name);
    assert!(models.classify("Anything", &[]).await.is_err());
    assert!(Models::default().classify("Anything", &labels).await.is_err());
}

#[test]
fn a_letter_gives_its_fields_with_their_places_and_no_others() {
    let field =
        |name: &str, kind, after: Option<&str>| Field { name: name.into(), kind, after: after.map(str::to_owned) };
    let letter = "Order no. 4711 of 12 March 2026, total: 240.00 EUR. Write to anna@spices.example.";
    let fields = [
        field("order", FieldKind::OrderNumber, None),
        field("total", FieldKind::Money, Some("total")),
        field("account", FieldKind::Iban, None),
    ];
    let found = extract(letter, &fields);
    let named: Vec<_> = found.iter().map(|it| (it.field.as_str(), it.value.as_str(), it.from, it.to)).collect();
    assert_eq!(named, [("order", "4711", 10, 14), ("total", "240.00 EUR", 40, 50)]);
}
