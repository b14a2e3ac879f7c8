//! A statement that stands alone: on a connection by itself, or, through a pooler, in a transaction of its own, since
//! its two messages could reach two sessions otherwise.

use super::warm::{Lent, Warm};
use sqlx::PgConnection;
use std::ops::{Deref, DerefMut};

/// A connection for one statement. It sees no tenant.
pub struct Single {
    connection: Lent,
    /// It stands in a transaction of its own.
    is_begun: bool,
}

impl Single {
    /// A connection of the pool, within a transaction if one is to be begun.
    pub(super) async fn of(pool: &Warm, begins: Option<&'static str>) -> Result<Self, sqlx::Error> {
        let mut connection = pool.take().await?;
        if let Some(begins) = begins {
            connection.begin(begins.to_owned()).await?;
        }
        Ok(Self { connection, is_begun: begins.is_some() })
    }

    /// Makes durable what the statement wrote; without it nothing of that is certain.
    ///
    /// # Errors
    /// When the database refuses or has gone.
    pub async fn done(self) -> Result<(), sqlx::Error> {
        if self.is_begun {
            return self.connection.commit().await;
        }
        self.connection.give_back();
        Ok(())
    }

    /// What was asked is read to its end: whoever comes next can have the connection at once, where it needn't be asked first
    /// whether it is well.
    pub fn has_read(self) {
        if !self.is_begun {
            self.connection.give_back();
        }
    }
}

impl Deref for Single {
    type Target = PgConnection;
    fn deref(&self) -> &PgConnection {
        &self.connection
    }
}

impl DerefMut for Single {
    fn deref_mut(&mut self) -> &mut PgConnection {
        &mut self.connection
    }
}
