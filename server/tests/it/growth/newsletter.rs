use super::count;
use crate::support::people::{ADMIN, CLIENT};
use crate::support::{Reply, World};
use domain::growth::CONSENT;
use serde_json::{Value, json};

const NOOR: &str = "noor.aziz@zephyr.example";

async fn ask(world: &World, email: &str) -> Reply {
    let body = json!({"email": email, "consent": CONSENT, "page": "/newsletter", "language": "en"});
    world.post("/api/v1/newsletter").json(&body).send().await
}

async fn confirm(world: &World, token: &str) -> Reply {
    world.post("/api/v1/newsletter/confirm").json(&json!({ "token": token })).send().await
}

async fn readers(world: &World, query: &str) -> Vec<Value> {
    let list = world.get(&format!("/api/v1/newsletter/readers{query}")).by(ADMIN).send().await;
    list.json()["data"].as_array().cloned().unwrap_or_else(|| panic!("no list: {}", list.text()))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_reads_the_newsletter_before_they_have_confirmed() {
    let world = World::demo().await;
    assert_eq!(ask(&world, "Noor.Aziz@Zephyr.example").await.status, 204);
    assert_eq!(readers(&world, "").await, Vec::<Value>::new());
    assert_eq!(count(&world, "select count(*) from log.events where type like 'Reader%'").await, 0);
    let token = world.mailed_token(NOOR).await;
    // A program that opens every link of a mail confirms nothing.
    let opened = world.get(&format!("/newsletter/confirm?token={token}")).send().await;
    assert_eq!(opened.status, 200);
    assert!(readers(&world, "").await.is_empty());
    assert_eq!(confirm(&world, &token).await.status, 204);
    let found = readers(&world, "?status=active").await;
    assert_eq!((&found[0]["email"], &found[0]["consent"]), (&json!(NOOR), &json!(CONSENT)));
    assert_eq!(confirm(&world, &token).await.refusal("once more"), (410, "link_ended".into()));
    assert_eq!(world.get("/api/v1/newsletter/readers").by(CLIENT).send().await.status, 403);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn asking_twice_makes_one_reader_and_tells_nobody_who_reads() {
    let world = World::demo().await;
    ask(&world, NOOR).await;
    let first = world.mailed_token(NOOR).await;
    ask(&world, NOOR).await;
    let second = world.mailed_token(NOOR).await;
    assert_eq!(confirm(&world, &first).await.status, 204);
    assert_eq!(confirm(&world, &second).await.status, 204);
    assert_eq!(readers(&world, "").await.len(), 1);
    let mails = world.mails_to(NOOR).await.len();
    let (known, new) = (ask(&world, NOOR).await, ask(&world, "somebody.else@zephyr.example").await);
    assert_eq!((known.status, known.text()), (new.status, new.text()));
    assert_eq!(world.mails_to(NOOR).await.len(), mails, "who reads it is written to no more");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobodys_inbox_is_filled_by_asking_for_the_newsletter() {
    let world = World::demo().await;
    for _ in 0..6 {
        assert_eq!(ask(&world, NOOR).await.status, 204);
    }
    assert_eq!(world.mails_to(NOOR).await.len(), 3);
    let trapped =
        json!({"email": "other@zephyr.example", "consent": CONSENT, "page": "/", "language": "en", "website": "x"});
    assert_eq!(world.post("/api/v1/newsletter").json(&trapped).send().await.status, 204);
    assert!(world.mails_to("other@zephyr.example").await.is_empty(), "a machine's wish is dropped");
    let unticked = json!({"email": "other@zephyr.example", "page": "/", "language": "en"});
    assert_eq!(world.post("/api/v1/newsletter").json(&unticked).send().await.status, 400);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_press_leaves_the_newsletter_and_erases_the_address() {
    let world = World::demo().await;
    ask(&world, NOOR).await;
    confirm(&world, &world.mailed_token(NOOR).await).await;
    let id = readers(&world, "").await[0]["id"].as_str().expect("an id").to_owned();
    let token = world.mailed_token(NOOR).await;
    let path = format!("/newsletter/one-click?token={token}");
    let looked = world.get(&path).send().await;
    assert_eq!(looked.header("location"), Some(&*format!("/newsletter/leave?token={token}")));
    assert_eq!(readers(&world, "?status=active").await.len(), 1, "looking leaves nothing");
    // As RFC 8058 §3.2 has it: a form without cookies, from no page.
    let press = || world.post(&path).form([("List-Unsubscribe", "One-Click")]);
    assert_eq!(press().send().await.status, 200);
    assert_eq!(press().send().await.status, 200, "once more is no fault");
    let left = readers(&world, "?status=left").await;
    assert_eq!((left.len(), &left[0]["email"]), (1, &Value::Null));
    let key = format!("select count(*) from keys.subjects where subject_id = '{id}'");
    assert_eq!(count(&world, &key).await, 0, "its key is destroyed");
    let guessed = format!("{}.{}", token.split_once('.').expect("two parts").0, server::ambient::base64url(&[7; 32]));
    let foreign =
        world.post(&format!("/newsletter/one-click?token={guessed}")).form([("List-Unsubscribe", "One-Click")]);
    assert_eq!(foreign.send().await.status, 410);
    // Whoever comes back begins anew.
    ask(&world, NOOR).await;
    assert_eq!(confirm(&world, &world.mailed_token(NOOR).await).await.status, 204);
    assert_eq!(readers(&world, "?status=active").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_request_that_nobody_confirms_is_forgotten() {
    let world = World::demo().await;
    ask(&world, NOOR).await;
    let token = world.mailed_token(NOOR).await;
    sqlx::raw_sql("update growth.newsletter_requests set expires_at = now() - interval '1 second'")
        .execute(&mut world.as_superuser().await)
        .await
        .expect("time passes");
    assert_eq!(confirm(&world, &token).await.refusal("late"), (410, "link_ended".into()));
    let mut tx = world.db().as_system("a test").await.expect("a transaction");
    assert_eq!(server::contexts::growth::forget_ended(&mut tx, 10).await.expect("it forgets"), 1);
    tx.commit().await.expect("it commits");
    assert_eq!(count(&world, "select count(*) from growth.newsletter_requests").await, 0);
}
