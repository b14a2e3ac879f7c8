use crate::support::people::CLIENT;
use crate::support::{Portico, World, http, model_path};
use nix::sys::signal::Signal;
use serde_json::{Value, json};
use std::time::Duration;

const RUNS: usize = 10;

async fn count(world: &World, sql: &'static str) -> i64 {
    sqlx::query_scalar(sql).fetch_one(&mut world.as_superuser().await).await.expect("a number")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ten_runs_outlive_their_killed_server_and_each_ends_and_is_paid_for_once() {
    let world = World::demo().await;
    let token = world.token(CLIENT).await;
    let model = model_path();
    let flags = ["--model", model.to_str().expect("a path in UTF-8")];
    let mut server = Portico::beside(&world.urls, &flags);
    for number in 0..RUNS {
        let body = json!({"prompt": format!("Tell a story about {number} lighthouses."), "maxTokens": 24});
        let ask = http().post(format!("{}/api/v1/executions", server.url)).bearer_auth(&token).json(&body);
        assert_eq!(ask.send().await.expect("an answer").status(), 201);
    }
    let at_work = "select count(*) from workspaces.executions where status = 'running'";
    while count(&world, at_work).await == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    tokio::task::block_in_place(|| server.end(Signal::SIGKILL));
    let lost = count(&world, at_work).await;
    assert!(lost > 0, "something was at work when it fell");
    // Thirty silent seconds, at once, and before there is anybody else whose leases could run out.
    sqlx::raw_sql("update workspaces.execution_progress set leased_until = now() - interval '1 second'")
        .execute(&mut world.as_superuser().await)
        .await
        .expect("leases run out");
    let server = Portico::beside(&world.urls, &flags);
    let left = "select count(*) from workspaces.executions where ended_at is null";
    for _ in 0..3_000 {
        if count(&world, left).await == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let ask = http().get(format!("{}/api/v1/executions", server.url)).bearer_auth(&token);
    let list: Value = ask.send().await.expect("an answer").json().await.expect("JSON");
    let rows = list["data"].as_array().expect("rows");
    let done = rows.iter().filter(|row| row["status"] == "done").count();
    assert_eq!((rows.len(), done), (RUNS, RUNS), "{list}");
    let ends = "select count(*) from log.events where type = 'ExecutionCompleted'";
    assert_eq!(usize::try_from(count(&world, ends).await).ok(), Some(RUNS), "each exactly once");
    assert_eq!(count(&world, "select count(*) from log.events where type = 'ExecutionReturned'").await, lost);
    let shown: u64 = rows.iter().filter_map(|row| row["tokens"].as_u64()).sum();
    let paid = "select coalesce(sum(amount), 0)::bigint from billing.usage_logs where meter = 'ai_tokens'";
    assert_eq!(u64::try_from(count(&world, paid).await).ok(), Some(shown), "none is paid for twice");
}
