use crate::support::people::CLIENT;
use crate::support::{Reply, World};
use serde_json::{Value, json};

async fn refresh(world: &World, pair: &Value) -> Reply {
    world.post("/api/v1/auth/refresh").json(&json!({"refreshToken": pair["refreshToken"]})).send().await
}

async fn me(world: &World, pair: &Value) -> u16 {
    world.get("/api/v1/me").bearer(pair["accessToken"].as_str().expect("a token")).send().await.status
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn each_refresh_token_works_once() {
    let world = World::demo().await;
    let mut pair = world.sign_in(CLIENT).await;
    for _ in 0..3 {
        let reply = refresh(&world, &pair).await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        let next = reply.json();
        assert_ne!(next["refreshToken"], pair["refreshToken"]);
        assert_eq!(me(&world, &next).await, 200);
        pair = next;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_second_use_ends_the_session_for_everybody() {
    let world = World::demo().await;
    let first = world.sign_in(CLIENT).await;
    let second = refresh(&world, &first).await.json();
    assert_eq!(refresh(&world, &first).await.refusal("reuse"), (401, "session_ended".into()));
    assert_eq!(me(&world, &second).await, 401, "the thief and the robbed are both out");
    assert_eq!(refresh(&world, &second).await.refusal("after the reuse"), (401, "session_ended".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_refresh_token_that_is_none_is_refused() {
    let world = World::demo().await;
    for bad in ["x", "a.b", "019a2f3e0a7b7c22a1f05d6c2b9e4d10.c2VjcmV0"] {
        let reply = refresh(&world, &json!({"refreshToken": bad})).await;
        assert_eq!(reply.refusal(bad), (401, "session_ended".into()));
    }
}
