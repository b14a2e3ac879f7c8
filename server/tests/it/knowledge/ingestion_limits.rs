//! What a tenant has no tokens for waits and says so; without a sentence model documents are found by their words.

use super::ingestion::{listed, number, passages, read, send, shown, space, world};
use crate::billing::{limit, plan, put};
use crate::jobs::toys::{until, work};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn over_the_limit_of_tokens_a_document_waits_and_says_so() {
    let (world, _workers, space) = world().await;
    plan(&world, "thrifty", &["ai_runs", "files"], json!({"aiTokensPerMonth": 1})).await;
    put(&world, CLIENT, "thrifty").await;
    send(&world, &space, "a.txt", b"Sumac is sour and red.").await;
    read(&world, &space, 1).await;
    assert!(limit(&world, CLIENT, "ai_tokens_per_month").await["used"].as_u64() > Some(1), "they are counted");
    send(&world, &space, "b.txt", b"Cumin is warm and brown.").await;
    let waits = async || {
        let rows = listed(&world, CLIENT, &space).await;
        rows.iter().find(|row| row["title"] == "b.txt" && row["note"] == "no_tokens").cloned()
    };
    until("the second one waits", async || waits().await.is_some()).await;
    let document = waits().await.expect("it waits")["id"].as_str().expect("an id").to_owned();
    let detail = shown(&world, CLIENT, &document).await;
    assert_eq!((&detail["status"], &detail["passages"]), (&json!("waiting"), &json!(0)), "{detail}");
    let later = "select count(*) from queue._private_jobs where run_at > now() + interval '10 minutes'";
    assert_eq!(number(&world, later).await, 1, "it is looked at again by itself");

    put(&world, CLIENT, "pro").await;
    let again = world.post(&format!("/api/v1/documents/{document}/ingest")).by(CLIENT).send().await;
    assert_eq!(again.status, 204, "{}", again.text());
    read(&world, &space, 2).await;
    assert!(passages(&world, &document).await > 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_a_sentence_model_words_alone_are_kept() {
    let mut world = World::demo().await;
    world.follow();
    let _workers = work(&world, 1);
    let space = space(&world, OWNER, "Handbook").await;
    send(&world, &space, "a.txt", b"Sumac is sour and red.").await;
    let rows = read(&world, &space, 1).await;
    assert_eq!((&rows[0]["status"], &rows[0]["note"]), (&json!("indexed"), &json!("no_vectors")), "{rows:?}");
    let bare = "select count(*) from knowledge.passages where embedding is null and model is null and lexemes <> ''";
    assert_eq!(number(&world, bare).await, 1);
    assert_eq!(limit(&world, CLIENT, "ai_tokens_per_month").await["used"], 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_file_that_nothing_reads_is_kept_and_says_so() {
    let (world, _workers, space) = world().await;
    send(&world, &space, "notes.zip", b"PK\x03\x04").await;
    let rows = read(&world, &space, 1).await;
    assert_eq!((&rows[0]["status"], &rows[0]["note"]), (&json!("failed"), &json!("not_readable")), "{rows:?}");
}
