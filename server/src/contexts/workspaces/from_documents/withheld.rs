//! Answers from documents are seen by whoever asked, and by others of the workspace who may read all that they were made of: what
//! is bounded in a document isn't open in an answer.

use crate::Stop;
use crate::contexts::knowledge::citing::readable_among;
use crate::gateway::Context;
use domain::kernel::DocumentId;
use domain::workspaces::{ExecutionDetail, ExecutionStatus, Method};

/// Passages that are shown where the documents don't hold the answer.
const NEAREST: usize = 3;

/// The run as the caller may see it. It comes with all its passages as its nearest ones, and goes with those that are shown.
///
/// # Errors
/// The database's.
pub async fn withheld(cx: &mut Context, mut detail: ExecutionDetail) -> Result<ExecutionDetail, Stop> {
    if !matches!(detail.method, Method::Answer { .. }) {
        return Ok(detail);
    }
    let reader = cx.actor()?.person_id;
    if detail.started_by != reader && !reads_all(cx, &detail).await? {
        return Ok(without_words(detail));
    }
    let is_found = detail.status != ExecutionStatus::Done || !detail.sentences.is_empty();
    detail.nearest.truncate(if is_found { 0 } else { NEAREST });
    Ok(detail)
}

/// A run without its answer, what that rests on and what the model asks for, and said so where there is any.
pub fn without_words(detail: ExecutionDetail) -> ExecutionDetail {
    let masked = detail.masked || !detail.answer.is_empty() || !detail.calls.is_empty();
    let (sentences, citations, nearest) = (Vec::new(), Vec::new(), Vec::new());
    ExecutionDetail { answer: String::new(), calls: Vec::new(), masked, sentences, citations, nearest, ..detail }
}

async fn reads_all(cx: &mut Context, detail: &ExecutionDetail) -> Result<bool, Stop> {
    let given = detail.nearest.iter().map(|passage| passage.document);
    let documents: Vec<DocumentId> = given.chain(detail.citations.iter().map(|citation| citation.document)).collect();
    let readable = readable_among(cx, &documents).await?;
    Ok(documents.iter().all(|document| readable.contains(document)))
}
