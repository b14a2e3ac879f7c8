//! Cells: tenants with a database of their own.
//!
//! A cell is a whole Portico on that database, with a log, keys, jobs, subscribers and an audit chain of its own, worked on
//! by the same processes and reached under a host of its own. The installation's database knows the tenant, what it is
//! given, and where its cell is; everything else of the tenant is in the cell and nowhere else.
//!
//! Invariants: no transaction spans two databases; what the platform decides is carried into the cell by [`sync`], which
//! may be repeated. A cell's secrets are derived from the installation's and its tenant, so that nothing that one of them
//! signs or seals is taken by another. A cell has no cells.

mod cell;
mod database;
mod follow;
mod furnish;
mod secret;
mod sync;

pub use cell::Cell;
pub use database::migrate;
pub use follow::{SyncCell, ToCells, follow};
pub use furnish::{Furniture, furnish};
pub use sync::sync;

use crate::Stop;
use crate::ambient::Clock;
use crate::config::Settings;
use crate::contexts::tenancy::{cell_at, cell_of};
use crate::drain::Drain;
use crate::integrations::models::Models;
use crate::store::{Db, Heard, Urls};
use domain::Refusal;
use domain::kernel::TenantId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::OnceCell;

/// What the database notifies when a cell comes, opens or goes.
const CHANNEL: &str = "portico_cells";

/// The cells of an installation that this process has opened, and the way to the others.
pub struct Cells {
    /// `None`: this is a cell.
    ground: Option<Ground>,
    own_host: Option<String>,
    hosts: Heard<String, Option<TenantId>>,
    /// Each is opened once, whoever asks meanwhile; one that takes long keeps no other waiting.
    opened: Mutex<HashMap<TenantId, Arc<OnceCell<Arc<Cell>>>>>,
}

/// What a cell is opened with.
struct Ground {
    settings: Settings,
    urls: Urls,
    secret: Vec<u8>,
    earlier: Vec<Vec<u8>>,
    clock: Clock,
    models: Models,
    drain: Drain,
}

impl Cells {
    /// Those of an installation with these settings on this database. Nothing is opened yet.
    pub fn new(
        settings: &Settings,
        urls: &Urls,
        secret: &[u8],
        models: &Models,
        (clock, drain): (&Clock, &Drain),
    ) -> Self {
        let earlier = settings.earlier_secret.iter().map(|it| it.0.clone()).collect();
        let (settings, urls) = (settings.clone(), urls.clone());
        let ground = Ground {
            settings,
            urls,
            secret: secret.to_vec(),
            earlier,
            clock: clock.clone(),
            models: models.clone(),
            drain: drain.clone(),
        };
        Self {
            ground: Some(ground),
            own_host: None,
            hosts: Heard::on(CHANNEL, Option::is_some),
            opened: Mutex::default(),
        }
    }

    /// Those of the cell under this host: none.
    pub fn within(host: &str) -> Self {
        Self {
            ground: None,
            own_host: Some(host.to_owned()),
            hosts: Heard::on(CHANNEL, Option::is_some),
            opened: Mutex::default(),
        }
    }

    /// Whether this is a cell itself.
    pub const fn is_within_one(&self) -> bool {
        self.ground.is_none()
    }

    /// Where this is reached, if it is a cell itself.
    pub fn own_host(&self) -> Option<&str> {
        self.own_host.as_deref()
    }

    /// The name below which hosts of cells stand.
    ///
    /// # Errors
    /// `dedicated_not_here` (409) in a cell; `cells_need_a_name` (409) where the installation is reached by an address only.
    pub fn domain(&self) -> Result<String, Stop> {
        self.ground()?.settings.cells_domain().ok_or_else(|| Refusal::new(409, "cells_need_a_name").into())
    }

    /// Where the people of the cell under this host sign in.
    pub fn address(&self, host: &str) -> Option<String> {
        self.ground.as_ref().map(|ground| ground.settings.public_url_at(host))
    }

    /// The tenant's cell, opened if this process hasn't yet.
    ///
    /// # Errors
    /// `resource_not_found` where it has none; the database's.
    pub async fn open(&self, db: &Db, tenant: TenantId) -> Result<Arc<Cell>, Stop> {
        let ground = self.ground()?;
        let slot = self.slots().entry(tenant).or_default().clone();
        let open = async {
            let place = cell_of(&mut *db.as_system("where a cell is").await?, tenant).await?;
            Ok(Arc::new(Cell::open(ground, &place.ok_or_else(Refusal::not_found)?).await?))
        };
        slot.get_or_try_init(|| open).await.cloned()
    }

    fn slots(&self) -> MutexGuard<'_, HashMap<TenantId, Arc<OnceCell<Arc<Cell>>>>> {
        self.opened.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The cell that answers under a host; `None` where none does.
    ///
    /// # Errors
    /// The database's.
    pub async fn at(&self, db: &Db, host: &str) -> Result<Option<Arc<Cell>>, Stop> {
        if self.is_within_one() {
            return Ok(None);
        }
        let asked = host.to_owned();
        let found = self
            .hosts
            .of(host.to_owned(), async move { cell_at(&mut *db.as_system("look up a cell").await?, &asked).await });
        match found.await? {
            Some(tenant) => self.open(db, tenant).await.map(Some),
            None => Ok(None),
        }
    }

    /// Hears of changes of hosts for as long as the process runs.
    pub async fn listen(&self, db: &Db) {
        self.hosts.listen(db).await;
    }

    /// Makes a cell's database and brings its schema up to date. It may be repeated.
    ///
    /// # Errors
    /// The server's, which may not let its owner make databases.
    pub async fn make_database(&self, db: &Db, tenant: TenantId) -> Result<(), Stop> {
        let place = cell_of(&mut *db.as_system("where a cell is to be").await?, tenant).await?;
        database::make(&self.ground()?.urls, &place.ok_or_else(Refusal::not_found)?.database).await
    }

    /// Drops a cell's database with everything in it. It may be repeated.
    ///
    /// # Errors
    /// The server's.
    pub async fn drop_database(&self, tenant: TenantId, database: &str) -> Result<(), Stop> {
        self.close(tenant).await;
        database::drop(&self.ground()?.urls, database).await
    }

    /// Closes a cell in this process, if it is open here.
    pub async fn close(&self, tenant: TenantId) {
        let slot = self.slots().remove(&tenant);
        if let Some(cell) = slot.as_ref().and_then(|slot| slot.get()) {
            cell.close().await;
        }
    }

    /// Those that are open in this process.
    pub fn opened(&self) -> Vec<Arc<Cell>> {
        self.slots().values().filter_map(|slot| slot.get().cloned()).collect()
    }

    fn ground(&self) -> Result<&Ground, Refusal> {
        self.ground.as_ref().ok_or_else(|| Refusal::new(409, "dedicated_not_here"))
    }
}
