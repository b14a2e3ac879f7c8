//! Files of spaces are documents: each version once, and guarded as these.

use super::ingestion::{listed, number, passages, read, send, shown, world};
use crate::files::{id_of, part};
use crate::jobs::toys::until;
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use http::Method;
use serde_json::json;

/// Forgets what both subscribers have done, as if the log were read anew.
pub async fn read_the_log_anew(world: &World) {
    let anew = "delete from log.handled where subscriber in ('files_into_documents', 'document_index');
                update log.checkpoints set transaction_id = 0, position = 0, retry_at = null, attempts = 0
                where subscriber in ('files_into_documents', 'document_index')";
    sqlx::raw_sql(anew).execute(&mut world.as_superuser().await).await.expect("the places are moved");
    let behind = "select count(*) from log.events e
                  join log.checkpoints c on c.subscriber in ('files_into_documents', 'document_index')
                  where (e.transaction_id, e.position) > (c.transaction_id, c.position)";
    until("the log was read", async || number(world, behind).await == 0).await;
    let waiting = "select count(*) from queue._private_jobs where attempts < max_attempts and run_at <= now()";
    until("what was put down is carried out", async || number(world, waiting).await == 0).await;
}

async fn another_version(world: &World, file: &str, bytes: &[u8]) {
    let body = json!({"name": "spices.txt", "sizeBytes": bytes.len(), "fileId": file});
    let begun = world.post("/api/v1/uploads").by(CLIENT).json(&body).send().await;
    assert_eq!(begun.status, 201, "{}", begun.text());
    let done = part(world, CLIENT, &id_of(&begun), 0, bytes).await.json();
    assert_eq!(done["version"], 2, "{done}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_version_of_a_file_becomes_one_of_its_document_once_however_often_the_log_is_read() {
    let (world, _workers, space) = world().await;
    let file = send(&world, &space, "spices.txt", b"Sumac is sour and red.").await;
    let document = read(&world, &space, 1).await[0]["id"].as_str().expect("an id").to_owned();
    another_version(&world, &file, b"Cumin is warm and brown.").await;
    until("the second version is found", async || {
        let detail = shown(&world, CLIENT, &document).await;
        detail["version"] == 2 && detail["status"] == "indexed"
    })
    .await;
    let found = |word: &str| format!("select count(*) from knowledge.passages where body like '%{word}%'");
    assert_eq!((number(&world, &found("Sumac")).await, number(&world, &found("Cumin")).await), (0, 1));

    let counts = async || {
        let documents = number(&world, "select count(*) from knowledge.documents").await;
        let versions = number(&world, "select count(*) from knowledge.document_versions").await;
        let brought = number(&world, "select count(*) from knowledge.brought_files").await;
        let tokens = number(&world, "select sum(tokens)::bigint from knowledge.embedding_use").await;
        (documents, versions, brought, tokens, passages(&world, &document).await)
    };
    let before = counts().await;
    read_the_log_anew(&world).await;
    assert_eq!(counts().await, before, "nothing is brought in, read or paid for twice");
    assert_eq!(listed(&world, CLIENT, &space).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_file_of_a_restricted_document_is_for_its_readers_alone() {
    let (world, _workers, space) = world().await;
    let file = send(&world, &space, "salaries.txt", b"What everybody earns.").await;
    let document = read(&world, &space, 1).await[0]["id"].as_str().expect("an id").to_owned();
    let content = format!("/api/v1/files/{file}/content");
    assert_eq!(world.get(&content).by(CLIENT).send().await.status, 200);
    let files = world.get("/api/v1/files").by(CLIENT).send().await.json();
    assert_eq!(files["data"], json!([]), "it is a document, and no file of the workspace");

    let owner = world.caller(OWNER).await.actor.expect("a person").person_id;
    let readers = json!({"readers": [{"kind": "person", "id": owner, "role": "keeper"}]});
    let path = format!("/api/v1/documents/{document}/readers");
    let restricted = world.ask(Method::PUT, &path).by(OWNER).json(&readers).send().await;
    assert_eq!(restricted.status, 204, "{}", restricted.text());
    let foreign = format!(
        "select count(*) from knowledge.passages
         where document_id = '{document}' and readers is distinct from '{{person:{owner}}}'"
    );
    assert_eq!(number(&world, &foreign).await, 0, "in the same transaction");
    assert_eq!(world.get(&content).by(CLIENT).send().await.refusal("its file"), (404, "resource_not_found".into()));
    assert_eq!(world.get(&content).by(OWNER).send().await.status, 200);
    assert!(listed(&world, CLIENT, &space).await.is_empty());
    let asked = world.get(&format!("/api/v1/documents/{document}/ingestion")).by(CLIENT).send().await;
    assert_eq!(asked.status, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_document_goes_and_comes_back_with_its_file() {
    let (world, _workers, space) = world().await;
    let file = send(&world, &space, "spices.txt", b"Sumac is sour and red.").await;
    let document = read(&world, &space, 1).await[0]["id"].as_str().expect("an id").to_owned();
    let path = format!("/api/v1/files/{file}");
    assert_eq!(world.ask(Method::DELETE, &path).by(CLIENT).send().await.status, 204);
    until("the document went with it", async || passages(&world, &document).await == 0).await;
    assert_eq!(world.post(&format!("{path}/restore")).by(CLIENT).send().await.status, 204);
    until("and is found again", async || passages(&world, &document).await > 0).await;
}
