//! The reference and the catalogue of events are whole, and made of the code (checklist DEV-03, DEV-15).

use crate::support::World;
use crate::support::people::{CLIENT, DEVELOPER, OWNER};
use domain::catalogue::{self, Entry};
use domain::kernel::Kind;
use serde_json::{Value, json};
use std::collections::BTreeSet;

async fn json_of(world: &World, who: &str, path: &str) -> Value {
    let reply = world.get(path).by(who).send().await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text());
    reply.json()
}

fn names(list: &Value) -> BTreeSet<String> {
    let rows = list["data"].as_array().expect("rows");
    rows.iter().filter_map(|row| row["name"].as_str().map(str::to_owned)).collect()
}

fn rest() -> impl Iterator<Item = &'static Entry> {
    catalogue::all().into_iter().filter(|entry| entry.rest.is_some())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_route_is_in_the_reference_with_a_description_and_examples() {
    let world = World::demo().await;
    let listed = names(&json_of(&world, DEVELOPER, "/api/v1/reference").await);
    for entry in rest() {
        assert!(listed.contains(entry.name), "{} isn't listed", entry.name);
        let sheet = json_of(&world, DEVELOPER, &format!("/api/v1/reference/{}", entry.name)).await;
        assert!(sheet["doc"].as_str().is_some_and(|doc| doc.ends_with('.')), "{} has no description", entry.name);
        assert!(!sheet["line"]["summary"].as_str().unwrap_or_default().is_empty(), "{}", entry.name);
        for member in sheet["members"].as_array().expect("members") {
            assert!(member["doc"].as_str().is_some_and(|doc| !doc.is_empty()), "{}: {member}", entry.name);
            assert_ne!(member["type"], "any", "{}: {member}", entry.name);
        }
        if entry.kind != Kind::Upload {
            let curl = sheet["snippets"]["curl"].as_str().expect("a command");
            assert!(curl.starts_with("curl ") && curl.contains("/api/v1/"), "{}: {curl}", entry.name);
            assert!(!curl.contains('{') || curl.contains("-d '{"), "{}: a slot is empty in {curl}", entry.name);
        }
        assert!(sheet["errors"].as_array().is_some_and(|all| all.len() >= 9), "{}", entry.name);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_page_of_the_reference_says_whether_its_reader_may_ask_and_why_not() {
    let world = World::demo().await;
    let sheet = json_of(&world, CLIENT, "/api/v1/reference/tenancy.create_tenant").await;
    assert_eq!((&sheet["line"]["may"], &sheet["line"]["permission"]), (&json!(false), &json!("create:tenants")));
    let because = sheet["because"].as_str().expect("a reason");
    assert!(because.contains("create:tenants"), "{because}");
    assert!(sheet["roles"].as_array().is_some_and(|roles| roles.contains(&json!("admin"))), "{}", sheet["roles"]);
    let runs = json_of(&world, CLIENT, "/api/v1/reference/workspaces.executions").await;
    assert_eq!((&runs["line"]["may"], &runs["because"]), (&json!(true), &Value::Null));
    let unknown = world.get("/api/v1/reference/tenancy.nothing").by(CLIENT).send().await;
    assert_eq!(unknown.status, 404);
    assert_eq!(world.get("/api/v1/reference").send().await.status, 401);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn events_that_an_operation_wrote_are_named_to_whoever_may_read_the_log() {
    let world = World::demo().await;
    let made = world.post("/api/v1/api-keys").by(OWNER).json(&json!({"name": "Night", "scopes": ["read:files"]}));
    assert_eq!(made.send().await.status, 201);
    let sheet = json_of(&world, OWNER, "/api/v1/reference/identity.create_api_key").await;
    assert_eq!(sheet["events"], json!(["ApiKeyCreated"]));
    let sheet = json_of(&world, DEVELOPER, "/api/v1/reference/identity.create_api_key").await;
    assert_eq!(sheet["events"], json!([]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_event_is_in_the_catalogue_with_an_example_that_fits_its_schema() {
    let world = World::demo().await;
    let listed = names(&json_of(&world, DEVELOPER, "/api/v1/event-catalogue").await);
    let parse = |text: &Value| serde_json::from_str::<Value>(text.as_str().expect("JSON")).expect("JSON");
    for event in catalogue::events() {
        assert!(listed.contains(event.name), "{} isn't listed", event.name);
        let sheet = json_of(&world, DEVELOPER, &format!("/api/v1/event-catalogue/{}", event.name)).await;
        let (schema, example) = (parse(&sheet["schema"]), parse(&sheet["example"]));
        let validator = jsonschema::validator_for(&schema).unwrap_or_else(|why| panic!("{}: {why}", event.name));
        assert!(validator.is_valid(&example["payload"]), "{}: {}", event.name, example["payload"]);
        assert_eq!(sheet["personal"], json!(event.personal), "{}", event.name);
    }
    let found = names(&json_of(&world, DEVELOPER, "/api/v1/event-catalogue?search=tenantcreated").await);
    assert_eq!(found, BTreeSet::from(["TenantCreated".to_owned()]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_search_finds_operations_by_name_path_and_words() {
    let world = World::demo().await;
    for search in ["workspaces.start_exec", "/executions", "RUNS"] {
        let found = json_of(&world, DEVELOPER, &format!("/api/v1/reference?search={search}")).await;
        assert!(names(&found).iter().any(|name| name.starts_with("workspaces.")), "{search}");
    }
    let none = json_of(&world, DEVELOPER, "/api/v1/reference?search=quillphone").await;
    assert_eq!(none["data"], json!([]));
}
