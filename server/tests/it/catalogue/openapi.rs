use crate::support::{World, compare, rest_of};
use domain::catalogue;
use serde_json::Value;

use std::collections::BTreeSet;

fn document() -> Value {
    server::doors::openapi::document(&catalogue::all())
}

#[test]
fn the_golden_openapi_document_is_what_the_code_says() {
    let text = serde_json::to_string_pretty(&document()).expect("it is JSON");
    compare("docs/api/openapi.json", &format!("{text}\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_document_is_served_to_anybody() {
    let world = World::empty().await;
    let reply = world.get("/api/v1/openapi.json").send().await;
    assert_eq!((reply.status, reply.json()), (200, document()));
    assert_eq!(reply.json()["openapi"], "3.1.0");
}

#[test]
fn every_reference_leads_somewhere() {
    let document = document();
    let mut seen = 0;
    walk(&document, &mut |name, value| {
        if name == "$ref" {
            let pointer = value.as_str().and_then(|it| it.strip_prefix('#')).expect("a reference within the document");
            assert!(document.pointer(pointer).is_some(), "{pointer} leads nowhere");
            seen += 1;
        }
    });
    assert!(seen > 20, "{seen} references");
}

#[test]
fn every_member_of_a_path_is_declared_and_no_other() {
    for (path, item) in document()["paths"].as_object().expect("paths") {
        let in_path: BTreeSet<&str> =
            path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).collect();
        for (method, operation) in item.as_object().expect("operations") {
            let declared: BTreeSet<&str> = operation["parameters"]
                .as_array()
                .into_iter()
                .flatten()
                .filter(|parameter| parameter["in"] == "path")
                .inspect(|parameter| assert_eq!(parameter["required"], true, "{method} {path}"))
                .filter_map(|parameter| parameter["name"].as_str())
                .collect();
            assert_eq!(declared, in_path, "{method} {path}");
        }
    }
}

#[test]
fn every_operation_of_the_document_has_what_the_standard_asks_for() {
    let document = document();
    let mut ids = BTreeSet::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        assert!(path.starts_with('/'), "{path}");
        for (method, operation) in item.as_object().expect("operations") {
            let what = format!("{method} {path}");
            let id = operation["operationId"].as_str().unwrap_or_else(|| panic!("{what} has no id"));
            assert!(ids.insert(id.to_owned()), "{id} comes twice");
            assert!(operation["summary"].as_str().is_some_and(|it| !it.is_empty()), "{what}");
            assert!(operation["security"].is_array(), "{what} says whether it needs a token");
            for (status, response) in operation["responses"].as_object().expect("responses") {
                assert!(status.parse::<u16>().is_ok() && response["description"].is_string(), "{what} {status}");
            }
            for parameter in operation["parameters"].as_array().into_iter().flatten() {
                let described = parameter["schema"].is_object() || parameter["$ref"].is_string();
                assert!(described, "{what}: {}", parameter["name"]);
            }
        }
    }
    assert_eq!(ids.len(), catalogue::all().iter().filter(|entry| entry.rest.is_some()).count());
}

#[test]
fn no_schema_is_left_open_for_unknown_members_of_an_input() {
    for entry in catalogue::all() {
        let schema = (entry.input)(&mut catalogue::generator()).to_value();
        assert_eq!(schema["additionalProperties"], false, "{}", entry.name);
    }
}

#[test]
fn every_success_has_the_status_of_the_golden_table() {
    let table: String =
        catalogue::all().into_iter().map(|entry| format!("{} {}\n", entry.status(), entry.name)).collect();
    compare("docs/api/statuses.txt", &table);
    for entry in catalogue::all().into_iter().filter(|entry| entry.rest.is_some()) {
        let rest = entry.rest.expect("a place");
        let method = rest.method.as_str().to_lowercase();
        let responses = &document()["paths"][rest.path][method]["responses"];
        assert!(responses[entry.status().to_string()].is_object(), "{}", entry.name);
    }
}

/// What acts on a thing in some state of its own: the tests of jobs and sagas bring it there, and look at the status.
const ELSEWHERE: &[&str] = &[
    "identity.erase_person",
    "identity.keep_person",
    "platform.cancel_job",
    "platform.cancel_saga",
    "platform.discard_dead_letter",
    "platform.retry_dead_letter",
    "platform.retry_job",
    "platform.retry_saga",
    "platform.show_job",
    "platform.watch_job",
    "tenancy.set_test_clock",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_route_answers_with_the_status_that_the_document_promises() {
    let world = World::queueing().await;
    let client = world.sign_in("client@demo.portico.example").await;
    let admin = world.sign_in("super@demo.portico.example").await;
    let tenants = world.get("/api/v1/tenants").by("admin@demo.portico.example").send().await.json();
    let run = world.post("/api/v1/executions").by("client@demo.portico.example");
    let run = run.json(&serde_json::json!({"prompt": "Name a spice."})).send().await.json();
    world.follow_to_the_end().await;
    let role = serde_json::json!({"name": "For a try", "permissions": ["read:people"]});
    let role = world.post("/api/v1/roles").by("super@demo.portico.example").json(&role).send().await.json();
    for entry in catalogue::all() {
        let (name, status) = (entry.name, entry.status());
        let mut input = (entry.example)();
        match name {
            "identity.add_person" | "tenancy.add_host" => input["tenantId"] = tenants["data"][0]["id"].clone(),
            "tenancy.remove_host" => {
                let hosts = world.get("/api/v1/hosts").by("admin@demo.portico.example").send().await.json();
                input["id"] = hosts["data"][0]["id"].clone();
            }
            "platform.audit_entry" => {
                let entries = world.get("/api/v1/audit-logs").by("admin@demo.portico.example").send().await.json();
                input["id"] = entries["data"][0]["id"].clone();
            }
            "identity.change_role" | "identity.preview_role" | "identity.remove_role" => {
                input["id"] = role["id"].clone();
            }
            "identity.refresh_session" => input["refreshToken"] = client["refreshToken"].clone(),
            "workspaces.cancel_execution" | "workspaces.show_execution" | "workspaces.watch_execution" => {
                input["id"] = run["id"].clone();
            }
            _ => {}
        }
        let staff = name.starts_with("tenancy.")
            || name.starts_with("platform.")
            || name == "identity.add_person"
            || name.contains("role")
            || name.contains("permissions")
            || name == "identity.sign_out";
        let who = if staff { &admin } else { &client };
        let (method, path, body) = rest_of(entry, &input);
        let ask = world.ask(method, &path).bearer(who["accessToken"].as_str().expect("a token")).json(&body);
        // What needs a file or an upload that is there, the tests of files ask.
        let of_a_file = name.starts_with("files.") && (input["id"].is_string() || input["token"].is_string());
        if name == "identity.sign_out" || of_a_file || ELSEWHERE.contains(&name) {
            continue;
        }
        let reply = ask.send().await;
        assert_eq!(reply.status, status, "{name}: {}", reply.text());
        if status == 201 {
            assert!(reply.json()["id"].is_string(), "{name} answers with an id");
        }
        assert_eq!(status == 204, reply.text().is_empty(), "{name}");
    }
    let bye = world.post("/api/v1/auth/logout").bearer(admin["accessToken"].as_str().expect("a token")).send().await;
    assert_eq!(bye.status, 204);
}

fn walk(value: &Value, visit: &mut impl FnMut(&str, &Value)) {
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| {
            visit(name, value);
            walk(value, visit);
        }),
        Value::Array(items) => items.iter().for_each(|item| walk(item, visit)),
        _ => {}
    }
}
