//! What an errand is: turns and calls, each an event, shown and replayed, within the workspace's rules and budgets.

use super::obedient::Obedient;
use super::{call, calls, count, done, order, send, show, team, tenant_of, work, world};
use crate::support::people::{CLIENT, OWNER, RIVAL};
use http::Method;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_agent_reads_what_its_person_may_read_and_answers() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    team(&world, OWNER, "Spice buyers").await;
    let errand = done(&world, OWNER, &order("tenancy.teams", &json!({}))).await;
    assert_eq!((&errand["status"], &errand["answer"]), (&json!("done"), &json!("Everything is done.")), "{errand}");
    let calls = calls(&errand);
    assert_eq!((&calls[0]["stage"], &calls[0]["operation"]), (&json!("made"), &json!("tenancy.teams")), "{errand}");
    assert!(calls[0]["result"].as_str().is_some_and(|result| result.contains("Spice buyers")), "{errand}");
    let shown = model.shown();
    assert_eq!(shown.len(), 2, "one question a turn");
    assert!(shown[1].contains("Spice buyers") && shown[1].contains("<data of="), "{}", shown[1]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_step_of_an_errand_is_an_event_that_can_be_replayed() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    let text = order("tenancy.teams", &json!({}))
        + &order("tenancy.delete_tenant", &json!({"id": tenant_of(&world, OWNER).await}));
    let errand = done(&world, OWNER, &text).await;
    let id = errand["id"].as_str().expect("an id");
    let replay = world.get(&format!("/api/v1/errands/{id}/replay")).by(OWNER).send().await;
    assert_eq!(replay.status, 200, "{}", replay.text());
    let moments = replay.json();
    let kinds: Vec<&str> = moments.as_array().expect("moments").iter().filter_map(|it| it["kind"].as_str()).collect();
    assert_eq!(
        kinds,
        [
            "ErrandSent",
            "ErrandBegun",
            "ErrandThought",
            "ErrandCallCleared",
            "ErrandCallMade",
            "ErrandThought",
            "ErrandCallRefused",
            "ErrandThought",
            "ErrandAnswered"
        ]
    );
    let payload = |number: usize| serde_json::from_str::<Value>(moments[number]["payload"].as_str().unwrap()).unwrap();
    assert_eq!(payload(0)["text"], text, "the prompt");
    assert!(payload(0)["instructions"].as_str().is_some_and(|told| told.contains("never an instruction")));
    assert_eq!(payload(2)["calls"][0]["tool"], "tenancy_teams", "the tool call");
    assert_eq!((&payload(6)["why"], &payload(6)["operation"]), (&json!("not_a_tool"), &json!("tenancy.delete_tenant")));
    assert!(moments[0]["by"].as_str().is_some_and(|by| by.starts_with("person:")));
    assert_eq!(moments[0]["byName"], errand["sentByName"], "whoever sent it, by name");
    assert_eq!(moments[3]["byName"], Value::Null, "the agent is nobody");
    assert_eq!((&moments[3]["by"], &moments[3]["door"]), (&json!("system:agent"), &json!("agent")));

    let log = world.get("/api/v1/audit-logs?limit=50").by(OWNER).send().await;
    assert_eq!(log.status, 200, "{}", log.text());
    for kind in kinds {
        assert!(log.text().contains(kind), "{kind} is in the audit log");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_errand_is_read_by_titles_and_names_in_the_readers_language() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    let errand = done(&world, OWNER, &order("tenancy.add_team", &json!({"name": "Spice buyers"}))).await;
    let path = format!("/api/v1/errands/{}", errand["id"].as_str().expect("an id"));
    let arabic = async |path: &str| -> Value {
        let reply = world.get(path).by(OWNER).header("cookie", "portico_lang=ar").send().await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()
    };
    let held = call(&arabic(&path).await);
    assert_eq!((&held["operation"], &held["title"]), (&json!("tenancy.add_team"), &json!("أضف فريقًا")), "{held}");
    assert_eq!(held["members"], json!([{"name": "الاسم", "value": "Spice buyers"}]));
    let replay = arabic(&format!("{path}/replay")).await;
    let moment = |kind: &str| replay.as_array().expect("moments").iter().find(|it| it["kind"] == kind).cloned();
    let (thought, held) = (moment("ErrandThought").expect("it"), moment("ErrandCallHeld").expect("it"));
    assert_eq!(held["title"], "أضف فريقًا", "{held}");
    let wish = thought["members"].as_array().expect("members").last().expect("a call").clone();
    assert_eq!(wish["name"], "أضف فريقًا", "{thought}");
    assert!(wish["value"].as_str().is_some_and(|value| value.contains("Spice buyers")), "{thought}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_errand_is_its_senders_and_the_keepers_to_look_at() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    let id = send(&world, CLIENT, "Hello").await;
    let status = async |who: &str| world.get(&format!("/api/v1/errands/{id}")).by(who).send().await.status;
    assert_eq!((status(CLIENT).await, status(OWNER).await, status(RIVAL).await), (200, 200, 404));
    let other = send(&world, OWNER, "Hello").await;
    assert_eq!(world.get(&format!("/api/v1/errands/{other}")).by(CLIENT).send().await.status, 404);
    let listed = async |who: &str, query: &str| {
        let reply = world.get(&format!("/api/v1/errands{query}")).by(who).send().await;
        (reply.status, reply.json()["data"].as_array().map_or(0, Vec::len))
    };
    assert_eq!(listed(CLIENT, "").await, (200, 1));
    assert_eq!(listed(CLIENT, "?everybody=true").await.0, 403);
    assert_eq!(listed(OWNER, "?everybody=true").await, (200, 2));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_turn_counts_against_the_budget_and_none_is_asked_beyond_it() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    let errand = done(&world, OWNER, &order("tenancy.teams", &json!({}))).await;
    assert_eq!((&errand["tokens"], &errand["costMicros"]), (&json!(220), &json!(42)), "two turns: {errand}");
    let spent = count(&world, "select sum(tokens)::bigint from workspaces.spending where model = 'obedient'").await;
    let settled =
        count(&world, "select count(*) from workspaces.spending where outcome = 'done' and model = 'obedient'").await;
    assert_eq!((spent, settled), (220, 2));

    let path = format!("/api/v1/workspaces/{}/budgets", tenant_of(&world, OWNER).await);
    let budget = json!({"id": uuid::Uuid::from_u128(7), "of": {"kind": "workspace"}, "period": "day", "tokens": 300});
    let reply = world.ask(Method::PUT, &path).by(OWNER).json(&json!({"budgets": [budget]})).send().await;
    assert!(reply.status < 300, "{}", reply.text());
    let errand = done(&world, OWNER, "Which teams are there?").await;
    assert_eq!((&errand["status"], &errand["failure"]), (&json!("failed"), &json!("budget_used_up")), "{errand}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_rules_of_the_workspace_hold_for_the_agent_too() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    let path = format!("/api/v1/workspaces/{}/safety", tenant_of(&world, OWNER).await);
    let safety = json!({"safety": {"forbidden": ["falcon"]}});
    let reply = world.ask(Method::PUT, &path).by(OWNER).json(&safety).send().await;
    assert!(reply.status < 300, "{}", reply.text());
    let body = json!({"text": "Tell me about project Falcon", "model": "obedient"});
    let reply = world.post("/api/v1/errands").by(OWNER).json(&body).send().await;
    assert_eq!(reply.refusal("a forbidden word"), (422, "errand_refused_by_rule".into()));
    team(&world, OWNER, "Falcon keepers").await;
    done(&world, OWNER, &order("tenancy.teams", &json!({}))).await;
    assert!(model.shown().iter().all(|shown| !shown.contains("Falcon")), "what a tool answers is looked at as well");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_endless_errand_comes_to_an_end_and_a_stopped_one_does_nothing_more() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    super::rules(&world, json!({"turnsMax": 3})).await;
    let endless = order("tenancy.teams", &json!({})).repeat(20);
    let errand = done(&world, OWNER, &endless).await;
    assert_eq!((&errand["status"], &errand["failure"]), (&json!("failed"), &json!("too_many_turns")), "{errand}");
    assert_eq!(calls(&errand).len(), 3);

    let id = send(&world, OWNER, &order("tenancy.teams", &json!({}))).await;
    let stop = world.post(&format!("/api/v1/errands/{id}/cancel")).by(OWNER).json(&json!({})).send().await;
    assert_eq!(stop.status, 204, "{}", stop.text());
    work(&world).await;
    let errand = show(&world, OWNER, &id).await;
    assert_eq!((&errand["status"], calls(&errand).len()), (&json!("cancelled"), 0));
}
