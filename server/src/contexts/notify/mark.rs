use crate::Stop;
use crate::gateway::Context;
use crate::live;
use domain::Refusal;
use domain::notify::{MarkAllNotices, MarkNotice, NoticeMark};
use domain::platform::ThingKind;
use uuid::Uuid;

pub async fn mark_notice(cx: &mut Context, op: MarkNotice) -> Result<(), Stop> {
    let (person, now) = (cx.actor()?.person_id, cx.now);
    let marked = sqlx::query!(
        "update notify.notices set read_at = case when $3 then coalesce(read_at, $4) end
         where id = $1 and person_id = $2 and in_app = 'told'",
        op.id.0,
        person.0,
        op.mark == NoticeMark::Read,
        now.0
    )
    .execute(&mut **cx.tx().await?)
    .await?;
    if marked.rows_affected() == 0 {
        return Err(Refusal::not_found().into());
    }
    tell(cx, Some(op.id.0)).await
}

pub async fn mark_all_notices(cx: &mut Context, _: MarkAllNotices) -> Result<(), Stop> {
    let (person, now) = (cx.actor()?.person_id, cx.now);
    sqlx::query!(
        "update notify.notices set read_at = $2 where person_id = $1 and in_app = 'told' and read_at is null",
        person.0,
        now.0
    )
    .execute(&mut **cx.tx().await?)
    .await?;
    tell(cx, None).await
}

/// The person's other pages hear of it.
async fn tell(cx: &mut Context, notice: Option<Uuid>) -> Result<(), Stop> {
    let (tenant, person) = (cx.actor()?.tenant_id, cx.actor()?.person_id);
    live::nudge(cx.tx().await?, (tenant, person), (ThingKind::Notice, notice));
    Ok(())
}
