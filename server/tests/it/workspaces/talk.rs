//! What colleagues do with a run: rate it, comment on it, show it, hand it over, compare it (checklist AIW-04, AIW-05).

use super::{ENDED, show, start, until};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER, RIVAL};
use serde_json::{Value, json};

/// Aurora's owner, as the client sees them among those who can open the run.
async fn owner_of(world: &World, id: &str) -> Value {
    let list = world.get(&format!("/api/v1/executions/{id}/colleagues")).by(CLIENT).send().await.json();
    let names: Vec<_> = list.as_array().expect("a list").iter().map(|colleague| colleague["name"].clone()).collect();
    assert_eq!(names, [json!("Salma Benali")], "those of the same tenant, and not oneself");
    list[0]["id"].clone()
}

/// What somebody was told of this kind.
pub(super) async fn told(world: &World, who: &str, kind: &str) -> Vec<Value> {
    told_often(world, who, kind, 1).await
}

/// The same, once there is so much of it.
pub(super) async fn told_often(world: &World, who: &str, kind: &str, least: usize) -> Vec<Value> {
    for _ in 0..500 {
        world.follow_to_the_end().await;
        let page = world.get("/api/v1/me/notices").by(who).send().await.json();
        let rows = page["data"].as_array().cloned().unwrap_or_default();
        let of_kind: Vec<_> = rows.into_iter().filter(|notice| notice["kind"] == kind).collect();
        if of_kind.len() >= least {
            return of_kind;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    Vec::new()
}

async fn post(world: &World, who: &str, path: &str, body: Value) -> crate::support::Reply {
    world.post(&format!("/api/v1/executions/{path}")).by(who).json(&body).send().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_colleague_who_is_mentioned_is_told_once_and_finds_the_run() {
    let world = World::queueing().await;
    let id = start(&world, "Name a spice.", 8).await;
    let owner = owner_of(&world, &id).await;
    let body = json!({"text": "Shall we send it like this?", "mentions": [owner, owner]});
    let added = post(&world, CLIENT, &format!("{id}/comments"), body).await;
    assert_eq!(added.status, 201, "{}", added.text());
    let notices = told(&world, OWNER, "run_mentioned").await;
    assert_eq!(notices.len(), 1, "{notices:?}");
    assert_eq!(notices[0]["page"], format!("/client/runs/{id}"));
    assert!(notices[0]["text"].as_str().is_some_and(|text| text.contains("Lina Haddad")), "{}", notices[0]);
    let path = format!("/api/v1/executions/{id}/comments");
    let comments = world.get(&path).by(OWNER).send().await.json();
    assert_eq!(
        (&comments[0]["text"], &comments[0]["personName"], &comments[0]["mentions"]),
        (&json!("Shall we send it like this?"), &json!("Lina Haddad"), &json!(["Salma Benali"]))
    );
    assert_eq!(world.get(&path).by(RIVAL).send().await.refusal("a rival").0, 404);
    let list = world.get("/api/v1/executions").by(OWNER).send().await.json();
    assert_eq!(list["data"][0]["comments"], 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_cannot_open_the_run_is_neither_mentioned_nor_shown_it() {
    let world = World::queueing().await;
    let id = start(&world, "Name a spice.", 8).await;
    let rival = world.caller(RIVAL).await.actor.expect("a person").person_id;
    let said = post(&world, CLIENT, &format!("{id}/comments"), json!({"text": "Look.", "mentions": [rival]})).await;
    assert_eq!(said.faults(), [("mentions".into(), "cannot_open_run".into())]);
    for (path, what) in [("shares", "shown"), ("assignee", "handed over")] {
        let reply = post(&world, CLIENT, &format!("{id}/{path}"), json!({"personId": rival})).await;
        assert_eq!(reply.faults(), [("personId".into(), "cannot_open_run".into())], "{what}");
    }
    let by_rival = post(&world, RIVAL, &format!("{id}/comments"), json!({"text": "I see you."})).await;
    assert_eq!(by_rival.refusal("a rival").0, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_run_is_shown_and_handed_over_and_both_are_told() {
    let world = World::queueing().await;
    let id = start(&world, "Name a spice.", 8).await;
    let owner = owner_of(&world, &id).await;
    let share = post(&world, CLIENT, &format!("{id}/shares"), json!({"personId": owner, "note": "Please look."})).await;
    assert_eq!(share.status, 204, "{}", share.text());
    assert_eq!(told(&world, OWNER, "run_shared").await[0]["page"], format!("/client/runs/{id}"));
    for _ in 0..2 {
        let assign = post(&world, CLIENT, &format!("{id}/assignee"), json!({"personId": owner})).await;
        assert_eq!(assign.status, 204, "{}", assign.text());
    }
    assert_eq!(told(&world, OWNER, "run_assigned").await.len(), 1, "the second time changes nothing");
    assert_eq!(show(&world, &id).await["assignedToName"], "Salma Benali");
    let path = format!("/api/v1/executions?assignedTo={}", owner.as_str().expect("an id"));
    let list = world.get(&path).by(OWNER).send().await.json();
    assert_eq!(list["data"].as_array().map(Vec::len), Some(1));
    assert_eq!(post(&world, OWNER, &format!("{id}/assignee"), json!({"personId": null})).await.status, 204);
    assert_eq!(show(&world, &id).await["assignedTo"], Value::Null);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_answer_is_rated_by_everybody_once_and_the_rating_can_be_taken_back() {
    let world = World::answering().await;
    let id = start(&world, "Name a spice.", 8).await;
    until(&world, &id, ENDED).await;
    let rating = format!("{id}/rating");
    for (who, body) in [
        (CLIENT, json!({"rating": "up"})),
        (CLIENT, json!({"rating": "down", "note": "Too short."})),
        (OWNER, json!({"rating": "up"})),
    ] {
        let reply = post(&world, who, &rating, body).await;
        assert_eq!(reply.status, 204, "{}", reply.text());
    }
    let run = show(&world, &id).await;
    assert_eq!((&run["ups"], &run["downs"], &run["myRating"]), (&json!(1), &json!(1), &json!("down")));
    let as_of = format!("/api/v1/executions/{id}?asOf=2099-01-01T00:00:00Z");
    assert_eq!(world.get(&as_of).by(CLIENT).send().await.json(), run, "the events say the same");
    assert_eq!(post(&world, CLIENT, &rating, json!({"rating": null})).await.status, 204);
    let run = show(&world, &id).await;
    assert_eq!((&run["ups"], &run["downs"], &run["myRating"]), (&json!(1), &json!(0), &Value::Null));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_run_is_not_rated_before_it_has_ended() {
    let world = World::queueing().await;
    let id = start(&world, "Name a spice.", 8).await;
    let reply = post(&world, CLIENT, &format!("{id}/rating"), json!({"rating": "up"})).await;
    assert_eq!(reply.refusal("too early"), (409, "execution_goes_on".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn runs_are_compared_in_the_order_in_which_they_are_named() {
    let world = World::queueing().await;
    let (one, other) = (start(&world, "Name a spice.", 8).await, start(&world, "Name a colour.", 8).await);
    let compare = |ids: &str| format!("/api/v1/executions/compare?{ids}");
    let both = world.get(&compare(&format!("first={other}&second={one}"))).by(CLIENT).send().await.json();
    let prompts: Vec<_> = both.as_array().expect("a list").iter().map(|run| run["prompt"].clone()).collect();
    assert_eq!(prompts, [json!("Name a colour."), json!("Name a spice.")]);
    let foreign = world.get(&compare(&format!("first={other}&second={one}"))).by(RIVAL).send().await;
    assert_eq!(foreign.refusal("a rival").0, 404);
    let one = world.get(&compare(&format!("first={one}"))).by(CLIENT).send().await;
    assert_eq!(one.status, 400, "one alone is nothing to compare");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_talks_about_a_run_while_it_ends_does_not_take_its_answer_away() {
    let world = World::answering().await;
    let id = start(&world, "Name a spice.", 24).await;
    let mut said = 0_usize;
    loop {
        let status = show(&world, &id).await["status"].clone();
        if ENDED.iter().any(|ended| status == *ended) {
            break;
        }
        for who in [CLIENT, OWNER] {
            let reply = post(&world, who, &format!("{id}/comments"), json!({"text": "Still going."})).await;
            said += usize::from(reply.status == 201);
            assert!(matches!(reply.status, 201 | 409), "{}", reply.text());
        }
    }
    let run = show(&world, &id).await;
    assert_eq!((&run["status"], &run["attempts"]), (&json!("done"), &json!(1)), "{run}");
    let comments = world.get(&format!("/api/v1/executions/{id}/comments")).by(CLIENT).send().await.json();
    assert_eq!(comments.as_array().map(Vec::len), Some(said));
}
