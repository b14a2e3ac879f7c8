use super::{ENDED, show, start, until};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use serde_json::json;

/// Tokens of models that everybody together has used.
async fn billed(world: &World) -> i64 {
    sqlx::query_scalar("select coalesce(sum(amount), 0)::bigint from billing.usage_logs where meter = 'ai_tokens'")
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("a number")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_run_that_waits_is_cancelled_and_never_begun() {
    let mut world = World::queueing().await;
    let id = start(&world, "Name a spice.", 8).await;
    let cancel = format!("/api/v1/executions/{id}/cancel");
    assert_eq!(world.post(&cancel).by(CLIENT).send().await.status, 204);
    let again = world.post(&cancel).by(CLIENT).send().await;
    assert_eq!(again.refusal("again"), (409, "execution_already_ended".into()));
    world.work();
    let other = start(&world, "Name a colour.", 4).await;
    until(&world, &other, ENDED).await;
    let run = show(&world, &id).await;
    assert_eq!((&run["status"], &run["answer"]), (&json!("cancelled"), &json!("")));
    assert_eq!((&run["promptTokens"], &run["costMicros"]), (&json!(null), &json!(0)), "no model has seen it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_run_at_work_stops_and_keeps_what_there_is() {
    let world = World::answering().await;
    let before = billed(&world).await;
    let id = start(&world, "Tell a very long story about a lighthouse, its keeper and the sea.", 2_000).await;
    let mut run = until(&world, &id, &["running"]).await;
    while run["answer"].as_str().is_none_or(str::is_empty) {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        run = show(&world, &id).await;
    }
    assert_eq!(world.post(&format!("/api/v1/executions/{id}/cancel")).by(CLIENT).send().await.status, 204);
    let run = show(&world, &id).await;
    assert_eq!(run["status"], "cancelled");
    assert!(run["answer"].as_str().is_some_and(|answer| !answer.is_empty()), "what there was is kept: {run}");
    let [prompt, answer] = ["promptTokens", "completionTokens"].map(|it| run[it].as_i64().unwrap_or(0));
    assert!(prompt > 0 && answer > 0, "an answer isn't free: {run}");
    let taken = prompt + answer;
    assert_eq!(billed(&world).await - before, taken);
    let as_of = format!("/api/v1/executions/{id}?asOf=2099-01-01T00:00:00Z");
    assert_eq!(world.get(&as_of).by(CLIENT).send().await.json(), run, "the events say the same");
    let entry = world.get("/api/v1/model-usage/entries?limit=1").by(OWNER).send().await.json()["data"][0].clone();
    assert_eq!((&entry["id"], entry["tokens"].as_i64()), (&json!(id), Some(taken)));
    let next = start(&world, "Name a spice.", 4).await;
    let next = until(&world, &next, ENDED).await;
    assert_eq!(next["status"], "done", "the model is free again");
    assert_eq!(show(&world, &id).await, run, "and nothing was added meanwhile");
    let more = next["promptTokens"].as_i64().unwrap_or(0) + next["completionTokens"].as_i64().unwrap_or(0);
    assert_eq!(billed(&world).await - before, taken + more, "nor billed again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_colleagues_run_is_the_owners_to_cancel() {
    let world = World::queueing().await;
    let body = json!({"prompt": "The owner asks."});
    let owners = world.post("/api/v1/executions").by(OWNER).json(&body).send().await.json();
    let owners = owners["id"].as_str().expect("an id").to_owned();
    let reply = world.post(&format!("/api/v1/executions/{owners}/cancel")).by(CLIENT).send().await;
    assert_eq!(reply.refusal("somebody else's"), (403, "not_yours".into()));
    let clients = start(&world, "The client asks.", 8).await;
    assert_eq!(world.post(&format!("/api/v1/executions/{clients}/cancel")).by(OWNER).send().await.status, 204);
}
