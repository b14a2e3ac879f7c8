//! A tenant that demands a second factor of everybody.

use super::keys::{RUNS, key_of, look, read_only};
use super::second_factor::enrolled;
use crate::support::people::{ADMIN, CLIENT, OWNER, RIVAL};
use crate::support::{PASSWORD, World};
use http::Method;
use serde_json::json;

async fn demand(world: &World, value: &str) {
    let reply = world
        .ask(Method::PUT, "/api/v1/tenant/settings/second_factor")
        .by(OWNER)
        .json(&json!({"value": value}))
        .send()
        .await;
    assert!(reply.status < 300, "{}", reply.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn where_a_second_factor_is_demanded_whoever_has_none_sets_one_up_first() {
    let one = World::demo().await;
    let other = one.restarted();
    let (token, cookie) = (one.token(CLIENT).await, one.cookie(CLIENT).await);
    let (_, key) = key_of(&one, OWNER, &read_only()).await;
    enrolled(&one, OWNER).await;
    assert_eq!(look(&one, &token, RUNS).await.0, 200);
    demand(&one, "true").await;
    // From the next request on, in every process, for sessions that stood already.
    for world in [&one, &other] {
        assert_eq!(look(world, &token, RUNS).await, (403, "second_factor_needed".into()));
    }
    let page = one.get("/client/runs").header("cookie", &cookie).send().await;
    assert_eq!(page.status, 403);
    assert!(page.text().contains("/account/security") && page.text().contains("Aurora Foods"), "{}", page.text());
    // What is about their own account stays, what is kept of them in the tenant doesn't.
    assert_eq!(look(&one, &token, "/api/v1/me").await.0, 200);
    assert_eq!(one.get("/account/security").header("cookie", &cookie).send().await.status, 200);
    assert_eq!(look(&one, &token, "/api/v1/me/data-exports").await, (403, "second_factor_needed".into()));
    // Whoever has one, keys, and other tenants go on.
    assert_eq!(one.get(RUNS).by(OWNER).send().await.status, 200);
    assert_eq!(look(&one, &key, RUNS).await.0, 200);
    assert_eq!(one.get(RUNS).by(RIVAL).send().await.status, 200);
    assert_eq!(one.get("/api/v1/tenants").by(ADMIN).send().await.status, 200);
    // A new sign-in changes nothing; setting one up does, at once.
    let body = json!({"email": CLIENT, "password": PASSWORD});
    let again = one.post("/api/v1/auth/login").json(&body).send().await.json();
    let again = again["accessToken"].as_str().expect("a token").to_owned();
    assert_eq!(look(&one, &again, RUNS).await, (403, "second_factor_needed".into()));
    enrolled(&one, CLIENT).await;
    for world in [&one, &other] {
        assert_eq!(look(world, &token, RUNS).await.0, 200);
    }
    assert_eq!(one.get("/client/runs").header("cookie", &cookie).send().await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_no_longer_has_to_goes_on_without() {
    let world = World::demo().await;
    let token = world.token(CLIENT).await;
    enrolled(&world, OWNER).await;
    demand(&world, "true").await;
    assert_eq!(look(&world, &token, RUNS).await.0, 403);
    demand(&world, "false").await;
    assert_eq!(look(&world, &token, RUNS).await.0, 200);
}
