//! The subscriber that tells people of events: each person once of each, however often an event comes. The row of the
//! decision is unique by person and event; a mail is put down, or put off, in the transaction that writes it.

use super::addressed::{addressed, person_of};
use super::choices::{choices_of, clocks_of};
use super::gathered;
use super::letters::{Said, put_down};
use super::rule::{Rule, rule_of, rules};
use crate::Stop;
use crate::ambient::{machine_now, new_id};
use crate::contexts::identity::Addressee;
use crate::gateway::Services;
use crate::live;
use crate::store::subscribers::Subscriber;
use crate::store::{Stored, Tx, clock_of};
use chrono::TimeDelta;
use domain::notify::{Delivery, NoticeOutcome, Occasion, deliver};
use domain::platform::ThingKind;
use domain::{Moment, kernel::TenantId};
use futures::future::BoxFuture;
use std::sync::{Arc, LazyLock};

/// What happened or was written down longer ago is no news: a log that is read from its beginning tells nobody of old times. Decisions
/// are kept for longer than this, so that nothing is told anew because its decision was forgotten.
const NEWS_DAYS: i64 = 7;

/// Tells people of events.
pub struct Teller(pub Arc<Services>);

impl Subscriber for Teller {
    fn name(&self) -> &'static str {
        "notices"
    }

    fn types(&self) -> &'static [&'static str] {
        static TYPES: LazyLock<Vec<&'static str>> = LazyLock::new(|| rules().map(|rule| rule.event).collect());
        &TYPES
    }

    fn batch(&self) -> usize {
        50
    }

    fn handle<'a>(&'a self, tx: &'a mut Tx, events: &'a [Stored]) -> BoxFuture<'a, Result<(), Stop>> {
        Box::pin(async move {
            for stored in events {
                if let Some(rule) = rule_of(&stored.kind) {
                    tell_all(tx, &self.0, rule, stored).await?;
                }
            }
            Ok(())
        })
    }
}

async fn tell_all(tx: &mut Tx, services: &Services, rule: &Rule, stored: &Stored) -> Result<(), Stop> {
    let tenant = rule.tenant(stored);
    let now = clock_of(tx, tenant).await?.unwrap_or_else(|| services.clock.now());
    let age = (machine_now().0 - stored.recorded_at).max(now.0 - stored.at.0);
    if age > TimeDelta::days(NEWS_DAYS) {
        return Ok(());
    }
    for person in addressed(tx, &services.keys, rule, stored).await? {
        tell(tx, services, (rule, stored, tenant), &person, now).await?;
    }
    Ok(())
}

async fn tell(
    tx: &mut Tx,
    services: &Services,
    (rule, stored, tenant): (&Rule, &Stored, TenantId),
    person: &Addressee,
    now: Moment,
) -> Result<(), Stop> {
    let doer = stored.metadata.on_behalf_of.as_ref().unwrap_or(&stored.metadata.actor);
    let is_own_deed = person_of(doer) == Some(person.id);
    let occasion = Occasion { kind: rule.kind, is_own_deed, has_own_mail: rule.has_own_mail };
    let choices = choices_of(tx, person.id).await?;
    let clocks = clocks_of(tx, person.time_zone.clone(), tenant, now).await?;
    let delivery = deliver(occasion, &choices, &clocks, now);
    if !decided(tx, (rule, stored, tenant), person, &delivery).await? {
        return Ok(());
    }
    match delivery.mail {
        NoticeOutcome::Told => {
            let said = [Said { kind: rule.kind, kept: rule.kept(stored) }];
            put_down(tx, &services.mail, tenant, &person.to, &said).await
        }
        NoticeOutcome::Waits => gathered::put_off(tx, tenant, person.id).await,
        _ => Ok(()),
    }
}

/// Writes the decision down; whether it is new. Whoever looks at their notices sees a new one at once.
async fn decided(
    tx: &mut Tx,
    (rule, stored, tenant): (&Rule, &Stored, TenantId),
    person: &Addressee,
    delivery: &Delivery,
) -> Result<bool, Stop> {
    let has_mail = matches!(delivery.mail, NoticeOutcome::Told | NoticeOutcome::Waits);
    let id = new_id();
    let done = sqlx::query!(
        "insert into notify.notices (id, person_id, tenant_id, is_personal, event_id, event_type, kind, topic, kept, at,
                                     decided_at, in_app, shown_from, mail, mail_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
         on conflict (person_id, event_id) do nothing",
        id,
        person.id.0,
        tenant.0,
        rule.kind.is_personal(),
        stored.event_id,
        stored.kind,
        rule.kind.as_str(),
        rule.kind.topic().as_str(),
        rule.kept(stored),
        stored.at.0,
        machine_now().0,
        delivery.in_app.as_str(),
        delivery.shown_from.0,
        delivery.mail.as_str(),
        has_mail.then_some(delivery.mail_at.0)
    )
    .execute(&mut **tx)
    .await?;
    let is_new = done.rows_affected() > 0;
    if is_new && delivery.in_app == NoticeOutcome::Told {
        live::nudge(tx, (tenant, person.id), (ThingKind::Notice, Some(id)));
    }
    Ok(is_new)
}
