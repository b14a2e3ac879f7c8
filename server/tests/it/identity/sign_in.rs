use crate::support::people::{CLIENT, OWNER};
use crate::support::{PASSWORD, World};
use domain::kernel::SessionId;
use serde_json::{Value, json};

/// The claims of a token, unverified.
fn claims(token: &str) -> Value {
    let payload = token.split('.').nth(1).expect("three parts");
    serde_json::from_slice(&server::ambient::from_base64url(payload).expect("base64url")).expect("JSON")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_program_gets_a_pair_of_tokens_that_work_at_once() {
    let world = World::demo().await;
    let pair = world.sign_in(OWNER).await;
    assert_eq!(pair["expiresIn"], 900);
    let me = world.get("/api/v1/me").bearer(pair["accessToken"].as_str().expect("a token")).send().await.json();
    assert_eq!(me["actor"]["email"], OWNER);
    assert_eq!((&me["actor"]["tenantName"], &me["actor"]["roles"]), (&json!("Aurora Foods"), &json!(["owner"])));
    assert!(me["permissions"].as_array().is_some_and(|all| all.contains(&json!("manage:executions"))));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_access_token_says_who_where_and_as_what() {
    let world = World::demo().await;
    let claims = claims(&world.token(OWNER).await);
    let actor = world.caller(OWNER).await.actor.expect("a person");
    assert_eq!(claims["user_id"], actor.person_id.to_string());
    assert_eq!(claims["tenant_id"], actor.tenant_id.to_string());
    assert_eq!(claims["roles"], json!(["owner"]));
    assert_eq!(claims["permissions"], json!(actor.permissions()));
    assert_eq!(claims["exp"].as_i64(), claims["iat"].as_i64().map(|iat| iat + 900));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_wrong_password_and_an_unknown_address_look_alike() {
    let world = World::demo().await;
    let mut answers = Vec::new();
    for (email, password) in [(CLIENT, "not her password"), ("nobody@demo.portico.example", PASSWORD)] {
        let body = json!({"email": email, "password": password});
        let reply = world.post("/api/v1/auth/login").json(&body).send().await;
        assert_eq!(reply.refusal(email), (401, "wrong_credentials".into()));
        let mut body = reply.json();
        body["error"]["requestId"] = Value::Null;
        answers.push(body);
    }
    assert_eq!(answers[0], answers[1]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn addresses_are_read_in_any_case() {
    let world = World::demo().await;
    let body = json!({"email": CLIENT.to_uppercase(), "password": PASSWORD});
    assert_eq!(world.post("/api/v1/auth/login").json(&body).send().await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_token_that_is_none_is_refused_wherever_it_comes() {
    let world = World::demo().await;
    let token = world.token(CLIENT).await;
    let (head, _) = token.rsplit_once('.').expect("three parts");
    let none = format!(
        "{}.{}.",
        server::ambient::base64url(br#"{"alg":"none","typ":"JWT"}"#),
        token.split('.').nth(1).unwrap_or_default()
    );
    for bad in ["", "x", "a.b.c", head, &none, &format!("{token}x"), &format!(" {token} {token}")] {
        for path in ["/api/v1/me", "/api/v1/executions", "/api/v1/auth/login"] {
            let reply = world.get(path).header("authorization", &format!("Bearer {bad}")).send().await;
            assert_eq!(reply.refusal(bad), (401, "token_refused".into()), "{path}");
        }
    }
    for scheme in ["Basic eDp5", "Bearer", &token] {
        let reply = world.get("/api/v1/me").header("authorization", scheme).send().await;
        assert_eq!(reply.refusal(scheme), (401, "token_refused".into()));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_token_of_another_installation_or_of_no_session_is_refused() {
    let world = World::demo().await;
    let actor = world.caller(CLIENT).await.actor.expect("a person");
    let session = SessionId(server::ambient::new_id());
    let services = world.gateway.services();
    let no_session = services.tokens.sign(world.db(), session, &actor).await.expect("a token");
    let foreign = server::contexts::identity::Tokens::new(b"another installation", &[]);
    let foreign = foreign.sign(world.db(), session, &actor).await.expect("a token");
    for token in [no_session, foreign] {
        let reply = world.get("/api/v1/me").bearer(&token).send().await;
        assert_eq!(reply.refusal("a token of ours for nothing"), (401, "token_refused".into()));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_session_that_has_run_out_is_over() {
    let world = World::demo().await;
    let token = world.token(CLIENT).await;
    let cookie = world.cookie(CLIENT).await;
    sqlx::raw_sql("update identity.sessions set expires_at = now() - interval '1 second'")
        .execute(&mut world.as_superuser().await)
        .await
        .expect("time passes");
    let reply = world.get("/api/v1/me").bearer(&token).send().await;
    assert_eq!(reply.refusal("expired"), (401, "token_refused".into()));
    let reply = world.get("/api/v1/me").header("cookie", &cookie).send().await;
    assert_eq!(reply.refusal("expired"), (401, "not_signed_in".into()));
}
