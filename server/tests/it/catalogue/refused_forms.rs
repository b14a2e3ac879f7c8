//! Forms that nobody should send to a server function: refused in the standard shape, and no defect of ours.

use crate::support::people::{ADMIN, CLIENT};
use crate::support::{Reply, World, form_of};
use domain::catalogue::{self, Entry};
use domain::kernel::Access;
use serde_json::json;

const FORM: &str = "application/x-www-form-urlencoded";

/// Every server function that doesn't end the session.
fn calls() -> impl Iterator<Item = &'static Entry> {
    catalogue::all().into_iter().filter(|entry| entry.kind.is_plain_call() && entry.name != "identity.sign_out")
}

fn who(entry: &Entry) -> &'static str {
    match entry.access {
        Access::Needs(permission) if !permission.as_str().contains("execution") => ADMIN,
        _ => CLIENT,
    }
}

async fn send(world: &World, entry: &Entry, kind: &str, body: impl Into<Vec<u8>>) -> Reply {
    world.post(&format!("/api/fn/{}", entry.name)).by(who(entry)).body(kind, body).send().await
}

fn refused(reply: &Reply, what: &str) {
    assert!((400..500).contains(&reply.status), "{what}: {} {}", reply.status, reply.text());
    reply.code(what);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_form_that_makes_no_sense_is_refused_by_every_server_function() {
    let world = World::queueing().await;
    for entry in calls() {
        for body in
            ["unknown=1", "id[", "=%%%", "limit=ten&name[a]=b&email[]=1&prompt[x]=y&refreshToken[x]=y&id=1&nonsense=1"]
        {
            let reply = send(&world, entry, FORM, body).await;
            let what = format!("{} with {body}", entry.name);
            assert!(reply.status < 500, "{what}: {}", reply.text());
            if body.contains("n") {
                refused(&reply, &what);
            }
        }
        refused(&send(&world, entry, FORM, b"\xff\xfe=\xff".to_vec()).await, entry.name);
        let deep = format!("history{}=x", "[a]".repeat(2_000));
        refused(&send(&world, entry, FORM, deep).await, entry.name);
        refused(&send(&world, entry, FORM, format!("search={}", "x".repeat(2 * 1024 * 1024))).await, entry.name);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn odd_characters_in_any_member_of_a_form_are_no_defect_of_ours() {
    let world = World::queueing().await;
    for entry in calls() {
        let example = (entry.example)();
        for (name, _) in form_of(&example) {
            for odd in ["", "\u{0}", "a\u{202e}b", "\u{1f3fa}", "-1", "1e999", "99999999999999999999"] {
                let members = form_of(&example).into_iter().map(|(key, value)| {
                    let value = if key == name { odd.to_owned() } else { value };
                    (key, value)
                });
                let body = serde_urlencoded::to_string(members.collect::<Vec<_>>()).expect("a form");
                let reply = send(&world, entry, FORM, body).await;
                let what = format!("{} {name}={odd:?}", entry.name);
                assert!(reply.status < 500, "{what}: {} {}", reply.status, reply.text());
                if reply.status >= 400 {
                    refused(&reply, &what);
                }
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_wrong_field_of_a_form_is_named_at_once() {
    let world = World::demo().await;
    let form = form_of(&json!({"name": "A", "kind": "agency", "adminEmail": "nobody"}));
    let reply = world.post("/api/fn/tenancy.create_tenant").by(ADMIN).form(form).send().await;
    assert_eq!(reply.refusal("two wrong fields"), (400, "validation_failed".into()));
    assert_eq!(reply.faults(), [("adminEmail".into(), "not_an_email".into()), ("name".into(), "too_short".into())]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_right_form_answers_what_rest_answers() {
    let world = World::demo().await;
    let by_call = world.post("/api/fn/tenancy.tenants").by(ADMIN).form(form_of(&json!({"limit": 3}))).send().await;
    let by_rest = world.get("/api/v1/tenants?limit=3").by(ADMIN).send().await;
    assert_eq!((by_call.status, by_call.json()), (200, by_rest.json()));
}
