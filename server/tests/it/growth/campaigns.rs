//! Campaigns: two texts at one address, and what each of them came to (checklist CMS-09).

use super::count;
use crate::support::people::{ADMIN, OWNER};
use crate::support::{Reply, World};
use domain::growth::CONSENT;
use http::Method;
use serde_json::{Value, json};
use server::contexts::platform::write_watch;
use std::collections::BTreeMap;
use std::time::Duration;

async fn start(world: &World, code: &str, who: &str) -> Reply {
    let body = json!({"code": code, "name": "Spring", "language": "ko", "headlineA": "First words", "textA": "One.\n\nTwo.",
                      "headlineB": "Second words", "textB": "Three."});
    world.post("/api/v1/campaigns").by(who).json(&body).send().await
}

async fn shown(world: &World, code: &str) -> Value {
    let reply = world.get(&format!("/api/v1/campaigns/{code}")).by(ADMIN).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

/// What stands between two pieces of a text.
fn between<'a>(text: &'a str, begin: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(begin).unwrap_or_else(|| panic!("no {begin}"));
    rest.split_once(end).expect("its end").0
}

/// Loads the page: the variant that was drawn, and the ticket of its form.
async fn load(world: &World, path: &str) -> (String, String) {
    let reply = world.get(path).header("accept", "text/html").send().await;
    assert_eq!(reply.status, 200, "{path}");
    assert_eq!(reply.header("set-cookie"), None, "a visit leaves nothing in the browser");
    let text = reply.text();
    let variant = between(&text, "data-variant=\"", "\"").to_owned();
    let words = if variant == "a" { "First words" } else { "Second words" };
    assert!(between(&text, "<h1", "</h1>").contains(words), "{variant}");
    assert!(text.contains("<meta name=\"robots\" content=\"noindex\""), "two texts at one address aren't to be found");
    let field = text.split("<input").find(|it| it.contains("name=\"ticket\"")).expect("the form's ticket");
    (variant, between(field, "value=\"", "\"").to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn each_load_draws_a_variant_and_its_leads_are_counted_for_it() {
    let world = World::demo().await;
    assert_eq!(start(&world, "spring", ADMIN).await.status, 201);
    let (mut visits, mut tickets) = (BTreeMap::new(), BTreeMap::new());
    for turn in 0..60 {
        let (variant, ticket) = load(&world, if turn % 2 == 0 { "/lp/spring" } else { "/ko/lp/spring" }).await;
        *visits.entry(variant.clone()).or_insert(0_u64) += 1;
        tickets.insert(variant, ticket);
    }
    assert_eq!(tickets.len(), 2, "of sixty loads some show either: {visits:?}");
    assert_eq!(world.get("/lp/spring").header("dnt", "1").send().await.status, 200);
    // A form that comes back at once is a machine's.
    tokio::time::sleep(Duration::from_millis(4_100)).await;
    let lead = |email: &str, ticket: &str, page: &str| {
        json!({"name": "Noor Aziz", "email": email, "topic": "question", "message": "Hello.", "consent": CONSENT,
               "page": page, "language": "ko", "ticket": ticket})
    };
    let sent = lead("b@zephyr.example", &tickets["b"], "/lp/spring");
    assert_eq!(world.post("/api/v1/leads").json(&sent).send().await.status, 204);
    // Whoever says that they answer the other variant answers the one of their ticket.
    let sent = lead("a@zephyr.example", &tickets["a"], "/lp/spring/b");
    assert_eq!(world.post("/api/v1/leads").json(&sent).send().await.status, 204);
    write_watch(world.gateway.services()).await.expect("it is written");
    let detail = shown(&world, "spring").await;
    for (place, variant) in ["a", "b"].into_iter().enumerate() {
        let figures = &detail["variants"][place];
        assert_eq!(figures["variant"], variant);
        assert_eq!((&figures["visits"], &figures["conversions"]), (&json!(visits[variant]), &json!(1)), "{variant}");
    }
    assert_eq!((&detail["visits"], &detail["conversions"]), (&json!(60), &json!(2)), "who says no isn't counted");
    let sources = "select count(*) from growth.leads where page in ('/lp/spring/a', '/lp/spring/b')";
    assert_eq!(count(&world, sources).await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_campaign_is_started_read_and_ended() {
    let world = World::demo().await;
    assert_eq!(world.get("/lp/spring").header("accept", "text/html").send().await.status, 404);
    assert_eq!(start(&world, "spring", OWNER).await.status, 403, "campaigns are the platform's");
    assert_eq!(start(&world, "spring", ADMIN).await.status, 201);
    assert_eq!(start(&world, "spring", ADMIN).await.refusal("twice"), (409, "campaign_code_taken".into()));
    assert_eq!(start(&world, "Spring!", ADMIN).await.status, 400);
    load(&world, "/ar/lp/spring").await;
    let list = world.get("/api/v1/campaigns?running=true").by(ADMIN).send().await.json();
    assert_eq!((&list["data"][0]["code"], &list["data"][0]["endedAt"]), (&json!("spring"), &Value::Null));
    assert_eq!(world.get("/api/v1/campaigns").by(OWNER).send().await.status, 403);
    let end = || world.ask(Method::DELETE, "/api/v1/campaigns/spring").by(ADMIN).send();
    assert_eq!(end().await.status, 204);
    assert_eq!(end().await.status, 204, "it has ended already");
    for path in ["/lp/spring", "/ko/lp/spring", "/lp/never"] {
        assert_eq!(world.get(path).header("accept", "text/html").send().await.status, 404, "{path}");
    }
    assert_eq!(start(&world, "spring", ADMIN).await.status, 409, "its address isn't used again");
    let detail = shown(&world, "spring").await;
    assert_eq!(detail["variants"][1]["headline"], "Second words", "what it said and came to stays known");
    assert!(detail["endedAt"].is_string());
}
