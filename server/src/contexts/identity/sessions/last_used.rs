//! When and from where sessions were last used. A session that is used a hundred times in a minute is written down once.

use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Services;
use chrono::TimeDelta;
use domain::kernel::SessionId;
use domain::policy::Actor;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

const MINUTE: Duration = Duration::from_secs(60);
/// Sessions that are remembered at most.
const REMEMBERED_MAX: usize = 100_000;

/// What this process has looked after within the last minute.
#[derive(Default)]
pub struct LastUsed(Mutex<HashMap<SessionId, Instant>>);

impl LastUsed {
    /// Notes that a session is used; a note that can't be written is none. No process writes what another one wrote
    /// within the minute.
    pub async fn note(&self, services: &Services, session: SessionId, actor: &Actor, address: Option<IpAddr>) {
        if self.is_due(session, Instant::now())
            && let Err(error) = write(services, session, actor, address).await
        {
            tracing::debug!(%error, "the use of a session wasn't noted");
        }
    }

    fn is_due(&self, session: SessionId, now: Instant) -> bool {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_due = noted.get(&session).is_none_or(|at| now.duration_since(*at) >= MINUTE);
        if is_due {
            if noted.len() >= REMEMBERED_MAX {
                noted.retain(|_, at| now.duration_since(*at) < MINUTE);
            }
            noted.insert(session, now);
        }
        is_due
    }
}

async fn write(services: &Services, session: SessionId, actor: &Actor, address: Option<IpAddr>) -> Result<(), Stop> {
    let now = machine_now().0;
    let mut tx = services.db.as_system("note the use of a session").await?;
    let due = sqlx::query_scalar!(
        r#"select 1 as "one!" from identity.sessions
           where id = $1 and last_used_at < $2 for update skip locked"#,
        session.0,
        now - TimeDelta::seconds(60)
    )
    .fetch_optional(&mut *tx)
    .await?;
    if due.is_none() {
        return Ok(());
    }
    let sealed = match address {
        Some(address) => {
            let key = services.keys.of_subject(&mut tx, actor.tenant_id, actor.person_id.0).await?;
            Some(key.seal(address.to_string().as_bytes(), session.0.as_bytes())?)
        }
        None => None,
    };
    sqlx::query!(
        "update identity.sessions set last_used_at = $2, address = coalesce($3, address) where id = $1",
        session.0,
        now,
        sealed
    )
    .execute(&mut *tx)
    .await?;
    Ok(tx.commit().await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_due_once_a_minute() {
        let (used, start) = (LastUsed::default(), Instant::now());
        let [one, other] = [1, 2].map(|id| SessionId(uuid::Uuid::from_u128(id)));
        assert!(used.is_due(one, start) && used.is_due(other, start));
        assert!(!used.is_due(one, start + Duration::from_secs(59)));
        assert!(used.is_due(one, start + Duration::from_secs(60)));
        assert!(!used.is_due(one, start + Duration::from_secs(61)));
    }
}
