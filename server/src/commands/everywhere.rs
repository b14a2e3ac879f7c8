//! The installation and its cells, for commands that look after all of them.

use super::{Database, services};
use crate::ambient::Clock;
use crate::config::Settings;
use crate::contexts::tenancy::open_cells;
use crate::gateway::Services;
use crate::integrations::models::Models;
use anyhow::{Context, Result};
use std::sync::Arc;

/// Services on the installation's database, whose schema is brought up to date, and after them those on each cell's.
///
/// # Errors
/// What a database says, with the name of the tenant whose it is.
pub async fn everywhere(settings: &Settings, database: &Database) -> Result<Vec<Arc<Services>>> {
    database.migrate().await?;
    crate::cells::migrate(&database.urls).await?;
    let services = services(settings, &database.urls, Clock::machine(), Models::default())?;
    let cells = open_cells(&mut *services.db.as_system("which cells are open").await?).await?;
    let mut all = vec![services.clone()];
    for tenant in cells {
        let cell = services.cells.open(&services.db, tenant).await;
        all.push(cell.with_context(|| format!("the cell of tenant {tenant}"))?.services.clone());
    }
    Ok(all)
}

/// Says in front of what a command tells of a cell that it does.
pub fn tell_place(services: &Services) {
    if let Some(host) = services.cells.own_host() {
        println!("In the cell under {host}:");
    }
}
