//! The figures of use are those of the runs.

use super::ruled::{ask, number, safety, usage, usage_by};
use super::{ENDED, until};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER, RIVAL};
use serde_json::{Value, json};

/// Every row of a list, page by page.
async fn whole(world: &World, path: &str) -> Vec<Value> {
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = world.get(&format!("{path}?limit=3{cursor}")).by(OWNER).send().await.json();
        all.extend(page["data"].as_array().expect("rows").iter().cloned());
        let Some(next) = page["nextCursor"].as_str() else { return all };
        cursor = format!("&cursor={next}");
    }
}

fn sum(rows: &[Value], member: &str) -> u64 {
    rows.iter().map(|row| row[member].as_u64().unwrap_or(0)).sum()
}

/// Runs that end in each way there is.
async fn lived(world: &World) {
    let started = |reply: crate::support::Reply| reply.json()["id"].as_str().expect("an id").to_owned();
    for (who, prompt) in [(CLIENT, "Name a spice."), (OWNER, "Name a colour."), (CLIENT, "Name a river.")] {
        let id = started(ask(world, who, prompt, 6).await);
        assert_eq!(until(world, &id, ENDED).await["status"], "done");
    }
    let long = started(ask(world, CLIENT, &"ж༄".repeat(7_000), 8).await);
    assert_eq!(until(world, &long, ENDED).await["status"], "failed");
    let story = started(ask(world, CLIENT, "Tell a long story about a lighthouse.", 200).await);
    world.post(&format!("/api/v1/executions/{story}/cancel")).by(CLIENT).send().await;
    until(world, &story, ENDED).await;
    safety(world, json!({"forbidden": ["lighthouse"]})).await;
    let stopped = started(ask(world, CLIENT, "Tell a story about a lighthouse.", 8).await);
    assert_eq!(until(world, &stopped, &["refused"]).await["status"], "refused");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn use_is_equal_to_the_runs_to_the_last_token() {
    let world = World::answering().await;
    lived(&world).await;
    let (runs, entries) =
        (whole(&world, "/api/v1/executions").await, whole(&world, "/api/v1/model-usage/entries").await);
    assert!(runs.len() >= 6 && runs.len() == entries.len(), "{} runs, {} entries", runs.len(), entries.len());
    let report = usage(&world, 366).await;
    let total = &report["total"];
    assert_eq!(number(&total["runs"]), runs.len() as u64);
    assert_eq!(number(&total["tokens"]), sum(&runs, "tokens"));
    assert_eq!(number(&total["tokens"]), sum(&entries, "tokens"));
    assert_eq!(number(&total["costMicros"]), sum(&runs, "costMicros"));
    for status in ["done", "failed", "cancelled", "refused"] {
        let counted = runs.iter().filter(|run| run["status"] == status).count() as u64;
        assert_eq!(number(&total[status]), counted, "{status}");
    }
    assert!(number(&total["refused"]) >= 1 && number(&total["failed"]) >= 1, "{total}");
    for by in ["person", "model", "template"] {
        let report = usage_by(&world, 366, by).await;
        for parts in [&report["rows"], &report["byDay"]] {
            let figures: Vec<Value> = parts.as_array().expect("rows").iter().map(|it| it["figures"].clone()).collect();
            for member in ["runs", "tokens", "costMicros", "done", "failed", "cancelled", "refused"] {
                assert_eq!(sum(&figures, member), number(&total[member]), "{member} by {by}");
            }
        }
    }
    let rows = report["rows"].as_array().expect("people");
    let people: Vec<&str> = rows.iter().filter_map(|row| row["name"].as_str()).collect();
    assert!(people.contains(&"Lina Haddad"), "{people:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn how_long_runs_took_is_a_rank_among_those_with_an_answer() {
    let world = World::answering().await;
    lived(&world).await;
    let mut took: Vec<u64> = whole(&world, "/api/v1/executions")
        .await
        .iter()
        .filter(|run| run["status"] == "done")
        .filter_map(|run| run["latencyMs"].as_u64())
        .collect();
    took.sort_unstable();
    let total = &usage(&world, 366).await["total"];
    let rank = |percent: usize| took[(took.len() * percent).div_ceil(100) - 1];
    assert_eq!((number(&total["latencyP50Ms"]), number(&total["latencyP95Ms"])), (rank(50), rank(95)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_tenant_reads_its_own_use_alone_and_takes_it_as_a_file() {
    let world = World::queueing().await;
    let before = number(&usage(&world, 1).await["total"]["runs"]);
    assert_eq!(ask(&world, RIVAL, "Name a spice.", 6).await.status, 201);
    assert_eq!(number(&usage(&world, 1).await["total"]["runs"]), before);
    let theirs = world.get("/api/v1/model-usage?days=1").by(RIVAL).send().await.json();
    assert!(number(&theirs["total"]["runs"]) >= 1 && number(&theirs["total"]["reservedTokens"]) > 0, "{theirs}");
    let foreign = super::ruled::tenant(&world).await;
    let path = format!("/api/v1/model-usage?workspaceId={foreign}");
    assert_eq!(world.get(&path).by(RIVAL).send().await.refusal("another's").0, 404);
    let file = world.get("/api/v1/model-usage/entries?format=csv").by(OWNER).send().await;
    assert_eq!(file.status, 200);
    assert!(file.header("content-type").is_some_and(|kind| kind.starts_with("text/csv")));
}
