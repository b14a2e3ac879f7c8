//! Work that waits in tables: whoever puts some there notifies a channel, and looking now and then is the net under it.

use super::Db;
use crate::Stop;
use std::time::Duration;
use tokio::time::{sleep, timeout};

/// Before a database that was away is sought again.
const PAUSE: Duration = Duration::from_secs(1);

/// Calls `work` at once, after each notification of `channel`, and at the latest `poll` after it was done, until the task
/// is aborted. Faults of the database are waited out; `waits` says in the logs who does.
pub async fn woken<W, F>(db: &Db, (channel, poll): (&'static str, Duration), waits: &'static str, mut work: W)
where
    W: FnMut() -> F + Send,
    F: Future<Output = Result<(), Stop>> + Send,
{
    loop {
        if let Err(error) = listen_and_work(db, (channel, poll), &mut work).await {
            tracing::warn!(%error, "{waits}");
        }
        sleep(PAUSE).await;
    }
}

async fn listen_and_work<W, F>(db: &Db, (channel, poll): (&'static str, Duration), work: &mut W) -> Result<(), Stop>
where
    W: FnMut() -> F + Send,
    F: Future<Output = Result<(), Stop>> + Send,
{
    let mut news = db.listener().await?;
    news.listen(channel).await?;
    loop {
        work().await?;
        // Whether there was news or just time passed, there may be work.
        let _ = timeout(poll, news.recv()).await;
    }
}
