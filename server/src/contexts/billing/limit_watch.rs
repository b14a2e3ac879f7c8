//! Watches how near tenants are to the limits of their plans, so that a step of a limit becomes an event, once.
//!
//! What is counted by the month is looked at each minute for tenants that used something today; what changes by events
//! (seats, files, the plan itself) right after them.

use super::standing::{bound, used};
use super::usage::month_of;
use super::{entitlements_of, streams};
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::{Caller, Context, Door, Gateway, Services};
use crate::jobs::{Order, Task, enqueue};
use crate::store::subscribers::Subscriber;
use crate::store::{self, Stored, Tx, clock_of};
use domain::billing::{LimitKind, LimitWatch, LimitWatchCommand};
use domain::kernel::{Aggregate, TenantId};
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Takes in how much is used of a tenant's limits; unless one is named, of all that used something today.
#[derive(Debug, Serialize, Deserialize)]
pub struct WatchLimits {
    /// The tenant.
    #[serde(default)]
    pub tenant: Option<TenantId>,
}

impl Task for WatchLimits {
    const NAME: &'static str = "watch_limits";
    const ATTEMPTS_MAX: i16 = 5;

    async fn carry_out(self, gateway: Gateway) -> Result<(), Stop> {
        let services = gateway.services();
        let tenants = match self.tenant {
            Some(tenant) => vec![tenant],
            None => at_work(services).await?,
        };
        for tenant in tenants {
            match measure(services, tenant).await {
                // Another process measures at the same time; what it writes is as true.
                Err(Stop::Refused(refusal)) if refusal.status == 409 => {}
                other => other?,
            }
        }
        Ok(())
    }
}

/// The tenants that used something today of what is counted.
async fn at_work(services: &Services) -> Result<Vec<TenantId>, Stop> {
    let mut tx = services.db.as_system("who used something today").await?;
    let today = machine_now().0.date_naive();
    let found =
        sqlx::query_scalar!("select distinct tenant_id from billing.usage_logs where day = $1 order by 1", today);
    Ok(found.fetch_all(&mut *tx).await?.into_iter().map(TenantId).collect())
}

async fn measure(services: &Arc<Services>, tenant: TenantId) -> Result<(), Stop> {
    let caller = Caller::system("how near a tenant is to its limits", Door::Worker);
    let mut cx = Context::of_worker(services, caller, "billing.watch_limits");
    let tx = cx.tx().await?;
    let now = clock_of(tx, tenant).await?;
    let entitlements = entitlements_of(tx, tenant).await?;
    let stream = streams::of_limits(tenant);
    let mut loaded = store::load::<LimitWatch>(tx, &services.keys, stream).await?;
    cx.now = now.unwrap_or(cx.now);
    for limit in LimitKind::ALL {
        let max = bound(*limit, &entitlements, services.files.quota_bytes);
        let Some(used) = used(cx.tx().await?, tenant, *limit).await? else { continue };
        let month = limit.is_monthly().then(|| month_of(machine_now().0).format("%Y-%m").to_string());
        let command = || LimitWatchCommand::Measure { limit: *limit, used, max, month: month.clone() };
        let Ok(events) = LimitWatch::decide(&loaded.state, command(), cx.now);
        if events.is_empty() {
            continue;
        }
        match loaded.version {
            0 => cx.create::<LimitWatch>(tenant, stream, command()).await?,
            _ => cx.decide::<LimitWatch>(stream, &loaded, command()).await?,
        }
        loaded = store::load::<LimitWatch>(cx.tx().await?, &services.keys, stream).await?;
    }
    cx.commit().await
}

/// Has the limits measured of tenants in which something happened that uses them, or changes them.
pub struct LimitWatcher;

impl Subscriber for LimitWatcher {
    fn name(&self) -> &'static str {
        "limit_watcher"
    }

    fn types(&self) -> &'static [&'static str] {
        &[
            "MembershipGranted",
            "MembershipEnded",
            "UserInvited",
            "InvitationRevoked",
            "FileUploaded",
            "FileVersionAdded",
            "FilePurged",
            "DocumentCreated",
            "DocumentVersionAdded",
            "DocumentPurged",
            "SubscriptionChanged",
            "TrialStarted",
            "TrialEnded",
            "AddOnGiven",
            "AddOnTaken",
        ]
    }

    fn handle<'a>(&'a self, tx: &'a mut Tx, events: &'a [Stored]) -> BoxFuture<'a, Result<(), Stop>> {
        Box::pin(async move {
            let named =
                |stored: &Stored| stored.payload.get("tenantId").and_then(Value::as_str).and_then(|id| id.parse().ok());
            let tenants: BTreeSet<TenantId> =
                events.iter().map(|stored| named(stored).unwrap_or(stored.tenant)).collect();
            for tenant in tenants {
                let order = Order { key: Some(format!("limits:{tenant}")), ..Order::default() };
                enqueue(tx, &WatchLimits { tenant: Some(tenant) }, &order).await?;
            }
            Ok(())
        })
    }
}
