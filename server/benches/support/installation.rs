//! What the installations of benchmarks share.

use domain::Operation;
use domain::kernel::{Mode, TenantId};
use domain::tenancy::{CreateTenant, TenantKind};
use server::contexts::tenancy::{Opening, open};
use server::gateway::{Caller, Context, Door, Services};
use std::sync::Arc;

/// A tenant of this name that is open at once: setting it up in steps is another benchmark's business.
pub async fn tenant(services: &Arc<Services>, name: &str) -> Result<TenantId, &'static str> {
    let mut cx = Context::of_worker(services, Caller::system("bench", Door::Worker), CreateTenant::NAME);
    let opening = Opening {
        name: name.into(),
        kind: TenantKind::Organisation,
        admin_email: "office@bench.example".into(),
        mode: Mode::Live,
        provisioning: false,
    };
    let id = open(&mut cx, opening).await.map_err(|_| "the tenant was not opened")?;
    cx.commit().await.map_err(|_| "the tenant was not opened")?;
    Ok(id)
}

/// Hears of changes, as a server does: what every request asks for is kept as long as it does.
pub fn listen(services: &Arc<Services>) {
    let (sites, houses) = (services.clone(), services.clone());
    tokio::spawn(async move { sites.sites.listen(&sites.db).await });
    tokio::spawn(async move { houses.houses.listen(&houses.db).await });
}
