use super::choices::choices_of;
use super::rule::rule_of;
use crate::Stop;
use crate::contexts::identity::addressee;
use crate::gateway::Context;
use crate::store::read_events;
use domain::kernel::{EntryId, PersonId};
use domain::notify::{NoticeKind, NoticeOutcome, NoticeReason, WhyNotice, WhyNoticeOf};
use domain::{Moment, Refusal};

pub async fn why_notice(cx: &mut Context, op: WhyNotice) -> Result<NoticeReason, Stop> {
    let person = cx.actor()?.person_id;
    reason(cx, op.id, person).await
}

pub async fn why_notice_of(cx: &mut Context, op: WhyNoticeOf) -> Result<NoticeReason, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let member = addressee(cx.tx().await?, op.person_id, tenant).await?;
    member.and_then(|member| member.member_since).ok_or_else(Refusal::not_found)?;
    // Only what has happened in the tenant is the tenant's to explain.
    let events = seen(cx, op.id).await?;
    if !events {
        return Err(Refusal::not_found().into());
    }
    reason(cx, op.id, op.person_id).await
}

/// Whether the caller's tenant has an event.
async fn seen(cx: &mut Context, event: EntryId) -> Result<bool, Stop> {
    let services = cx.services.clone();
    Ok(!read_events(cx.tx().await?, &services.keys, &[event.0]).await?.is_empty())
}

struct Decided {
    in_app: NoticeOutcome,
    mail: NoticeOutcome,
    mail_at: Option<Moment>,
}

/// What was decided about an event and a person. Where nothing was, the event has to be one of the caller's tenant.
async fn reason(cx: &mut Context, event: EntryId, person: PersonId) -> Result<NoticeReason, Stop> {
    let (tenant, is_seen) = (cx.actor()?.tenant_id, seen(cx, event).await?);
    cx.widen_to_system("why somebody was told of an event").await?;
    let services = cx.services.clone();
    let tx = cx.tx().await?;
    let decided = sqlx::query!(
        "select in_app, mail, mail_at from notify.notices
         where person_id = $1 and event_id = $2 and (is_personal or tenant_id = $3)",
        person.0,
        event.0,
        tenant.0
    )
    .fetch_optional(&mut **tx)
    .await?;
    let decided = decided.and_then(|row| {
        let (in_app, mail) = (NoticeOutcome::parse(&row.in_app)?, NoticeOutcome::parse(&row.mail)?);
        Some(Decided { in_app, mail, mail_at: row.mail_at.map(Moment) })
    });
    if decided.is_none() && !is_seen {
        return Err(Refusal::not_found().into());
    }
    let mut events = read_events(tx, &services.keys, &[event.0]).await?;
    let stored = events.pop().ok_or_else(Refusal::not_found)?;
    let rule = rule_of(&stored.kind);
    let permission = rule.and_then(|rule| rule.audience.permission());
    let is_permitted = match permission {
        Some(permission) => {
            let member = addressee(tx, person, stored.tenant).await?;
            Some(member.is_some_and(|member| member.grants.anywhere().contains(permission)))
        }
        None => None,
    };
    let kind = rule.map(|rule| rule.kind);
    let muted = choices_of(tx, person).await?.muted;
    Ok(NoticeReason {
        event_id: event,
        event_type: stored.kind,
        at: stored.at,
        kind,
        topic: kind.map(NoticeKind::topic),
        audience: rule.map(|rule| rule.audience.word()),
        permission: permission.map(|permission| permission.as_str().to_owned()),
        is_permitted,
        is_addressed: decided.is_some(),
        in_app: decided.as_ref().map(|it| it.in_app),
        mail: decided.as_ref().map(|it| it.mail),
        mail_at: decided.and_then(|it| it.mail_at),
        is_muted: kind.is_some_and(|kind| muted.contains(&kind)),
    })
}
