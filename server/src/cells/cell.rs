//! One cell, opened by this process.

use super::secret::derived;
use super::{Cells, Ground};
use crate::Stop;
use crate::commands::{Parts, assemble, finish, prepare, work};
use crate::config::{Secret, Settings};
use crate::contexts;
use crate::contexts::tenancy::{CellPlace, Sites};
use crate::doors::{Doors, router};
use crate::gateway::{Gateway, Services};
use axum::Router;
use domain::kernel::TenantId;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use tokio::task::JoinSet;

/// Connections that a process opens to one cell at most: its listeners have some beside them.
const CONNECTIONS: u32 = 8;

/// A cell: services, gateway and doors on the tenant's own database.
pub struct Cell {
    /// Whose it is.
    pub tenant: TenantId,
    /// The name under which it is reached.
    pub host: String,
    /// What its handlers need.
    pub services: Arc<Services>,
    /// Runs its operations.
    pub gateway: Gateway,
    settings: Arc<Settings>,
    doors: OnceLock<Router>,
    works: Mutex<Option<JoinSet<()>>>,
}

impl Cell {
    pub(super) async fn open(ground: &Ground, place: &CellPlace) -> Result<Self, Stop> {
        let CellPlace { tenant, database, host, is_open: _ } = place;
        let mut settings = ground.settings.clone();
        settings.public_url = Some(ground.settings.public_url_at(host));
        settings.secret = Some(Secret(derived(&ground.secret, *tenant)?));
        let earlier = ground.earlier.iter().map(|secret| derived(secret, *tenant).map(Secret));
        settings.earlier_secret = earlier.collect::<Result<_, _>>()?;
        settings.checkpoints = Some(ground.settings.checkpoints().join(database));
        settings.database_connections = ground.settings.database_connections.min(CONNECTIONS);
        let urls = ground.urls.beside(database)?;
        let parts = Parts { cells: Cells::within(host), sites: Sites::of_cell(), drain: ground.drain.clone() };
        let services = assemble(&settings, &urls, ground.clock.clone(), ground.models.clone(), parts);
        let services = services.map_err(|why| Stop::Defect(format!("{why:#}")))?;
        prepare(&services).await.map_err(|why| Stop::Defect(format!("{why:#}")))?;
        Ok(Self {
            tenant: *tenant,
            host: host.clone(),
            gateway: contexts::gateway(services.clone()),
            services,
            settings: Arc::new(settings),
            doors: OnceLock::new(),
            works: Mutex::default(),
        })
    }

    /// Its HTTP service, which renders pages and serves assets as the installation does.
    pub(crate) fn router(&self, installation: &Doors) -> Router {
        let own = || {
            router(&Doors {
                gateway: self.gateway.clone(),
                settings: self.settings.clone(),
                cluster: installation.cluster.clone(),
                leptos: installation.leptos.clone(),
            })
        };
        self.doors.get_or_init(own).clone()
    }

    /// Carries its work out in this process: jobs, sagas, subscribers, and what else a process of an installation does.
    ///
    /// # Errors
    /// A schedule that can't be read.
    pub fn work(&self, carries_out: bool) -> Result<(), Stop> {
        let mut works = self.works.lock().unwrap_or_else(PoisonError::into_inner);
        if works.is_none() {
            *works = Some(work(&self.gateway, carries_out).map_err(|why| Stop::Defect(format!("{why:#}")))?);
        }
        Ok(())
    }

    /// Ends its work in this process and closes its connections.
    pub async fn close(&self) {
        let works = self.works.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(mut works) = works {
            works.abort_all();
        }
        finish(&self.services).await;
    }
}
