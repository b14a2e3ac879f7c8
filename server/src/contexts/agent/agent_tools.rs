use super::charter::rules_of;
use crate::Stop;
use crate::gateway::{Context, may_call};
use crate::tools::{title_of, tools_for};
use domain::agent::{AgentTool, AgentTools, Gate, Owners, Verdict, is_a_tool, judge, on_errand};
use domain::catalogue;
use serde_json::json;

pub async fn agent_tools(cx: &mut Context, op: AgentTools) -> Result<Vec<AgentTool>, Stop> {
    let actor = cx.actor()?.clone();
    let (rules, _) = rules_of(cx.tx().await?, actor.tenant_id).await?;
    let mut both = cx.caller.clone();
    both.actor = Some(on_errand(&actor, &rules));
    let mut tools = Vec::new();
    for tool in tools_for(&cx.caller) {
        let Some(entry) = catalogue::find(tool.name).filter(|entry| is_a_tool(entry)) else { continue };
        if op.context.as_ref().is_some_and(|context| context != entry.context) {
            continue;
        }
        // What a call without arguments would come to: they only ever make it stricter.
        let gate = match judge(&actor, &rules, entry, &json!({}), &Owners::new()) {
            Verdict::Run if may_call(entry, &both).is_ok() => Gate::Run,
            Verdict::Ask(_) if may_call(entry, &both).is_ok() => Gate::Ask,
            Verdict::Run | Verdict::Ask(_) | Verdict::Refuse(_) => Gate::Never,
        };
        tools.push(AgentTool {
            operation: tool.name.to_owned(),
            title: title_of(cx.caller.texts(), tool.name),
            description: tool.description.clone(),
            reads: tool.reads,
            danger: tool.danger,
            gate,
        });
    }
    Ok(tools)
}
