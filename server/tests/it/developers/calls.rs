//! What somebody finds out about their programs' calls (checklist DEV-11, DEV-12).

use crate::identity::keys::{key_of, read_only};
use crate::live::Ear;
use crate::support::World;
use crate::support::people::{CLIENT, DEVELOPER, OWNER, RIVAL};
use domain::kernel::Example;
use domain::platform::ReportDefect;
use serde_json::{Value, json};
use server::gateway::upkeep;

const RUNS: &str = "/api/v1/executions";
const UNKNOWN: &str = "/api/v1/executions/00000000-0000-7000-8000-000000000000";

async fn json_of(world: &World, who: &str, path: &str) -> Value {
    let reply = world.get(path).by(who).send().await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text());
    reply.json()
}

/// Ten calls with a key of the owner's, two of them wrong. The key's id and text, and the request id of a wrong one.
async fn ten_calls(world: &World) -> (String, String, String) {
    let (id, key) = key_of(world, OWNER, &read_only()).await;
    for _ in 0..8 {
        assert_eq!(world.get(RUNS).bearer(&key).send().await.status, 200);
    }
    assert_eq!(world.post(RUNS).bearer(&key).json(&json!({"prompt": "Name a spice."})).send().await.status, 403);
    let wrong = world.get(&format!("{UNKNOWN}?secret=quillphone")).bearer(&key).send().await;
    assert!(matches!(wrong.status, 400 | 404), "{}", wrong.text());
    upkeep::write_down(world.gateway.services()).await.expect("it is written");
    (id, key, wrong.header("x-request-id").expect("an id").to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ten_calls_of_which_two_are_wrong_are_ten_and_two_by_key_route_and_day() {
    let world = World::demo().await;
    let (id, ..) = ten_calls(&world).await;
    let report = json_of(&world, OWNER, &format!("/api/v1/calls/report?days=7&keyId={id}")).await;
    assert_eq!((&report["total"]["calls"], &report["total"]["errors"]), (&json!(10), &json!(2)));
    assert_eq!(report["isWhole"], true);
    let key = &report["byKey"][0];
    assert_eq!((&key["keyId"], &key["name"]), (&json!(id), &json!("Dashboard")));
    assert_eq!((&key["figures"]["calls"], &key["figures"]["errors"]), (&json!(10), &json!(2)));
    let route = &report["byRoute"][0];
    assert_eq!((&route["operation"], &route["path"]), (&json!("workspaces.executions"), &json!("/executions")));
    assert_eq!((&route["figures"]["calls"], &route["figures"]["errors"]), (&json!(8), &json!(0)));
    assert_eq!(report["byRoute"].as_array().expect("routes").len(), 3);
    let days = report["byDay"].as_array().expect("days");
    assert_eq!(days.len(), 7, "days without a call are there");
    assert_eq!(days.iter().filter_map(|day| day["calls"].as_u64()).sum::<u64>(), 10);
    let one = json_of(&world, OWNER, &format!("/api/v1/calls/report?keyId={id}&operation=workspaces.executions")).await;
    assert_eq!(one["total"]["calls"], 8);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_request_is_found_by_its_id_with_status_and_time_and_without_secrets() {
    let world = World::demo().await;
    let (id, key, request) = ten_calls(&world).await;
    let found = json_of(&world, OWNER, &format!("/api/v1/calls?id={request}")).await;
    let row = &found["data"][0];
    assert_eq!(found["data"].as_array().map(Vec::len), Some(1));
    assert!(matches!(row["status"].as_u64(), Some(400 | 404)), "{row}");
    assert_eq!((&row["keyId"], &row["by"], &row["method"]), (&json!(id), &json!("Dashboard"), &json!("GET")));
    assert_eq!(row["path"], "/executions/{id}");
    assert!(row["at"].is_string() && row["latencyUs"].as_u64().is_some_and(|us| us > 0), "{row}");
    let all = world.get(&format!("/api/v1/calls?keyId={id}")).by(OWNER).send().await;
    assert_eq!(all.json()["data"].as_array().map(Vec::len), Some(10));
    let secret = key.rsplit_once('_').expect("a secret").1;
    for kept in [secret, "quillphone", "Name a spice."] {
        assert!(!all.text().contains(kept), "{kept} is kept");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_stranger_sees_none_and_whoever_may_not_read_all_sees_their_own() {
    let world = World::demo().await;
    let (id, _, request) = ten_calls(&world).await;
    assert_eq!(world.get(RUNS).by(CLIENT).send().await.status, 200);
    upkeep::write_down(world.gateway.services()).await.expect("it is written");
    for who in [RIVAL, DEVELOPER, CLIENT] {
        let found = json_of(&world, who, &format!("/api/v1/calls?id={request}")).await;
        assert_eq!(found["data"], json!([]), "{who}");
        let report = json_of(&world, who, &format!("/api/v1/calls/report?keyId={id}")).await;
        assert_eq!((&report["total"]["calls"], &report["byKey"]), (&json!(0), &json!([])), "{who}");
    }
    let own = json_of(&world, CLIENT, "/api/v1/calls?operation=workspaces.executions").await;
    assert_eq!(own["data"].as_array().map(Vec::len), Some(1), "their own, and not the key's");
    let report = json_of(&world, CLIENT, "/api/v1/calls/report?operation=workspaces.executions").await;
    assert_eq!((&report["isWhole"], &report["total"]["calls"]), (&json!(false), &json!(1)));
    let whole = json_of(&world, OWNER, "/api/v1/calls/report?operation=workspaces.executions").await;
    assert_eq!(whole["total"]["calls"], 9, "the whole tenant's");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn pages_are_no_calls() {
    let world = World::demo().await;
    let session = world.token(OWNER).await;
    assert_eq!(world.get("/client/keys").bearer(&session).send().await.status, 200);
    upkeep::write_down(world.gateway.services()).await.expect("it is written");
    let report = json_of(&world, OWNER, "/api/v1/calls/report?operation=identity.api_keys").await;
    assert_eq!(report["total"]["calls"], 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_a_page_asks_by_itself_is_no_call() {
    let world = World::demo().await;
    let session = world.token(OWNER).await;
    let told = ReportDefect::example();
    let told = world.post("/api/v1/platform/defects").bearer(&session).json(&serde_json::to_value(told).expect("JSON"));
    assert_eq!(told.header("sec-fetch-site", "same-origin").send().await.status, 204);
    upkeep::write_down(world.gateway.services()).await.expect("it is written");
    assert_eq!(json_of(&world, OWNER, "/api/v1/calls?operation=platform.report_defect").await["data"], json!([]));
    for (site, calls) in [(Some("same-origin"), 0), (None, 1)] {
        let asked = world.get("/api/v1/changes").bearer(&session);
        let asked = site.into_iter().fold(asked, |asked, site| asked.header("sec-fetch-site", site));
        let mut stream = Ear::read(asked.open().await);
        assert_eq!(stream.item().await["news"], "begun");
        upkeep::write_down(world.gateway.services()).await.expect("it is written");
        let report = json_of(&world, OWNER, "/api/v1/calls?operation=platform.follow_changes").await;
        assert_eq!(report["data"].as_array().map(Vec::len), Some(calls), "{site:?}");
    }
}
