//! What accepting and dismissing suggestions leaves alone: what others change at the same moment, what they write, and pages that
//! not everybody may open.

use super::suggestions::{KEPT, STORING, filed, keys, status, suggested};
use super::{does, get, world};
use crate::jobs::toys::until;
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use http::Method;
use serde_json::{Value, json};
use sqlx::PgConnection;
use std::time::Duration;

/// The document, another one that it is near to, and what is suggested of that by now.
async fn near_each_other(world: &World, space: &str) -> (String, String, [String; 2]) {
    let kept = filed(world, space, ("Where saffron is kept", KEPT), &["storage"]).await;
    let storing = filed(world, space, ("Storing saffron", STORING), &[]).await;
    let both = ["tag:storage".to_owned(), format!("link:{kept}")];
    assert_eq!(keys(&suggested(world, &storing, 1, OWNER).await), both);
    (storing, kept, both)
}

/// Keeps everybody else from a table for as long as the connection lives.
async fn held(world: &World, table: &str) -> PgConnection {
    let mut db = world.as_superuser().await;
    let hold = format!("begin; lock table {table} in access exclusive mode");
    sqlx::raw_sql(sqlx::AssertSqlSafe(hold)).execute(&mut db).await.expect("it is held");
    db
}

async fn person(world: &World, who: &str) -> String {
    world.caller(who).await.actor.expect("a person").person_id.to_string()
}

fn reader(id: &str) -> Value {
    json!({"kind": "person", "id": id, "role": "keeper"})
}

/// Says who reads a document.
async fn bound(world: &World, document: &str, readers: Value) {
    let path = format!("/documents/{document}/readers");
    does(world, Method::PUT, &path, OWNER, json!({"readers": readers})).await;
}

/// Checklist AIW-20.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_tag_that_somebody_sets_while_a_suggestion_is_accepted_is_not_lost() {
    let (world, _tasks, space) = world(&[]).await;
    let (storing, ..) = near_each_other(&world, &space).await;
    let accept = format!("/documents/{storing}/suggestions/accept");
    let storage = json!({"tag": "storage"});
    world.token(CLIENT).await;
    // Whoever accepts is held up in the middle of it, and somebody else is quicker.
    let mut hold = held(&world, "knowledge.suggestions").await;
    let quicker = async {
        let waits =
            "select exists (select from pg_locks where not granted and relation = 'knowledge.suggestions'::regclass)";
        until("whoever accepts waits", async || {
            sqlx::query_scalar::<_, bool>(waits).fetch_one(&mut world.as_superuser().await).await.expect("an answer")
        })
        .await;
        let tags = json!({"tags": ["audited"]});
        does(&world, Method::PUT, &format!("/documents/{storing}/tags"), OWNER, tags).await;
        sqlx::raw_sql("commit").execute(&mut hold).await.expect("it goes on");
    };
    let (slower, ()) = tokio::join!(status(&world, &accept, CLIENT, &storage), quicker);
    let tags = async || get(&world, &format!("/documents/{storing}"), OWNER).await["tags"].clone();
    assert_eq!((slower, tags().await), (409, json!(["audited"])));
    does(&world, Method::POST, &accept, CLIENT, storage).await;
    assert_eq!(tags().await, json!(["audited", "storage"]));
}

/// Checklist AIW-20.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_accepted_link_leaves_the_draft_alone_that_somebody_else_writes() {
    let (world, _tasks, space) = world(&[]).await;
    let (storing, kept, both) = near_each_other(&world, &space).await;
    let (path, accept) = (format!("/documents/{storing}"), format!("/documents/{storing}/suggestions/accept"));
    let words = format!("{STORING}Nobody eats in the dark room.\n");
    does(&world, Method::PATCH, &path, OWNER, json!({"body": words, "base": 1})).await;
    let draft = async || get(&world, &format!("{path}?version=2"), OWNER).await;

    let link = json!({"link": kept});
    let refused = world.post(&format!("/api/v1{accept}")).by(CLIENT).json(&link).send().await;
    assert_eq!(refused.refusal("another's draft"), (409, "version_of_another".into()));
    assert!(refused.text().contains("Version 2"), "{}", refused.text());
    let untouched = draft().await;
    assert_eq!(
        (&untouched["body"], &untouched["status"], &untouched["newest"], &untouched["changedByName"]),
        (&json!(words), &json!("draft"), &json!(2), &json!("Salma Benali"))
    );
    assert_eq!(keys(&suggested(&world, &storing, 1, CLIENT).await), both, "it isn't settled");

    assert_eq!(does(&world, Method::POST, &accept, OWNER, link).await["version"], 2, "one's own draft goes on");
    let body = draft().await["body"].as_str().expect("a text").to_owned();
    assert_eq!(body, format!("{}\n\n- [Where saffron is kept](/k/{kept})\n", words.trim_end()));
}

/// Checklist AIW-20.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_link_is_suggested_only_to_a_page_that_all_readers_of_the_document_may_open() {
    let (world, _tasks, space) = world(&[]).await;
    let (storing, kept, both) = near_each_other(&world, &space).await;
    let accept = format!("/documents/{storing}/suggestions/accept");
    let [owner, client] = [person(&world, OWNER).await, person(&world, CLIENT).await];
    let shown = async || keys(&suggested(&world, &storing, 1, OWNER).await);

    // It is asked whenever somebody looks, and again when they accept.
    bound(&world, &kept, json!([reader(&owner)])).await;
    assert_eq!(shown().await, ["tag:storage"], "whoever may read both is offered the tag alone");
    assert_eq!(status(&world, &accept, OWNER, &json!({"link": kept})).await, 404);
    bound(&world, &storing, json!([reader(&owner), reader(&client)])).await;
    assert_eq!(shown().await, ["tag:storage"], "one of two readers may not open it");
    bound(&world, &storing, json!([reader(&owner)])).await;
    assert_eq!(shown().await, both, "all readers may open it");
    bound(&world, &storing, json!(null)).await;
    bound(&world, &kept, json!(null)).await;
    assert_eq!(shown().await, both);

    // Whoever holds a link from outside reads the title in the text, and may open nothing.
    let share = does(&world, Method::POST, &format!("/documents/{storing}/shares"), OWNER, json!({})).await;
    assert_eq!(shown().await, ["tag:storage"]);
    let revoke = format!("/documents/{storing}/shares/{}", share["id"].as_str().expect("an id"));
    does(&world, Method::DELETE, &revoke, OWNER, json!({})).await;
    assert_eq!(shown().await, both);

    // So it is when they are worked out.
    bound(&world, &kept, json!([reader(&owner)])).await;
    let later = filed(&world, &space, ("Storing more saffron", STORING), &["saffron"]).await;
    let offered = keys(&suggested(&world, &later, 1, OWNER).await);
    assert_eq!(offered, ["tag:storage".to_owned(), format!("link:{storing}")]);
    let rows: i64 =
        sqlx::query_scalar("select count(*) from knowledge.suggestions where document_id = $1::uuid and what = $2")
            .bind(&later)
            .bind(format!("link:{kept}"))
            .fetch_one(&mut world.as_superuser().await)
            .await
            .expect("a number");
    assert_eq!(rows, 0);
}

/// A text may be a whole book.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn passages_of_suggestions_are_read_for_what_is_shown_and_nothing_else() {
    let (world, _tasks, space) = world(&[]).await;
    let (storing, kept, both) = near_each_other(&world, &space).await;
    bound(&world, &kept, json!([])).await;
    let path = format!("/documents/{storing}/suggestions");
    world.token(CLIENT).await;
    // Whoever reads a text now waits for ever.
    let hold = held(&world, "knowledge.version_texts").await;
    let soon = Duration::from_secs(20);
    let closed = tokio::time::timeout(soon, get(&world, &path, CLIENT)).await.expect("no text is read for it");
    assert!(keys(&closed).is_empty(), "{closed}");
    let (dismiss, tag) = (format!("{path}/dismiss"), json!({"tag": "storage"}));
    let dismissed = status(&world, &dismiss, OWNER, &tag);
    assert!(tokio::time::timeout(soon, dismissed).await.expect("nor for what is settled") < 300);
    drop(hold);

    bound(&world, &kept, json!(null)).await;
    let left = suggested(&world, &storing, 1, CLIENT).await;
    assert_eq!(keys(&left), both[1..], "{left}");
    let reason = &left["links"][0]["reason"];
    assert!(reason["text"].as_str().is_some_and(|text| !text.is_empty() && KEPT.contains(text)), "{reason}");
    assert!(reason["here"].as_str().is_some_and(|text| !text.is_empty() && STORING.contains(text)), "{reason}");
}
