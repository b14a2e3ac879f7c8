use super::choices::{choices_of, clocks_of};
use crate::Stop;
use crate::contexts::identity::addressee;
use crate::gateway::Context;
use domain::Refusal;
use domain::notify::{
    Choices, ChooseNoticeChannel, ChooseNoticePace, MuteNotices, NoticeChannel, NoticeChoices, NoticeChoicesView,
    NoticePace, NoticeSwitch, NoticeTopic, SetQuietHours, TopicChoice, UnmuteNotices,
};

pub async fn notice_choices(cx: &mut Context, _: NoticeChoices) -> Result<NoticeChoicesView, Stop> {
    let (person, tenant, now) = (cx.actor()?.person_id, cx.actor()?.tenant_id, cx.now);
    let choices = choices_of(cx.tx().await?, person).await?;
    let topics: Vec<_> = NoticeTopic::open_to(cx.actor()?).collect();
    cx.widen_to_system("the clocks that a person goes by").await?;
    let tx = cx.tx().await?;
    let own = addressee(tx, person, tenant).await?.and_then(|person| person.time_zone);
    let clocks = clocks_of(tx, own, tenant, now).await?;
    let topic = |topic: NoticeTopic| TopicChoice {
        topic,
        in_app: choices.wants(topic, NoticeChannel::InApp),
        mail: choices.wants(topic, NoticeChannel::Mail),
    };
    Ok(NoticeChoicesView {
        topics: topics.into_iter().map(topic).collect(),
        pace: choices.pace(),
        quiet: choices.quiet,
        time_zone: clocks.name.clone(),
        muted: choices.muted,
    })
}

pub async fn choose_notice_channel(cx: &mut Context, op: ChooseNoticeChannel) -> Result<(), Stop> {
    let person = cx.actor()?.person_id.0;
    let is_switched = (op.switch == NoticeSwitch::On) != Choices::by_itself(op.topic, op.channel);
    sqlx::query!(
        "insert into notify.choices as c (person_id, in_app_switched, mail_switched)
         values ($1, case when $4::bool and $3::text = 'in_app' then array[$2::text] else '{}'::text[] end,
                 case when $4 and $3 = 'mail' then array[$2] else '{}'::text[] end)
         on conflict (person_id) do update set
             in_app_switched = case when $3 = 'in_app' then array_remove(c.in_app_switched, $2)
                                    else c.in_app_switched end || excluded.in_app_switched,
             mail_switched = case when $3 = 'mail' then array_remove(c.mail_switched, $2)
                                  else c.mail_switched end || excluded.mail_switched",
        person,
        op.topic.as_str(),
        op.channel.as_str(),
        is_switched
    )
    .execute(&mut **cx.tx().await?)
    .await?;
    Ok(())
}

pub async fn choose_notice_pace(cx: &mut Context, op: ChooseNoticePace) -> Result<(), Stop> {
    let person = cx.actor()?.person_id.0;
    sqlx::query!(
        "insert into notify.choices (person_id, is_daily) values ($1, $2)
         on conflict (person_id) do update set is_daily = excluded.is_daily",
        person,
        op.pace == NoticePace::Daily
    )
    .execute(&mut **cx.tx().await?)
    .await?;
    Ok(())
}

pub async fn set_quiet_hours(cx: &mut Context, op: SetQuietHours) -> Result<(), Stop> {
    let person = cx.actor()?.person_id.0;
    match (op.from, op.until) {
        (Some(from), Some(until)) if from == until => {
            return Err(Refusal::invalid_field("until", "same_hour").into());
        }
        (Some(_), None) => return Err(Refusal::invalid_field("until", "required").into()),
        (None, Some(_)) => return Err(Refusal::invalid_field("from", "required").into()),
        _ => {}
    }
    sqlx::query!(
        "insert into notify.choices (person_id, quiet_from, quiet_until) values ($1, $2, $3)
         on conflict (person_id) do update set quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until",
        person,
        op.from.map(i16::from),
        op.until.map(i16::from)
    )
    .execute(&mut **cx.tx().await?)
    .await?;
    Ok(())
}

pub async fn mute_notices(cx: &mut Context, op: MuteNotices) -> Result<(), Stop> {
    let (person, now) = (cx.actor()?.person_id.0, cx.now);
    sqlx::query!(
        "insert into notify.mutes (person_id, kind, muted_at) values ($1, $2, $3) on conflict do nothing",
        person,
        op.kind.as_str(),
        now.0
    )
    .execute(&mut **cx.tx().await?)
    .await?;
    Ok(())
}

pub async fn unmute_notices(cx: &mut Context, op: UnmuteNotices) -> Result<(), Stop> {
    let person = cx.actor()?.person_id.0;
    sqlx::query!("delete from notify.mutes where person_id = $1 and kind = $2", person, op.kind.as_str())
        .execute(&mut **cx.tx().await?)
        .await?;
    Ok(())
}
