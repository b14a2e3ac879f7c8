//! Pages of other sites (checklist SEC-04).

use crate::support::people::CLIENT;
use crate::support::{Ask, Reply, World};
use http::Method;
use serde_json::json;

const OURS: &str = "https://app.example";
const FOREIGN: &str = "https://evil.example";

async fn world() -> World {
    World::demo_with(&["--cors-origins", "https://app.example,http://localhost:5173"]).await
}

async fn question(world: &World, origin: &str) -> Reply {
    let ask = world.ask(Method::OPTIONS, "/api/v1/executions").header("origin", origin);
    let ask = ask.header("access-control-request-method", "POST");
    ask.header("access-control-request-headers", "authorization,content-type").send().await
}

fn from<'w>(ask: Ask<'w>, origin: &str) -> Ask<'w> {
    ask.header("origin", origin).header("sec-fetch-site", "cross-site")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_page_whose_origin_was_named_asks_with_a_token_and_reads_the_answer() {
    let world = world().await;
    for origin in [OURS, "http://localhost:5173"] {
        let may = question(&world, origin).await;
        assert_eq!((may.status, may.header("access-control-allow-origin")), (204, Some(origin)), "{}", may.text());
        let has = |name: &str, part: &str| may.header(name).is_some_and(|value| value.contains(part));
        assert!(has("access-control-allow-methods", "DELETE") && has("access-control-allow-headers", "authorization"));
        assert!(has("access-control-max-age", "600") && has("vary", "origin"));
        assert_eq!(may.header("access-control-allow-credentials"), None, "cookies stay at home");
        let read = from(world.get("/api/v1/executions").by(CLIENT), origin).send().await;
        assert_eq!((read.status, read.header("access-control-allow-origin")), (200, Some(origin)));
        assert!(read.header("access-control-expose-headers").is_some_and(|names| names.contains("x-request-id")));
    }
    // A refusal can be read too.
    let unknown = from(world.get("/api/v1/executions").bearer("nonsense"), OURS).send().await;
    assert_eq!((unknown.status, unknown.header("access-control-allow-origin")), (401, Some(OURS)));
    // A cookie that a browser sends all the same is nobody's permission to change something.
    let cookie = world.cookie(CLIENT).await;
    let forged = from(world.post("/api/v1/executions").header("cookie", &cookie), OURS);
    let forged = forged.json(&json!({"prompt": "Hello"})).send().await;
    assert_eq!(forged.refusal("a cookie"), (403, "cross_site".into()));
    let read = from(world.get("/api/v1/me").header("cookie", &cookie), OURS).send().await;
    assert_eq!(read.header("access-control-allow-credentials"), None, "no browser lets the page read it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_foreign_page_that_sends_credentials_is_refused() {
    let world = world().await;
    let cookie = world.cookie(CLIENT).await;
    let file = json!({"name": "foreign.txt", "sizeBytes": 4});
    for origin in
        [FOREIGN, "null", "https://app.example.evil.example", "https://app.example:8443", "http://app.example"]
    {
        let refused = question(&world, origin).await;
        assert_eq!(refused.refusal(origin), (403, "origin_not_allowed".into()));
        assert_eq!(refused.header("access-control-allow-origin"), None);
        for ask in [world.get("/api/v1/me").by(CLIENT), world.get("/api/v1/me").header("cookie", &cookie)] {
            let refused = from(ask, origin).send().await;
            assert_eq!(refused.refusal(origin), (403, "origin_not_allowed".into()));
            assert_eq!(refused.header("access-control-allow-origin"), None);
        }
        let sent = from(world.post("/api/v1/uploads").by(CLIENT), origin).json(&file);
        assert_eq!(sent.send().await.refusal(origin), (403, "origin_not_allowed".into()));
        let sent = from(world.post("/api/v1/uploads").header("cookie", &cookie), origin);
        assert_eq!(sent.json(&file).send().await.refusal(origin), (403, "cross_site".into()));
    }
    let begun: i64 = sqlx::query_scalar("select count(*) from files.uploads where name = 'foreign.txt'")
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("a number");
    assert_eq!(begun, 0, "nothing happened");
    let allowed = from(world.post("/api/v1/uploads").by(CLIENT), OURS).json(&file).send().await;
    assert_eq!(allowed.status, 201, "the same from a page that may");
    // What nobody has to be signed in for is answered, and no page elsewhere reads it.
    let open = from(world.get("/api/v1/openapi.json"), FOREIGN).send().await;
    assert_eq!((open.status, open.header("access-control-allow-origin")), (200, None));
    assert_eq!(world.get("/api/v1/me").by(CLIENT).send().await.status, 200, "programs have no origin");
    let own = world.get("/api/v1/me").by(CLIENT).header("origin", "http://localhost:3000").send().await;
    assert_eq!(own.status, 200, "our own pages");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn where_no_origin_was_named_no_other_page_asks() {
    let world = World::demo().await;
    assert_eq!(question(&world, OURS).await.refusal("nobody was named"), (403, "origin_not_allowed".into()));
}
