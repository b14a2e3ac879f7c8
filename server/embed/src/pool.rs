//! The workers of one model, and the way to them.

use std::{
    any::Any,
    num::NonZeroU16,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::{Arc, mpsc},
    thread::{self, JoinHandle},
};

use crate::{
    CancelFlag, Error, OnDone,
    bert::Bert,
    queue::{Job, Queue},
};

/// How much of the machine the model may take.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Threads; each computes alone.
    pub workers: NonZeroU16,
    /// Requests that may be at work or wait at the same time.
    pub queue_bound: usize,
    /// How far the workers stand back behind the rest of the machine, from 0 to 19.
    pub nice: u8,
}

impl Default for Options {
    fn default() -> Self {
        Self { workers: NonZeroU16::MIN, queue_bound: 64, nice: 10 }
    }
}

/// What a model says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Info {
    /// The name of its folder in lower case: vectors of one id can be compared with each other, and with no others.
    pub id: String,
    /// Numbers of a vector.
    pub dimensions: u32,
}

/// Worker threads that turn texts into vectors. Dropping it stops them: requests that aren't through fail with
/// [`Error::Stopped`], within the time of one piece of work.
pub struct Embedder {
    info: Info,
    queue: Arc<Queue>,
    workers: Vec<JoinHandle<()>>,
}

/// Word pieces that are computed in one go, but for a single text that has more: a cancelled or waiting request takes
/// that long to notice, and taller matrices are no faster.
const BATCH_TOKENS: usize = 512;

impl Embedder {
    /// Loads the model in a folder (`model.safetensors`, `config.json`, `vocab.txt`), and returns when all workers are
    /// ready.
    ///
    /// # Errors
    /// If the folder holds no BERT in single precision, or a thread or its priority can't be had.
    pub fn load(folder: &Path, options: Options) -> Result<Self, Error> {
        let model = Arc::new(Bert::load(folder)?);
        let id = folder.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        let info = Info { id, dimensions: u32::try_from(model.dimensions()).unwrap_or(u32::MAX) };
        let mut pool = Self { info, queue: Arc::new(Queue::new(options.queue_bound)), workers: Vec::new() };
        let (ready, reports) = mpsc::channel();
        for number in 1..=options.workers.get() {
            let (model, queue, ready) = (Arc::clone(&model), Arc::clone(&pool.queue), ready.clone());
            let worker = thread::Builder::new()
                .name(format!("embed-{number}"))
                .spawn(move || work(&model, &queue, options.nice, &ready))
                .map_err(|source| Error::Thread { source })?;
            pool.workers.push(worker);
        }
        for _ in &pool.workers {
            reports.recv().map_err(|_| Error::Stopped)??;
        }
        Ok(pool)
    }

    /// Hands texts to the workers and returns at once. `on_done` hears of the end, once. A text without a word has a
    /// vector too, one that says little.
    ///
    /// # Errors
    /// [`Error::Busy`] if the queue is full. `on_done` is dropped unheard then.
    pub fn embed(&self, texts: Vec<String>, cancel: CancelFlag, on_done: OnDone) -> Result<(), Error> {
        self.queue.push(|| Job::new(texts, cancel, on_done))
    }

    #[must_use]
    pub fn info(&self) -> &Info {
        &self.info
    }
}

impl Drop for Embedder {
    fn drop(&mut self) {
        self.queue.close();
        for worker in self.workers.drain(..) {
            // The last owner may be a receiver, on a worker's own thread.
            if worker.thread().id() != thread::current().id() {
                let _ = worker.join();
            }
        }
    }
}

/// Runs on a worker's own thread. Says on `ready` whether it can work at all, then works until the queue is closed.
fn work(model: &Bert, queue: &Queue, nice: u8, ready: &mpsc::Sender<Result<(), Error>>) {
    let lowered = background::lower_this_thread(nice).map_err(|source| Error::Priority { nice, source });
    // Nobody listens any more if another worker failed first.
    let _ = ready.send(lowered);
    while let Some(mut job) = queue.take() {
        let outcome = if job.cancel.is_cancelled() {
            Err(Error::Cancelled)
        } else {
            let attempt = AssertUnwindSafe(|| advance(model, &mut job));
            catch_unwind(attempt).map_err(|panic| Error::Panicked { reason: words(panic.as_ref()) })
        };
        if outcome.is_ok() && !job.texts.is_empty() {
            queue.put_back(job);
        } else {
            // Before the end is told, so that who hears it finds the place free.
            queue.release();
            job.end(outcome);
        }
    }
}

/// Computes the next few texts of a job.
fn advance(model: &Bert, job: &mut Job) {
    let (mut places, mut batch, mut tokens) = (Vec::new(), Vec::new(), 0);
    while let Some((place, text)) = job.texts.pop_front() {
        let pieces = model.read(&text);
        if tokens > 0 && tokens + pieces.ids.len() > BATCH_TOKENS {
            job.texts.push_front((place, text));
            break;
        }
        tokens += pieces.ids.len();
        if pieces.truncated {
            job.done.truncated.push(place);
        }
        places.push(place);
        batch.push(pieces);
    }
    for (place, vector) in places.into_iter().zip(model.vectors(&batch)) {
        job.done.vectors[place] = vector;
    }
    job.done.tokens = job.done.tokens.saturating_add(u32::try_from(tokens).unwrap_or(u32::MAX));
}

/// What a panic said, if it said it in words.
fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("a panic without a message").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_embedder_is_shared_between_threads() {
        fn shared<T: Send + Sync + 'static>() {}
        shared::<Embedder>();
    }

    #[test]
    fn what_is_no_model_is_refused_by_name() {
        let load = |folder: &str| Embedder::load(folder.as_ref(), Options::default()).err().expect("it is none");
        assert!(matches!(load("no/such/folder"), Error::File { .. }));
        assert!(matches!(load(env!("CARGO_MANIFEST_DIR")), Error::File { .. }));
    }
}
