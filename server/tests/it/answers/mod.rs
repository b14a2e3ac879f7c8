//! Answers from documents: what they quote, what they refuse, who sees them, and when they hold no more. And what is told of
//! documents by itself: in short, and what they might carry as well.

mod holds;
mod ordered;
mod quality;
mod quotes;
mod seen;
mod settled;
mod suggestions;
mod summaries;
mod written;

use crate::jobs::toys::{until, work};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use http::Method;
use serde_json::{Value, json};
use tokio::task::JoinSet;

const RETURNS: &str = "Customers may bring back unopened goods within 30 days and get their money back in the way in which they \
    paid. The receipt is enough; an order number from the online shop will do as well.\n\nRefunds above 250 euros are signed by \
    the head of customer care. Gift boxes can't be given back.\n";
const LEAVE: &str = "Everybody has 27 working days of paid leave a year, whatever the contract of their country says as a minimum. \
    Up to 5 days can be carried over and are lost at the end of March.\n";
const ANISE: &str = "我们的八角来自广西玉林。必须检查是否混有莽草。莽草有毒，外形与八角相似，但果瓣多于八个。\n";

/// A world with a sentence model, subscribers, tasks and runs at work, and a space in which everybody of the client writes.
async fn world(flags: &[&str]) -> (World, JoinSet<()>, String) {
    let mut world = World::queueing_with(flags).await;
    world.work();
    world.follow();
    let tasks = work(&world, 1);
    let access = json!([{"kind": "everybody", "id": null, "role": "writer"}]);
    let made = does(&world, Method::POST, "/spaces", OWNER, json!({"name": "Handbook", "access": access})).await;
    let space = id_of(&made);
    (world, tasks, space)
}

/// Does something that has to go well.
async fn does(world: &World, method: Method, path: &str, who: &str, body: Value) -> Value {
    let reply = world.ask(method, &format!("/api/v1{path}")).by(who).json(&body).send().await;
    assert!(reply.status < 300, "{path} by {who}: {} {}", reply.status, reply.text());
    if reply.bytes().is_empty() { Value::Null } else { reply.json() }
}

async fn get(world: &World, path: &str, who: &str) -> Value {
    let reply = world.get(&format!("/api/v1{path}")).by(who).send().await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text());
    reply.json()
}

fn id_of(made: &Value) -> String {
    made["id"].as_str().unwrap_or_else(|| panic!("no id in {made}")).to_owned()
}

/// A text in a space, as soon as it is found; its id.
async fn text(world: &World, space: &str, title: &str, text: &str) -> String {
    let made =
        does(world, Method::POST, "/documents", OWNER, json!({"spaceId": space, "title": title, "text": text})).await;
    let id = id_of(&made);
    is_found(world, &id, 1).await;
    id
}

/// Lets a subscriber read the log from its beginning, as one that has never handled anything. Where it has got to is moved, and
/// what is known to be handled is forgotten: without that no event would come to it again.
async fn read_anew(world: &World, subscriber: &str) {
    let anew = format!(
        "update log.checkpoints set transaction_id = 0, position = 0, retry_at = null, attempts = 0
         where subscriber = '{subscriber}';
         delete from log.handled where subscriber = '{subscriber}'"
    );
    let mut db = world.as_superuser().await;
    sqlx::raw_sql(sqlx::AssertSqlSafe(anew)).execute(&mut db).await.expect("it begins anew");
    until("the log was read", async || {
        world.follow_to_the_end().await;
        let behind = "select count(*) from log.events e join log.checkpoints c on c.subscriber = $1
                      where (e.transaction_id, e.position) > (c.transaction_id, c.position)";
        let behind = sqlx::query_scalar::<_, i64>(behind).bind(subscriber).fetch_one(&mut db);
        behind.await.expect("a number") == 0
    })
    .await;
}

/// Waits until what was ordered so far is carried out.
async fn carried_out(world: &World) {
    let mut db = world.as_superuser().await;
    until("what was put down is carried out", async || {
        let waiting = "select count(*) from queue._private_jobs where attempts < max_attempts and run_at <= now()";
        sqlx::query_scalar::<_, i64>(waiting).fetch_one(&mut db).await.expect("a number") == 0
    })
    .await;
}

/// Waits until a version of a document is in the index.
async fn is_found(world: &World, document: &str, version: i32) {
    until("it is in the index", async || {
        let held = "select exists (select from knowledge.passages where document_id = $1::uuid and version = $2)";
        let held = sqlx::query_scalar::<_, bool>(held).bind(document).bind(version);
        held.fetch_one(&mut world.as_superuser().await).await.expect("an answer")
    })
    .await;
}

/// The next version of a text, as soon as it is found.
async fn rewritten(world: &World, document: &str, text: &str, version: u32) {
    let edit = json!({"body": text, "base": version - 1});
    does(world, Method::PATCH, &format!("/documents/{document}"), OWNER, edit).await;
    does(world, Method::POST, &format!("/documents/{document}/publish"), OWNER, json!({})).await;
    is_found(world, document, i32::try_from(version).expect("a few versions")).await;
}

/// The run that answers a question, once it has ended.
async fn asked(world: &World, who: &str, body: Value) -> Value {
    let id = id_of(&does(world, Method::POST, "/answers", who, body).await);
    let path = format!("/executions/{id}");
    until("it has ended", async || !get(world, &path, who).await["endedAt"].is_null()).await;
    get(world, &path, who).await
}

/// The run that answers a question of Aurora's client.
async fn answer(world: &World, question: &str) -> Value {
    asked(world, CLIENT, json!({"question": question})).await
}

/// What a run's answer rests on, as somebody sees it.
async fn sources(world: &World, run: &Value, who: &str) -> Vec<Value> {
    let list = get(world, &format!("/executions/{}/citations", id_of(run)), who).await;
    list.as_array().cloned().unwrap_or_default()
}
