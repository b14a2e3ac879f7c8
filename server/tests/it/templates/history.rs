use super::{move_label, publish, published, shown, write};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use serde_json::{Value, json};
use server::store::Projection;
use server::store::rebuild::rebuild;
use std::time::Duration;

async fn now(world: &World) -> String {
    let at: String =
        sqlx::query_scalar("select to_char(now() at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
            .fetch_one(&mut world.as_superuser().await)
            .await
            .expect("a moment");
    tokio::time::sleep(Duration::from_millis(20)).await;
    at
}

async fn live_at(world: &World, id: &str, at: &str) -> Value {
    let reply = world.get(&format!("/api/v1/templates/{id}?asOf={at}")).by(CLIENT).send().await;
    if reply.status == 200 { reply.json()["shown"].clone() } else { json!(reply.status) }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn which_version_was_live_when_who_moved_it_and_why_is_on_record() {
    let world = World::demo().await;
    let before = now(&world).await;
    let id = published(&world, OWNER, "A reply").await;
    let first = now(&world).await;
    write(&world, OWNER, &id, "Answer {{name}}.").await;
    publish(&world, OWNER, &id, None).await;
    let unlabelled = now(&world).await;
    assert_eq!(move_label(&world, OWNER, &id, 2, "Customers like it better.").await, 204);
    let second = now(&world).await;
    assert_eq!(move_label(&world, OWNER, &id, 1, "They didn't.").await, 204);
    let back = now(&world).await;
    for (at, live) in [(&before, 404), (&first, 1), (&unlabelled, 1), (&second, 2), (&back, 1)] {
        assert_eq!(live_at(&world, &id, at).await, json!(live), "{at}");
    }
    let list = world.get(&format!("/api/v1/templates/{id}/history?limit=2")).by(CLIENT).send().await.json();
    let latest = &list["data"][0];
    assert_eq!((&latest["step"], &latest["label"]), (&json!("label_moved"), &json!("production")));
    assert_eq!((&latest["before"], &latest["version"]), (&json!(2), &json!(1)));
    assert_eq!((&latest["why"], &latest["byName"]), (&json!("They didn't."), &json!("Salma Benali")));
    assert!(list["nextCursor"].is_string(), "the rest is on the next page");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_rebuild_comes_to_the_same_templates() {
    let world = World::demo().await;
    let id = published(&world, OWNER, "A reply").await;
    write(&world, OWNER, &id, "Answer {{name}}.").await;
    publish(&world, OWNER, &id, Some("beta")).await;
    let before = shown(&world, OWNER, &id).await;
    assert_eq!((&before["newest"], &before["labels"].as_array().map(Vec::len)), (&json!(2), &Some(2)), "{before}");
    let projection = Projection::find("prompt_template").expect("it is one");
    let rebuilt = rebuild(world.db(), &world.gateway.services().keys, projection, |_| Ok(())).await;
    assert_eq!(rebuilt.unwrap_or_else(|why| panic!("{why}")).rows_changed, 0);
    assert_eq!(shown(&world, OWNER, &id).await, before);
}
