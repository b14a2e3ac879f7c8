//! The way to the database: a transaction always knows for whom it runs.

use super::nudges::Nudges;
use super::pooler::{Pooled, begins, kept_statements};
use super::shares::{Shares, Slot};
use super::shown::Shown;
use super::subscribers::Bell;
use super::warm::{RESTED, Warm};
use super::{Pooler, Single, Tx};
use crate::Stop;
use domain::kernel::TenantId;
use domain::policy::{Actor, Reach};
use sqlx::postgres::{PgConnectOptions, PgListener, PgPoolOptions};
use sqlx::{ConnectOptions, Connection, PgPool};
use std::sync::Arc;
use std::time::Duration;
use url::Url;

/// Where the database is.
#[derive(Clone, Debug)]
pub struct Urls {
    /// Connects as the owner of the schemas, for migrations; never through a pooler.
    pub owner: String,
    /// Connects as `portico_app`; `None`: connect as the owner and step down to that role.
    pub app: Option<String>,
    /// Whether `app` leads to a transaction pooler, and what is behind it.
    pub pooled: Option<Pooled>,
}

impl Urls {
    /// Those of another database on the same server.
    ///
    /// # Errors
    /// An address that can't be read.
    pub fn beside(&self, database: &str) -> Result<Self, Stop> {
        let pooled = self
            .pooled
            .as_ref()
            .map(|pooled| Ok::<_, Stop>(Pooled { direct: named(&pooled.direct, database)?, ..pooled.clone() }));
        Ok(Self {
            owner: named(&self.owner, database)?,
            app: self.app.as_deref().map(|app| named(app, database)).transpose()?,
            pooled: pooled.transpose()?,
        })
    }
}

/// The address of a database of this name where another one is.
fn named(address: &str, database: &str) -> Result<String, Stop> {
    let mut url =
        Url::parse(address).map_err(|why| Stop::defect(format!("the database's address can't be read: {why}")))?;
    url.set_path(database);
    Ok(url.into())
}

/// How many connections a process opens, and for whom.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// Connections at most.
    pub connections_max: u32,
    /// Transactions of one tenant at the same time while other tenants are at work.
    pub tenant_share: usize,
}

/// Connections past a pooler, for the job queue.
const DIRECT_MAX: u32 = 20;

/// The pool of the application's connections. It hands out transactions, never itself.
#[derive(Clone)]
pub struct Db {
    pool: Warm,
    /// Past the pooler, where there is one; else the same pool.
    direct: PgPool,
    /// Where listeners connect to: past a pooler, and beside the pool.
    to_listen: PgConnectOptions,
    pooler: Option<Pooler>,
    shares: Shares,
    shown: Arc<Shown>,
    bell: Bell,
    nudges: Nudges,
}

impl Db {
    /// Opens a pool; the first connection is made when it is needed.
    ///
    /// # Errors
    /// An address that can't be read.
    pub fn open(urls: &Urls, room: Room) -> Result<Self, sqlx::Error> {
        let pooler = urls.pooled.as_ref().map(|pooled| pooled.pooler);
        let step_down = urls.app.is_none();
        let options: PgConnectOptions = urls.app.as_ref().unwrap_or(&urls.owner).parse()?;
        let past_pooler = match &urls.pooled {
            Some(pooled) => pooled.direct.parse()?,
            None => options.clone(),
        };
        let pool = connections(kept_statements(options, pooler), room.connections_max, step_down);
        let direct = match &urls.pooled {
            Some(_) => connections(past_pooler.clone(), room.connections_max.min(DIRECT_MAX), false),
            None => pool.clone(),
        };
        Ok(Self {
            pool: Warm::new(pool, room.connections_max),
            direct,
            to_listen: past_pooler.application_name("portico listens").disable_statement_logging(),
            pooler,
            shares: Shares::new(room.tenant_share, room.connections_max as usize),
            shown: Arc::default(),
            bell: Bell::default(),
            nudges: Nudges::default(),
        })
    }

    /// A transaction that sees what the actor's tenant has, or more if `reach` says so.
    ///
    /// # Errors
    /// When the database isn't there.
    pub async fn as_actor(&self, actor: &Actor, reach: Reach) -> Result<Tx, sqlx::Error> {
        let slot = self.shares.of(actor.tenant_id).await;
        let ids = (actor.tenant_id.to_string(), actor.person_id.to_string());
        let tx = self.begin((&ids.0, &ids.1), reach.as_str()).await?;
        Ok(tx.within(slot))
    }

    /// A place in the share of the tenant that a credential was of when it last proved something: to be held while it is
    /// found out whose it is now. `None`: it has proved nothing here yet.
    pub(crate) async fn place_of(&self, credential: &str) -> Option<Slot> {
        match self.shown.tenant(credential) {
            Some(tenant) => Some(self.shares.of(tenant).await),
            None => None,
        }
    }

    /// Remembers whose a credential proved to be.
    pub(crate) fn note_shown(&self, credential: &str, tenant: TenantId) {
        self.shown.note(credential, tenant);
    }

    /// A transaction of a worker, which sees every tenant. `reason` is for whoever reads the database's activity.
    ///
    /// # Errors
    /// When the database isn't there.
    pub async fn as_system(&self, reason: &'static str) -> Result<Tx, sqlx::Error> {
        tracing::trace!(reason, "system transaction");
        self.begin(("", ""), "system").await
    }

    async fn begin(&self, whose: (&str, &str), reach: &str) -> Result<Tx, sqlx::Error> {
        Tx::begin((&self.pool, &self.bell, &self.nudges), begins(self.pooler), whose, reach).await
    }

    /// A connection for the one statement that runs before it is known who asks; it calls a function that answers for
    /// one session.
    ///
    /// # Errors
    /// When the database isn't there.
    pub(crate) async fn for_authentication(&self) -> Result<Single, sqlx::Error> {
        self.single().await
    }

    /// A connection for a statement that counts calls: such name nobody, and run before it is known who asks.
    ///
    /// # Errors
    /// When the database isn't there.
    pub(crate) async fn for_limits(&self) -> Result<Single, sqlx::Error> {
        self.single().await
    }

    async fn single(&self) -> Result<Single, sqlx::Error> {
        Single::of(&self.pool, self.pooler.map(|pooler| begins(Some(pooler)))).await
    }

    /// The pool, for the job queue's library, which knows no tenants: its tables hold ids of ours and nothing else. It
    /// listens, so it goes past a pooler.
    pub(crate) const fn for_queue(&self) -> &PgPool {
        &self.direct
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// What it answers instead.
    pub async fn ping(&self) -> Result<(), sqlx::Error> {
        sqlx::query("select 1").execute(&mut *self.single().await?).await.map(|_| ())
    }

    /// A listener for notifications; it goes past a pooler. It has a connection of its own for as long as it is kept: those of
    /// the pool are for work, however many listen.
    ///
    /// # Errors
    /// When the database isn't there.
    pub async fn listener(&self) -> Result<PgListener, sqlx::Error> {
        let one = PgPoolOptions::new().max_connections(1).max_lifetime(None).idle_timeout(None);
        PgListener::connect_with(&one.connect_with(self.to_listen.clone()).await?).await
    }

    /// Rings when something was appended.
    pub const fn bell(&self) -> &Bell {
        &self.bell
    }

    /// Where changes are heard of that aren't events.
    pub(crate) const fn nudges(&self) -> &Nudges {
        &self.nudges
    }

    /// Connections open and idle.
    pub fn connections(&self) -> (u32, usize) {
        self.pool.connections()
    }

    /// Lets running transactions end and closes the connections.
    pub async fn close(&self) {
        self.pool.close().await;
        self.direct.close().await;
    }
}

fn connections(options: PgConnectOptions, connections_max: u32, step_down: bool) -> PgPool {
    PgPoolOptions::new()
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
        .connect_lazy_with(options.application_name("portico").disable_statement_logging())
}
