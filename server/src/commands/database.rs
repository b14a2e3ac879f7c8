//! The database of a command: the one that is configured, the one that a running server manages, or one of its own.

use crate::config::Settings;
use crate::jobs::queue;
use crate::store::{Pooled, Urls};
use anyhow::{Context, Result};
use managed_postgres::{APP, Cluster, ConnInfo, DATABASE, OWNER, Options, find_binaries};
use sqlx::migrate::Migrator;
use sqlx::{Connection, PgConnection};
use std::sync::Arc;

static MIGRATIONS: Migrator = sqlx::migrate!("../migrations");

/// Where the database is, and the cluster if this process runs it.
pub struct Database {
    /// Addresses for owner and application.
    pub urls: Urls,
    /// The managed cluster of this process.
    pub cluster: Option<Arc<Cluster>>,
}

impl Database {
    /// For the server: with `DATABASE_URL` that one, else a cluster of its own in the data folder.
    ///
    /// # Errors
    /// Sentences that say what to do: no programs, a folder in use, a folder that can't be reached.
    pub fn for_server(settings: &Settings) -> Result<Self> {
        if let Some(owner) = &settings.database_url {
            let (app, pooled) = (settings.database_app_url.clone(), pooled(settings)?);
            let urls = Urls { owner: owner.clone(), app, pooled };
            return Ok(Self { urls, cluster: None });
        }
        let binaries = find_binaries(settings.pg_bin.as_deref(), &[])?;
        let cluster = Cluster::start(Options::new(settings.data.join("postgres"), binaries))?;
        let urls = urls(|role| cluster.url(role, DATABASE));
        Ok(Self { urls, cluster: Some(Arc::new(cluster)) })
    }

    /// For a command beside the server: as [`Database::for_server`], but a server's cluster that runs is shared.
    ///
    /// # Errors
    /// As [`Database::for_server`].
    pub fn for_command(settings: &Settings) -> Result<Self> {
        if settings.database_url.is_none()
            && let Some(running) = Self::running(settings)?
        {
            return Ok(Self { urls: urls(|role| running.url(role, DATABASE)), cluster: None });
        }
        Self::for_server(settings)
    }

    /// The cluster that a running server manages in the data folder.
    ///
    /// # Errors
    /// A folder that can't be read.
    pub fn running(settings: &Settings) -> Result<Option<ConnInfo>> {
        Ok(Cluster::attach(&settings.data.join("postgres"))?)
    }

    /// Brings the schema up to date, as the owner.
    ///
    /// # Errors
    /// A database that isn't there, or whose schema is newer than this release.
    pub async fn migrate(&self) -> Result<()> {
        let mut owner = PgConnection::connect(&self.urls.owner).await.context("the database doesn't answer")?;
        check_version(&mut owner).await?;
        if self.urls.app.is_none() {
            prepare(&mut owner).await?;
        }
        MIGRATIONS.run(&mut owner).await.context("the schema can't be brought up to date")?;
        sqlx::query("select log.begin_era()").execute(&mut owner).await.context("the log's order can't be kept")?;
        owner.close().await?;
        queue::migrate(&self.urls.owner).await
    }
}

/// Where a pooler is named: without an address of its own there would be nothing to listen on, and the role would be set
/// in a session that others use, too.
fn pooled(settings: &Settings) -> Result<Option<Pooled>> {
    match (settings.database_pooler, &settings.database_direct_url, &settings.database_app_url) {
        (None, None, _) => Ok(None),
        (Some(pooler), Some(direct), Some(_)) => Ok(Some(Pooled { pooler, direct: direct.clone() })),
        _ => anyhow::bail!(
            "--database-pooler goes with --database-app-url, which leads to the pooler, and --database-direct-url, which \
             leads past it: name all three or none"
        ),
    }
}

async fn check_version(owner: &mut PgConnection) -> Result<()> {
    let version: i32 =
        sqlx::query_scalar("select current_setting('server_version_num')::int").fetch_one(&mut *owner).await?;
    anyhow::ensure!(version >= 150_000, "PostgreSQL 15 or later is needed; this one is {}", version / 10_000);
    Ok(())
}

/// What a managed cluster has from its start, and a foreign database may lack.
async fn prepare(owner: &mut PgConnection) -> Result<()> {
    sqlx::raw_sql(
        "do $$ begin
             if not exists (select from pg_roles where rolname = 'portico_app') then
                 create role portico_app nologin;
             end if;
             if not pg_has_role(current_user, 'portico_app', 'member') then
                 execute format('grant portico_app to %I', current_user);
             end if;
         end $$;
         create extension if not exists vector;
         create extension if not exists pg_trgm;
         create extension if not exists btree_gin;",
    )
    .execute(owner)
    .await
    .context(
        "the database lacks the role portico_app or an extension, and this account may not make them: let \
         its administrator run `create role portico_app nologin; grant portico_app to <owner>; create extension vector; \
         create extension pg_trgm; create extension btree_gin`; the last two come with PostgreSQL's own additional modules",
    )?;
    Ok(())
}

fn urls(url: impl Fn(&str) -> String) -> Urls {
    Urls { owner: url(OWNER), app: Some(url(APP)), pooled: None }
}
