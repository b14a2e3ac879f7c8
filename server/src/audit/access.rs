//! One row of `log.accesses`.

use crate::Stop;
use crate::ambient::new_id;
use crate::gateway::Caller;
use crate::store::Keys;
use domain::Moment;
use domain::kernel::{PersonId, TenantId};
use domain::platform::AccessKind;
use domain::policy::Actor;
use sqlx::PgConnection;
use std::collections::HashMap;
use std::net::IpAddr;
use uuid::Uuid;

/// Something that somebody did, and that is no event.
#[derive(Clone, Debug)]
pub struct Access {
    /// What it is.
    pub what: AccessKind,
    /// Whose people it concerns; nobody's where an address is unknown.
    pub tenant: Option<TenantId>,
    /// `person:<id>`, `key:<id>`, `service:<id>`, `system:<reason>` or `nobody`.
    pub actor: String,
    /// Who acted in the actor's name.
    pub on_behalf_of: Option<String>,
    /// The operation's name.
    pub operation: &'static str,
    /// How often it happened.
    pub count: i32,
    /// The code of a refusal, and what it was about.
    pub reason: Option<String>,
    /// When, in business time.
    pub at: Moment,
    pub(super) door: &'static str,
    pub(super) correlation_id: String,
    pub(super) trace_id: String,
    /// The person whose address it is.
    pub(super) person: Option<PersonId>,
    pub(super) address: Option<IpAddr>,
}

impl Access {
    /// What the caller did with an operation.
    pub fn by(caller: &Caller, operation: &'static str, what: AccessKind, at: Moment) -> Self {
        Self {
            what,
            tenant: caller.actor.as_ref().map(|actor| actor.tenant_id),
            actor: caller.name(),
            on_behalf_of: caller.on_behalf_of(),
            operation,
            count: 1,
            reason: None,
            at,
            door: caller.door.as_str(),
            correlation_id: caller.request_id.clone(),
            trace_id: caller.trace_id.clone(),
            person: caller.subject(),
            address: caller.address,
        }
    }

    /// About a person who isn't the caller yet: whoever signs in.
    #[must_use]
    pub fn of_actor(mut self, actor: &Actor) -> Self {
        self.tenant = Some(actor.tenant_id);
        self.actor = format!("person:{}", actor.person_id);
        self.person = Some(actor.person_id);
        self
    }

    /// About a person whom somebody of the staff, the caller, begins to act as.
    #[must_use]
    pub fn as_actor(mut self, actor: &Actor, staff: &Actor) -> Self {
        self.tenant = Some(actor.tenant_id);
        self.actor = format!("person:{}", actor.person_id);
        self.on_behalf_of = Some(format!("person:{}", staff.person_id));
        self
    }

    /// With the code of a refusal, and what it was about.
    #[must_use]
    pub fn because(mut self, reason: String) -> Self {
        self.reason = Some(reason);
        self
    }
}

/// Writes an access in the transaction of what it is about.
///
/// # Errors
/// When the database isn't there.
pub async fn write(db: &mut PgConnection, keys: &Keys, access: &Access) -> Result<(), Stop> {
    let id = new_id();
    // An address is somebody's personal data; whose nobody knows is not kept.
    let address = match (access.address, access.tenant, access.person) {
        (Some(address), Some(tenant), Some(person)) => {
            let key = keys.of_subject(db, tenant, person.0).await?;
            Some(key.seal(address.to_string().as_bytes(), id.as_bytes())?)
        }
        _ => None,
    };
    sqlx::query!(
        "insert into log.accesses
             (access_id, tenant_id, actor, operation, what, count, door, correlation_id, trace_id, address,
              reason, at, on_behalf_of)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        id,
        access.tenant.map(|tenant| tenant.0),
        access.actor,
        access.operation,
        access.what.as_str(),
        access.count,
        access.door,
        access.correlation_id,
        access.trace_id,
        address,
        access.reason,
        access.at.0,
        access.on_behalf_of
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The addresses that these accesses came from, by their ids; one whose person was erased is absent.
///
/// # Errors
/// When the database isn't there.
pub async fn addresses(db: &mut PgConnection, keys: &Keys, ids: &[Uuid]) -> Result<HashMap<Uuid, String>, Stop> {
    let rows = sqlx::query!(
        r#"select a.access_id, a.tenant_id as "tenant_id!", coalesce(a.on_behalf_of, a.actor) as "who!",
                  a.address as "address!", coalesce(k.person_id, k.service_account_id) as owner
           from log.accesses a
           left join identity.api_keys k on a.actor = 'key:' || k.id and k.tenant_id = a.tenant_id
           where a.access_id = any($1) and a.address is not null and a.tenant_id is not null"#,
        ids
    )
    .fetch_all(&mut *db)
    .await?;
    let mut found = HashMap::new();
    for row in rows {
        let person = row.who.strip_prefix("person:").and_then(|id| id.parse().ok());
        let Some(person) = person.or(row.owner) else { continue };
        let key = keys.opening(db, TenantId(row.tenant_id), person).await?;
        let plain = key.and_then(|key| key.open(&row.address, row.access_id.as_bytes()));
        found.extend(plain.and_then(|bytes| String::from_utf8(bytes).ok()).map(|text| (row.access_id, text)));
    }
    Ok(found)
}
