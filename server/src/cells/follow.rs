//! Keeps the cells that a process has opened those that there are, and carries over what the platform decides.

use super::{CHANNEL, sync};
use crate::Stop;
use crate::contexts::tenancy::{cells_gone, has_cell, open_cells};
use crate::gateway::{Gateway, Services};
use crate::jobs::{Order, Task, enqueue};
use crate::store::subscribers::Subscriber;
use crate::store::{Stored, Tx};
use domain::kernel::TenantId;
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{sleep, timeout};

/// The net under the notifications.
const LOOK: Duration = Duration::from_secs(30);
/// The pause before a lost connection is tried anew.
const PAUSE: Duration = Duration::from_secs(1);

/// Opens cells as they come and closes those that go, for as long as the process runs. Whether it also carries their work
/// out is the process' role.
pub async fn follow(services: Arc<Services>, carries_out: bool) {
    loop {
        if let Err(error) = follow_once(&services, carries_out).await {
            tracing::warn!(%error, "cells aren't heard of; they are looked for again");
        }
        sleep(PAUSE).await;
    }
}

async fn follow_once(services: &Arc<Services>, carries_out: bool) -> Result<(), Stop> {
    let mut news = services.db.listener().await?;
    news.listen(CHANNEL).await?;
    loop {
        round(services, carries_out).await?;
        // Whatever is heard, or nothing for a while: the next round looks at all of them.
        if let Ok(heard) = timeout(LOOK, news.try_recv()).await
            && heard?.is_none()
        {
            return Ok(());
        }
    }
}

async fn round(services: &Arc<Services>, carries_out: bool) -> Result<(), Stop> {
    let opened: Vec<_> = services.cells.opened().iter().map(|cell| cell.tenant).collect();
    let mut tx = services.db.as_system("which cells are open").await?;
    let (open, gone) = (open_cells(&mut tx).await?, cells_gone(&mut tx, &opened).await?);
    drop(tx);
    for tenant in gone {
        services.cells.close(tenant).await;
    }
    for tenant in open {
        // One that doesn't open keeps no other from it.
        let opened = services.cells.open(&services.db, tenant).await.and_then(|cell| cell.work(carries_out));
        if let Err(error) = opened {
            tracing::error!(%error, %tenant, "a cell can't be opened");
        }
    }
    Ok(())
}

/// Carries the platform's decisions on a tenant into its cell.
#[derive(Debug, Serialize, Deserialize)]
pub struct SyncCell {
    /// Whose cell.
    pub tenant: TenantId,
}

impl Task for SyncCell {
    const NAME: &'static str = "sync_cell";
    const ATTEMPTS_MAX: i16 = 25;

    async fn carry_out(self, gateway: Gateway) -> Result<(), Stop> {
        let services = gateway.services();
        let is_open = has_cell(&mut *services.db.as_system("whether a cell is open").await?, self.tenant).await?;
        // It may have gone since this was ordered.
        if is_open { sync(services, self.tenant).await } else { Ok(()) }
    }
}

/// Orders that where something was decided on a tenant that has a cell.
pub struct ToCells;

impl Subscriber for ToCells {
    fn name(&self) -> &'static str {
        "to_cells"
    }

    fn types(&self) -> &'static [&'static str] {
        &[
            "TenantActivated",
            "TenantChanged",
            "TenantSuspended",
            "TenantRestored",
            "TenantClosed",
            "TenantReopened",
            "SubscriptionChanged",
            "TrialStarted",
            "TrialEnded",
            "AddOnGiven",
            "AddOnTaken",
            "FlagOverridden",
            "FlagSwitched",
        ]
    }

    fn handle<'a>(&'a self, tx: &'a mut Tx, events: &'a [Stored]) -> BoxFuture<'a, Result<(), Stop>> {
        Box::pin(async move {
            // A flag of the platform's own is everybody's.
            let for_all = events.iter().any(|stored| stored.kind == "FlagSwitched");
            let tenants: BTreeSet<TenantId> = match for_all {
                true => open_cells(tx).await?.into_iter().collect(),
                false => events.iter().map(|stored| stored.tenant).collect(),
            };
            for tenant in tenants {
                if for_all || has_cell(tx, tenant).await? {
                    let order = Order { key: Some(format!("cell:{tenant}")), ..Order::default() };
                    enqueue(tx, &SyncCell { tenant }, &order).await?;
                }
            }
            Ok(())
        })
    }
}
