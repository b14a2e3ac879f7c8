//! Whose the things are that the arguments of a call name.

use crate::Stop;
use crate::contexts::identity::addressee;
use crate::gateway::Services;
use crate::store::owned;
use domain::agent::Owners;
use domain::agent::arguments::ids;
use domain::identity::Person;
use domain::kernel::{Aggregate, PersonId, TenantId};
use serde_json::Value;
use uuid::Uuid;

/// Looks up every id that stands in the arguments, as the installation itself: only so is another tenant's known from one
/// that is nobody's. What the log doesn't know isn't in the answer; a colleague is the tenant's, wherever they came from.
///
/// # Errors
/// The database's.
pub(super) async fn owners(services: &Services, tenant: TenantId, arguments: &Value) -> Result<Owners, Stop> {
    let named: Vec<Uuid> = ids(arguments).into_iter().map(|(_, id)| id).collect();
    let mut owners = Owners::new();
    if named.is_empty() {
        return Ok(owners);
    }
    let mut tx = services.db.as_system("whose it is").await?;
    for thing in owned(&mut tx, &named).await? {
        let is_elsewhere = thing.stream_type == Person::NAME && thing.tenant != tenant;
        let is_colleague = is_elsewhere
            && addressee(&mut tx, PersonId(thing.stream), tenant).await?.is_some_and(|it| it.member_since.is_some());
        owners.insert(thing.stream, if is_colleague { tenant } else { thing.tenant });
    }
    Ok(owners)
}
