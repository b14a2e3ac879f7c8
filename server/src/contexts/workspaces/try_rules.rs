use super::enter::enter;
use super::guarding::{Stopped, refusal_text};
use crate::Stop;
use crate::gateway::Context;
use domain::workspaces::{TriedRules, TryRules, check_input, check_output};

pub async fn try_rules(cx: &mut Context, op: TryRules) -> Result<TriedRules, Stop> {
    let terms = enter(cx, op.workspace_id).await?;
    let policy = op.safety.unwrap_or(terms.safety);
    let (input, output) = (check_input(&policy, &op.text), check_output(&policy, &op.text));
    let stopped = if output.blocked && !input.blocked { (Stopped::Answer, &output) } else { (Stopped::Prompt, &input) };
    let refusal = refusal_text(cx.caller.texts(), &policy, stopped);
    Ok(TriedRules { input, output, refusal })
}
