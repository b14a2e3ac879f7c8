use super::{does, draft, everybody, get, look, page, send, space, tenant, write};
use crate::jobs::toys::until;
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use http::Method;
use serde_json::{Value, json};
use sqlx::Connection;

/// A page of Aurora's with four versions, of which readers see the last.
async fn four_versions(world: &World) -> String {
    let id = space(world, "Handbook", everybody("writer")).await;
    let salt = page(world, CLIENT, &id, "Salt", "one\nkept").await;
    for (base, body) in [(1, "two\nkept"), (2, "three\nkept"), (3, "four\nkept")] {
        write(world, CLIENT, &salt, base, body).await;
        does(world, Method::POST, &format!("/documents/{salt}/publish"), CLIENT, json!({})).await;
    }
    salt
}

fn lines(compared: &Value) -> Vec<String> {
    let line =
        |line: &Value| format!("{} {}", line["is"].as_str().unwrap_or("?"), line["text"].as_str().unwrap_or("?"));
    compared["lines"].as_array().into_iter().flatten().map(line).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn version_three_is_restored_and_version_four_is_kept() {
    let world = World::demo().await;
    let salt = four_versions(&world).await;
    let path = format!("/documents/{salt}");
    let restored = does(&world, Method::POST, &format!("{path}/versions/3/restore"), OWNER, json!({})).await;
    assert_eq!(restored["version"], 5);
    let shown = get(&world, &path, CLIENT).await;
    assert_eq!((&shown["body"], &shown["restoredFrom"]), (&json!("three\nkept"), &json!(3)));
    let list = get(&world, &format!("{path}/versions"), CLIENT).await;
    let told: Vec<_> =
        list["data"].as_array().into_iter().flatten().map(|row| (&row["number"], &row["status"])).collect();
    let old = json!("superseded");
    assert_eq!(
        told,
        [(&json!(5), &json!("approved")), (&json!(4), &old), (&json!(3), &old), (&json!(2), &old), (&json!(1), &old)]
    );
    assert_eq!(get(&world, &format!("{path}?version=4"), CLIENT).await["body"], "four\nkept", "and can be read");
    assert_eq!(list["data"][0]["byName"], "Salma Benali");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn any_two_versions_are_compared_line_by_line() {
    let world = World::demo().await;
    let salt = four_versions(&world).await;
    for (from, to, expected) in
        [(1, 4, ["gone one", "new four", "same kept"]), (4, 2, ["gone four", "new two", "same kept"])]
    {
        let compared = get(&world, &format!("/documents/{salt}/diff?from={from}&to={to}"), CLIENT).await;
        assert_eq!(lines(&compared), expected, "{from} and {to}");
    }
    assert_eq!(look(&world, &format!("/documents/{salt}/diff?from=1&to=9"), CLIENT).await.status, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_was_slower_is_told_that_there_is_a_newer_version() {
    let world = World::demo().await;
    let id = space(&world, "Handbook", everybody("writer")).await;
    let salt = page(&world, CLIENT, &id, "Salt", "one").await;
    assert_eq!(write(&world, CLIENT, &salt, 1, "Lina's").await, 2);
    assert_eq!(write(&world, CLIENT, &salt, 2, "Lina's, longer").await, 2, "one's own draft goes on");
    let path = format!("/documents/{salt}");
    let slower = send(&world, Method::PATCH, &path, OWNER, &json!({"base": 1, "body": "Salma's"})).await;
    assert_eq!(slower.refusal("slower"), (409, "document_newer".into()));
    assert!(slower.text().contains("version 2"), "{}", slower.text());
    assert_eq!(write(&world, OWNER, &salt, 2, "Salma's").await, 3);
    let shown = get(&world, &path, CLIENT).await;
    assert_eq!((&shown["body"], &shown["newest"], &shown["approved"]), (&json!("one"), &json!(3), &json!(1)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_waited_for_room_is_written_into_the_document_as_it_stands_then() {
    const AWAITED: &str = "select exists (select from pg_locks where locktype = 'advisory' and not granted
                           and database = (select oid from pg_database where datname = current_database()))";
    let world = World::demo().await;
    let id = space(&world, "Handbook", everybody("writer")).await;
    let salt = draft(&world, CLIENT, &id, "Salt", "one").await;
    let path = format!("/documents/{salt}");
    let aurora = tenant(&world, CLIENT).await;
    let (mut holder, mut looker) = (world.as_superuser().await, world.as_superuser().await);
    let mut held = holder.begin().await.expect("a transaction");
    sqlx::query("select pg_advisory_xact_lock(hashtextextended($1, 0))")
        .bind(format!("files.quota/{aurora}"))
        .execute(&mut *held)
        .await
        .expect("somebody else is taking room");
    let meanwhile = async {
        until("the longer text waits for its turn", async || {
            sqlx::query_scalar::<_, bool>(AWAITED).fetch_one(&mut looker).await.expect("locks")
        })
        .await;
        // What grows by nothing waits for nobody.
        does(&world, Method::PATCH, &path, CLIENT, json!({"base": 1, "title": "Sea salt"})).await;
        held.rollback().await.expect("it is their turn");
    };
    let (version, ()) = tokio::join!(write(&world, CLIENT, &salt, 1, "one, and another"), meanwhile);
    let shown = get(&world, &path, CLIENT).await;
    assert_eq!((version, &shown["title"], &shown["body"]), (1, &json!("Sea salt"), &json!("one, and another")));
}
