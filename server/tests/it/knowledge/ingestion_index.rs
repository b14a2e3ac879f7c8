//! The index follows the documents: what is removed is gone at once, and all of it can be made anew while it is read.

use super::ingestion::{passages, read, send, shown, world};
use super::ingestion_files::read_the_log_anew;
use crate::jobs::toys::until;
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use http::Method;
use serde_json::{Value, json};

/// What the index says of a document, all of it.
async fn fingerprint(world: &World) -> String {
    sqlx::query_scalar(
        "select md5(string_agg(concat_ws('|', document_id, version, number, space_id, tags, kind, dated, title, place,
                                         from_char, to_char, body, lexemes, model, dimensions, embedding),
                               ';' order by document_id, number))
         from knowledge.passages",
    )
    .fetch_one(&mut world.as_superuser().await)
    .await
    .expect("there are passages")
}

/// Checklist AIW-19: deletion.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn removing_a_document_removes_its_vectors_with_the_same_commit() {
    let (world, mut workers, space) = world().await;
    let text = "Sumac is sour and red. ".repeat(400);
    send(&world, &space, "spices.txt", text.as_bytes()).await;
    send(&world, &space, "other.txt", b"Cumin is warm and brown.").await;
    let rows = read(&world, &space, 2).await;
    let [other, document] = [&rows[0], &rows[1]].map(|row| row["id"].as_str().expect("an id").to_owned());
    assert!(passages(&world, &document).await > 5, "it has many");
    // Nobody is left to do it later.
    workers.shutdown().await;
    let path = format!("/api/v1/documents/{document}");
    let removed = world.ask(Method::DELETE, &path).by(OWNER).send().await;
    assert!(removed.status < 300, "{}", removed.text());
    assert_eq!((passages(&world, &document).await, passages(&world, &other).await), (0, 1));
}

/// Checklist KNW-06.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_index_that_was_dropped_comes_back_from_the_log_as_it_was() {
    let (world, _workers, space) = world().await;
    for (name, text) in [("spices.txt", "Sumac is sour and red."), ("mint.md", "# Mint\n\nIt is fresh.\n\n- cool\n")] {
        send(&world, &space, name, text.as_bytes()).await;
    }
    read(&world, &space, 2).await;
    let before = fingerprint(&world).await;
    sqlx::raw_sql("delete from knowledge.passages")
        .execute(&mut world.as_superuser().await)
        .await
        .expect("it is dropped");
    read_the_log_anew(&world).await;
    read(&world, &space, 2).await;
    assert_eq!(fingerprint(&world).await, before);
}

/// Checklist KNW-06: without downtime.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn everything_is_embedded_anew_while_it_is_found() {
    let (world, _workers, space) = world().await;
    let text = "Sumac is sour and red. ".repeat(200);
    send(&world, &space, "spices.txt", text.as_bytes()).await;
    let document = read(&world, &space, 1).await[0]["id"].as_str().expect("an id").to_owned();
    let before = fingerprint(&world).await;
    // As another model left it.
    let other = "update knowledge.passages set model = 'another'";
    sqlx::raw_sql(other).execute(&mut world.as_superuser().await).await.expect("another model's");
    let figures = world.get("/api/v1/knowledge/usage").by(OWNER).send().await.json();
    assert_eq!(figures["outdated"], 1, "{figures}");

    let count = passages(&world, &document).await;
    let begun = world.post("/api/v1/knowledge/vectors").by(OWNER).json(&json!({})).send().await;
    assert_eq!(begun.status, 202, "{}", begun.text());
    let job = format!("/api/v1/jobs/{}", begun.json()["id"].as_str().expect("a job"));
    until("the job is done", async || {
        assert_eq!(passages(&world, &document).await, count, "all of it is found all the time");
        world.get(&job).by(OWNER).send().await.json()["job"]["status"] == "done"
    })
    .await;
    let done = world.get(&job).by(OWNER).send().await.json();
    let result: Value = serde_json::from_str(done["result"].as_str().expect("a result")).expect("JSON");
    assert_eq!((&result["documents"], &result["failed"]), (&json!(1), &json!(0)), "{done}");
    assert_eq!(fingerprint(&world).await, before);
    assert_eq!(shown(&world, CLIENT, &document).await["model"], "all-minilm-l6-v2");
    let refused = world.post("/api/v1/knowledge/vectors").by(CLIENT).json(&json!({})).send().await;
    assert_eq!(refused.refusal("whoever doesn't manage knowledge"), (403, "permission_missing".into()));
}
