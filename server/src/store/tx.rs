//! A transaction with its tenant and reach set.

use super::nudges::{Nudge, Nudges};
use super::shares::Slot;
use super::subscribers::Bell;
use super::warm::{Lent, Warm};
use domain::policy::Reach;
use sqlx::{AssertSqlSafe, PgConnection};
use std::ops::{Deref, DerefMut};
use std::sync::LazyLock;

/// Something that this process does in memory.
type Then = Box<dyn FnOnce() + Send + Sync>;

/// A transaction with its tenant and reach set; it rolls back unless it is committed.
pub struct Tx {
    connection: Lent,
    bell: Bell,
    nudges: Nudges,
    has_appended: bool,
    /// What holds once it is committed.
    noted: Vec<Nudge>,
    /// What this process does once it is committed.
    then: Vec<Then>,
    /// Its place in the tenant's share, where it is somebody's. Given back after the transaction has ended.
    slot: Option<Slot>,
}

impl Tx {
    /// Begins and sets in one message: a round trip saved on every request. Projections name their tables without a
    /// schema; the search path of every transaction has all contexts in it.
    pub(super) async fn begin(
        (pool, bell, nudges): (&Warm, &Bell, &Nudges),
        begins: &str,
        (tenant, person): (&str, &str),
        reach: &str,
    ) -> Result<Self, sqlx::Error> {
        // All values are our own: formatted UUIDs or nothing, and one of three words.
        let path = search_path();
        let begin = format!(
            "{begins}; set local app.tenant_id = '{tenant}'; set local app.person_id = '{person}'; set local app.reach = '{reach}'; set local search_path = {path}"
        );
        let mut connection = pool.take().await?;
        connection.begin(begin).await?;
        let (bell, nudges) = (bell.clone(), nudges.clone());
        Ok(Self { connection, bell, nudges, has_appended: false, noted: Vec::new(), then: Vec::new(), slot: None })
    }

    /// The same, which takes this place in its tenant's share for as long as it lasts.
    pub(super) fn within(self, slot: Slot) -> Self {
        Self { slot: Some(slot), ..self }
    }

    /// Something is appended in it: its commit wakes the subscribers up.
    pub const fn note_append(&mut self) {
        self.has_appended = true;
    }

    /// Something is changed in it without an event: its commit tells whoever looks at that.
    pub(crate) fn note_nudge(&mut self, nudge: Nudge) {
        if !self.noted.contains(&nudge) {
            self.noted.push(nudge);
        }
    }

    /// Does this in memory once it is committed, such as handing something on within the process. Where it isn't, nothing
    /// happens, and what was to be handed on is dropped.
    pub(crate) fn once_committed(&mut self, then: impl FnOnce() + Send + Sync + 'static) {
        self.then.push(Box::new(then));
    }

    /// Sees every tenant from now on, as a worker does. `reason` is for whoever reads the logs.
    ///
    /// # Errors
    /// When the database has gone.
    pub(crate) async fn widen_to_system(&mut self, reason: &'static str) -> Result<(), sqlx::Error> {
        tracing::trace!(reason, "the transaction becomes the system's");
        sqlx::raw_sql("set local app.reach = 'system'").execute(&mut *self.connection).await.map(|_| ())
    }

    /// Sees as far as this from now on; that the actor may has been decided before.
    ///
    /// # Errors
    /// When the database has gone.
    pub(crate) async fn widen(&mut self, reach: Reach) -> Result<(), sqlx::Error> {
        let widen = format!("set local app.reach = '{}'", reach.as_str());
        sqlx::raw_sql(AssertSqlSafe(widen)).execute(&mut *self.connection).await.map(|_| ())
    }

    /// Makes it durable.
    ///
    /// # Errors
    /// When the database refuses or has gone; then nothing has happened.
    pub async fn commit(self) -> Result<(), sqlx::Error> {
        let Self { connection, bell, nudges, has_appended, noted, then, slot: _slot } = self;
        connection.commit().await?;
        if has_appended {
            bell.ring();
        }
        nudges.pass_on(noted);
        then.into_iter().for_each(|then| then());
        Ok(())
    }
}

/// The schemas of all contexts that events or operations are declared in.
pub(super) fn search_path() -> &'static str {
    static PATH: LazyLock<String> = LazyLock::new(|| {
        let operations = domain::catalogue::all().into_iter().map(|entry| entry.context);
        let events = domain::catalogue::events().into_iter().map(|event| event.set.context);
        let contexts: std::collections::BTreeSet<_> = operations.chain(events).collect();
        contexts.into_iter().collect::<Vec<_>>().join(", ")
    });
    &PATH
}

impl Deref for Tx {
    type Target = PgConnection;
    fn deref(&self) -> &PgConnection {
        &self.connection
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut PgConnection {
        &mut self.connection
    }
}
