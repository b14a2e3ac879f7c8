//! The way to the database: a transaction always knows for whom it runs.

use super::Tx;
use super::subscribers::Bell;
use domain::policy::{Actor, Reach};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions, Connection, PgPool};
use std::time::Duration;

/// Where the database is.
#[derive(Clone, Debug)]
pub struct Urls {
    /// Connects as the owner of the schemas, for migrations.
    pub owner: String,
    /// Connects as `portico_app`; `None`: connect as the owner and step down to that role.
    pub app: Option<String>,
}

/// A connection that was idle for longer is asked whether it is well before it is used.
const RESTED: Duration = Duration::from_secs(1);

/// The pool of the application's connections. It hands out transactions, never itself.
#[derive(Clone)]
pub struct Db {
    pool: PgPool,
    bell: Bell,
}

impl Db {
    /// Opens a pool; the first connection is made when it is needed.
    ///
    /// # Errors
    /// An address that can't be read.
    pub fn open(urls: &Urls, connections_max: u32) -> Result<Self, sqlx::Error> {
        let step_down = urls.app.is_none();
        let options: PgConnectOptions = urls.app.as_ref().unwrap_or(&urls.owner).parse()?;
        let pool = PgPoolOptions::new()
            .max_connections(connections_max)
            .acquire_timeout(Duration::from_secs(5))
            // The pool asks a connection whether it is well when it comes back: asking again before it goes out would
            // cost every request a round trip. Only what has rested may have lost its database since.
            .test_before_acquire(false)
            .before_acquire(|connection, about| {
                Box::pin(async move {
                    if about.idle_for > RESTED {
                        connection.ping().await?;
                    }
                    Ok(true)
                })
            })
            .after_connect(move |connection, _| {
                Box::pin(async move {
                    if step_down {
                        sqlx::raw_sql("set role portico_app").execute(connection).await?;
                    }
                    Ok(())
                })
            })
            .connect_lazy_with(options.application_name("portico").disable_statement_logging());
        Ok(Self { pool, bell: Bell::default() })
    }

    /// A transaction that sees what the actor's tenant has, or more if `reach` says so.
    ///
    /// # Errors
    /// When the database isn't there.
    pub async fn as_actor(&self, actor: &Actor, reach: Reach) -> Result<Tx, sqlx::Error> {
        Tx::begin((&self.pool, &self.bell), &actor.tenant_id.to_string(), reach.as_str()).await
    }

    /// A transaction of a worker, which sees every tenant. `reason` is for whoever reads the database's activity.
    ///
    /// # Errors
    /// When the database isn't there.
    pub async fn as_system(&self, reason: &'static str) -> Result<Tx, sqlx::Error> {
        tracing::trace!(reason, "system transaction");
        Tx::begin((&self.pool, &self.bell), "", "system").await
    }

    /// The pool, for the one statement that runs before it is known who asks; it calls a function that answers for
    /// one session.
    pub(crate) const fn for_authentication(&self) -> &PgPool {
        &self.pool
    }

    /// The pool, for the job queue's library, which knows no tenants: its tables hold ids of ours and nothing else.
    pub(crate) const fn for_queue(&self) -> &PgPool {
        &self.pool
    }

    /// The pool, for the statements that count calls: they name nobody, and run before it is known who asks.
    pub(crate) const fn for_limits(&self) -> &PgPool {
        &self.pool
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// What it answers instead.
    pub async fn ping(&self) -> Result<(), sqlx::Error> {
        sqlx::query("select 1").execute(&self.pool).await.map(|_| ())
    }

    /// A listener for notifications.
    ///
    /// # Errors
    /// When the database isn't there.
    pub async fn listener(&self) -> Result<sqlx::postgres::PgListener, sqlx::Error> {
        sqlx::postgres::PgListener::connect_with(&self.pool).await
    }

    /// Rings when something was appended.
    pub const fn bell(&self) -> &Bell {
        &self.bell
    }

    /// Connections open and idle.
    pub fn connections(&self) -> (u32, usize) {
        (self.pool.size(), self.pool.num_idle())
    }

    /// Lets running transactions end and closes the connections.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}
