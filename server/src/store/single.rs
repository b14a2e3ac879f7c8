//! A statement that stands alone: on a connection by itself, or, through a pooler, in a transaction of its own, since
//! its two messages could reach two sessions otherwise.

use sqlx::pool::PoolConnection;
use sqlx::{PgConnection, PgPool, Postgres, Transaction};
use std::ops::{Deref, DerefMut};

/// A connection for one statement. It sees no tenant.
pub struct Single(Way);

enum Way {
    Connection(PoolConnection<Postgres>),
    Transaction(Transaction<'static, Postgres>),
}

impl Single {
    /// A connection of the pool, within a transaction if one is to be begun.
    pub(super) async fn of(pool: &PgPool, begins: Option<&'static str>) -> Result<Self, sqlx::Error> {
        Ok(Self(match begins {
            None => Way::Connection(pool.acquire().await?),
            Some(begins) => Way::Transaction(pool.begin_with(begins).await?),
        }))
    }

    /// Makes durable what the statement wrote; without it nothing of that is certain.
    ///
    /// # Errors
    /// When the database refuses or has gone.
    pub async fn done(self) -> Result<(), sqlx::Error> {
        match self.0 {
            Way::Connection(_) => Ok(()),
            Way::Transaction(transaction) => transaction.commit().await,
        }
    }
}

impl Deref for Single {
    type Target = PgConnection;
    fn deref(&self) -> &PgConnection {
        match &self.0 {
            Way::Connection(connection) => connection,
            Way::Transaction(transaction) => transaction,
        }
    }
}

impl DerefMut for Single {
    fn deref_mut(&mut self) -> &mut PgConnection {
        match &mut self.0 {
            Way::Connection(connection) => connection,
            Way::Transaction(transaction) => transaction,
        }
    }
}
