//! The door of the Model Context Protocol, as the standard's words go over the wire.

use super::{asked, called};
use crate::audit::accesses::accesses;
use crate::identity::keys::key_of;
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use http::Method;
use serde_json::{Value, json};
use sqlx::AssertSqlSafe;

/// The names on all pages of the list, and how many pages there were.
async fn listed(world: &World, token: &str) -> (Vec<String>, u32) {
    let (mut names, mut cursor, mut pages) = (Vec::new(), Value::Null, 0);
    loop {
        let params = if cursor.is_null() { json!({}) } else { json!({"cursor": cursor}) };
        let reply = asked(world, token, "tools/list", params).await.json();
        let tools = reply["result"]["tools"].as_array().unwrap_or_else(|| panic!("no list: {reply}"));
        names.extend(tools.iter().filter_map(|tool| tool["name"].as_str().map(str::to_owned)));
        (cursor, pages) = (reply["result"]["nextCursor"].clone(), pages + 1);
        if cursor.is_null() {
            return (names, pages);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_shows_no_token_is_told_where_tokens_come_from() {
    let world = World::demo().await;
    let hello = json!({"jsonrpc": "2.0", "id": 1, "method": "ping"});
    let nobody = world.post("/mcp").json(&hello).send().await;
    let refused = world.post("/mcp").bearer("nonsense").json(&hello).send().await;
    // A cookie proves nothing here: pages would lend it to whatever they show.
    let cookie = world.cookie(CLIENT).await;
    let browser = world.post("/mcp").header("cookie", &cookie).header("origin", "http://localhost:3000");
    let browser = browser.json(&hello).send().await;
    for (reply, code) in [(nobody, "not_signed_in"), (refused, "token_refused"), (browser, "not_signed_in")] {
        assert_eq!(reply.refusal("the door"), (401, code.into()));
        let challenge = reply.header("www-authenticate").expect("a challenge").to_owned();
        let place = challenge.split('"').nth(1).expect("an address");
        let path = &place[place.find("/.well-known").expect("a place")..];
        let metadata = world.get(path).send().await.json();
        assert!(metadata["resource"].as_str().is_some_and(|it| it.ends_with("/mcp")), "{metadata}");
        assert!(place.starts_with(metadata["authorization_servers"][0].as_str().expect("an issuer")));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_page_of_another_site_opens_nothing() {
    let world = World::demo().await;
    let hello = json!({"jsonrpc": "2.0", "id": 1, "method": "ping"});
    for (ask, code) in [
        (world.post("/mcp").by(OWNER), "origin_not_allowed"),
        (world.post("/mcp").header("cookie", "a=b"), "cross_site"),
    ] {
        let reply = ask.header("origin", "https://evil.example").json(&hello).send().await;
        assert_eq!(reply.refusal("another site"), (403, code.into()));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_list_is_what_the_caller_may_ask_page_by_page() {
    let world = World::demo().await;
    let (_, key) = key_of(&world, OWNER, &json!({"name": "Agent", "scopes": ["read:executions"]})).await;
    let (few, _) = listed(&world, &key).await;
    assert!(few.contains(&"workspaces_executions".to_owned()), "{few:?}");
    assert!(!few.contains(&"tenancy_add_team".to_owned()), "{few:?}");
    let (many, pages) = listed(&world, &world.token(OWNER).await).await;
    assert!(many.contains(&"tenancy_add_team".to_owned()) && many.len() > few.len() && pages > 1, "{many:?}");
    assert!(many.is_sorted_by(|one, other| one < other), "each once, in their order");
    for secret in ["identity_create_api_key", "tenancy_store_secret", "identity_change_password", "files_link_file"] {
        assert!(!many.contains(&secret.to_owned()), "{secret}");
    }
    let unknown = asked(&world, &key, "tools/list", json!({"cursor": "nonsense"})).await.json();
    assert_eq!(unknown["error"]["code"], -32602, "{unknown}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_call_is_one_of_the_operation_with_all_its_rules() {
    let world = World::demo().await;
    let token = world.token(OWNER).await;
    let made = called(&world, &token, "tenancy_add_team", json!({"name": "Spice desk"})).await;
    let id = made["result"]["structuredContent"]["id"].as_str().unwrap_or_else(|| panic!("{made}")).to_owned();
    let query = format!("select metadata->>'source' from log.events where stream_id = '{id}'");
    let sources: Vec<String> =
        sqlx::query_scalar(AssertSqlSafe(query)).fetch_all(&mut world.as_superuser().await).await.expect("events");
    assert_eq!(sources, ["mcp"]);

    let code = |answer: &Value| answer["result"]["structuredContent"]["error"]["code"].clone();
    let empty = called(&world, &token, "tenancy_add_team", json!({"name": ""})).await;
    assert_eq!((&empty["result"]["isError"], code(&empty)), (&json!(true), json!("validation_failed")));
    let (_, key) = key_of(&world, OWNER, &json!({"name": "Agent", "scopes": ["read:executions"]})).await;
    let beyond = called(&world, &key, "tenancy_add_team", json!({"name": "Beyond"})).await;
    assert_eq!((&beyond["result"]["isError"], code(&beyond)), (&json!(true), json!("permission_beyond_key")));
    let refused = accesses(&world, "what = 'refused' and operation = 'tenancy.add_team'").await;
    assert_eq!(refused.len(), 1, "the audit has it: {refused:?}");
    let unknown = called(&world, &token, "tenancy_conquer", json!({})).await;
    assert_eq!(unknown["error"]["code"], -32602, "{unknown}");
    assert_eq!(unknown["error"]["data"]["error"]["code"], "not_a_tool", "{unknown}");
    let teams = called(&world, &token, "tenancy_teams", json!({"search": "Spice"})).await;
    assert_eq!(teams["result"]["structuredContent"]["data"][0]["id"], json!(id), "{teams}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_call_with_a_key_of_its_own_is_done_once() {
    let world = World::demo().await;
    let params = json!({"name": "tenancy_add_team", "arguments": {"name": "Once"}});
    let body = json!({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params});
    let mut ids = Vec::new();
    for _ in 0..2 {
        let ask = world.post("/mcp").by(OWNER).header("idempotency-key", "team-once");
        let reply = ask.header("accept", "application/json, text/event-stream").json(&body).send().await.json();
        ids.push(reply["result"]["structuredContent"]["id"].as_str().unwrap_or_else(|| panic!("{reply}")).to_owned());
    }
    assert_eq!(ids[0], ids[1]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn there_are_no_sessions_to_open_or_to_end() {
    let world = World::demo().await;
    for method in [Method::GET, Method::DELETE] {
        let reply = world.ask(method, "/mcp").by(OWNER).header("accept", "text/event-stream").send().await;
        assert_eq!((reply.status, reply.header("allow")), (405, Some("POST")));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_developer_portal_shows_how_to_connect_and_what_one_has_then() {
    let world = World::demo().await;
    let door = world.get("/api/v1/tools").by(OWNER).send().await.json();
    let url = door["url"].as_str().expect("an address");
    assert!(url.ends_with("/mcp"), "{url}");
    let text = door["configuration"].as_str().expect("a text");
    let configuration: Value = serde_json::from_str(text).expect("JSON to copy");
    assert_eq!(configuration["mcpServers"]["portico"]["url"], url);
    let lines = door["data"].as_array().expect("tools");
    let mut shown: Vec<&str> = lines.iter().filter_map(|line| line["name"].as_str()).collect();
    shown.sort_unstable();
    assert_eq!(shown, listed(&world, &world.token(OWNER).await).await.0, "what the door lists");
}
