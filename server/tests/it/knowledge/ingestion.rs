//! Documents come in: by upload, by the API and by pasting; what can't be read says what and where.

use crate::files::{id_of, part};
use crate::jobs::toys::{until, work};
use crate::support::people::{ADMIN, CLIENT, CONSULTANT, OWNER, RIVAL, SUPPORT};
use crate::support::{Reply, World};
use serde_json::{Value, json};
use tokio::task::JoinSet;

/// A PDF as another program made it.
const POLICY: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/parse/tests/samples/policy.pdf"));
/// It begins as a PDF does, and is none.
const BROKEN: &[u8] = b"%PDF-1.7\nThe rest was lost on the way.\n";
const ROWS: &str = "name,city,spice\nLina,Aleppo,sumac\nOmar,Homs\nMaya,Hama,cumin\n";

/// The world with a sentence model, subscribers and workers, and a space in which everybody of the client writes.
pub async fn world() -> (World, JoinSet<()>, String) {
    let mut world = World::queueing().await;
    world.follow();
    let workers = work(&world, 1);
    let space = space(&world, OWNER, "Handbook").await;
    (world, workers, space)
}

/// A space in which everybody of the tenant writes.
pub async fn space(world: &World, by: &str, name: &str) -> String {
    let access = json!([{"kind": "everybody", "id": null, "role": "writer"}]);
    let made = world.post("/api/v1/spaces").by(by).json(&json!({"name": name, "access": access})).send().await;
    assert_eq!(made.status, 201, "{}", made.text());
    id_of(&made)
}

/// Announces a file for a space.
pub async fn announce(world: &World, by: &str, space: &str, name: &str, size: usize) -> Reply {
    let body = json!({"name": name, "sizeBytes": size, "owner": {"kind": "space", "id": space}});
    world.post("/api/v1/uploads").by(by).json(&body).send().await
}

/// Sends a file into a space; its id.
pub async fn send(world: &World, space: &str, name: &str, bytes: &[u8]) -> String {
    let begun = announce(world, CLIENT, space, name, bytes.len()).await;
    assert_eq!(begun.status, 201, "{}", begun.text());
    let done = part(world, CLIENT, &id_of(&begun), 0, bytes).await;
    assert_eq!(done.status, 200, "{}", done.text());
    done.json()["fileId"].as_str().expect("a file").to_owned()
}

/// The documents of a space that are in the index or on their way.
pub async fn listed(world: &World, by: &str, space: &str) -> Vec<Value> {
    let list = world.get(&format!("/api/v1/ingestions?spaceId={space}")).by(by).send().await;
    assert_eq!(list.status, 200, "{}", list.text());
    list.json()["data"].as_array().cloned().unwrap_or_default()
}

/// Waits until so many documents of a space are read, or can't be; they are in the order of their titles.
pub async fn read(world: &World, space: &str, count: usize) -> Vec<Value> {
    let is_over = |row: &Value| row["status"] == "indexed" || row["status"] == "failed";
    until("they are read", async || {
        let rows = listed(world, CLIENT, space).await;
        rows.len() == count && rows.iter().all(is_over)
    })
    .await;
    let mut rows = listed(world, CLIENT, space).await;
    rows.sort_by_key(|row| row["title"].as_str().unwrap_or_default().to_owned());
    rows
}

/// What is known of a document on its way.
pub async fn shown(world: &World, by: &str, document: &str) -> Value {
    let path = format!("/api/v1/documents/{document}/ingestion");
    let reply = world.get(&path).by(by).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

/// A number that the database answers.
pub async fn number(world: &World, question: &str) -> i64 {
    let question = sqlx::AssertSqlSafe(question.to_owned());
    sqlx::query_scalar(question).fetch_one(&mut world.as_superuser().await).await.expect("a number")
}

/// Passages of a document, all versions.
pub async fn passages(world: &World, document: &str) -> i64 {
    number(world, &format!("select count(*) from knowledge.passages where document_id = '{document}'")).await
}

/// Checklist AIW-06.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_table_and_a_pdf_are_indexed_and_a_broken_file_lists_its_error_and_all_count_as_storage() {
    let (world, _workers, space) = world().await;
    let before = crate::billing::limit(&world, CLIENT, "storage_bytes").await["used"].as_u64().expect("bytes");
    let files: [(&str, &[u8]); 3] = [("a.csv", ROWS.as_bytes()), ("b.pdf", POLICY), ("c.pdf", BROKEN)];
    for (name, bytes) in files {
        send(&world, &space, name, bytes).await;
    }
    let rows = read(&world, &space, 3).await;
    let status: Vec<_> = rows.iter().map(|row| (row["title"].as_str(), row["status"].as_str())).collect();
    let expected =
        [(Some("a.csv"), Some("indexed")), (Some("b.pdf"), Some("indexed")), (Some("c.pdf"), Some("failed"))];
    assert_eq!(status, expected);
    let broken = shown(&world, CLIENT, rows[2]["id"].as_str().expect("an id")).await;
    assert_eq!((&broken["passages"], broken["faults"].as_array().map(Vec::len)), (&json!(0), Some(1)), "{broken}");
    assert!(broken["faults"][0]["code"].as_str().is_some_and(|code| !code.is_empty()), "{broken}");
    for row in &rows[..2] {
        let detail = shown(&world, CLIENT, row["id"].as_str().expect("an id")).await;
        assert!(detail["passages"].as_u64().is_some_and(|count| count > 0), "{detail}");
        assert_eq!((&detail["model"], &detail["dimensions"]), (&json!("all-minilm-l6-v2"), &json!(384)));
    }
    let sent: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    let after = crate::billing::limit(&world, CLIENT, "storage_bytes").await["used"].as_u64().expect("bytes");
    assert_eq!(after, before + sent as u64, "the broken one counts as well");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn rows_that_cannot_be_read_are_named_and_the_others_are_found() {
    let (world, _workers, space) = world().await;
    send(&world, &space, "rows.csv", ROWS.as_bytes()).await;
    let rows = read(&world, &space, 1).await;
    assert_eq!((&rows[0]["status"], &rows[0]["faults"]), (&json!("indexed"), &json!(1)), "{rows:?}");
    let detail = shown(&world, CLIENT, rows[0]["id"].as_str().expect("an id")).await;
    let fault = &detail["faults"][0];
    assert_eq!((&fault["code"], &fault["place"]["row"]), (&json!("row_too_short"), &json!(3)), "{fault}");
    let found = |word: &str| format!("select count(*) from knowledge.passages where body like '%{word}%'");
    assert!(number(&world, &found("sumac")).await > 0 && number(&world, &found("cumin")).await > 0);
    assert_eq!(number(&world, &found("Homs")).await, 0, "its values would stand under the names of others");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_text_that_a_program_sends_is_found_and_counts_by_its_bytes() {
    let (world, _workers, space) = world().await;
    let before = crate::billing::limit(&world, CLIENT, "storage_bytes").await["used"].as_u64().expect("bytes");
    let text = "Opened jars are taken back within fourteen days. تُعاد الجرار المفتوحة خلال أربعة عشر يومًا.";
    let body = json!({"spaceId": space, "title": "Returns", "text": text, "tags": ["returns"]});
    let made = world.post("/api/v1/documents").by(CLIENT).json(&body).send().await;
    assert_eq!(made.status, 201, "{}", made.text());
    let rows = read(&world, &space, 1).await;
    assert_eq!((&rows[0]["id"], &rows[0]["kind"]), (&made.json()["id"], &json!("text")));
    let after = crate::billing::limit(&world, CLIENT, "storage_bytes").await["used"].as_u64().expect("bytes");
    assert_eq!(after, before + text.len() as u64);
    let kept = number(&world, "select count(*) from knowledge.passages where tags = '{returns}'").await;
    assert!(kept > 0, "what a document is filed under narrows what is found");
    let figures = world.get("/api/v1/knowledge/usage").by(CLIENT).send().await.json();
    let own = figures["spaces"].as_array().and_then(|spaces| spaces.iter().find(|it| it["spaceId"] == space.as_str()));
    let own = own.expect("the space").clone();
    assert_eq!((&own["documents"], &own["bytes"]), (&json!(1), &json!(text.len())), "{figures}");
    assert!(own["tokens"].as_u64() > Some(0) && own["tokens"] == rows[0]["tokens"], "{figures}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn another_tenants_documents_and_spaces_are_not_there() {
    let (world, _workers, space) = world().await;
    send(&world, &space, "rows.csv", ROWS.as_bytes()).await;
    let document = read(&world, &space, 1).await[0]["id"].as_str().expect("an id").to_owned();
    let not_there = (404, "resource_not_found".to_owned());
    let asked = world.get(&format!("/api/v1/documents/{document}/ingestion")).by(RIVAL).send().await;
    assert_eq!(asked.refusal("its state"), not_there);
    let again = world.post(&format!("/api/v1/documents/{document}/ingest")).by(RIVAL).send().await;
    assert_eq!(again.refusal("reading it anew"), not_there);
    let body = json!({"spaceId": space, "title": "Returns", "text": "Ours now."});
    let sent = world.post("/api/v1/documents").by(RIVAL).json(&body).send().await;
    assert_eq!(sent.refusal("a text for it"), not_there);
    assert_eq!(announce(&world, RIVAL, &space, "a.csv", 5).await.refusal("a file for it"), not_there);
    assert!(listed(&world, RIVAL, &space).await.is_empty());
    let figures = world.get("/api/v1/knowledge/usage").by(RIVAL).send().await.json();
    assert!(!figures.to_string().contains(&space), "{figures}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_platforms_people_send_files_into_its_spaces_as_a_clients_do_into_theirs() {
    let (world, _workers, _) = world().await;
    let house = space(&world, ADMIN, "How we work").await;
    for (by, name) in [(ADMIN, "a.txt"), (CONSULTANT, "b.txt"), (SUPPORT, "c.txt")] {
        let text = format!("{name} says how projects begin.");
        let begun = announce(&world, by, &house, name, text.len()).await;
        assert_eq!(begun.status, 201, "{by}: {}", begun.text());
        let done = part(&world, by, &id_of(&begun), 0, text.as_bytes()).await;
        assert_eq!(done.status, 200, "{by}: {}", done.text());
        let content = format!("/api/v1/files/{}/content", done.json()["fileId"].as_str().expect("a file"));
        assert!(world.get(&content).by(by).send().await.bytes() == text.as_bytes(), "{by}");
    }
    until("each is a document", async || listed(&world, CONSULTANT, &house).await.len() == 3).await;
    let clients = space(&world, OWNER, "Recipes").await;
    assert_eq!(
        announce(&world, CONSULTANT, &clients, "a.txt", 5).await.refusal("a client's"),
        (404, "resource_not_found".into())
    );
}
