//! Word of runs within this process: whoever watches one is told as soon as something about it is committed here. It is a
//! hint to look and nothing more; a watcher looks now and then anyway, since a run may be in another process.

use crate::Stop;
use crate::gateway::Context;
use domain::kernel::ExecutionId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::timeout;

/// The runs that somebody watches in this process. Clones are the same.
#[derive(Clone, Default)]
pub struct WordOfRuns(Arc<Mutex<HashMap<ExecutionId, watch::Sender<()>>>>);

impl WordOfRuns {
    /// Word of this run from now on.
    pub(super) fn of(&self, run: ExecutionId) -> Word {
        let news = self.watched().entry(run).or_insert_with(|| watch::Sender::new(())).subscribe();
        Word { all: self.clone(), run, news: Some(news) }
    }

    /// Runs that somebody watches.
    pub fn len(&self) -> usize {
        self.watched().len()
    }

    /// Whether nobody watches.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn tell(&self, run: ExecutionId) {
        if let Some(news) = self.watched().get(&run) {
            news.send_replace(());
        }
    }

    fn watched(&self) -> MutexGuard<'_, HashMap<ExecutionId, watch::Sender<()>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tells whoever watches the run in this process, once the transaction is committed.
///
/// # Errors
/// When the database isn't there.
pub(super) async fn tell(cx: &mut Context, run: ExecutionId) -> Result<(), Stop> {
    let words = cx.services.word_of_runs.clone();
    cx.tx().await?.once_committed(move || words.tell(run));
    Ok(())
}

/// Where word of one run is heard. Nothing stays of it when the last one goes.
pub(super) struct Word {
    all: WordOfRuns,
    run: ExecutionId,
    news: Option<watch::Receiver<()>>,
}

impl Word {
    /// What is told from here on is heard: to be called before each look, so that nothing is lost between the look and the
    /// wait.
    pub fn listen(&mut self) {
        if let Some(news) = &mut self.news {
            news.borrow_and_update();
        }
    }

    /// Waits for what has been told since [`Word::listen`], and no longer than this.
    pub async fn heard(&mut self, at_most: Duration) {
        if let Some(news) = &mut self.news {
            let _ = timeout(at_most, news.changed()).await;
        }
    }
}

impl Drop for Word {
    fn drop(&mut self) {
        let mut watched = self.all.watched();
        // Goes while the map is held: of two that go at once, the second sees that nobody is left.
        self.news = None;
        if watched.get(&self.run).is_some_and(|news| news.receiver_count() == 0) {
            watched.remove(&self.run);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ambient::new_id;
    use tokio::time::Instant;

    const LONG: Duration = Duration::from_secs(60);

    #[tokio::test]
    async fn what_is_told_between_the_look_and_the_wait_is_heard() {
        let (words, run) = (WordOfRuns::default(), ExecutionId(new_id()));
        let (mut one, mut other) = (words.of(run), words.of(run));
        one.listen();
        other.listen();
        words.tell(run);
        let begun = Instant::now();
        one.heard(LONG).await;
        other.heard(LONG).await;
        assert!(begun.elapsed() < LONG / 2);
        one.listen();
        one.heard(Duration::from_millis(20)).await;
        assert!(begun.elapsed() >= Duration::from_millis(20), "the same word isn't heard twice");
    }

    #[test]
    fn nothing_stays_of_a_run_that_nobody_watches() {
        let (words, run) = (WordOfRuns::default(), ExecutionId(new_id()));
        words.tell(run);
        assert!(words.is_empty());
        let (one, other) = (words.of(run), words.of(run));
        drop(one);
        assert_eq!(words.len(), 1);
        drop(other);
        assert!(words.is_empty());
    }
}
