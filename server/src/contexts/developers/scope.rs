//! Whose calls somebody sees: their tenant's, or their own.

use crate::Stop;
use crate::contexts::identity;
use domain::kernel::ApiKeyId;
use domain::policy::{Actor, Permission};
use sqlx::PgConnection;
use uuid::Uuid;

/// The doors through which programs call.
pub(super) const DOORS: [&str; 4] = ["rest", "server_function", "openai", "scim"];

/// Those doors, as a query wants them.
pub(super) fn doors() -> Vec<String> {
    DOORS.map(str::to_owned).to_vec()
}

/// Whose calls somebody sees.
pub(super) struct Scope {
    pub(super) tenant: Uuid,
    /// The person whose calls alone are seen; none: the whole tenant's.
    pub(super) person: Option<Uuid>,
}

impl Scope {
    pub(super) fn of(actor: &Actor) -> Self {
        let is_whole = actor.holds(Permission::ReadCalls);
        Self { tenant: actor.tenant_id.0, person: (!is_whole).then_some(actor.person_id.0) }
    }

    /// The actors as use is counted by them, with one key where one is asked for; none: all of them.
    pub(super) async fn actors(
        &self,
        db: &mut PgConnection,
        actor: &Actor,
        key: Option<ApiKeyId>,
    ) -> Result<Option<Vec<String>>, Stop> {
        let asked = key.map(|key| vec![key_name(key.0)]);
        let Some(person) = self.person else { return Ok(asked) };
        let keys = identity::keys_of(db, actor.tenant_id, actor.person_id).await?;
        let own = keys.into_iter().map(key_name).chain([format!("person:{person}")]);
        let is_asked = |name: &String| asked.as_ref().is_none_or(|asked| asked.contains(name));
        Ok(Some(own.filter(is_asked).collect()))
    }
}

/// A key as it is counted and named.
pub(super) fn key_name(key: Uuid) -> String {
    format!("key:{key}")
}
