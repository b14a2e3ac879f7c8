//! The door, judged by the SDK of those who write the protocol.

use crate::federation::stock::StockClient;
use crate::support::World;
use crate::support::people::OWNER;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_protocols_own_client_lists_calls_and_reads() {
    let world = World::demo().await;
    let url = format!("{}/mcp", world.listen().await);
    let mut client = StockClient::running("mcp.mjs");
    let nobody = client.step("connect", json!({"url": url})).expect_err("nobody is let in");
    assert!(nobody.contains("401") || nobody.contains("not_signed_in") || nobody.contains("nauthorized"), "{nobody}");
    let about = client.step("connect", json!({"url": url, "token": world.token(OWNER).await})).expect("it connects");
    assert_eq!(about["server"]["name"], "portico", "{about}");
    assert!(about["capabilities"]["tools"].is_object() && about["instructions"].is_string(), "{about}");

    let listed = client.step("tools", json!({})).expect("the list");
    let tools = listed["tools"].as_array().expect("tools");
    assert!(listed["pages"].as_u64() > Some(1) && tools.len() > 50, "{} tools", tools.len());
    let add = tools.iter().find(|tool| tool["name"] == "tenancy_add_team").expect("the tool");
    assert_eq!(add["inputSchema"]["required"], json!(["name"]), "{add}");
    assert_eq!(add["annotations"]["readOnlyHint"], json!(false));

    let made =
        client.step("call", json!({"name": "tenancy_add_team", "args": {"name": "Spice desk"}})).expect("a call");
    assert!(made["structuredContent"]["id"].is_string(), "{made}");
    let refused = client.step("call", json!({"name": "tenancy_add_team", "args": {"name": "Spice desk"}}));
    let refused = refused.expect("a refusal is an answer");
    assert_eq!(refused["isError"], json!(true), "{refused}");
    assert!(refused["structuredContent"]["error"]["message"].is_string(), "{refused}");
    assert!(client.step("resources", json!({})).expect("the documents")["resources"].is_array());
    let nothing = client.step("read", json!({"uri": "portico://documents/nothing"})).expect_err("no document");
    assert!(nothing.contains("-32002") || nothing.contains("-32602"), "{nothing}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_protocols_own_client_finds_out_who_gives_tokens() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("it listens"));
    let world = World::demo_with(&["--public-url", &url]).await;
    tokio::spawn(axum::serve(listener, world.app.clone()).into_future());
    let mut client = StockClient::running("mcp.mjs");
    let found = client.step("discover", json!({"url": format!("{url}/mcp")})).expect("the metadata");
    assert_eq!(found["resource"]["resource"], json!(format!("{url}/mcp")), "{found}");
    assert_eq!(found["server"]["issuer"], json!(url), "{found}");
    assert!(found["server"]["code_challenge_methods_supported"].to_string().contains("S256"), "{found}");
}
