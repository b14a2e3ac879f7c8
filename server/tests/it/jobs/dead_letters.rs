use super::toys::{Knock, count, until, work, world};
use crate::support::World;
use crate::support::people::{ADMIN, OWNER};
use serde_json::Value;
use server::jobs::{Order, enqueue};

/// A task that has failed for good, and its id.
async fn dead(world: &World, door: &str) -> String {
    let mut owner = world.as_superuser().await;
    sqlx::query("insert into toys.locked values ($1)").bind(door).execute(&mut owner).await.expect("it is locked");
    let mut tx = world.db().as_system("order").await.expect("a transaction");
    enqueue(&mut tx, &Knock { door: door.into() }, &Order::default()).await.expect("it is put down");
    tx.commit().await.expect("it is durable");
    let mut workers = work(world, 1);
    until("its attempts are used up", async || {
        sqlx::raw_sql("update queue._private_jobs set run_at = now() where locked_at is null")
            .execute(&mut owner)
            .await
            .expect("no pauses");
        !letters(world).await.is_empty()
    })
    .await;
    workers.shutdown().await;
    assert_eq!(count(world.db(), &format!("knock {door}")).await, 3);
    letters(world).await[0]["id"].as_str().expect("an id").to_owned()
}

async fn letters(world: &World) -> Vec<Value> {
    let reply = world.get("/api/v1/dead-letters").by(ADMIN).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()["data"].as_array().cloned().expect("rows")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_dead_letter_is_seen_with_its_error_and_tried_again() {
    let world = world().await;
    let id = dead(&world, "shut").await;
    let seen = letters(&world).await;
    assert_eq!((&seen[0]["task"], &seen[0]["attempts"]), (&"knock".into(), &3.into()));
    assert_eq!(seen[0]["error"], "nobody opens");

    sqlx::raw_sql("delete from toys.locked").execute(&mut world.as_superuser().await).await.expect("it opens");
    let _workers = work(&world, 1);
    let retry = world.post(&format!("/api/v1/dead-letters/{id}/retry")).by(ADMIN).send().await;
    assert_eq!(retry.status, 204, "{}", retry.text());
    until("it is carried out", async || letters(&world).await.is_empty()).await;
    until("once more", async || count(world.db(), "knock shut").await == 4).await;
    let again = world.post(&format!("/api/v1/dead-letters/{id}/retry")).by(ADMIN).send().await;
    assert_eq!(again.refusal("it is no longer dead"), (404, "resource_not_found".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_dead_letter_is_discarded_by_those_alone_who_run_the_installation() {
    let world = world().await;
    let path = format!("/api/v1/dead-letters/{}", dead(&world, "shut").await);
    let owner = world.ask(http::Method::DELETE, &path).by(OWNER).send().await;
    assert_eq!(owner.refusal("an owner"), (403, "permission_missing".into()));
    let admin = world.ask(http::Method::DELETE, &path).by(ADMIN).send().await;
    assert_eq!(admin.status, 204, "{}", admin.text());
    assert!(letters(&world).await.is_empty());
}
