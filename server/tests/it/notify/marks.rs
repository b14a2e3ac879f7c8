use super::{does, notices, put_on, settle, tenant_of};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use http::Method;
use serde_json::{Value, json};

async fn list(world: &World, query: &str) -> Vec<Value> {
    let reply = world.get(&format!("/api/v1/me/notices?{query}")).by(OWNER).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()["data"].as_array().cloned().expect("rows")
}

async fn unread(world: &World) -> Value {
    world.get("/api/v1/me/notices/unread").by(OWNER).send().await.json()["count"].clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn notices_are_marked_one_by_one_and_all_at_once_by_whom_they_are_for() {
    let world = World::demo().await;
    let tenant = tenant_of(&world, OWNER).await;
    for plan in ["pro", "enterprise", "pro"] {
        put_on(&world, tenant, plan).await;
    }
    settle(&world).await;
    let all = notices(&world, OWNER).await;
    assert_eq!((all.len(), unread(&world).await), (3, json!(3)));
    let path = format!("/me/notices/{}/mark", all[0]["id"].as_str().expect("an id"));
    let others = world.ask(Method::PUT, &format!("/api/v1{path}")).by(CLIENT).json(&json!({"mark": "read"})).send();
    assert_eq!(others.await.status, 404, "it isn't theirs");
    does(&world, OWNER, Method::PUT, &path, json!({"mark": "read"})).await;
    assert_eq!(unread(&world).await, 2);
    assert_eq!((list(&world, "unread=true").await.len(), list(&world, "unread=false").await.len()), (2, 1));
    does(&world, OWNER, Method::PUT, &path, json!({"mark": "unread"})).await;
    assert_eq!(unread(&world).await, 3);
    does(&world, OWNER, Method::POST, "/me/notices/read", json!({})).await;
    assert_eq!((unread(&world).await, list(&world, "unread=true").await.len()), (json!(0), 0));
    assert_eq!((list(&world, "topic=plan").await.len(), list(&world, "topic=security").await.len()), (3, 0));
    let first = world.get("/api/v1/me/notices?limit=2").by(OWNER).send().await.json();
    let cursor = first["nextCursor"].as_str().expect("a next page");
    assert_eq!(list(&world, &format!("limit=2&cursor={cursor}")).await.len(), 1);
}
