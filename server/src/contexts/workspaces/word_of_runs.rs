//! Word of runs within this process. Whoever watches one that is worked on here hears what its model says as it comes, and
//! its end once that is committed. Of all else they hear that something is committed, as a hint to look: a watcher looks now
//! and then anyway, since a run may be in another process and rights may end.

use super::birth::Birth;
use super::run_end::RunEnd;
use crate::Stop;
use crate::gateway::{Caller, Context};
use domain::kernel::ExecutionId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{Instant, timeout};

/// The runs that somebody watches in this process or works on here. Clones are the same.
#[derive(Clone, Default)]
pub struct WordOfRuns(Arc<Mutex<HashMap<ExecutionId, Told>>>);

/// Where all that is told of one run is heard.
type Told = Arc<watch::Sender<News>>;

/// What was told of a run.
#[derive(Default)]
struct News {
    /// Counts what has to be looked up.
    hints: u64,
    /// What whoever works on it here has told.
    spoken: Option<Spoken>,
}

/// What one who works on a run tells.
struct Spoken {
    /// The how manieth time the run was taken up.
    attempt: u32,
    birth: Option<Birth>,
    /// What the model has said so far.
    text: String,
    end: Option<Arc<RunEnd>>,
}

impl Spoken {
    fn has_begun(&self) -> bool {
        !self.text.is_empty() || self.end.is_some()
    }
}

impl WordOfRuns {
    /// Word of this run from now on.
    pub(super) fn of(&self, run: ExecutionId) -> Word {
        let told = self.told(run);
        let mut news = told.subscribe();
        let hints = news.borrow_and_update().hints;
        let mut word = Word { _of: OneRun { all: self.clone(), run, told: Some(told) }, news, hints };
        word.keep();
        word
    }

    /// The voice of whoever works on this run here from now on, for the how manieth time it was taken up. Where it isn't
    /// open, nothing of it is told: who may read it is decided at each look.
    pub(super) fn voice(&self, (run, attempt): (ExecutionId, u32), is_open: bool, birth: Option<Birth>) -> Voice {
        let told = self.told(run);
        told.send_modify(|news| news.spoken = Some(Spoken { attempt, birth, text: String::new(), end: None }));
        Voice { of: OneRun { all: self.clone(), run, told: Some(told) }, attempt, is_open }
    }

    /// Runs that somebody watches or works on.
    pub fn len(&self) -> usize {
        self.known().len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn tell(&self, run: ExecutionId) {
        if let Some(told) = self.known().get(&run) {
            told.send_modify(|news| news.hints += 1);
        }
    }

    fn told(&self, run: ExecutionId) -> Told {
        self.known().entry(run).or_insert_with(|| Arc::new(watch::Sender::new(News::default()))).clone()
    }

    fn known(&self) -> MutexGuard<'_, HashMap<ExecutionId, Told>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tells whoever watches the run in this process to look, once the transaction is committed.
///
/// # Errors
/// When the database isn't there.
pub(super) async fn tell(cx: &mut Context, run: ExecutionId) -> Result<(), Stop> {
    let words = cx.services.word_of_runs.clone();
    cx.tx().await?.once_committed(move || words.tell(run));
    Ok(())
}

/// What is known of one run. Nothing stays of it when the last one goes who watches or works on it.
struct OneRun {
    all: WordOfRuns,
    run: ExecutionId,
    told: Option<Told>,
}

impl Drop for OneRun {
    fn drop(&mut self) {
        let mut known = self.all.known();
        // Goes while the map is held: of two that go at once, the second sees that nobody is left.
        self.told = None;
        if known.get(&self.run).is_some_and(|told| Arc::strong_count(told) == 1) {
            known.remove(&self.run);
        }
    }
}

/// Whoever works on a run tells by this what comes of it.
pub(super) struct Voice {
    of: OneRun,
    attempt: u32,
    is_open: bool,
}

impl Voice {
    /// Whether anything of the run is told, but that there is something to look up.
    pub const fn is_open(&self) -> bool {
        self.is_open
    }

    /// The model has said all of this by now: whoever watches hears what is new of it.
    pub fn say(&self, text: &str) {
        self.tell(|spoken| {
            if let Some(more) = text.get(spoken.text.len()..) {
                spoken.text.push_str(more);
            }
        });
    }

    /// The run has ended so, and that is committed.
    pub fn end(&self, end: RunEnd) {
        self.tell(|spoken| spoken.end = Some(Arc::new(end)));
    }

    /// Tells, unless it is to be looked up or somebody else works on the run here by now.
    fn tell(&self, change: impl FnOnce(&mut Spoken)) {
        let Some(told) = self.of.told.as_ref().filter(|_| self.is_open) else { return };
        told.send_if_modified(|news| match &mut news.spoken {
            Some(spoken) if spoken.attempt == self.attempt => {
                change(spoken);
                true
            }
            _ => false,
        });
    }
}

impl Drop for Voice {
    fn drop(&mut self) {
        let Some(told) = &self.of.told else { return };
        // What the run has come to has to be looked up, unless its end was told.
        told.send_if_modified(|news| {
            let is_left =
                news.spoken.as_ref().is_some_and(|spoken| spoken.attempt == self.attempt && spoken.end.is_none());
            if is_left {
                (news.spoken, news.hints) = (None, news.hints + 1);
            }
            is_left
        });
    }
}

/// Where word of one run is heard.
pub(super) struct Word {
    _of: OneRun,
    news: watch::Receiver<News>,
    /// The hints that were heard.
    hints: u64,
}

/// What is heard of a run.
pub(super) struct Heard {
    /// Something has to be looked up.
    pub is_hint: bool,
    /// What whoever works on it here tells.
    pub spoken: Option<Part>,
}

/// What a watcher doesn't have yet of what is told of a run.
pub(super) struct Part {
    /// The how manieth time the run was taken up.
    pub attempt: u32,
    /// What the model has said, from where the watcher is.
    pub text: String,
    /// How it ended, if it has.
    pub end: Option<Arc<RunEnd>>,
}

impl Word {
    /// When the right of this caller to see the run was looked at, if it was begun in the same request of theirs.
    pub fn birth(&self, caller: &Caller) -> Option<Instant> {
        let news = self.news.borrow();
        let birth = news.spoken.as_ref()?.birth.as_ref()?;
        birth.is_of(caller).then(|| birth.at())
    }

    /// What the model has said by now stays to be heard, by whoever comes later or has looked, which brings less of it.
    pub fn keep(&mut self) {
        let has_begun = self.news.borrow().spoken.as_ref().is_some_and(Spoken::has_begun);
        if has_begun {
            self.news.mark_changed();
        }
    }

    /// Waits for what has been told since [`Word::listen`], and no longer than this.
    pub async fn heard(&mut self, at_most: Duration) {
        let _ = timeout(at_most, self.news.changed()).await;
    }

    /// What was told, for a watcher who has so many bytes of what the model said when the run was taken up for this time. What
    /// is told from here on is heard: to be called before each look, so that nothing is lost between the look and the wait.
    pub fn listen(&mut self, (attempt, bytes): (u32, usize)) -> Heard {
        let news = self.news.borrow_and_update();
        let is_hint = news.hints != self.hints;
        self.hints = news.hints;
        let spoken = news.spoken.as_ref().map(|spoken| {
            let from = if spoken.attempt == attempt { bytes } else { 0 };
            let text = spoken.text.get(from..).unwrap_or_default().to_owned();
            Part { attempt: spoken.attempt, text, end: spoken.end.clone() }
        });
        Heard { is_hint, spoken }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ambient::new_id;
    use domain::workspaces::{ExecutionStatus, FinishReason};

    const LONG: Duration = Duration::from_secs(60);
    const START: (u32, usize) = (0, 0);

    fn done(answer: &str) -> RunEnd {
        RunEnd {
            status: ExecutionStatus::Done,
            answer: answer.to_owned(),
            prompt_tokens: Some(5),
            completion_tokens: Some(4),
            latency_ms: 7,
            finish_reason: Some(FinishReason::Stop),
            failure: None,
            calls: Vec::new(),
        }
    }

    fn text(word: &mut Word, have: (u32, usize)) -> Option<String> {
        word.listen(have).spoken.map(|part| part.text)
    }

    #[tokio::test]
    async fn what_is_told_between_the_look_and_the_wait_is_heard() {
        let (words, run) = (WordOfRuns::default(), ExecutionId(new_id()));
        let (mut one, mut other) = (words.of(run), words.of(run));
        assert!(!one.listen(START).is_hint && !other.listen(START).is_hint);
        words.tell(run);
        let begun = Instant::now();
        one.heard(LONG).await;
        other.heard(LONG).await;
        assert!(begun.elapsed() < LONG / 2);
        assert!(one.listen(START).is_hint && other.listen(START).is_hint);
        one.heard(Duration::from_millis(20)).await;
        assert!(begun.elapsed() >= Duration::from_millis(20), "the same word isn't heard twice");
        assert!(!one.listen(START).is_hint);
    }

    #[tokio::test]
    async fn words_are_heard_from_where_one_is_and_the_end_by_whoever_comes_before_the_voice_has_gone() {
        let (words, run) = (WordOfRuns::default(), ExecutionId(new_id()));
        let voice = words.voice((run, 1), true, None);
        let mut one = words.of(run);
        voice.say("Saff");
        one.heard(LONG).await;
        assert_eq!(text(&mut one, START).as_deref(), Some("Saff"));
        voice.say("Saffron");
        assert_eq!(text(&mut one, (1, 4)).as_deref(), Some("ron"));
        let mut late = words.of(run);
        late.heard(LONG).await;
        assert_eq!(text(&mut late, START).as_deref(), Some("Saffron"), "all of it");
        voice.end(done("Saffron."));
        drop(voice);
        let part = one.listen((1, 7)).spoken.expect("it was told");
        assert_eq!((part.attempt, part.end.map(|end| end.answer.clone())), (1, Some("Saffron.".to_owned())));
    }

    #[test]
    fn of_a_run_that_was_left_and_of_one_that_is_not_open_there_is_only_a_hint() {
        let (words, run) = (WordOfRuns::default(), ExecutionId(new_id()));
        let mut word = words.of(run);
        let voice = words.voice((run, 1), true, None);
        voice.say("Saff");
        drop(voice);
        let heard = word.listen(START);
        assert!(heard.is_hint && heard.spoken.is_none(), "whoever said that is gone");
        let voice = words.voice((run, 2), false, None);
        voice.say("Cumin");
        assert_eq!(text(&mut word, START).as_deref(), Some(""));
        voice.end(done("Cumin"));
        drop(voice);
        let heard = word.listen(START);
        assert!(heard.is_hint && heard.spoken.is_none());
    }

    #[test]
    fn whoever_has_lost_a_run_is_not_heard_over_whoever_has_it() {
        let (words, run) = (WordOfRuns::default(), ExecutionId(new_id()));
        let mut word = words.of(run);
        let before = words.voice((run, 1), true, None);
        before.say("Saff");
        let voice = words.voice((run, 2), true, None);
        before.say("Saffron, which");
        before.end(done("Saffron, which"));
        voice.say("Cu");
        drop(before);
        let heard = word.listen((1, 4));
        let part = heard.spoken.expect("somebody speaks");
        assert_eq!((part.attempt, part.text.as_str(), part.end.is_none()), (2, "Cu", true));
        assert!(!heard.is_hint);
    }

    #[test]
    fn nothing_stays_of_a_run_that_nobody_watches_or_works_on() {
        let (words, run) = (WordOfRuns::default(), ExecutionId(new_id()));
        words.tell(run);
        assert!(words.is_empty());
        let (one, other, voice) = (words.of(run), words.of(run), words.voice((run, 1), true, None));
        drop(one);
        drop(voice);
        assert_eq!(words.len(), 1);
        drop(other);
        assert!(words.is_empty());
        drop(words.voice((run, 2), true, None));
        assert!(words.is_empty());
    }
}
