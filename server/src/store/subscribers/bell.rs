//! Waking subscribers up when something was appended.
//!
//! A NOTIFY in the transaction of an append would make all commits of the database wait for each other. So a commit rings
//! this bell, in memory; one task of the process passes it on to the other processes, once for everything that was
//! committed in a few milliseconds, and rings it when another process does. What is lost on the way (a process that
//! dies right after a commit, a command line that doesn't listen) is found by the look that subscribers take anyway. What is
//! nudged goes the same way ([`letters`]).

use super::letters;
use crate::ambient::new_id;
use crate::store::Db;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// The channel on which processes hear of each other's appends.
const CHANNEL: &str = "portico_log";
/// So long after a ring this process notifies the others, once for all that was rung meanwhile.
const QUIET: Duration = Duration::from_millis(5);
/// Before the connection is sought again.
const PAUSE: Duration = Duration::from_secs(1);

/// Rings when something was appended. Clones are the same bell.
#[derive(Clone, Debug)]
pub struct Bell(Arc<Ends>);

#[derive(Debug)]
struct Ends {
    /// Appends of this process, which the others haven't heard of.
    here: watch::Sender<()>,
    /// Appends of this and other processes.
    anywhere: watch::Sender<()>,
}

impl Default for Bell {
    fn default() -> Self {
        Self(Arc::new(Ends { here: watch::Sender::new(()), anywhere: watch::Sender::new(()) }))
    }
}

impl Bell {
    /// Something that this process appended is committed.
    pub fn ring(&self) {
        self.0.here.send_replace(());
        self.0.anywhere.send_replace(());
    }

    /// Changes at every ring, of whichever process.
    pub(crate) fn heard(&self) -> watch::Receiver<()> {
        self.0.anywhere.subscribe()
    }

    /// Passes rings on between processes for ever; while the database is away they are lost.
    pub(super) async fn carry(&self, db: &Db) {
        loop {
            if let Err(error) = self.carry_on(db).await {
                tracing::warn!(%error, "subscribers hear of appends by looking, until the database is back");
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    async fn carry_on(&self, db: &Db) -> Result<(), sqlx::Error> {
        let own = new_id().to_string();
        let mut listener = db.listener().await?;
        listener.listen_all([CHANNEL, letters::CHANNEL]).await?;
        // Whatever was appended or nudged while nobody listened.
        self.0.anywhere.send_replace(());
        db.nudges().tell(None);
        let hear = async {
            loop {
                match listener.try_recv().await? {
                    Some(heard) if heard.channel() == letters::CHANNEL => letters::receive(db, &own, heard.payload()),
                    Some(heard) if heard.payload() == own => {}
                    Some(_) => {
                        self.0.anywhere.send_replace(());
                    }
                    // The connection was lost, and whatever was told meanwhile with it.
                    None => {
                        self.0.anywhere.send_replace(());
                        db.nudges().tell(None);
                    }
                }
            }
        };
        let tell = async {
            let mut here = self.0.here.subscribe();
            while here.changed().await.is_ok() {
                tokio::time::sleep(QUIET).await;
                here.borrow_and_update();
                let mut tx = db.as_system("bell").await?;
                sqlx::query!("select pg_notify($1, $2)", CHANNEL, own).fetch_one(&mut *tx).await?;
                tx.commit().await?;
            }
            Ok(())
        };
        tokio::select! {
            done = hear => done,
            done = tell => done,
            done = letters::send(db, &own) => done,
        }
    }
}
