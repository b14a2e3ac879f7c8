//! A stage: one transaction that calls play on and that never commits. Each call acts behind a savepoint, sees what its
//! caller may see, and leaves nothing behind; what a call is to leave for the next ones is kept within the transaction
//! alone. Nothing that happens on a stage is counted, limited or recorded, since nothing has happened.

use crate::Stop;
use crate::store::{Db, Tx};
use domain::policy::{Actor, Reach};
use sqlx::AssertSqlSafe;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// The stage of a caller. Copies are the same stage.
#[derive(Clone)]
pub struct Stage {
    tx: Arc<Mutex<Option<Tx>>>,
    keeps: bool,
}

impl fmt::Debug for Stage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Stage").field("keeps", &self.keeps).finish_non_exhaustive()
    }
}

impl Stage {
    /// An empty stage; it ends, and with it everything on it, when its last copy goes. `reason` is for whoever reads the
    /// database's activity.
    ///
    /// # Errors
    /// When the database isn't there.
    pub async fn open(db: &Db, reason: &'static str) -> Result<Self, Stop> {
        let tx = db.as_system(reason).await?;
        Ok(Self { tx: Arc::new(Mutex::new(Some(tx))), keeps: false })
    }

    /// The same stage for calls whose effects stay for the calls after them.
    #[must_use]
    pub fn keeping(&self) -> Self {
        Self { tx: self.tx.clone(), keeps: true }
    }

    /// Steps on: the transaction, seeing what `actor` may see; the whole installation where there is none.
    ///
    /// # Errors
    /// A defect while another call is on the stage: there is one transaction.
    pub async fn enter(&self, actor: Option<&Actor>, reach: Reach) -> Result<Tx, Stop> {
        let taken = self.tx.lock().unwrap_or_else(PoisonError::into_inner).take();
        let mut tx = taken.ok_or_else(|| Stop::defect("the stage is taken"))?;
        let tenant = actor.map(|actor| actor.tenant_id.to_string()).unwrap_or_default();
        let person = actor.map(|actor| actor.person_id.to_string()).unwrap_or_default();
        let reach = if actor.is_some() { reach.as_str() } else { "system" };
        // All values are our own, as where a transaction begins.
        let enter = format!(
            "savepoint stage; set local app.tenant_id = '{tenant}'; set local app.person_id = '{person}';
             set local app.reach = '{reach}'"
        );
        sqlx::raw_sql(AssertSqlSafe(enter)).execute(&mut *tx).await?;
        Ok(tx)
    }

    /// Steps off: what the call did is undone, unless it went well on a stage that keeps.
    ///
    /// # Errors
    /// When the database has gone.
    pub async fn leave(&self, mut tx: Tx, went_well: bool) -> Result<(), Stop> {
        let end = if self.keeps && went_well {
            "release savepoint stage"
        } else {
            "rollback to savepoint stage; release savepoint stage"
        };
        sqlx::raw_sql(end).execute(&mut *tx).await?;
        *self.tx.lock().unwrap_or_else(PoisonError::into_inner) = Some(tx);
        Ok(())
    }
}
