use crate::Stop;
use crate::contexts::knowledge::reading::find_document;
use crate::contexts::workspaces;
use crate::gateway::Context;
use domain::files::Use;
use domain::knowledge::citing::{AnswersCiting, CitingAnswer};

pub async fn answers_citing(cx: &mut Context, op: AnswersCiting) -> Result<Vec<CitingAnswer>, Stop> {
    let found = find_document(cx, op.id, Use::Read).await?;
    let answers = workspaces::answers_citing(cx, op.id).await?;
    let holds = |version: u32| found.approved.is_none_or(|approved| approved <= version);
    Ok(answers.into_iter().map(|answer| CitingAnswer { outdated: !holds(answer.version), ..answer }).collect())
}
