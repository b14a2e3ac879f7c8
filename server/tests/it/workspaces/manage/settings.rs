use super::{get, look, made, send};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use http::Method;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_workspaces_are_not_called_alike_and_a_late_edit_is_a_conflict() {
    let world = World::demo().await;
    let id = made(&world, "Harvest").await;
    let again = send(&world, Method::POST, "/workspaces", OWNER, &json!({"name": " HARVEST "})).await;
    assert_eq!(again.refusal("twice"), (409, "workspace_exists".into()));
    let path = format!("/workspaces/{id}");
    let edit = json!({"purpose": "Autumn.", "everybody": true, "version": 1});
    assert_eq!(send(&world, Method::PATCH, &path, OWNER, &edit).await.status, 204);
    let late = json!({"purpose": "Spring.", "version": 1});
    assert_eq!(send(&world, Method::PATCH, &path, OWNER, &late).await.refusal("late"), (409, "conflict".into()));
    let matched = world.ask(Method::PATCH, &format!("/api/v1{path}")).by(OWNER).header("if-match", "\"1\"");
    assert_eq!(matched.json(&json!({"purpose": "Winter."})).send().await.status, 412);
    let shown = get(&world, &path, CLIENT).await;
    assert_eq!((&shown["purpose"], &shown["version"]), (&json!("Autumn."), &json!(2)), "now it is everybody's");
    assert_eq!(send(&world, Method::PATCH, &path, OWNER, &json!({"purpose": null})).await.status, 204);
    assert_eq!(get(&world, &path, CLIENT).await["purpose"], "");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_workspace_that_is_put_away_is_read_and_not_used_until_it_is_taken_out() {
    let world = World::queueing().await;
    let id = made(&world, "Trade fair").await;
    let path = format!("/workspaces/{id}");
    let act = async |what: &str| send(&world, Method::POST, &format!("{path}/{what}"), OWNER, &json!({})).await;
    assert_eq!(act("restore").await.refusal("in use"), (409, "workspace_not_archived".into()));
    assert_eq!(act("archive").await.status, 204);
    let run = json!({"prompt": "Name a spice.", "workspaceId": id});
    let refused = send(&world, Method::POST, "/executions", OWNER, &run).await;
    assert_eq!(refused.refusal("put away"), (409, "workspace_archived".into()));
    let edit = send(&world, Method::PATCH, &path, OWNER, &json!({"name": "Fair"})).await;
    assert_eq!(edit.refusal("put away"), (409, "workspace_archived".into()));
    assert_eq!(look(&world, &path, OWNER).await.status, 200);
    assert_eq!(get(&world, "/workspaces?search=trade", OWNER).await["data"], json!([]));
    assert_eq!(get(&world, "/workspaces?archived=true", OWNER).await["data"][0]["id"], json!(id));
    assert_eq!(act("restore").await.status, 204);
    assert_eq!(send(&world, Method::POST, "/executions", OWNER, &run).await.status, 201);
    let shown = get(&world, &path, OWNER).await;
    assert_eq!((&shown["runs"], &shown["tokens"]), (&json!(1), &json!(0)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_run_is_started_and_seen_by_those_alone_who_work_in_its_workspace() {
    let world = World::queueing().await;
    let id = made(&world, "Wages").await;
    let run = json!({"prompt": "Name a spice.", "workspaceId": id});
    assert_eq!(send(&world, Method::POST, "/executions", CLIENT, &run).await.status, 404);
    let started = send(&world, Method::POST, "/executions", OWNER, &run).await.json();
    let started = format!("/executions/{}", started["id"].as_str().expect("an id"));
    assert_eq!(look(&world, &started, OWNER).await.status, 200);
    assert_eq!(look(&world, &started, CLIENT).await.status, 404);
    let listed = get(&world, "/executions?limit=200", CLIENT).await;
    assert!(listed["data"].as_array().is_some_and(|rows| rows.iter().all(|row| row["workspaceId"] != json!(id))));
}
