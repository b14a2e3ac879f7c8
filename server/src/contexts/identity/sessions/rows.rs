//! Sessions as their person and admins see them.

use super::addresses::{Sealed, addresses};
use crate::Stop;
use crate::gateway::Context;
use crate::store::{Direction, List};
use domain::identity::{Means, Network, SessionHolder, SessionRow, SessionSort};
use domain::kernel::{PersonId, SessionId, TenantId};
use domain::{Moment, Page};
use std::net::IpAddr;
use uuid::Uuid;

/// Sessions that stand, with the hash out of them: whether there is one says who holds it.
const STANDING: &str =
    "(select id, user_id, tenant_id, cookie_hash is not null as is_browser, device, address, proved_by,
                         created_at, last_used_at, expires_at
                         from identity.sessions where revoked_at is null and expires_at > now()) sessions";
const COLUMNS: &str = "id, tenant_id, is_browser, device, address, proved_by, created_at, last_used_at, expires_at";

/// The sessions of a person that stand, in one tenant if one is named. The transaction becomes the system's, so the
/// handler has to have decided before that these may be seen.
pub async fn sessions_of(
    cx: &mut Context,
    (person, tenant): (PersonId, Option<TenantId>),
    sort: Option<SessionSort>,
    (limit, cursor): (Option<u16>, Option<&str>),
) -> Result<Page<SessionRow>, Stop> {
    cx.widen_to_system("sessions are listed").await?;
    let (keys, current) = (cx.services.keys.clone(), cx.caller.session);
    let order = match sort.unwrap_or(SessionSort::LastUsedAtDown) {
        SessionSort::LastUsedAtDown => ("last_used_at", "timestamptz", Direction::Down),
        SessionSort::CreatedAtDown => ("created_at", "timestamptz", Direction::Down),
    };
    let tx = cx.tx().await?;
    let page = List::new(COLUMNS, STANDING, order)
        .only_id("user_id", Some(person.0))
        .of_any_tenant(tenant.map(|tenant| tenant.0))
        .page(limit, cursor)
        .fetch(tx, |row: Row| row)
        .await?;
    let sealed: Vec<_> = page.data.iter().map(|row| row.sealed(person)).collect();
    let addresses = addresses(tx, &keys, &sealed).await?;
    let rows = page.data.into_iter().map(|row| {
        let address = addresses.get(&row.id).cloned();
        row.shown(address, current)
    });
    Ok(Page { data: rows.collect(), next_cursor: page.next_cursor })
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    tenant_id: Uuid,
    is_browser: bool,
    device: String,
    address: Option<Vec<u8>>,
    proved_by: Vec<String>,
    created_at: chrono::DateTime<chrono::Utc>,
    last_used_at: chrono::DateTime<chrono::Utc>,
    expires_at: chrono::DateTime<chrono::Utc>,
}

impl Row {
    fn sealed(&self, person: PersonId) -> Sealed<'_> {
        Sealed { session: self.id, tenant: self.tenant_id, person: person.0, address: self.address.as_deref() }
    }

    fn shown(self, address: Option<String>, current: Option<SessionId>) -> SessionRow {
        SessionRow {
            id: SessionId(self.id),
            device: self.device,
            holder: if self.is_browser { SessionHolder::Browser } else { SessionHolder::Program },
            network: address.as_deref().and_then(|address| address.parse().ok()).map(network_of),
            address,
            proved_by: self.proved_by.iter().filter_map(|means| Means::parse(means)).collect(),
            created_at: Moment(self.created_at),
            last_used_at: Moment(self.last_used_at),
            expires_at: Moment(self.expires_at),
            current: current == Some(SessionId(self.id)),
        }
    }
}

pub(super) fn network_of(address: IpAddr) -> Network {
    let is_private = match address.to_canonical() {
        IpAddr::V4(v4) => v4.is_private() || v4.is_link_local(),
        IpAddr::V6(v6) => v6.is_unique_local() || v6.is_unicast_link_local(),
    };
    match address.to_canonical().is_loopback() {
        true => Network::Machine,
        false if is_private => Network::Private,
        false => Network::Public,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_how_far_away_it_is() {
        for (address, network) in [
            ("127.0.0.1", Network::Machine),
            ("::1", Network::Machine),
            ("::ffff:127.0.0.1", Network::Machine),
            ("192.168.1.20", Network::Private),
            ("fd00::7", Network::Private),
            ("203.0.113.7", Network::Public),
            ("2001:db8::7", Network::Public),
        ] {
            assert_eq!(network_of(address.parse().unwrap()), network, "{address}");
        }
    }
}
