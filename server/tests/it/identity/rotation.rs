use crate::support::World;
use crate::support::people::CLIENT;
use chrono::TimeDelta;
use serde_json::{Value, json};
use server::contexts::identity::tokens::{OVERLAP, rotate};

async fn rotated(world: &World, overlap: TimeDelta) -> i32 {
    let mut tx = world.db().as_system("a test rotates").await.expect("a transaction");
    let edition = rotate(&mut tx, overlap).await.expect("an edition");
    tx.commit().await.expect("it is durable");
    edition
}

async fn me(world: &World, token: &str) -> u16 {
    world.get("/api/v1/me").bearer(token).send().await.status
}

fn access(pair: &Value) -> String {
    pair["accessToken"].as_str().expect("a token").to_owned()
}

fn kid(token: &str) -> String {
    let header = server::ambient::from_base64url(token.split('.').next().unwrap_or_default()).expect("base64url");
    serde_json::from_slice::<Value>(&header).expect("JSON")["kid"].as_str().expect("a name").to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_new_key_signs_nobody_out_and_every_process_has_it_at_once() {
    let one = World::demo().await;
    let other = one.restarted();
    let before = one.sign_in(CLIENT).await;
    assert_eq!(me(&other, &access(&before)).await, 200);
    assert_eq!(rotated(&one, OVERLAP).await, 2);
    for world in [&one, &other] {
        assert_eq!(me(world, &access(&before)).await, 200, "what the key before signed holds");
        let after = world.sign_in(CLIENT).await;
        assert!(kid(&access(&after)).starts_with("2."), "the new key signs");
        assert_eq!((me(&one, &access(&after)).await, me(&other, &access(&after)).await), (200, 200));
    }
    let keys = one.gateway.services().tokens.jwks(one.db()).await.expect("keys");
    let names: Vec<_> = keys.keys.iter().map(|key| key.kid.split('.').next().unwrap_or_default()).collect();
    assert_eq!(names, ["2", "1"]);
    assert!(keys.keys.iter().any(|key| key.kid == kid(&access(&before)) && key.x.len() == 43 && key.alg == "EdDSA"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_a_retired_key_signed_is_refused_and_its_program_goes_on_with_its_refresh_token() {
    let one = World::demo().await;
    let other = one.restarted();
    let (pair, cookie) = (one.sign_in(CLIENT).await, one.cookie(CLIENT).await);
    // Both processes have verified the token before.
    assert_eq!((me(&one, &access(&pair)).await, me(&other, &access(&pair)).await), (200, 200));
    rotated(&other, TimeDelta::zero()).await;
    for world in [&one, &other] {
        let reply = world.get("/api/v1/me").bearer(&access(&pair)).send().await;
        assert_eq!(reply.refusal("a retired key"), (401, "token_refused".into()));
    }
    let body = json!({"refreshToken": pair["refreshToken"]});
    let next = one.post("/api/v1/auth/refresh").json(&body).send().await.json();
    assert_eq!(me(&other, &access(&next)).await, 200);
    assert_eq!(one.get("/api/v1/me").header("cookie", &cookie).send().await.status, 200, "browsers notice nothing");
    assert_eq!(one.gateway.services().tokens.jwks(one.db()).await.expect("keys").keys.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_keys_sign_other_types_that_are_no_access_tokens() {
    let world = World::demo().await;
    let tokens = &world.gateway.services().tokens;
    let mut claims = json!({"iss": "https://portico.example", "aud": "an app", "sub": "x", "exp": 4_102_444_800_i64});
    let token = tokens.sign_as(world.db(), "JWT", &claims).await.expect("a token");
    let whom = ("https://portico.example", "an app");
    assert_eq!(tokens.read_as::<Value>(&token, "JWT", whom), Some((claims.clone(), 1)));
    assert_eq!(tokens.read_as::<Value>(&token, "logout+jwt", whom), None);
    assert_eq!(me(&world, &token).await, 401);
    claims["iss"] = json!("portico");
    claims["aud"] = json!("portico");
    let token = tokens.sign_as(world.db(), "JWT", &claims).await.expect("a token");
    assert_eq!(me(&world, &token).await, 401, "another type with our own names");
}
