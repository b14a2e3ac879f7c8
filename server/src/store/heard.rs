//! Answers of the database that a process keeps for as long as it hears of their changes. The database notifies a
//! channel whenever one of them may have changed, and every process forgets all that it kept under it: an answer is
//! asked for anew at once, and never outlives the commit that changed it by more than the notification's way. Whoever
//! doesn't hear (the connection is away, nobody called [`Heard::listen`]) keeps nothing and asks each time.

use super::Db;
use crate::Stop;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Answers that a process keeps at most under one channel.
const KEPT_MAX: usize = 10_000;
/// The pause before a lost connection is tried anew.
const PAUSE: Duration = Duration::from_secs(1);

/// Answers by question, kept until the channel says that something changed.
pub struct Heard<K, V> {
    channel: &'static str,
    /// Which answers go last when there are too many: callers may choose what they ask for.
    is_dear: fn(&V) -> bool,
    kept: Mutex<Kept<K, V>>,
}

struct Kept<K, V> {
    /// Whether changes are heard of; if not, nothing that is kept can be trusted.
    listens: bool,
    /// Counts the times that everything was forgotten, so that an answer from before isn't kept after.
    forgotten: u64,
    answers: HashMap<K, V>,
}

impl<K: Eq + Hash, V: Clone> Heard<K, V> {
    /// Nothing kept yet. When there are too many, answers that aren't dear go first.
    pub fn on(channel: &'static str, is_dear: fn(&V) -> bool) -> Self {
        let kept = Kept { listens: false, forgotten: 0, answers: HashMap::new() };
        Self { channel, is_dear, kept: Mutex::new(kept) }
    }

    /// The answer to a question: the one that is kept, else what `ask` brings, which isn't begun otherwise.
    ///
    /// # Errors
    /// Those of `ask`; nothing is kept then.
    pub async fn of(&self, question: K, ask: impl Future<Output = Result<V, Stop>>) -> Result<V, Stop> {
        let (known, forgotten) = {
            let kept = self.kept();
            (kept.answers.get(&question).cloned().filter(|_| kept.listens), kept.forgotten)
        };
        if let Some(known) = known {
            return Ok(known);
        }
        let answer = ask.await?;
        let mut kept = self.kept();
        if kept.listens && kept.forgotten == forgotten {
            kept.keep(question, answer.clone(), self.is_dear);
        }
        Ok(answer)
    }

    /// Hears of changes for as long as the process runs. While the connection is away nothing is kept.
    pub async fn listen(&self, db: &Db) {
        loop {
            if let Err(error) = self.listen_once(db).await {
                tracing::warn!(%error, channel = self.channel, "changes aren't heard of; each request asks the database");
            }
            self.forget(false);
            tokio::time::sleep(PAUSE).await;
        }
    }

    async fn listen_once(&self, db: &Db) -> Result<(), sqlx::Error> {
        let mut news = db.listener().await?;
        news.listen(self.channel).await?;
        self.forget(true);
        // `None` is a connection that was lost: what was told meanwhile is lost too.
        while news.try_recv().await?.is_some() {
            self.forget(true);
        }
        Ok(())
    }

    fn forget(&self, listens: bool) {
        let mut kept = self.kept();
        kept.listens = listens;
        kept.forgotten += 1;
        kept.answers.clear();
    }

    fn kept(&self) -> MutexGuard<'_, Kept<K, V>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<K: Eq + Hash, V> Kept<K, V> {
    fn keep(&mut self, question: K, answer: V, is_dear: fn(&V) -> bool) {
        if self.answers.len() >= KEPT_MAX {
            self.answers.retain(|_, answer| is_dear(answer));
        }
        if self.answers.len() >= KEPT_MAX {
            self.answers.clear();
        }
        self.answers.insert(question, answer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Refusal;

    /// Names of sites, of which invented ones have none.
    fn sites() -> Heard<String, Option<u32>> {
        Heard::on("hosts", Option::is_some)
    }

    #[tokio::test]
    async fn an_answer_is_kept_only_while_changes_are_heard_of() {
        let heard = sites();
        let ask = |answer: u32| heard.of("a.example".into(), async move { Ok(Some(answer)) });
        assert_eq!([ask(1).await.ok(), ask(2).await.ok()], [Some(Some(1)), Some(Some(2))], "nobody listens yet");
        heard.forget(true);
        assert_eq!([ask(3).await.ok(), ask(4).await.ok()], [Some(Some(3)), Some(Some(3))]);
        heard.forget(true);
        assert_eq!(ask(5).await.ok(), Some(Some(5)), "something changed");
        heard.forget(false);
        assert_eq!(ask(6).await.ok(), Some(Some(6)), "the connection is away");
    }

    #[tokio::test]
    async fn an_answer_from_before_a_change_is_not_kept_after_it() {
        let heard = sites();
        heard.forget(true);
        let slow = heard.of("a.example".into(), async {
            heard.forget(true);
            Ok(Some(1))
        });
        assert_eq!(slow.await.ok(), Some(Some(1)));
        assert_eq!(heard.of("a.example".into(), async { Ok(Some(2)) }).await.ok(), Some(Some(2)));
    }

    #[tokio::test]
    async fn a_failure_is_not_kept() {
        let heard = sites();
        heard.forget(true);
        assert!(heard.of("a.example".into(), async { Err(Refusal::internal().into()) }).await.is_err());
        assert_eq!(heard.of("a.example".into(), async { Ok(None) }).await.ok(), Some(None));
    }

    #[test]
    fn what_callers_invent_is_not_kept_for_ever_and_drives_nothing_dear_out() {
        let heard = sites();
        let mut kept = heard.kept();
        kept.keep("portal.aurora.example".into(), Some(7), heard.is_dear);
        for number in 0..3 * KEPT_MAX {
            kept.keep(format!("{number}.example"), None, heard.is_dear);
        }
        assert!(kept.answers.len() <= KEPT_MAX);
        assert_eq!(kept.answers.get("portal.aurora.example"), Some(&Some(7)));
    }
}
