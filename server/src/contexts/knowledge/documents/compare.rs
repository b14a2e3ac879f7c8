use super::find_document;
use super::version::version_of;
use crate::Stop;
use crate::gateway::Context;
use domain::files::Use;
use domain::kernel::difference;
use domain::knowledge::{CompareVersions, ComparedVersions};

pub async fn compare_versions(cx: &mut Context, op: CompareVersions) -> Result<ComparedVersions, Stop> {
    let found = find_document(cx, op.id, Use::Read).await?;
    let before = version_of(cx, &found, Some(op.from)).await?;
    let after = version_of(cx, &found, Some(op.to)).await?;
    let lines = difference(before.body(), after.body());
    Ok(ComparedVersions { title_before: before.written.title, title_after: after.written.title, lines })
}
