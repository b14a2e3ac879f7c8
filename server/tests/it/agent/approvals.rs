//! What waits for a person: nothing happens before, what they saw happens after, and only a person can.

use super::obedient::Obedient;
use super::{call, count, decide, done, order, rules, send, show, team, teams, work, world};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use domain::identity::CreateApiKey;
use domain::policy::{Permission, Permissions};
use serde_json::{Value, json};
use server::contexts::agent::ExpireCall;
use server::jobs::{Task, due};

async fn waiting(world: &World, name: &str) -> (String, Value) {
    let errand = done(world, OWNER, &order("tenancy.add_team", &json!({"name": name}))).await;
    assert_eq!(errand["status"], "waiting", "{errand}");
    (errand["id"].as_str().expect("an id").to_owned(), errand)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_changes_something_waits_with_what_it_would_do_and_happens_once_it_is_approved() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    let (id, errand) = waiting(&world, "Spice buyers").await;
    let held = call(&errand);
    assert_eq!((&held["stage"], &held["whyAsk"]), (&json!("waiting"), &json!("writes")), "{held}");
    assert_eq!(held["foreseen"]["lines"][0]["kind"], "TeamAdded", "{held}");
    assert_eq!(held["foreseen"]["lines"][0]["members"][0], json!({"name": "Name", "value": "Spice buyers"}), "{held}");
    let korean =
        world.get(&format!("/api/v1/errands/{id}")).by(OWNER).header("accept-language", "ko").send().await.json();
    assert_eq!(call(&korean)["foreseen"]["lines"][0]["text"], "팀이 만들어졌습니다", "in the reader's language");
    assert_eq!((teams(&world, "Spice buyers").await, &errand["mayApprove"]), (0, &json!(true)), "nothing has happened");

    assert_eq!(decide(&world, OWNER, &id, "approval").await, 204);
    assert_eq!(decide(&world, OWNER, &id, "approval").await, 409, "once");
    work(&world).await;
    let errand = show(&world, OWNER, &id).await;
    assert_eq!((&errand["status"], &call(&errand)["stage"]), (&json!("done"), &json!("made")), "{errand}");
    assert!(call(&errand)["decidedByName"].is_string(), "{errand}");
    assert_eq!(teams(&world, "Spice buyers").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_declined_never_happens_and_the_agent_goes_on_without() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    let (id, _) = waiting(&world, "Spice buyers").await;
    assert_eq!(decide(&world, OWNER, &id, "refusal").await, 204);
    work(&world).await;
    let errand = show(&world, OWNER, &id).await;
    assert_eq!((&errand["status"], &call(&errand)["stage"]), (&json!("done"), &json!("declined")), "{errand}");
    assert_eq!(decide(&world, OWNER, &id, "approval").await, 409, "there is no way back");
    assert_eq!(teams(&world, "Spice buyers").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_nobody_approves_in_time_is_declined() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    let (id, _) = waiting(&world, "Spice buyers").await;
    sqlx::raw_sql("update platform.due set at = now() - interval '1 second' where what = 'agent_call_waits'")
        .execute(&mut world.as_superuser().await)
        .await
        .expect("the time passes");
    assert_eq!(due::fall(world.gateway.services()).await.expect("the database is there"), 1);
    let expire = ExpireCall { errand: id.parse().expect("an id"), call: 1 };
    expire.carry_out(world.gateway.clone()).await.expect("it is written down");
    work(&world).await;
    let errand = show(&world, OWNER, &id).await;
    assert_eq!((&errand["status"], &call(&errand)["stage"]), (&json!("done"), &json!("declined")), "{errand}");
    assert_eq!(teams(&world, "Spice buyers").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_key_and_no_agent_approves_what_waits_for_a_person() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    let (id, _) = waiting(&world, "Spice buyers").await;
    let scopes = Permissions::of(&[Permission::UseAgent, Permission::ManageAgent, Permission::ManageOrganisation]);
    let make = CreateApiKey { name: "A hand".into(), service_account_id: None, scopes, ranges: None, days: None };
    let key = world.gateway.call(world.caller(OWNER).await, make).await.expect("a key").key;
    let path = format!("/api/v1/errands/{id}/calls/1/approval");
    let reply = world.post(&path).header("authorization", &format!("Bearer {key}")).json(&json!({})).send().await;
    assert_eq!(reply.refusal("a key"), (403, "session_needed".into()));

    let itself = order("agent.approve_step", &json!({"id": id, "call": 1}));
    let errand = done(&world, OWNER, &itself).await;
    assert_eq!((&call(&errand)["stage"], &call(&errand)["whyNot"]), (&json!("refused"), &json!("not_a_tool")));
    work(&world).await;
    assert_eq!(
        (&show(&world, OWNER, &id).await["status"], teams(&world, "Spice buyers").await),
        (&json!("waiting"), 0)
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_rules_say_who_approves_and_nobody_gets_more_done_by_that_than_they_may() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    rules(&world, json!({"approver": "keeper"})).await;
    let run = json!({"prompt": "Name a spice.", "maxTokens": 4});
    let id = send(&world, CLIENT, &order("workspaces.start_execution", &run)).await;
    work(&world).await;
    assert_eq!(decide(&world, CLIENT, &id, "approval").await, 403, "the sender keeps no rules");
    assert_eq!(decide(&world, OWNER, &id, "approval").await, 204);
    work(&world).await;
    let errand = show(&world, CLIENT, &id).await;
    assert_eq!(call(&errand)["stage"], "made", "{errand}");
    let started = "select count(*) from workspaces.executions
                   where prompt = 'Name a spice.' and started_by in (select sent_by from agent.errands)";
    assert_eq!(count(&world, started).await, 1, "in the sender's name, not the approver's");

    let asked = done(&world, CLIENT, &order("tenancy.add_team", &json!({"name": "Spice buyers"}))).await;
    assert_eq!(call(&asked)["whyNot"], "person_may_not", "nothing that an approver could lend");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_the_operation_would_refuse_is_put_before_nobody() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    team(&world, OWNER, "Spice buyers").await;
    let errand = done(&world, OWNER, &order("tenancy.add_team", &json!({"name": ""}))).await;
    assert_eq!(
        (&call(&errand)["stage"], &call(&errand)["whyNot"]),
        (&json!("refused"), &json!("would_fail")),
        "{errand}"
    );
}
