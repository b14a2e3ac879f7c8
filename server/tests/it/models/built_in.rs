//! The local model is a provider like any other, which nobody has to add.

use crate::support::World;
use crate::support::people::{ADMIN, CLIENT};
use http::Method;
use serde_json::{Value, json};

async fn local(world: &World) -> Value {
    let listed = world.get("/api/v1/model-providers?of=platform").by(ADMIN).send().await.json();
    let rows = listed["data"].as_array().expect("rows").clone();
    rows.into_iter().find(|row| row["kind"] == "local").expect("the local one")
}

async fn models(world: &World) -> usize {
    world.get("/api/v1/models").by(CLIENT).send().await.json().as_array().expect("models").len()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_local_model_is_switched_off_and_on_and_never_removed() {
    let world = World::queueing().await;
    let row = local(&world).await;
    assert_eq!((row["isOn"].clone(), row["models"].as_array().map(Vec::len)), (json!(true), Some(1)));
    let listed = world.get("/api/v1/models").by(CLIENT).send().await.json();
    assert_eq!((&listed[0]["expects"], &listed[0]["promptPrice"]), (&json!("small_local"), &json!(0)), "{listed}");
    let path = format!("/api/v1/model-providers/{}", row["id"].as_str().expect("an id"));
    let switch = async |on: bool| {
        let body = json!({"on": on});
        let reply = world.ask(Method::PUT, &format!("{path}/switch")).by(ADMIN).json(&body).send().await;
        assert_eq!(reply.status, 204, "{}", reply.text());
    };
    switch(false).await;
    assert_eq!(models(&world).await, 0);
    let refused = world.post("/api/v1/executions").by(CLIENT).json(&json!({"prompt": "Hello"})).send().await;
    assert_eq!(refused.refusal("nobody answers"), (503, "no_model".into()));
    switch(true).await;
    assert_eq!(models(&world).await, 1);
    let removed = world.ask(Method::DELETE, &path).by(ADMIN).send().await;
    assert_eq!(removed.refusal("it is built in"), (409, "model_provider_built_in".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_local_model_is_built_in_once() {
    let world = World::demo().await;
    for _ in 0..2 {
        server::contexts::models::build_in(world.gateway.services()).await.expect("again");
    }
    let listed = world.get("/api/v1/model-providers?of=platform").by(ADMIN).send().await.json();
    assert_eq!(listed["data"].as_array().map(Vec::len), Some(1));
}
