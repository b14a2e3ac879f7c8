//! The database of a cell: made beside the installation's, and dropped.

use crate::Stop;
use crate::commands::Database;
use crate::store::Urls;
use anyhow::{Context, Result};
use managed_postgres::TEMPLATE;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tokio::runtime::Handle;
use tokio::task::spawn_blocking;

/// Makes it unless it is there, and brings its schema up to date. The template has the extensions that only a superuser may
/// make; a server of somebody else's may lack it, and then its owner has to be allowed to make them.
pub(super) async fn make(urls: &Urls, name: &str) -> core::result::Result<(), Stop> {
    let own = urls.beside(name)?;
    let mut owner = PgConnection::connect(&urls.owner).await?;
    if !is_there(&mut owner, name).await? {
        let template =
            if is_there(&mut owner, TEMPLATE).await? { format!(" template {TEMPLATE}") } else { String::new() };
        statement(&mut owner, format!("create database {}{template}", quoted(name))).await?;
    }
    for sentence in ["revoke all on database {} from public", "grant connect on database {} to portico_app"] {
        statement(&mut owner, sentence.replace("{}", &quoted(name))).await?;
    }
    owner.close().await?;
    let (database, runtime) = (Database { urls: own, cluster: None }, Handle::current());
    // The library's migrations can't be moved between threads, as a request is.
    let migrated = spawn_blocking(move || runtime.block_on(database.migrate())).await.map_err(Stop::defect)?;
    migrated.map_err(|why| Stop::Defect(format!("{why:#}")))
}

/// Brings the schemas of all cells up to date, as their owner.
///
/// # Errors
/// A database that isn't there, or whose schema is newer than this release.
pub async fn migrate(urls: &Urls) -> Result<()> {
    let mut owner = PgConnection::connect(&urls.owner).await.context("the database doesn't answer")?;
    sqlx::raw_sql("select set_config('app.reach', 'system', false)").execute(&mut owner).await?;
    let names = sqlx::query_scalar!("select database from tenancy.cells where state = 'open' order by database")
        .fetch_all(&mut owner)
        .await?;
    owner.close().await?;
    for name in names {
        let urls = urls.beside(&name)?;
        let cell = Database { urls, cluster: None };
        cell.migrate().await.with_context(|| format!("the cell {name} can't be brought up to date"))?;
    }
    Ok(())
}

/// Drops it, whoever is connected, if it is there.
pub(super) async fn drop(urls: &Urls, name: &str) -> core::result::Result<(), Stop> {
    let mut owner = PgConnection::connect(&urls.owner).await?;
    statement(&mut owner, format!("drop database if exists {} with (force)", quoted(name))).await?;
    Ok(owner.close().await?)
}

async fn is_there(owner: &mut PgConnection, name: &str) -> core::result::Result<bool, Stop> {
    let asked = sqlx::query_scalar::<_, bool>("select exists (select from pg_database where datname = $1)");
    Ok(asked.bind(name).fetch_one(owner).await?)
}

async fn statement(owner: &mut PgConnection, statement: String) -> core::result::Result<(), Stop> {
    sqlx::raw_sql(AssertSqlSafe(statement)).execute(owner).await?;
    Ok(())
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
