//! An answer that is whole, and what has to be said about the way that it ended.

use super::super::labels::{self, StatusBadge};
use crate::port::Erased;
use crate::ui::{Alert, MarkdownView, Tone};
use crate::words;
use domain::workspaces::chat::ThreadTurn;
use domain::workspaces::{ExecutionStatus, Failure, FinishReason};
use leptos::prelude::*;
use texts::keys;

/// The answer as the server made HTML of it; why there is none otherwise.
pub(super) fn ended(turn: &ThreadTurn, is_masked: bool) -> AnyView {
    let text = if turn.blocks.is_empty() {
        let key = if is_masked { keys::chat::MASKED } else { keys::workspaces::NO_ANSWER };
        view! { <p class="text-fg-subtle">{words::texts().text(key)}</p> }.erased()
    } else {
        view! { <MarkdownView html=turn.blocks.concat()/> }.erased()
    };
    let badge = (turn.status != ExecutionStatus::Done).then(|| {
        let status = turn.status;
        view! { <p><StatusBadge status/></p> }
    });
    view! {
        <div class="answer" data-answer="" data-turn-status=turn.status.as_str()>{text}</div>
        {badge}
        {how_it_ended(turn.finish_reason, turn.failure)}
    }
    .erased()
}

/// What has to be said about the end of an answer, if anything.
pub(super) fn how_it_ended(finish: Option<FinishReason>, failure: Option<Failure>) -> Option<AnyView> {
    let (tone, key) = match (finish, failure) {
        (_, Some(failure)) => (Tone::Danger, labels::failure(failure)),
        (Some(FinishReason::Length), None) => (Tone::Warning, keys::workspaces::CUT_OFF),
        _ => return None,
    };
    Some(view! { <Alert tone><p>{words::texts().text(key)}</p></Alert> }.erased())
}
