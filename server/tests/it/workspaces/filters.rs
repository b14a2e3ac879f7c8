//! The history by model, person, source, workspace and period.

use super::{show, start};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use serde_json::{Value, json};

async fn found(world: &World, filter: &str) -> Vec<Value> {
    let reply = world.get(&format!("/api/v1/executions?{filter}")).by(CLIENT).send().await;
    assert_eq!(reply.status, 200, "{filter}: {}", reply.text());
    let rows = reply.json()["data"].as_array().cloned().expect("rows");
    rows.into_iter().map(|row| row["prompt"].clone()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn runs_are_found_by_what_is_known_of_them() {
    let world = World::queueing().await;
    let mine = show(&world, &start(&world, "Mine.", 8).await).await;
    let theirs = world.post("/api/v1/executions").by(OWNER).json(&json!({"prompt": "Theirs."})).send().await.json();
    let theirs = show(&world, theirs["id"].as_str().expect("an id")).await;
    let text = |run: &Value, member: &str| run[member].as_str().expect("text").to_owned();
    assert_eq!(found(&world, &format!("startedBy={}", text(&mine, "startedBy"))).await, [json!("Mine.")]);
    assert_eq!(found(&world, &format!("startedBy={}", text(&theirs, "startedBy"))).await, [json!("Theirs.")]);
    let both = [json!("Theirs."), json!("Mine.")];
    assert_eq!(found(&world, &format!("model={}", text(&mine, "model"))).await, both);
    assert_eq!(found(&world, "model=gpt-9").await, Vec::<Value>::new());
    assert_eq!(found(&world, &format!("workspaceId={}", text(&mine, "workspaceId"))).await, both);
    assert_eq!(found(&world, "source=api").await, both);
    assert_eq!(found(&world, "source=person").await, Vec::<Value>::new());
    let later = text(&theirs, "createdAt");
    assert_eq!(found(&world, &format!("from={later}")).await, [json!("Theirs.")]);
    assert_eq!(found(&world, &format!("to={later}")).await, [json!("Mine.")]);
    let none = "templateId=00000000-0000-7000-8000-000000000000";
    assert_eq!(found(&world, none).await, Vec::<Value>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_is_asked_once_more() {
    let world = World::queueing().await;
    let body = json!({"prompt": "Name a spice.", "system": "Be brief.", "maxTokens": 7, "temperature": 0.5,
                      "history": [{"role": "user", "content": "Hi"}], "tuning": {"seed": 3}});
    let first = world.post("/api/v1/executions").by(CLIENT).json(&body).send().await.json();
    let again = format!("/api/v1/executions/{}/again", first["id"].as_str().expect("an id"));
    let second = world.post(&again).by(OWNER).json(&json!({})).send().await;
    assert_eq!(second.status, 201, "{}", second.text());
    assert_ne!(second.json()["id"], first["id"]);
    let asked = "select count(distinct (prompt, system, history, model, max_tokens, temperature, tuning, method))
                 from workspaces.executions";
    let asked: i64 = sqlx::query_scalar(asked).fetch_one(&mut world.as_superuser().await).await.expect("a number");
    assert_eq!(asked, 1);
    let run = show(&world, second.json()["id"].as_str().expect("an id")).await;
    assert_eq!(run["startedByName"], "Salma Benali");
}
