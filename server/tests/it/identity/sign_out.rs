use crate::support::World;
use crate::support::people::CLIENT;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn signing_out_ends_a_bearer_session_at_once() {
    let world = World::demo().await;
    let pair = world.sign_in(CLIENT).await;
    let token = pair["accessToken"].as_str().expect("a token");
    assert_eq!(world.post("/api/v1/auth/logout").bearer(token).send().await.status, 204);
    let after = world.get("/api/v1/me").bearer(token).send().await;
    assert_eq!(after.refusal("after"), (401, "token_refused".into()));
    let body = serde_json::json!({"refreshToken": pair["refreshToken"]});
    let after = world.post("/api/v1/auth/refresh").json(&body).send().await;
    assert_eq!(after.refusal("after"), (401, "session_ended".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn signing_out_ends_a_browsers_session_at_once_and_takes_its_cookie() {
    let world = World::demo().await;
    let cookie = world.cookie(CLIENT).await;
    let out = world.post("/api/fn/identity.sign_out").header("cookie", &cookie);
    let out = out.header("origin", "http://localhost:3000").form([("", ""); 0]).send().await;
    assert!(out.status < 400, "{}", out.text());
    let lines: Vec<_> = out.headers.get_all("set-cookie").iter().filter_map(|line| line.to_str().ok()).collect();
    assert!(lines.iter().any(|line| line.starts_with("__Host-portico_session=;") && line.contains("Max-Age=0")));
    let after = world.get("/api/v1/me").header("cookie", &cookie).send().await;
    assert_eq!(after.refusal("after"), (401, "not_signed_in".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_session_ends_and_the_persons_others_go_on() {
    let world = World::demo().await;
    let token = world.token(CLIENT).await;
    let cookie = world.cookie(CLIENT).await;
    assert_eq!(world.post("/api/v1/auth/logout").bearer(&token).send().await.status, 204);
    assert_eq!(world.get("/api/v1/me").header("cookie", &cookie).send().await.status, 200);
}
