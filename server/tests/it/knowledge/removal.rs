use super::{does, everybody, get, id_of, look, page, send, space, time_passes, titles, with_clock};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use chrono::TimeDelta;
use domain::Moment;
use http::Method;
use serde_json::json;
use server::contexts::knowledge::PurgeDocument;
use server::jobs::{Task, due};

/// How many documents wait for their end.
async fn waiting(world: &World) -> i64 {
    sqlx::query_scalar("select count(*) from platform.due where what = 'document_purge'")
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("a number")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_was_removed_is_gone_for_readers_and_comes_back() {
    let world = World::demo().await;
    let id = space(&world, "Handbook", everybody("reader")).await;
    let salt = page(&world, OWNER, &id, "Salt", "Little.").await;
    let path = format!("/documents/{salt}");
    let refused = send(&world, Method::DELETE, &path, CLIENT, &json!({})).await;
    assert_eq!(refused.refusal("a reader"), (403, "not_space_writer".into()));
    does(&world, Method::DELETE, &path, OWNER, json!({})).await;
    assert_eq!(look(&world, &path, CLIENT).await.status, 404);
    assert_eq!(get(&world, &format!("/documents?spaceId={id}"), CLIENT).await["data"], json!([]));
    let removed = format!("/documents?spaceId={id}&removed=true");
    assert_eq!(get(&world, &removed, CLIENT).await["data"], json!([]), "for writers alone");
    assert_eq!(titles(&get(&world, &removed, OWNER).await), ["Salt"]);
    let edit = send(&world, Method::PATCH, &path, OWNER, &json!({"base": 1, "body": "None."})).await;
    assert_eq!(edit.refusal("removed"), (410, "document_removed".into()));
    does(&world, Method::POST, &format!("{path}/restore"), OWNER, json!({})).await;
    assert_eq!(get(&world, &path, CLIENT).await["body"], "Little.");
    assert_eq!(waiting(&world).await, 0, "nothing waits for its end");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_stays_removed_is_destroyed_with_its_key_and_the_log_forgets_its_words() {
    let world = World::demo().await;
    let (tenant, _, keeper) = with_clock(&world).await;
    let made = does(&world, Method::POST, "/spaces", keeper, json!({"name": "Handbook", "access": []})).await;
    let salt = page(&world, keeper, &id_of(&made), "Quillwort", "Grows in quiet ponds.").await;
    let path = format!("/documents/{salt}");
    does(&world, Method::DELETE, &path, keeper, json!({})).await;
    let document = salt.parse().expect("an id");
    let ends: chrono::DateTime<chrono::Utc> =
        sqlx::query_scalar("select at from platform.due where what = 'document_purge' and key = $1")
            .bind(&salt)
            .fetch_one(&mut world.as_superuser().await)
            .await
            .expect("a deadline");
    time_passes(&world, tenant, Moment(ends - TimeDelta::hours(1))).await;
    due::fall(world.gateway.services()).await.expect("deadlines");
    assert_eq!(waiting(&world).await, 1, "it can be restored still");
    time_passes(&world, tenant, Moment(ends)).await;
    assert!(due::fall(world.gateway.services()).await.expect("it falls due") >= 1);
    PurgeDocument { document }.carry_out(world.gateway.clone()).await.expect("it is destroyed");
    PurgeDocument { document }.carry_out(world.gateway.clone()).await.expect("once");
    assert_eq!(look(&world, &path, keeper).await.status, 404);
    let restore = send(&world, Method::POST, &format!("{path}/restore"), keeper, &json!({})).await;
    assert_eq!(restore.status, 404);
    let (keys, versions): (i64, i64) = sqlx::query_as(
        "select (select count(*) from keys.subjects where subject_id = $1::uuid),
                (select count(*) from knowledge.document_versions where document_id = $1::uuid)",
    )
    .bind(&salt)
    .fetch_one(&mut world.as_superuser().await)
    .await
    .expect("numbers");
    assert_eq!((keys, versions), (0, 0));
}
