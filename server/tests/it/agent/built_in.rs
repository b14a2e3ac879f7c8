//! Where no model plans: one tool that fits, filled in from the request to the letter, or passages of documents, or nothing.

use super::{call, decide, show, team, teams, work};
use crate::support::World;
use crate::support::people::OWNER;
use serde_json::{Value, json};

/// Sends the agent where the tenant has no model but that of the installation.
async fn sent(world: &World, text: &str) -> Value {
    let reply = world.post("/api/v1/errands").by(OWNER).json(&json!({"text": text})).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    let id = reply.json()["id"].as_str().expect("an id").to_owned();
    work(world).await;
    show(world, OWNER, &id).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_a_model_one_tool_is_found_filled_in_and_approved() {
    let world = World::queueing().await;
    let errand = sent(&world, "Add a team \"Spice buyers\"").await;
    assert_eq!((&errand["planner"], &errand["status"]), (&json!("built_in"), &json!("waiting")), "{errand}");
    let held = call(&errand);
    assert_eq!(held["operation"], "tenancy.add_team", "{errand}");
    let id = errand["id"].as_str().expect("an id");
    assert_eq!(decide(&world, OWNER, id, "approval").await, 204);
    work(&world).await;
    let errand = show(&world, OWNER, id).await;
    assert_eq!((&errand["status"], teams(&world, "Spice buyers").await), (&json!("done"), 1), "{errand}");
    assert!(errand["answer"].as_str().is_some_and(|answer| answer.starts_with("Done:")), "{errand}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_a_model_lists_are_read_and_told_by_their_names() {
    let world = World::queueing().await;
    team(&world, OWNER, "Spice buyers").await;
    let errand = sent(&world, "Show the list of teams").await;
    assert_eq!((&errand["status"], &call(&errand)["stage"]), (&json!("done"), &json!("made")), "{errand}");
    assert!(errand["answer"].as_str().is_some_and(|answer| answer.contains("Spice buyers")), "{errand}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_nothing_fits_is_said_and_nothing_is_made_up() {
    let world = World::queueing().await;
    let errand = sent(&world, "Paint the bridge of Basra green by tomorrow").await;
    assert_eq!(errand["status"], "done", "{errand}");
    let made = errand["turns"]
        .as_array()
        .expect("turns")
        .iter()
        .any(|turn| turn["calls"].as_array().expect("calls").iter().any(|call| call["stage"] != "made"));
    assert!(!made, "nothing waits, and nothing that writes is called: {errand}");
}
