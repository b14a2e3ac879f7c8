use super::super::deadlines::keep_expiry;
use super::super::reading::principals_of;
use super::{FoundDocument, by, find_document};
use crate::Stop;
use crate::contexts::identity::members_who_may;
use crate::gateway::Context;
use domain::Refusal;
use domain::files::Use;
use domain::kernel::PersonId;
use domain::knowledge::{
    ApproveDocument, AskApproval, Document, DocumentCommand, PublishDocument, RejectDocument, SpaceRole, role_of,
};
use domain::policy::Permission;

pub async fn publish_document(cx: &mut Context, op: PublishDocument) -> Result<(), Stop> {
    let found = find_document(cx, op.id, Use::Write).await?;
    let loaded = cx.load::<Document>(op.id.0).await?;
    let command = DocumentCommand::Publish { approval: found.space.approval, by: by(cx)? };
    cx.decide::<Document>(op.id.0, &loaded, command).await
}

pub async fn ask_approval(cx: &mut Context, op: AskApproval) -> Result<(), Stop> {
    let found = find_document(cx, op.id, Use::Write).await?;
    read_it(cx, &found, &op.reviewers).await?;
    let by = cx.actor()?.person_id;
    let loaded = cx.load::<Document>(op.id.0).await?;
    let command = DocumentCommand::AskApproval { reviewers: op.reviewers, days: op.expires_in_days, by };
    cx.decide::<Document>(op.id.0, &loaded, command).await
}

pub async fn approve_document(cx: &mut Context, op: ApproveDocument) -> Result<(), Stop> {
    let found = find_document(cx, op.id, Use::Read).await?;
    let keeps = found.role.holds(SpaceRole::Keeper);
    let loaded = cx.load::<Document>(op.id.0).await?;
    let command = DocumentCommand::Approve { version: op.version, keeps, by: by(cx)? };
    cx.decide::<Document>(op.id.0, &loaded, command).await?;
    keep_expiry(cx, op.id).await
}

pub async fn reject_document(cx: &mut Context, op: RejectDocument) -> Result<(), Stop> {
    let found = find_document(cx, op.id, Use::Read).await?;
    let keeps = found.role.holds(SpaceRole::Keeper);
    let loaded = cx.load::<Document>(op.id.0).await?;
    let command = DocumentCommand::Reject { version: op.version, keeps, why: op.why, by: by(cx)?, id: op.id };
    cx.decide::<Document>(op.id.0, &loaded, command).await
}

/// Makes sure that whoever is asked reads the document.
async fn read_it(cx: &mut Context, found: &FoundDocument, reviewers: &[PersonId]) -> Result<(), Stop> {
    if reviewers.is_empty() {
        return Ok(());
    }
    let tenant = cx.actor()?.tenant_id;
    let members = members_who_may(cx.tx().await?, tenant, Permission::WriteKnowledge).await?;
    for reviewer in reviewers {
        let keeps_all = members
            .iter()
            .find(|member| member.id == *reviewer)
            .map(|member| member.grants.anywhere().contains(Permission::ManageKnowledge));
        let Some(keeps_all) = keeps_all else { return Err(cannot_review()) };
        let principals = principals_of(cx, tenant, *reviewer).await?;
        let of_space = keeps_all || reads_space(cx, found, &principals).await?;
        let of_document = found.readers.as_ref().is_none_or(|readers| role_of(readers, &principals).is_some());
        if !(of_space && of_document) {
            return Err(cannot_review());
        }
    }
    Ok(())
}

fn cannot_review() -> Stop {
    Refusal::invalid_field("reviewers", "cannot_read_document").into()
}

async fn reads_space(cx: &mut Context, found: &FoundDocument, principals: &[String]) -> Result<bool, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let given = sqlx::query_scalar!(
        r#"select 1 as "one!" from knowledge.space_people
           where tenant_id = $1 and space_id = $2 and principal = any($3) limit 1"#,
        tenant.0,
        found.space.id.0,
        principals
    )
    .fetch_optional(&mut **cx.tx().await?)
    .await?;
    Ok(given.is_some())
}
