use super::migrate::runtime;
use super::{Database, everywhere, tell_place};
use crate::config::Settings;
use crate::observe::logs;
use crate::store::Projection;
use crate::store::rebuild::{Progress, rebuild};
use anyhow::{Context, Result};
use std::time::Duration;
use tokio::time::Instant;

/// Writes projections anew from the log while the server goes on.
#[derive(clap::Args)]
pub struct Rebuild {
    /// The projections, as platform.projections names them; all where none is named.
    projections: Vec<String>,
}

/// At most one line of progress in so long.
const QUIET: Duration = Duration::from_secs(1);

/// Rebuilds one projection after the other.
///
/// # Errors
/// A name that no projection has, what the database says, and stored events that this release can't read.
pub fn run(settings: &Settings, command: &Rebuild) -> Result<()> {
    logs::start(settings)?;
    let named = command.projections.iter().map(|name| {
        let names = || Projection::all().iter().map(|it| it.name).collect::<Vec<_>>().join(", ");
        Projection::find(name).with_context(|| format!("there is no projection {name}; there are {}", names()))
    });
    let mut chosen = named.collect::<Result<Vec<_>>>()?;
    if chosen.is_empty() {
        chosen = Projection::all();
    }
    let database = Database::for_command(settings)?;
    runtime()?.block_on(async {
        for services in everywhere(settings, &database).await? {
            tell_place(&services);
            for projection in &chosen {
                let mut told = Instant::now();
                let tell = |Progress { done, total }: Progress| {
                    if told.elapsed() >= QUIET {
                        told = Instant::now();
                        println!("{}: {done} of {total} events …", projection.name);
                    }
                    Ok(())
                };
                let rebuilt = rebuild(&services.db, &services.keys, projection, tell).await?;
                let (events, rows, tables) = (rebuilt.events, rebuilt.rows_changed, projection.tables.join(", "));
                println!("{}: {events} events into {tables}, {rows} rows changed", projection.name);
            }
        }
        Ok(())
    })
}
