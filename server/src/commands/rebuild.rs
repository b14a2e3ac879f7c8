use super::Database;
use super::migrate::runtime;
use super::services;
use crate::ambient::Clock;
use crate::config::Settings;
use crate::gateway::Services;
use crate::integrations::models::Models;
use crate::observe::logs;
use crate::store::{Projected, replay_all};
use anyhow::Result;

/// Writes the projections anew from the log, one aggregate after the other, each in one transaction.
///
/// # Errors
/// What the database says, and stored events that this release can't read.
pub fn run(settings: &Settings) -> Result<()> {
    logs::start(settings)?;
    let database = Database::for_command(settings)?;
    runtime()?.block_on(async {
        database.migrate().await?;
        let services = services(settings, &database.urls, Clock::machine(), Models::default())?;
        rebuild::<domain::tenancy::Tenant>(&services).await?;
        rebuild::<domain::identity::Person>(&services).await?;
        rebuild::<domain::workspaces::Execution>(&services).await?;
        rebuild::<domain::platform::Saga>(&services).await?;
        rebuild::<domain::files::File>(&services).await
    })
}

async fn rebuild<A: Projected>(services: &Services) -> Result<()> {
    let mut tx = services.db.as_system("rebuild").await?;
    let events = replay_all::<A>(&mut tx, &services.keys).await?;
    tx.commit().await?;
    println!("{}: {events} events into {}", A::NAME, A::TABLES.join(", "));
    Ok(())
}
