//! What a run may take and cost, before it is run.

use crate::Stop;
use crate::contexts::workspaces::dearest;
use crate::gateway::Context;
use domain::templates::{Estimate, PromptContent, Rendered, tokens_of};
use domain::workspaces::{Method, cost_micros};

/// Where an answer is cut off unless the template says so.
const MAX_TOKENS_DEFAULT: u32 = 256;

/// What a run of this prompt may take: by the prices of the model that would answer, where it costs
/// most, as its budget is set aside.
pub(super) async fn estimate(
    cx: &mut Context,
    content: &PromptContent,
    prompt: &Rendered,
    allowed: Option<&[String]>,
) -> Result<Estimate, Stop> {
    let prompt_tokens = tokens_of(prompt.system.as_deref().unwrap_or_default()).saturating_add(tokens_of(&prompt.text));
    if content.method != Method::Generate {
        // Sorted and searched on this machine: no model writes an answer.
        return Ok(Estimate { prompt_tokens, answer_tokens_max: 0, model: None, cost_micros_max: Some(0) });
    }
    let answer_tokens_max = content.max_tokens.unwrap_or(MAX_TOKENS_DEFAULT);
    let tenant = cx.actor()?.tenant_id;
    let services = cx.services.clone();
    let mut offers = services.models.offered(cx.tx().await?, tenant).await?;
    offers.retain(|offer| allowed.is_none_or(|allowed| allowed.contains(&offer.info.id)));
    let named = offers.iter().find(|offer| Some(&offer.info.id) == content.model.as_ref());
    let offer = named.or(offers.first());
    let tokens = (prompt_tokens, answer_tokens_max);
    Ok(Estimate {
        prompt_tokens,
        answer_tokens_max,
        model: offer.map(|offer| offer.info.id.clone()),
        cost_micros_max: offer.map(|offer| cost_micros(tokens, dearest(&offers, &offer.info.id))),
    })
}

/// The model that a template was written for, if the tenant has it and the workspace allows it; otherwise its default answers.
pub(super) async fn model_of(
    cx: &mut Context,
    content: &PromptContent,
    allowed: Option<&[String]>,
) -> Result<Option<String>, Stop> {
    let Some(wanted) = &content.model else { return Ok(None) };
    if allowed.is_some_and(|allowed| !allowed.contains(wanted)) {
        return Ok(None);
    }
    let tenant = cx.actor()?.tenant_id;
    let services = cx.services.clone();
    let offers = services.models.offered(cx.tx().await?, tenant).await?;
    Ok(offers.into_iter().map(|offer| offer.info.id).find(|id| id == wanted))
}
