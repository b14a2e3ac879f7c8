//! What answers cite, for the context of knowledge: it knows whether that still holds.

use super::super::enter::readable;
use super::super::masked::masked;
use super::super::show_execution::whole;
use super::withheld::withheld;
use crate::Stop;
use crate::gateway::Context;
use domain::Moment;
use domain::kernel::{DocumentId, ExecutionId};
use domain::knowledge::citing::{Citation, CitingAnswer};
use domain::knowledge::retrieval::{Passage, Place};

/// A citation with the words that it means, as the run was given them.
pub struct Quoted {
    /// The citation.
    pub citation: Citation,
    /// What the document was called.
    pub title: String,
    /// Where in it the passage stands.
    pub place: Place,
    /// The words before, in the same passage.
    pub before: String,
    /// The words that are meant.
    pub quote: String,
    /// The words after.
    pub after: String,
}

/// What a run's answer rests on; nothing where the caller may not read the answer, or its words are forgotten.
///
/// # Errors
/// `resource_not_found` where there is no such run, or in a workspace that the caller may not enter.
pub async fn sources_of(cx: &mut Context, id: ExecutionId) -> Result<Vec<Quoted>, Stop> {
    let (detail, _) = whole(cx, id).await?;
    let context = detail.nearest.clone();
    let seen = withheld(cx, detail).await?;
    let seen = masked(cx, seen);
    Ok(seen.citations.into_iter().filter_map(|citation| quoted(citation, &context)).collect())
}

fn quoted(citation: Citation, context: &[Passage]) -> Option<Quoted> {
    let is_meant = |passage: &&Passage| {
        (passage.document, passage.version, passage.number) == (citation.document, citation.version, citation.number)
    };
    let passage = context.iter().find(is_meant)?;
    let letters: Vec<char> = passage.text.chars().collect();
    let place = |at: u32| (at.saturating_sub(passage.from) as usize).min(letters.len());
    let (from, to) = (place(citation.from), place(citation.to).max(place(citation.from)));
    let text = |part: &[char]| part.iter().collect::<String>();
    Some(Quoted {
        citation,
        title: passage.title.clone(),
        place: passage.place.clone(),
        before: text(&letters[..from]),
        quote: text(&letters[from..to]),
        after: text(&letters[to..]),
    })
}

/// The latest answers that cite a document, in the workspaces that the caller may enter. Whether they still hold is left open.
///
/// # Errors
/// The database's.
pub async fn answers_citing(cx: &mut Context, document: DocumentId) -> Result<Vec<CitingAnswer>, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let workspaces = readable(cx).await?;
    let is_all = workspaces.is_none();
    let workspaces: Vec<_> = workspaces.into_iter().flatten().map(|workspace| workspace.0).collect();
    let rows = sqlx::query!(
        r#"select e.id, left(e.prompt, 200) as "question!", e.started_by_name, e.created_at, c.version as "version!"
           from (select tenant_id, execution_id, max(version) as version from workspaces.execution_citations
                 where tenant_id = $1 and document_id = $2 group by tenant_id, execution_id) c
           join workspaces.executions e on e.id = c.execution_id and e.tenant_id = c.tenant_id
           where $3 or e.workspace_id = any($4)
           order by e.created_at desc, e.id desc limit 100"#,
        tenant.0,
        document.0,
        is_all,
        &workspaces
    )
    .fetch_all(&mut **cx.tx().await?)
    .await?;
    let answers = rows.into_iter().map(|row| CitingAnswer {
        id: ExecutionId(row.id),
        question: row.question,
        asked_by_name: row.started_by_name,
        asked_at: Moment(row.created_at),
        version: row.version.unsigned_abs(),
        outdated: false,
    });
    Ok(answers.collect())
}
