//! Which site answers under a host: the installation's own, or a tenant's. Asked on every request, so each process keeps
//! what it was told; a change in the database makes all of them forget.

use crate::Stop;
use crate::config::Settings;
use crate::store::Db;
use domain::kernel::TenantId;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// What the database notifies when hosts change.
const CHANNEL: &str = "portico_hosts";
/// Hosts that a process keeps at most: callers choose what they ask for. Names of nobody go before those of sites.
const KEPT_MAX: usize = 10_000;
/// The pause before a lost connection is tried anew.
const PAUSE: Duration = Duration::from_secs(1);

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
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    /// Whether changes are heard of; if not, nothing that is kept can be trusted.
    listens: bool,
    /// Counts the times that everything was forgotten, so that an answer from before isn't kept after.
    forgotten: u64,
    tenants: HashMap<String, Option<TenantId>>,
}

impl Kept {
    fn keep(&mut self, name: String, tenant: Option<TenantId>) {
        if self.tenants.len() >= KEPT_MAX {
            self.tenants.retain(|_, tenant| tenant.is_some());
        }
        if self.tenants.len() >= KEPT_MAX {
            self.tenants.clear();
        }
        self.tenants.insert(name, tenant);
    }
}

impl Sites {
    /// The sites of an installation.
    pub fn new(settings: &Settings) -> Self {
        let public_url = settings.public_url();
        let public = public_url.split_once("://").map_or(public_url.as_str(), |(_, rest)| rest);
        let public = public.split('/').next().unwrap_or_default();
        let own = [name_of(public), name_of(&settings.addr), "localhost".to_owned()];
        Self { own: own.into(), kept: Mutex::default() }
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
        let (known, forgotten) = {
            let kept = self.kept();
            (kept.tenants.get(&name).copied().filter(|_| kept.listens), kept.forgotten)
        };
        let tenant = match known {
            Some(tenant) => tenant,
            None => self.ask(db, name, forgotten).await?,
        };
        Ok(tenant.map(Site::Of))
    }

    async fn ask(&self, db: &Db, name: String, forgotten: u64) -> Result<Option<TenantId>, Stop> {
        let mut tx = db.as_system("look up a host").await?;
        let tenant = sqlx::query_scalar!("select tenant_id from tenancy.hosts where host = $1", name)
            .fetch_optional(&mut *tx)
            .await?
            .map(TenantId);
        let mut kept = self.kept();
        if kept.listens && kept.forgotten == forgotten {
            kept.keep(name, tenant);
        }
        Ok(tenant)
    }

    /// Hears of changes for as long as the process runs. While the connection is away nothing is kept.
    pub async fn listen(&self, db: &Db) {
        loop {
            if let Err(error) = self.listen_once(db).await {
                tracing::warn!(%error, "changes of hosts aren't heard of; each request asks the database");
            }
            self.forget(false);
            tokio::time::sleep(PAUSE).await;
        }
    }

    async fn listen_once(&self, db: &Db) -> Result<(), sqlx::Error> {
        let mut news = db.listener().await?;
        news.listen(CHANNEL).await?;
        self.forget(true);
        // `None` is a connection that was lost: what was told meanwhile is lost too.
        while news.try_recv().await?.is_some() {
            self.forget(true);
        }
        Ok(())
    }

    fn forget(&self, listens: bool) {
        let mut kept = self.kept();
        kept.listens = listens;
        kept.forgotten += 1;
        kept.tenants.clear();
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The name in a `Host` header: without port, in lower case, without the root's dot.
fn name_of(host: &str) -> String {
    let name = match host.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name.trim_end_matches('.').to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{KEPT_MAX, Kept, name_of};
    use domain::kernel::TenantId;

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

    #[test]
    fn invented_names_are_not_kept_for_ever_and_drive_no_site_out() {
        let (mut kept, site) = (Kept::default(), Some(TenantId(uuid::Uuid::from_u128(7))));
        kept.keep("portal.aurora.example".into(), site);
        for number in 0..3 * KEPT_MAX {
            kept.keep(format!("{number}.example"), None);
        }
        assert!(kept.tenants.len() <= KEPT_MAX);
        assert_eq!(kept.tenants.get("portal.aurora.example"), Some(&site));
    }
}
