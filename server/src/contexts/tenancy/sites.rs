//! Which site answers under a host: the installation's own, or a tenant's. Asked on every request, so each process keeps
//! what it was told for as long as it hears of changes.

use crate::Stop;
use crate::config::Settings;
use crate::store::{Db, Heard};
use domain::kernel::TenantId;
use std::net::IpAddr;

/// What the database notifies when hosts change.
const CHANNEL: &str = "portico_hosts";

/// What answers under a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Site {
    /// The installation itself, for everybody.
    Platform,
    /// One tenant's, for its members.
    Of(TenantId),
}

impl Site {
    /// Whether members of this tenant are at home here.
    pub fn admits(self, tenant: TenantId) -> bool {
        match self {
            Self::Platform => true,
            Self::Of(own) => own == tenant,
        }
    }
}

/// The sites by host.
pub struct Sites {
    /// Names under which the installation itself answers.
    own: Vec<String>,
    tenants: Heard<String, Option<TenantId>>,
}

impl Sites {
    /// The sites of an installation.
    pub fn new(settings: &Settings) -> Self {
        let public_url = settings.public_url();
        let public = public_url.split_once("://").map_or(public_url.as_str(), |(_, rest)| rest);
        let public = public.split('/').next().unwrap_or_default();
        let own = [name_of(public), name_of(&settings.addr), "localhost".to_owned()];
        // Callers choose what they ask for: names of nobody go before those of sites.
        Self { own: own.into(), tenants: Heard::on(CHANNEL, Option::is_some) }
    }

    /// The sites of a cell: under each of its hosts, that of its tenant.
    pub fn of_cell() -> Self {
        Self { own: Vec::new(), tenants: Heard::on(CHANNEL, Option::is_some) }
    }

    /// Whether the installation itself answers under this name, which is without a port. Addresses are no names: nobody
    /// can own them, and balancers ask by them.
    pub fn is_own(&self, name: &str) -> bool {
        name.parse::<IpAddr>().is_ok() || self.own.iter().any(|own| own == name)
    }

    /// The site of a request's host; `None` where there is none of that name.
    ///
    /// # Errors
    /// When the database isn't there.
    pub async fn of(&self, db: &Db, host: &str) -> Result<Option<Site>, Stop> {
        let name = name_of(host);
        if self.is_own(&name) {
            return Ok(Some(Site::Platform));
        }
        let tenant = self.tenants.of(name.clone(), tenant_at(db, &name)).await?;
        Ok(tenant.map(Site::Of))
    }

    /// Hears of changes for as long as the process runs.
    pub async fn listen(&self, db: &Db) {
        self.tenants.listen(db).await;
    }
}

async fn tenant_at(db: &Db, name: &str) -> Result<Option<TenantId>, Stop> {
    let mut tx = db.as_system("look up a host").await?;
    let tenant = sqlx::query_scalar!("select tenant_id from tenancy.hosts where host = $1", name)
        .fetch_optional(&mut *tx)
        .await?;
    Ok(tenant.map(TenantId))
}

/// The name in a `Host` header: without port, in lower case, without the root's dot.
pub fn name_of(host: &str) -> String {
    let name = match host.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name.trim_end_matches('.').to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::name_of;

    #[test]
    fn a_name_has_neither_port_nor_case() {
        for (host, name) in [
            ("Portal.Aurora.Example:8443", "portal.aurora.example"),
            ("localhost:3000", "localhost"),
            ("[::1]:3000", "::1"),
            ("aurora.example.", "aurora.example"),
            ("", ""),
        ] {
            assert_eq!(name_of(host), name);
        }
    }
}
