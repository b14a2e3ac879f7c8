//! What goes along with a question: the conversation before it, as far as it fits into the model's context.

use super::turns::{Placed, Said, placed, said};
use crate::Stop;
use crate::gateway::Context;
use domain::Refusal;
use domain::kernel::ThreadId;
use domain::workspaces::chat::{Exchange, TurnPlace, fit, path, tokens_at_most};
use domain::workspaces::{ExecutionStatus, Turn, TurnRole};

/// Tokens that an answer may take.
pub const ANSWER_TOKENS: u32 = 512;

/// What goes along with a question, oldest first, and how many earlier turns didn't fit.
///
/// # Errors
/// `turn_under_way` (409) while the turn before is still being answered; the database's.
pub async fn earlier(
    cx: &mut Context,
    id: ThreadId,
    parent: Option<u32>,
    (question, attached, model): (&str, &[Turn], Option<&str>),
) -> Result<(Vec<Turn>, u32), Stop> {
    let exchanges = match parent {
        Some(parent) => before(cx, id, parent).await?,
        None => Vec::new(),
    };
    let own =
        attached.iter().map(|turn| tokens_at_most(&turn.content)).fold(tokens_at_most(question), u32::saturating_add);
    let taken = own.saturating_add(ANSWER_TOKENS);
    let (mut turns, left_out) = fit(exchanges, context_of(cx, model).await?.saturating_sub(taken));
    turns.extend_from_slice(attached);
    Ok((turns, left_out))
}

/// The exchanges from a beginning to this turn. One without an answer says nothing to a model.
async fn before(cx: &mut Context, id: ThreadId, parent: u32) -> Result<Vec<Exchange>, Stop> {
    let all = placed(cx, id).await?;
    let upwards: Vec<TurnPlace> = all.iter().map(|placed| placed.place).filter(|place| place.turn <= parent).collect();
    let way = path(&upwards, Some(parent));
    let on_way: Vec<&Placed> = all.iter().filter(|placed| way.contains(&placed.place.turn)).collect();
    let said = said(cx, &on_way).await?;
    let last = on_way.last().and_then(|placed| said.get(&placed.execution));
    if last.is_some_and(|last| !last.status.has_ended()) {
        return Err(Refusal::new(409, "turn_under_way").into());
    }
    let exchange = |placed: &&Placed| exchange(said.get(&placed.execution)?, placed.attachments.len());
    Ok(on_way.iter().filter_map(exchange).collect())
}

fn exchange(said: &Said, attachments: usize) -> Option<Exchange> {
    let is_answered = matches!(said.status, ExecutionStatus::Done | ExecutionStatus::Cancelled);
    if !is_answered || said.answer.is_empty() {
        return None;
    }
    let mut turns = said.attached(attachments).to_vec();
    turns.push(Turn::of(TurnRole::User, &said.question));
    turns.push(Turn::of(TurnRole::Assistant, &said.answer));
    Some(turns)
}

/// Tokens that prompt and answer may take together: the model's, or the smallest context of those that may answer.
async fn context_of(cx: &mut Context, model: Option<&str>) -> Result<u32, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let services = cx.services.clone();
    let offers = services.models.offered(cx.tx().await?, tenant).await?;
    let named = offers.iter().find(|offer| Some(offer.info.id.as_str()) == model);
    let smallest = offers.iter().map(|offer| offer.info.context_tokens).min();
    Ok(named.map(|offer| offer.info.context_tokens).or(smallest).unwrap_or_default())
}
