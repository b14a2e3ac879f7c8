use super::made_first;
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

/// Who is asked to try, in turn: between them they may do everything, each at their own place.
const WHO: [&str; 4] = [
    "client@demo.portico.example",
    "super@demo.portico.example",
    "owner@demo.portico.example",
    "developer@demo.portico.example",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_route_answers_with_the_status_that_the_document_promises() {
    let world = World::queueing().await;
    let tenants = world.get("/api/v1/tenants").by(WHO[1]).send().await.json();
    let run = world.post("/api/v1/executions").by(WHO[0]);
    let run = run.json(&serde_json::json!({"prompt": "Name a spice."})).send().await.json();
    world.follow_to_the_end().await;
    let role = serde_json::json!({"name": "For a try", "permissions": ["read:people"]});
    let role = world.post("/api/v1/roles").by(WHO[1]).json(&role).send().await.json();
    let (mut refused, mut promised) = (Vec::new(), 0);
    for entry in catalogue::all().into_iter().filter(|entry| entry.rest.is_some()) {
        let (name, status) = (entry.name, entry.status());
        let mut input = (entry.example)();
        match name {
            "identity.add_person" | "tenancy.add_host" => input["tenantId"] = tenants["data"][0]["id"].clone(),
            "tenancy.remove_host" => {
                let hosts = world.get("/api/v1/hosts").by(WHO[1]).send().await.json();
                input["id"] = hosts["data"][0]["id"].clone();
            }
            "platform.audit_entry" => {
                let entries = world.get("/api/v1/audit-logs").by(WHO[1]).send().await.json();
                input["id"] = entries["data"][0]["id"].clone();
            }
            "identity.change_role" | "identity.preview_role" | "identity.remove_role" => {
                input["id"] = role["id"].clone();
            }
            "workspaces.compare_executions" => {
                input["first"] = run["id"].clone();
                input["second"] = run["id"].clone();
            }
            "workspaces.comment_execution" => {
                input["id"] = run["id"].clone();
                input["mentions"] = serde_json::json!([]);
            }
            "workspaces.assign_execution" => {
                input["id"] = run["id"].clone();
                input["personId"] = Value::Null;
            }
            "workspaces.cancel_execution"
            | "workspaces.execution_colleagues"
            | "workspaces.execution_comments"
            | "workspaces.execution_output"
            | "workspaces.rate_execution"
            | "workspaces.run_again"
            | "workspaces.show_execution"
            | "workspaces.watch_execution" => {
                input["id"] = run["id"].clone();
            }
            _ => made_first::fill(&world, entry, &mut input).await,
        }
        let mut codes = Vec::new();
        for who in WHO {
            // Some of it ends the session that asks.
            let tokens = world.sign_in(who).await;
            if name == "identity.refresh_session" {
                input["refreshToken"] = tokens["refreshToken"].clone();
            }
            let (method, path, body) = rest_of(entry, &input);
            let token = tokens["accessToken"].as_str().expect("a token");
            let reply = world.ask(method, &path).bearer(token).json(&body).send().await;
            if reply.status >= 300 {
                assert!(reply.status < 500, "{name}: {}", reply.text());
                codes.push(reply.code(name));
                continue;
            }
            assert_eq!(reply.status, status, "{name}: {}", reply.text());
            assert!(status != 201 || reply.json()["id"].is_string(), "{name} answers with an id");
            assert_eq!(status == 204, reply.text().is_empty(), "{name}");
            codes.clear();
            promised += 1;
            break;
        }
        if !codes.is_empty() {
            refused.push((name, codes));
        }
    }
    // What needs something that isn't there, a file, a job, a link, is tried where that is.
    assert!(promised > refused.len(), "{promised} of {}: {refused:#?}", promised + refused.len());
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
