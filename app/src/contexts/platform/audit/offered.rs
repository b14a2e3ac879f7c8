//! What the filters offer: people, and what can have happened.

use super::names::{Names, names};
use crate::frame::actor;
use crate::port;
use crate::words;
use domain::kernel::LIMIT_MAX;
use domain::platform::{AccessKind, EventTypes};
use domain::policy::Permission;
use domain::tenancy::{TenantSort, Tenants};
use futures::future::join3;
use serde::{Deserialize, Serialize};

/// What the filters offer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Offered {
    /// People by name.
    pub(super) people: Names,
    /// Types of events that the reader may see, with what they say.
    pub(super) events: Vec<(String, String)>,
    /// Tenants by name, for whoever looks beyond their own.
    pub(super) tenants: Option<Vec<(String, String)>>,
}

/// Asks for what the filters offer. What can't be asked isn't offered, and the log can be read nevertheless.
pub(super) fn offered() -> impl Future<Output = Offered> {
    let reader = actor();
    let asked = join3(names(), port::call(EventTypes {}), tenants());
    async move {
        let (people, types, tenants) = asked.await;
        let types = types.map(|types| types.data).unwrap_or_default();
        let is_readable = |audience| reader.as_ref().is_some_and(|reader| reader.holds(audience));
        let events = types.into_iter().filter(|row| is_readable(row.audience)).map(|row| (row.name, row.text));
        let mut events: Vec<_> = events.collect();
        events.sort_by(|(_, one), (_, other)| one.cmp(other));
        Offered { people, events, tenants }
    }
}

/// Tenants by name, as many as a list has on one page; another one is found from its own page. None for whoever doesn't
/// look beyond their own.
fn tenants() -> impl Future<Output = Option<Vec<(String, String)>>> {
    let holds = |permission| actor().is_some_and(|actor| actor.holds(permission));
    let may_reach = holds(Permission::ReachPlatform) && holds(Permission::ReadTenants);
    let list = Tenants { limit: Some(LIMIT_MAX), sort: Some(TenantSort::Name), ..Tenants::default() };
    let asked = may_reach.then(|| port::call(list));
    async move {
        let tenants = asked?.await.map(|page| page.data).unwrap_or_default();
        Some(tenants.into_iter().map(|tenant| (tenant.id.to_string(), tenant.name)).collect())
    }
}

/// Every kind of access with what it says.
pub(super) fn accesses() -> Vec<(String, String)> {
    let texts = words::texts();
    AccessKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), words::happened(texts, kind.as_str()))).collect()
}
