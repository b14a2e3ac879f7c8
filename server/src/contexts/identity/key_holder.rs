//! From a key to the actor: what holds is read from the database each time, so that a revocation acts at once everywhere.

use super::Session;
use super::grants::held;
use super::key_text::KeyText;
use super::lookup::standing;
use crate::Stop;
use crate::ambient::machine_now;
use crate::audit::{self, Access};
use crate::contexts::billing::{Meter, read_entitlements};
use crate::gateway::{Caller, Services};
use crate::store::Db;
use chrono::{NaiveDate, TimeDelta};
use domain::Moment;
use domain::identity::AddressRange;
use domain::kernel::{ApiKeyId, Mode, PersonId, TenantId, TimeZone};
use domain::platform::AccessKind;
use domain::policy::{Actor, ActorKind, Permissions};
use std::net::IpAddr;
use texts::Locale;

/// How often a use is written down.
const NOTED_EVERY: TimeDelta = TimeDelta::minutes(1);

/// Who is behind a key that holds.
pub struct KeyHolder {
    /// As a session has it.
    pub session: Session,
    /// Whether nobody has noted a use for a minute.
    pub is_due: bool,
    ranges: Vec<String>,
}

impl KeyHolder {
    /// Whether the key may be used from there. A key that is bound to ranges isn't used from nowhere.
    pub fn admits(&self, address: Option<IpAddr>) -> bool {
        let holds = |range: &String| {
            let range = range.parse::<AddressRange>().ok();
            range.zip(address).is_some_and(|(range, address)| range.contains(address))
        };
        self.ranges.is_empty() || self.ranges.iter().any(holds)
    }
}

/// Who is behind a key, unless it has ended, its owner is gone, or the secret isn't the key's; with what its tenant has used of
/// models since a day, as for a session.
///
/// # Errors
/// When the database isn't there.
pub async fn actor_by_key(db: &Db, key: &KeyText, since: Option<NaiveDate>) -> Result<Option<KeyHolder>, Stop> {
    let found = look_up(db, key.id, Some(key.hash()), since).await?;
    Ok(found.filter(|found| key.is_for(found.session.actor.mode)))
}

/// Who is behind the key that a job was ordered with, while it holds.
///
/// # Errors
/// When the database isn't there.
pub async fn actor_of_key(db: &Db, key: ApiKeyId) -> Result<Option<Actor>, Stop> {
    Ok(look_up(db, key, None, None).await?.map(|found| found.session.actor))
}

async fn look_up(
    db: &Db,
    key: ApiKeyId,
    hash: Option<Vec<u8>>,
    since: Option<NaiveDate>,
) -> Result<Option<KeyHolder>, Stop> {
    let mut connection = db.for_authentication().await?;
    let row = sqlx::query!(
        r#"select owner_id as "owner_id!", is_person as "is_person!", name as "name!", email as "email!",
                  tenant_id as "tenant_id!", tenant_name as "tenant_name!",
                  tenant_status as "tenant_status!", grants as "grants!", scopes as "scopes!",
                  ranges as "ranges!", mode, test_clock, time_zone, locale, used_at,
                  billing.entitlements_of(tenant_id) as "entitlements!",
                  case when $3::date is not null then billing.used_since(tenant_id, $4, $3) end as ai_used
           from identity.actor_of_key($1, $2)"#,
        key.0,
        hash,
        since,
        Meter::AiTokens.as_str()
    )
    .fetch_optional(&mut *connection)
    .await?;
    connection.has_read();
    let now = machine_now().0;
    Ok(row.map(|row| {
        let (roles, grants) = held(row.grants);
        let actor = Actor {
            person_id: PersonId(row.owner_id),
            kind: if row.is_person { ActorKind::Person } else { ActorKind::ServiceAccount },
            name: row.name,
            email: row.email,
            tenant_id: TenantId(row.tenant_id),
            tenant_name: row.tenant_name,
            mode: row.mode.as_deref().and_then(Mode::parse).unwrap_or_default(),
            standing: standing(&row.tenant_status),
            entitlements: read_entitlements(row.entitlements),
            roles,
            grants,
            ceiling: Some(Permissions::named(row.scopes.iter().map(String::as_str))),
            key: Some(key),
            impersonator: None,
        };
        let session = Session {
            actor,
            cookie_hash: None,
            test_clock: row.test_clock.map(Moment),
            time_zone: row.time_zone.map(TimeZone::named),
            locale: row.locale.as_deref().and_then(Locale::parse),
            ai_used: row.ai_used.map(i64::unsigned_abs),
        };
        KeyHolder { session, is_due: row.used_at.is_none_or(|at| at <= now - NOTED_EVERY), ranges: row.ranges }
    }))
}

/// Notes that a key was used, by its caller for `operation`: when, and as an access. However many processes think that it
/// is due, one of them writes.
///
/// # Errors
/// When the database isn't there.
pub async fn key_used(services: &Services, caller: &Caller, operation: &'static str) -> Result<(), Stop> {
    let Some((actor, key)) = caller.actor.as_ref().and_then(|actor| Some((actor, actor.key?))) else { return Ok(()) };
    let now = machine_now().0;
    let mut tx = services.db.as_system("note the use of a key").await?;
    let noted = sqlx::query!(
        "insert into identity.key_uses as n (tenant_id, key_id, used_at) values ($1, $2, $3)
         on conflict (tenant_id, key_id) do update set used_at = excluded.used_at where n.used_at <= $4",
        actor.tenant_id.0,
        key.0,
        now,
        now - NOTED_EVERY
    )
    .execute(&mut *tx)
    .await?
    .rows_affected();
    if noted == 1 {
        let access = Access::by(caller, operation, AccessKind::KeyUsed, services.clock.now());
        audit::write(&mut tx, &services.keys, &access).await?;
    }
    Ok(tx.commit().await?)
}
