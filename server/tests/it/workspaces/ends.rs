use super::{ENDED, expire, show, start, until};
use crate::support::World;
use crate::support::people::CLIENT;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_prompt_that_does_not_fit_fails_with_its_reason() {
    let world = World::answering().await;
    // Letters that the model's vocabulary doesn't have take several tokens each.
    let long = start(&world, &"ж༄".repeat(8_000), 8).await;
    let run = until(&world, &long, ENDED).await;
    assert_eq!((&run["status"], &run["failure"]), (&json!("failed"), &json!("prompt_too_long")));
    let next = start(&world, "Name a spice.", 4).await;
    assert_eq!(until(&world, &next, ENDED).await["status"], "done", "the model goes on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_run_whose_server_went_away_is_taken_up_again_and_ends_once() {
    let mut world = World::answering().await;
    let id = start(&world, "Tell a long story about a lighthouse.", 120).await;
    until(&world, &id, &["running"]).await;
    world.stop_working();
    let mut after = world.restarted();
    after.work();
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let run = show(&after, &id).await;
    assert_eq!((&run["status"], &run["attempts"]), (&json!("running"), &json!(1)), "the lease still holds");
    expire(&after).await;
    let run = until(&after, &id, ENDED).await;
    assert_eq!((&run["status"], &run["attempts"]), (&json!("done"), &json!(2)), "{run}");
    let ends: i64 = sqlx::query_scalar("select count(*) from log.events where type = 'ExecutionCompleted'")
        .fetch_one(&mut after.as_superuser().await)
        .await
        .expect("a number");
    assert_eq!(ends, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_run_that_its_server_goes_away_with_three_times_is_given_up() {
    let mut world = World::queueing().await;
    let id = start(&world, "Tell a very long story about a lighthouse, its keeper and the sea.", 2_000).await;
    for attempt in 1..=3 {
        world.work();
        while show(&world, &id).await["attempts"] != attempt {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        world.stop_working();
        expire(&world).await;
    }
    world.work();
    let run = until(&world, &id, ENDED).await;
    assert_eq!((&run["status"], &run["failure"]), (&json!("failed"), &json!("interrupted")));
    assert_eq!(run["attempts"], 3);
    let billed: Option<i64> =
        sqlx::query_scalar("select sum(amount)::bigint from billing.usage_logs where meter = 'ai_tokens'")
            .fetch_one(&mut world.as_superuser().await)
            .await
            .expect("a number");
    let taken = run["promptTokens"].as_i64().unwrap_or(0) + run["completionTokens"].as_i64().unwrap_or(0);
    assert_eq!(billed.unwrap_or(0), taken, "what the three times took is billed once: {run}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_workers_on_one_queue_answer_each_run_once() {
    let mut world = World::queueing().await;
    let mut ids = Vec::new();
    for number in 0..6 {
        ids.push(start(&world, &format!("Say the number {number}."), 4).await);
    }
    let mut other = world.restarted();
    world.work();
    other.work();
    for id in &ids {
        assert_eq!(until(&world, id, ENDED).await["status"], "done");
    }
    let begun: i64 = sqlx::query_scalar("select count(*) from log.events where type = 'ExecutionBegun'")
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("a number");
    assert_eq!(begun, 6);
    let left: i64 = sqlx::query_scalar("select count(*) from workspaces.execution_progress")
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("a number");
    assert_eq!(left, 0, "nothing is left lying about");
    assert_eq!(world.get("/api/v1/executions").by(CLIENT).send().await.status, 200);
}
