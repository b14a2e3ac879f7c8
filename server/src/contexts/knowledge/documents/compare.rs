use super::find_document;
use super::version::read_version;
use crate::Stop;
use crate::gateway::Context;
use domain::files::Use;
use domain::kernel::difference;
use domain::knowledge::{CompareVersions, ComparedVersions};

pub async fn compare_versions(cx: &mut Context, op: CompareVersions) -> Result<ComparedVersions, Stop> {
    let found = find_document(cx, op.id, Use::Read).await?;
    let before = read_version(cx, &found, Some(op.from)).await?;
    let after = read_version(cx, &found, Some(op.to)).await?;
    let lines = difference(before.body(), after.body());
    Ok(ComparedVersions { title_before: before.written.title, title_after: after.written.title, lines })
}
