use super::{count, ticket};
use crate::support::people::{ADMIN, CLIENT, OWNER};
use crate::support::{Reply, World};
use domain::growth::CONSENT;
use serde_json::{Value, json};

const NOOR: &str = "noor.aziz@zephyr.example";

fn lead(ticket: &str) -> Value {
    json!({"name": "Noor Aziz", "email": NOOR, "organisation": "Zephyr Sails", "topic": "demonstration",
           "message": "The quillphone rings at noon.", "consent": CONSENT, "page": "/pricing", "language": "ko",
           "ticket": ticket, "website": null})
}

fn with(mut lead: Value, member: &str, value: Value) -> Value {
    lead[member] = value;
    lead
}

async fn send(world: &World, lead: &Value) -> Reply {
    world.post("/api/v1/leads").json(lead).send().await
}

async fn leads(world: &World, query: &str) -> Vec<Value> {
    let list = world.get(&format!("/api/v1/leads{query}")).by(ADMIN).send().await;
    list.json()["data"].as_array().cloned().unwrap_or_else(|| panic!("no list: {}", list.text()))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_visitor_writes_and_an_admin_finds_it_with_source_language_and_consent() {
    let world = World::demo().await;
    assert_eq!(send(&world, &lead(&ticket(20))).await.status, 204);
    let found = leads(&world, "?search=zephyr&status=new").await;
    assert_eq!(found.len(), 1);
    assert_eq!((&found[0]["page"], &found[0]["language"]), (&json!("/pricing"), &json!("ko")));
    let path = format!("/api/v1/leads/{}", found[0]["id"].as_str().expect("an id"));
    let shown = world.get(&path).by(ADMIN).send().await.json();
    assert_eq!(shown["message"], "The quillphone rings at noon.");
    assert_eq!(shown["consent"], CONSENT);
    for who in [CLIENT, OWNER] {
        assert_eq!(world.get("/api/v1/leads").by(who).send().await.status, 403, "{who}");
        assert_eq!(world.get(&path).by(who).send().await.status, 403, "{who}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_machines_send_is_dropped_or_refused() {
    let world = World::demo().await;
    let trapped = with(lead(&ticket(20)), "website", json!("https://spam.example"));
    assert_eq!(send(&world, &trapped).await.status, 204, "it is told nothing");
    for (ticket, status, code) in [
        (ticket(0), 429, "sent_too_quickly"),
        (ticket(25 * 60 * 60), 400, "form_too_old"),
        (ticket(-600), 429, "sent_too_quickly"),
        ("AAAAAGkg5QA".to_owned(), 400, "form_too_old"),
        (String::new(), 400, "form_too_old"),
    ] {
        assert_eq!(send(&world, &lead(&ticket)).await.refusal(&ticket), (status, code.into()));
    }
    assert_eq!(count(&world, "select count(*) from growth.leads").await, 0);
    assert_eq!(count(&world, "select count(*) from log.events where type like 'Lead%'").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_ticket_is_good_for_one_lead() {
    let world = World::demo().await;
    let first = lead(&ticket(20));
    for _ in 0..3 {
        assert_eq!(send(&world, &first).await.status, 204, "a second click is no fault");
    }
    assert_eq!(leads(&world, "").await.len(), 1);
    // The form's own ticket is one, and too young to be used at once.
    let form = world.get("/api/v1/leads/form").send().await.json();
    let own = form["ticket"].as_str().expect("a ticket");
    assert_eq!(send(&world, &lead(own)).await.refusal("at once"), (429, "sent_too_quickly".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_todays_consent_nothing_is_kept() {
    let world = World::demo().await;
    for consent in [Value::Null, json!(""), json!("on"), json!("2019-01")] {
        let reply = send(&world, &with(lead(&ticket(20)), "consent", consent)).await;
        assert_eq!(reply.status, 400, "{}", reply.text());
        assert_eq!(reply.json()["error"]["fields"][0]["code"], "consent_missing");
    }
    assert_eq!(count(&world, "select count(*) from growth.leads").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_address_sends_only_so_many_a_minute() {
    let world = World::demo_with(&["--limit-sign-in", "3"]).await;
    let mut last = 204;
    for _ in 0..5 {
        let reply = world.post("/api/v1/leads").from("203.0.113.9").json(&lead(&ticket(20))).send().await;
        last = reply.status;
    }
    assert_eq!(last, 429);
    assert_eq!(count(&world, "select count(*) from growth.leads").await, 3);
    let elsewhere = world.post("/api/v1/leads").from("203.0.113.77").json(&lead(&ticket(20))).send().await;
    assert_eq!(elsewhere.status, 204, "{}", elsewhere.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_lead_is_contacted_closed_opened_again_and_exported() {
    let world = World::demo().await;
    send(&world, &lead(&ticket(20))).await;
    let id = leads(&world, "").await[0]["id"].as_str().expect("an id").to_owned();
    for status in ["contacted", "closed", "new"] {
        let moved = world.ask(http::Method::PUT, &format!("/api/v1/leads/{id}/status")).by(ADMIN);
        assert_eq!(moved.json(&json!({"status": status})).send().await.status, 204, "{status}");
        assert_eq!(leads(&world, &format!("?status={status}")).await.len(), 1);
    }
    let file = world.get("/api/v1/leads?format=csv").by(ADMIN).send().await;
    assert_eq!(file.status, 200);
    assert!(file.text().contains(NOOR), "{}", file.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_erased_lead_is_gone_from_the_list_the_log_and_a_rebuild() {
    let world = World::demo().await;
    send(&world, &lead(&ticket(20))).await;
    let id = leads(&world, "").await[0]["id"].as_str().expect("an id").to_owned();
    let path = format!("/api/v1/leads/{id}");
    assert_eq!(world.ask(http::Method::DELETE, &path).by(ADMIN).send().await.status, 204);
    assert_eq!(world.ask(http::Method::DELETE, &path).by(ADMIN).send().await.status, 204, "once more is no fault");
    let shown = world.get(&path).by(ADMIN).send().await.json();
    for member in ["name", "email", "organisation", "message"] {
        assert_eq!(shown[member], Value::Null, "{member}");
    }
    assert_eq!((&shown["status"], &shown["topic"]), (&json!("closed"), &json!("demonstration")));
    assert_eq!(leads(&world, "?search=zephyr").await.len(), 0);
    let subject = format!("select count(*) from keys.subjects where subject_id = '{id}'");
    assert_eq!(count(&world, &subject).await, 0, "its key is destroyed");
    let log =
        "select count(*) from log.events where payload::text like '%quillphone%' or payload::text like '%Noor Aziz%'";
    assert_eq!(count(&world, log).await, 0, "the log never had it in plain");
    let moved = world.ask(http::Method::PUT, &format!("{path}/status")).by(ADMIN).json(&json!({"status": "new"}));
    assert_eq!(moved.send().await.refusal("a moved one"), (409, "lead_erased".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_the_platform_names_is_told_and_the_mail_says_nothing_of_who_wrote() {
    let world = World::demo().await;
    let told = "front.desk@portico.example";
    let set = world.ask(http::Method::PUT, "/api/v1/platform/settings/leads_to").by(ADMIN);
    assert_eq!(set.json(&json!({"value": told})).send().await.status, 204);
    send(&world, &lead(&ticket(20))).await;
    let mail = world.latest_mail(told).await;
    assert!(mail.contains("/admin/leads/"), "{mail}");
    assert!(!mail.contains("Noor") && !mail.contains("quillphone"), "{mail}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_browser_without_scripts_sends_the_contact_form() {
    let world = World::demo().await;
    let opened = world.get("/ar/contact?topic=plan&from=/pricing").send().await;
    assert_eq!(opened.status, 200);
    let page = opened.text();
    for expected in ["action=\"/api/fn/growth.capture_lead\"", "name=\"ticket\"", "value=\"/pricing\"", "value=\"ar\""]
    {
        assert!(page.contains(expected), "{expected}");
    }
    let ticket = ticket(20);
    let members = [
        ("name", "Noor Aziz"),
        ("email", NOOR),
        ("organisation", ""),
        ("topic", "plan"),
        ("message", "Hello"),
        ("website", ""),
        ("consent", CONSENT),
        ("page", "/pricing"),
        ("language", "ar"),
        ("ticket", &ticket),
    ];
    let form = world.post("/api/fn/growth.capture_lead").header("origin", "http://localhost:3000");
    let sent = form.header("accept", "text/html").form(members).send().await;
    assert_eq!((sent.status, sent.header("location")), (302, Some("/ar/contact?sent=1")), "{}", sent.text());
    assert_eq!(leads(&world, "").await.len(), 1);
}
