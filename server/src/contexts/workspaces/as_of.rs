//! A run as it was at a past moment, folded from its events.

use crate::store::Recorded;
use domain::Moment;
use domain::kernel::{ExecutionId, PersonId, Personal, WorkspaceId};
use domain::workspaces::{Bill, ExecutionDetail, ExecutionEvent, ExecutionStatus, Rating};
use std::collections::BTreeMap;

/// The run after these events, for this reader; `None` while nothing has happened.
pub fn fold(events: Vec<Recorded<ExecutionEvent>>, reader: PersonId) -> Option<ExecutionDetail> {
    let mut ratings = BTreeMap::new();
    for recorded in &events {
        if let ExecutionEvent::ExecutionRated { person_id, rating, .. } = &recorded.event {
            match rating {
                Some(rating) => ratings.insert(person_id.0, *rating),
                None => ratings.remove(&person_id.0),
            };
        }
    }
    let detail = events.into_iter().fold(None, after)?;
    let of = |wanted| u32::try_from(ratings.values().filter(|rating| **rating == wanted).count()).unwrap_or(u32::MAX);
    let (ups, downs) = (of(Rating::Up), of(Rating::Down));
    Some(ExecutionDetail { ups, downs, my_rating: ratings.get(&reader.0).copied(), ..detail })
}

fn after(before: Option<ExecutionDetail>, recorded: Recorded<ExecutionEvent>) -> Option<ExecutionDetail> {
    let at = recorded.at;
    if let ExecutionEvent::ExecutionQueued { .. } = &recorded.event {
        return queued(recorded);
    }
    let before = before?;
    Some(match recorded.event {
        ExecutionEvent::ExecutionBegun { .. } => {
            ExecutionDetail { status: ExecutionStatus::Running, attempts: before.attempts + 1, ..before }
        }
        ExecutionEvent::ExecutionReturned { .. } => ExecutionDetail { status: ExecutionStatus::Queued, ..before },
        ExecutionEvent::ExecutionCompleted { answer, calls, reason, bill, findings, latency_ms, sources } => {
            let mut detail = ended(before, (ExecutionStatus::Done, at, latency_ms), Some(answer), Some(bill));
            detail.findings.extend(findings);
            let calls = calls.as_ref().and_then(Personal::known).cloned().unwrap_or_default();
            let (sentences, citations) = (sources.sentences_of(&detail.answer), sources.citations);
            ExecutionDetail { calls, finish_reason: Some(reason), sentences, citations, ..detail }
        }
        ExecutionEvent::ExecutionRefused { said, bill, findings, latency_ms } => {
            let mut detail = ended(before, (ExecutionStatus::Refused, at, latency_ms), Some(said), Some(bill));
            detail.findings.extend(findings);
            detail
        }
        ExecutionEvent::ExecutionFailed { failure, bill, latency_ms } => {
            let bill = Some(bill).filter(|bill| bill.attempts > 0);
            let detail = ended(before, (ExecutionStatus::Failed, at, latency_ms), None, bill);
            ExecutionDetail { failure: Some(failure), ..detail }
        }
        ExecutionEvent::ExecutionCancelled { so_far, bill, latency_ms } => {
            let bill = Some(bill).filter(|bill| bill.attempts > 0);
            ended(before, (ExecutionStatus::Cancelled, at, latency_ms), Some(so_far), bill)
        }
        ExecutionEvent::ExecutionAssigned { to, to_name, .. } => {
            let name = to.map(|_| to_name.as_ref().and_then(Personal::known).cloned().unwrap_or_default());
            ExecutionDetail { assigned_to: to, assigned_to_name: name, ..before }
        }
        ExecutionEvent::ExecutionQueued { .. }
        | ExecutionEvent::ExecutionRated { .. }
        | ExecutionEvent::ExecutionCommented { .. }
        | ExecutionEvent::ExecutionShared { .. }
        | ExecutionEvent::SourceSuperseded { .. } => before,
    })
}

fn ended(
    before: ExecutionDetail,
    (status, at, latency_ms): (ExecutionStatus, Moment, u32),
    answer: Option<Personal<String>>,
    bill: Option<Bill>,
) -> ExecutionDetail {
    let tokens = bill.as_ref().map(|bill| (bill.prompt_tokens, bill.completion_tokens));
    let Bill { provider, attempts, cost_micros, .. } = bill.unwrap_or_default();
    ExecutionDetail {
        status,
        answer: answer.as_ref().and_then(Personal::known).cloned().unwrap_or_default(),
        ended_at: Some(at),
        latency_ms: Some(latency_ms),
        prompt_tokens: tokens.map(|(prompt, _)| prompt),
        completion_tokens: tokens.map(|(_, completion)| completion),
        provider,
        provider_attempts: attempts,
        cost_micros,
        ..before
    }
}

fn queued(recorded: Recorded<ExecutionEvent>) -> Option<ExecutionDetail> {
    let ExecutionEvent::ExecutionQueued { prompt, model, workspace, origin, findings, started_by, started_by_name } =
        recorded.event
    else {
        return None;
    };
    let prompt = prompt.known().map(|prompt| (**prompt).clone()).unwrap_or_default();
    Some(ExecutionDetail {
        id: ExecutionId(recorded.stream),
        status: ExecutionStatus::Queued,
        prompt: prompt.text,
        system: prompt.system,
        method: prompt.method,
        answer: String::new(),
        calls: Vec::new(),
        masked: false,
        model,
        provider: String::new(),
        provider_attempts: 0,
        attempts: 0,
        workspace_id: workspace.unwrap_or(WorkspaceId(recorded.tenant.0)),
        source: origin.source,
        template: origin.template,
        key_id: origin.key,
        why: prompt.why,
        findings,
        started_by,
        started_by_name: started_by_name.known().cloned().unwrap_or_default(),
        assigned_to: None,
        assigned_to_name: None,
        created_at: recorded.at,
        ended_at: None,
        latency_ms: None,
        prompt_tokens: None,
        completion_tokens: None,
        cost_micros: 0,
        finish_reason: None,
        failure: None,
        ups: 0,
        downs: 0,
        my_rating: None,
        sentences: Vec::new(),
        citations: Vec::new(),
        nearest: prompt.context,
    })
}
