use super::Database;
use crate::cells;
use crate::config::Settings;
use crate::observe::logs;
use anyhow::Result;

/// Brings the database's schema up to date, and that of each cell.
///
/// # Errors
/// What the database says.
pub fn run(settings: &Settings) -> Result<()> {
    logs::start(settings)?;
    let database = Database::for_command(settings)?;
    runtime()?.block_on(async {
        database.migrate().await?;
        cells::migrate(&database.urls).await
    })?;
    println!("The schema is up to date.");
    Ok(())
}

/// A runtime for a command; rendering pages needs at least four workers.
pub(super) fn runtime() -> std::io::Result<tokio::runtime::Runtime> {
    let workers = std::thread::available_parallelism().map_or(4, |cores| cores.get().max(4));
    tokio::runtime::Builder::new_multi_thread().worker_threads(workers).enable_all().build()
}
