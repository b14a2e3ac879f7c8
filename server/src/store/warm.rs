//! The connections that were used last, at hand for whoever comes next.
//!
//! The library's pool hands out the connection that has rested longest, and asks each whether it is well when it comes
//! back. In a quiet process every transaction would so meet another backend of the database, whose plans and caches have
//! gone cold since. What ended cleanly stays here instead, last in, first out; nobody waits for the pool while it does.

use sqlx::pool::PoolConnection;
use sqlx::postgres::PgTransactionManager;
use sqlx::{AssertSqlSafe, Connection, PgConnection, PgPool, Postgres, SqlSafeStr};
use sqlx_core::transaction::TransactionManager;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::runtime::Handle;

/// A connection that was idle for longer is asked whether it is well before it is used.
pub(super) const RESTED: Duration = Duration::from_secs(1);
/// Then it goes back to the pool, which knows how old a connection may get.
const WARM_FOR: Duration = Duration::from_secs(600);
/// Kept at most: what a process that isn't busy needs at the same time.
const MOST: usize = 4;

/// A pool, before which the connections stand that were used last.
#[derive(Clone)]
pub(super) struct Warm {
    pool: PgPool,
    at_hand: Arc<AtHand>,
}

struct AtHand {
    kept: Mutex<Kept>,
    most: usize,
}

#[derive(Default)]
struct Kept {
    connections: Vec<Resting>,
    /// Callers who wait for the pool: as long as there are any, nothing is kept back from it.
    waiting: usize,
    is_closed: bool,
}

struct Resting {
    connection: PoolConnection<Postgres>,
    since: Instant,
    lent_first: Instant,
}

impl Warm {
    /// Keeps a quarter of the pool's connections at most: whoever else takes some of it never waits for what rests here.
    pub(super) fn new(pool: PgPool, connections_max: u32) -> Self {
        let most = MOST.min(connections_max as usize / 4);
        Self { pool, at_hand: Arc::new(AtHand { kept: Mutex::default(), most }) }
    }

    /// The connection that was used last, or one of the pool.
    pub(super) async fn take(&self) -> Result<Lent, sqlx::Error> {
        loop {
            let Resting { mut connection, since, lent_first } = match self.at_hand.kept_or_wait() {
                Ok(resting) => resting,
                Err(_waits) => return Ok(self.lend(self.pool.acquire().await?, Instant::now())),
            };
            // Whoever stops waiting for the answer leaves it half read, which `lend` knows how to end.
            if since.elapsed() <= RESTED {
                return Ok(self.lend(connection, lent_first));
            }
            match connection.ping().await {
                Ok(()) => return Ok(self.lend(connection, lent_first)),
                Err(error) => {
                    tracing::debug!(%error, "a connection was lost while it rested");
                    drop(connection.detach());
                }
            }
        }
    }

    fn lend(&self, connection: PoolConnection<Postgres>, lent_first: Instant) -> Lent {
        Lent { connection: Some(connection), is_begun: false, lent_first, at_hand: self.at_hand.clone() }
    }

    /// Connections open and idle.
    pub(super) fn connections(&self) -> (u32, usize) {
        (self.pool.size(), self.pool.num_idle() + self.at_hand.lock().connections.len())
    }

    /// Lets what runs end and closes the connections.
    pub(super) async fn close(&self) {
        let kept = {
            let mut kept = self.at_hand.lock();
            kept.is_closed = true;
            std::mem::take(&mut kept.connections)
        };
        drop(kept);
        self.pool.close().await;
    }
}

impl AtHand {
    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was used last; or nothing is there, and it counts as waiting for the pool from then on.
    fn kept_or_wait(self: &Arc<Self>) -> Result<Resting, Waits> {
        let mut kept = self.lock();
        kept.connections.pop().ok_or_else(|| {
            kept.waiting += 1;
            Waits(self.clone())
        })
    }

    /// Keeps it, unless somebody waits for the pool, there are enough, or it is time that the pool looks at it.
    fn keep(&self, connection: PoolConnection<Postgres>, lent_first: Instant) {
        let mut kept = self.lock();
        let is_full = kept.connections.len() >= self.most;
        if kept.is_closed || kept.waiting > 0 || is_full || lent_first.elapsed() > WARM_FOR {
            drop(kept);
            drop(connection);
        } else {
            kept.connections.push(Resting { connection, since: Instant::now(), lent_first });
        }
    }
}

impl Drop for AtHand {
    /// The last one may go where no runtime is left, in which the pool could take them back.
    fn drop(&mut self) {
        let kept = self.kept.get_mut().unwrap_or_else(PoisonError::into_inner);
        kept.connections.drain(..).for_each(|resting| drop(resting.connection.detach()));
    }
}

/// Somebody waits for the pool until this is dropped.
struct Waits(Arc<AtHand>);

impl Drop for Waits {
    fn drop(&mut self) {
        self.0.lock().waiting -= 1;
    }
}

/// A connection that goes back to where it can be taken from next.
pub(super) struct Lent {
    /// `None`: given back.
    connection: Option<PoolConnection<Postgres>>,
    /// A transaction was begun, which rolls back unless it is committed.
    is_begun: bool,
    lent_first: Instant,
    at_hand: Arc<AtHand>,
}

const HELD: &str = "a connection is there until it is given back";

impl Lent {
    /// Begins a transaction with these statements, in one message. The library knows of it, so that what a library begins
    /// in it is a savepoint.
    pub(super) async fn begin(&mut self, statements: String) -> Result<(), sqlx::Error> {
        self.is_begun = true;
        PgTransactionManager::begin(self, Some(AssertSqlSafe(statements).into_sql_str())).await
    }

    /// Makes durable what the transaction did, and gives the connection back.
    pub(super) async fn commit(mut self) -> Result<(), sqlx::Error> {
        PgTransactionManager::commit(&mut self).await?;
        self.is_begun = false;
        self.give_back();
        Ok(())
    }

    /// Gives it back, as clean as it is between two statements.
    pub(super) fn give_back(mut self) {
        if let Some(connection) = self.connection.take() {
            self.at_hand.keep(connection, self.lent_first);
        }
    }
}

impl Deref for Lent {
    type Target = PgConnection;
    fn deref(&self) -> &PgConnection {
        self.connection.as_ref().expect(HELD)
    }
}

impl DerefMut for Lent {
    fn deref_mut(&mut self) -> &mut PgConnection {
        self.connection.as_mut().expect(HELD)
    }
}

impl Drop for Lent {
    /// What was begun is rolled back, and what was asked and not waited for is read to its end, behind the caller's back.
    fn drop(&mut self) {
        let Some(mut connection) = self.connection.take() else { return };
        if Handle::try_current().is_err() {
            drop(connection.detach());
            return;
        }
        if !self.is_begun {
            // The pool asks it whether it is well.
            return;
        }
        let (at_hand, lent_first) = (self.at_hand.clone(), self.lent_first);
        tokio::spawn(async move {
            match roll_back(&mut connection).await {
                Ok(()) => at_hand.keep(connection, lent_first),
                Err(error) => {
                    tracing::debug!(%error, "a connection was lost with its transaction");
                    drop(connection.detach());
                }
            }
        });
    }
}

/// Ends what was begun, with what was begun in it. One whose beginning was given up is none to the library, and may be one
/// to the database.
async fn roll_back(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
    if PgTransactionManager::get_transaction_depth(connection) == 0 {
        return sqlx::raw_sql("rollback").execute(connection).await.map(|_| ());
    }
    while PgTransactionManager::get_transaction_depth(connection) > 0 {
        PgTransactionManager::rollback(connection).await?;
    }
    Ok(())
}
