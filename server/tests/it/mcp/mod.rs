//! Outside agents: the tools that every caller has, and the door of the Model Context Protocol.

mod door;
mod nearest;
mod preview;
mod stock;

use crate::support::{Reply, World};
use serde_json::{Value, json};

/// A request of the protocol with this token.
pub async fn asked(world: &World, token: &str, method: &str, params: Value) -> Reply {
    let body = json!({"jsonrpc": "2.0", "id": 1, "method": method, "params": params});
    let ask = world.post("/mcp").bearer(token).header("mcp-protocol-version", "2025-06-18");
    ask.header("accept", "application/json, text/event-stream").json(&body).send().await
}

/// What a tool answers to whoever has this token.
pub async fn called(world: &World, token: &str, tool: &str, arguments: Value) -> Value {
    let reply = asked(world, token, "tools/call", json!({"name": tool, "arguments": arguments})).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}
