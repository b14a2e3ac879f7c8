use crate::support::people::CLIENT;
use crate::support::{PASSWORD, World};
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_another_site_made_a_browser_send_is_refused() {
    let world = World::demo().await;
    let cookie = world.cookie(CLIENT).await;
    let body = json!({"prompt": "Hello"});
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
        ("origin", "http://localhost:3001"),
    ] {
        for path in ["/api/v1/executions", "/api/fn/workspaces.start_execution", "/api/fn/identity.sign_in"] {
            let ask = world.post(path).header("cookie", &cookie).header(name, value).json(&body);
            assert_eq!(ask.send().await.refusal(value), (403, "cross_site".into()), "{path}");
        }
    }
    let silent = world.post("/api/v1/executions").header("cookie", &cookie).json(&body).send().await;
    assert_eq!(silent.refusal("a cookie and no word of where from"), (403, "cross_site".into()));
    let read = world.get("/api/v1/me").header("cookie", &cookie).header("sec-fetch-site", "cross-site").send().await;
    assert_eq!(read.status, 200, "links from elsewhere work");
}

async fn sign_in_at(world: &World, host: &str, proto: &str) -> crate::support::Reply {
    let ask = world.post("/api/v1/auth/login").header("host", host).header("x-forwarded-proto", proto);
    ask.json(&json!({"email": CLIENT, "password": PASSWORD})).send().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn passwords_are_not_taken_over_plain_http_from_elsewhere() {
    let world = World::demo_with(&["--public-url", "https://portico.example"]).await;
    for host in ["portico.example", "10.0.0.5:3000"] {
        assert_eq!(sign_in_at(&world, host, "http").await.refusal(host), (403, "tls_required".into()));
        assert_eq!(sign_in_at(&world, host, "https").await.status, 200, "{host} behind TLS");
    }
    let disguised = sign_in_at(&world, "localhost.evil.example", "http").await;
    assert_eq!(disguised.refusal("a disguise"), (421, "misdirected_request".into()));
    for host in ["localhost:3000", "127.0.0.1:3000", "[::1]:3000"] {
        assert_eq!(sign_in_at(&world, host, "http").await.status, 200, "{host}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_operator_can_allow_plain_http_and_the_cookie_then_works_there() {
    let world = World::demo_with(&["--insecure-http"]).await;
    assert_eq!(sign_in_at(&world, "10.0.0.5:3000", "http").await.status, 200);
    let cookie = world.cookie(CLIENT).await;
    assert!(cookie.starts_with("portico_session="), "the prefix would demand Secure: {cookie}");
    let me = world.get("/api/v1/me").header("host", "10.0.0.5:3000").header("cookie", &cookie).send().await;
    assert_eq!(me.status, 200);
}
