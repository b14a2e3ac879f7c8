//! What is made of a version's text is ordered when that was read, and looked for by nobody before.

use super::{RETURNS, does, id_of, read_anew};
use crate::jobs::toys::until;
use crate::support::World;
use crate::support::people::OWNER;
use http::Method;
use serde_json::json;
use server::contexts::knowledge::ingestion::IndexDocument;
use server::jobs::Task;

/// What waits to be done for a document.
async fn waiting(world: &World, document: &str) -> Vec<String> {
    let waiting = "select t.identifier from queue._private_jobs j join queue._private_tasks t on t.id = j.task_id
                   where j.payload->>'document' = $1 order by t.identifier";
    let mut db = world.as_superuser().await;
    sqlx::query_scalar(waiting).bind(document).fetch_all(&mut db).await.expect("the queue")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_summary_and_suggestions_are_ordered_with_the_text_that_was_read_and_wait_for_none() {
    // Nobody carries anything out: what is ordered stays to be looked at.
    let world = World::queueing().await;
    let space = id_of(&does(&world, Method::POST, "/spaces", OWNER, json!({"name": "Handbook", "access": []})).await);
    let text = json!({"spaceId": space, "title": "Returns and refunds", "text": RETURNS});
    let document = id_of(&does(&world, Method::POST, "/documents", OWNER, text).await);
    until("it is to be read", async || {
        world.follow_to_the_end().await;
        !waiting(&world, &document).await.is_empty()
    })
    .await;
    read_anew(&world, "document_index").await;
    assert_eq!(waiting(&world, &document).await, ["index_document"], "what wasn't read has nothing to be made of it");

    let tenant = world.caller(OWNER).await.actor.expect("a person").tenant_id;
    let read = IndexDocument { tenant, document: document.parse().expect("an id"), version: 1 };
    for _ in 0..2 {
        read.carry_out(world.gateway.clone()).await.expect("it is read");
        let each_once = ["index_document", "suggest_for_document", "summarise_document"];
        assert_eq!(waiting(&world, &document).await, each_once, "however often it is read");
    }

    // A log that is read from its beginning makes up for what was lost on the way.
    sqlx::raw_sql("delete from queue._private_jobs")
        .execute(&mut world.as_superuser().await)
        .await
        .expect("nothing waits");
    read_anew(&world, "document_index").await;
    assert_eq!(waiting(&world, &document).await, ["suggest_for_document", "summarise_document"]);
}
