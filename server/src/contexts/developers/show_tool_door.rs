use super::show_operation::pretty;
use crate::Stop;
use crate::gateway::Context;
use crate::tools::tools_for;
use domain::developers::{ShowToolDoor, ToolDoor, ToolLine};
use serde_json::json;

/// Where a key stands in what is shown.
const KEY: &str = "YOUR_KEY";

pub async fn show_tool_door(cx: &mut Context, _: ShowToolDoor) -> Result<ToolDoor, Stop> {
    let url = format!("{}/mcp", cx.services.mail.public_url.trim_end_matches('/'));
    let headers = json!({"Authorization": format!("Bearer {KEY}")});
    let configuration = pretty(&json!({"mcpServers": {"portico": {"type": "http", "url": url, "headers": headers}}}));
    let asked = json!({"jsonrpc": "2.0", "id": 1, "method": "tools/list"});
    let curl = [
        format!("curl '{url}'"),
        format!("-H 'authorization: Bearer {KEY}'"),
        "-H 'content-type: application/json'".to_owned(),
        "-H 'accept: application/json, text/event-stream'".to_owned(),
        format!("-d '{asked}'"),
    ];
    let data = tools_for(&cx.caller).into_iter().map(|tool| ToolLine {
        name: tool.wire.clone(),
        operation: tool.name.to_owned(),
        summary: tool.summary().to_owned(),
        reads: tool.reads,
    });
    Ok(ToolDoor { url, configuration, curl: curl.join(" \\\n  "), data: data.collect() })
}
