//! Keeps the subscribers of a process going.

use super::{Step, Stumble, Subscriber, delivery, failure, lag, step};
use crate::Stop;
use crate::stop::is_away;
use crate::store::Db;
use crate::store::Keys;
use futures::future::join_all;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::sleep;
use uuid::Uuid;

/// The net under the bell.
const POLL: Duration = Duration::from_secs(1);
/// The first look again at events that wait for older transactions; each further one is twice as far off.
const SOON: Duration = Duration::from_millis(5);
/// So long is waited after the bell: whoever has rung it mostly has more to do at once, and the subscribers would be in the way.
/// What comes meanwhile is handled together.
const CALM: Duration = Duration::from_millis(15);
/// How often lag is measured and what was handled long ago is forgotten.
const MEASURE: Duration = Duration::from_secs(5);

/// The subscribers of a process. Those of several processes share the work: a subscriber is at work in one at a time.
pub struct Runner {
    db: Db,
    keys: Keys,
    subscribers: Vec<Arc<dyn Subscriber>>,
}

impl Runner {
    /// Runs these subscribers, whose names differ.
    pub const fn new(db: Db, keys: Keys, subscribers: Vec<Arc<dyn Subscriber>>) -> Self {
        Self { db, keys, subscribers }
    }

    /// Follows the log until it is dropped. Faults of the database are waited out.
    pub async fn run(self) {
        let follow = join_all(self.subscribers.iter().map(|subscriber| self.follow(&**subscriber)));
        tokio::join!(follow, self.db.bell().carry(&self.db), self.look_after());
    }

    /// Lets every subscriber handle what can be read now; those that fail or rest are left at that.
    ///
    /// # Errors
    /// The database's.
    pub async fn drain(&self) -> Result<(), sqlx::Error> {
        for subscriber in &self.subscribers {
            let mut most = subscriber.batch();
            while let Step::Moved(_) = self.advance(&**subscriber, &mut most).await? {}
        }
        Ok(())
    }

    async fn follow(&self, subscriber: &dyn Subscriber) {
        let name = subscriber.name();
        let mut bell = self.db.bell().heard();
        let mut most = subscriber.batch();
        let mut soon = SOON;
        loop {
            bell.borrow_and_update();
            let pause = match self.advance(subscriber, &mut most).await {
                Ok(Step::Moved(_)) => {
                    soon = SOON;
                    continue;
                }
                Ok(Step::Idle { pending: true }) => {
                    soon = (soon * 2).min(POLL);
                    soon
                }
                Ok(Step::Resting(wait)) => wait.clamp(SOON, POLL),
                Ok(Step::Idle { .. } | Step::Elsewhere | Step::Paused) => POLL,
                Err(error) => {
                    tracing::warn!(subscriber = name, %error, "a subscriber waits for the database");
                    sleep(POLL).await;
                    continue;
                }
            };
            tokio::select! {
                _ = bell.changed() => sleep(CALM).await,
                () = sleep(pause) => {}
            }
        }
    }

    /// A step, and after a failed batch its events one at a time. `most` is what the next step may take.
    async fn advance(&self, subscriber: &dyn Subscriber, most: &mut usize) -> Result<Step, sqlx::Error> {
        match step(&self.db, &self.keys, subscriber, *most).await {
            Ok(Step::Moved(count)) => {
                // Singly through a batch that failed: then by ever more again.
                *most = (*most * 2).min(subscriber.batch());
                Ok(Step::Moved(count))
            }
            Ok(other) => Ok(other),
            Err(Stumble::Database(error) | Stumble::Events { why: Stop::Database(error), .. }) if is_away(&error) => {
                Err(error)
            }
            Err(Stumble::Database(error)) => Err(error),
            Err(Stumble::Reading(why) | Stumble::Events { why, .. }) if *most > 1 => {
                tracing::warn!(subscriber = subscriber.name(), error = %why, "a batch failed: one event at a time");
                *most = 1;
                Ok(Step::Moved(0))
            }
            Err(Stumble::Reading(why)) => self.note(subscriber, None, &why).await,
            Err(Stumble::Events { first, why }) => self.note(subscriber, Some(first), &why).await,
        }
    }

    /// After this the subscriber rests.
    async fn note(&self, subscriber: &dyn Subscriber, event: Option<Uuid>, why: &Stop) -> Result<Step, sqlx::Error> {
        failure::note(&self.db, subscriber.name(), event, &why.to_string()).await?;
        Ok(Step::Moved(0))
    }

    async fn look_after(&self) {
        loop {
            let looked = async {
                lag::measure(&self.db).await?;
                let mut tx = self.db.as_system("forgetting").await?;
                delivery::forget_old(&mut tx).await?;
                tx.commit().await
            };
            if let Err(error) = looked.await {
                tracing::warn!(%error, "the lag of subscribers can't be measured");
            }
            sleep(MEASURE).await;
        }
    }
}
