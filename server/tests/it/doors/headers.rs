use crate::support::World;
use crate::support::people::ADMIN;

const PATHS: &[&str] = &[
    "/",
    "/ar",
    "/login",
    "/admin/tenants",
    "/client/runs",
    "/account",
    "/no/such/page",
    "/api/v1/me",
    "/api/v1/tenants",
    "/api/v1/openapi.json",
    "/api/v1/nothing",
    "/health/live",
    "/health/ready",
    "/robots.txt",
    "/pkg/test/portico.js",
    "/pkg/nothing",
    "/metrics",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_answer_carries_the_security_headers_and_its_request_id() {
    let world = World::demo().await;
    for path in PATHS {
        for reply in [world.get(path).send().await, world.get(path).by(ADMIN).send().await] {
            assert_eq!(reply.header("x-content-type-options"), Some("nosniff"), "{path}");
            assert_eq!(reply.header("x-frame-options"), Some("DENY"), "{path}");
            assert_eq!(reply.header("referrer-policy"), Some("same-origin"), "{path}");
            assert_eq!(reply.header("cross-origin-opener-policy"), Some("same-origin"), "{path}");
            assert_eq!(reply.header("strict-transport-security"), None, "{path}: plain HTTP");
            assert!(reply.header("permissions-policy").is_some(), "{path}");
            assert!(reply.header("content-security-policy").is_some_and(|it| it.contains("frame-ancestors 'none'")));
            assert_eq!(reply.header("x-request-id").map(str::len), Some(32), "{path}");
            assert_eq!(reply.header("server"), None, "{path}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn behind_tls_browsers_are_told_to_stay_there() {
    let reply = World::empty().await.get("/health/live").header("x-forwarded-proto", "https").send().await;
    assert!(reply.header("strict-transport-security").is_some_and(|it| it.starts_with("max-age=63072000")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn answers_of_the_interface_are_never_shared_nor_used_again_unasked() {
    let world = World::demo().await;
    for path in ["/api/v1/me", "/api/v1/tenants"] {
        assert_eq!(world.get(path).by(ADMIN).send().await.header("cache-control"), Some("private, no-cache"), "{path}");
    }
    let token = serde_json::json!({"email": ADMIN, "password": crate::support::PASSWORD});
    let signed_in = world.post("/api/v1/auth/login").json(&token).send().await;
    assert_eq!(signed_in.header("cache-control"), Some("no-store"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn pages_run_only_scripts_with_their_own_nonce() {
    let world = World::demo().await;
    let policy = |reply: &crate::support::Reply| reply.header("content-security-policy").expect("a policy").to_owned();
    let (one, other) = (world.get("/login").send().await, world.get("/login").send().await);
    let nonce = |policy: &str| policy.split("'nonce-").nth(1).and_then(|it| it.split('\'').next()).map(str::to_owned);
    let found = nonce(&policy(&one)).expect("a nonce");
    assert_ne!(nonce(&policy(&other)).expect("a nonce"), found, "each answer has its own");
    assert!(policy(&one).starts_with("default-src 'none'") && !policy(&one).contains("unsafe-inline"));
    let page = one.text();
    for script in page.split("<script").skip(1).map(|it| it.split('>').next().unwrap_or_default()) {
        assert!(script.contains(&found) || script.contains("application/json"), "a script without the nonce: {script}");
    }
    assert_eq!(one.header("cache-control"), Some("no-cache, private"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_callers_trace_goes_on_and_a_malformed_one_does_not() {
    let world = World::demo().await;
    for header in ["00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "", "x", "00-zz-1-1", "00-0-0-0"] {
        let reply = world.get("/api/v1/me").header("traceparent", header).send().await;
        assert_eq!(reply.status, 401, "{header}");
    }
}
