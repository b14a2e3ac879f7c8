//! The workers of one model, and the way to them.

use std::{
    num::NonZeroU16,
    sync::{Arc, mpsc},
    thread::{self, JoinHandle},
};

use crate::{
    CancelFlag, Error, Model, OnEvent, Request,
    event::Outlet,
    queue::{Job, Queue},
    worker::{self, Terms},
};

/// How much of the machine a model may take.
#[derive(Debug, Clone, Copy)]
pub struct PoolOptions {
    /// Requests that are answered at the same time; each has a thread and a context of its own.
    pub workers: NonZeroU16,
    /// Requests that may wait beyond those.
    pub queue_bound: usize,
    /// Threads that compute one answer together.
    pub threads_per_worker: NonZeroU16,
    /// How far the workers stand back behind the rest of the machine, from 0 to 19. At 10 a busy
    /// thread of normal priority gets nine times their share of a core.
    pub nice: u8,
}

impl Default for PoolOptions {
    fn default() -> Self {
        Self { workers: NonZeroU16::MIN, queue_bound: 16, threads_per_worker: NonZeroU16::MIN, nice: 10 }
    }
}

/// How busy a pool is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Load {
    pub running: usize,
    pub waiting: usize,
}

/// Worker threads that answer requests to one model. Dropping it stops them: running and waiting
/// requests fail with [`Error::Stopped`], within the time of one step.
pub struct Pool {
    model: Model,
    queue: Arc<Queue>,
    workers: Vec<JoinHandle<()>>,
}

impl Pool {
    /// Starts the workers, and returns when all of them are ready.
    ///
    /// # Errors
    /// If a thread, its priority or its working memory cannot be had; no worker is left then.
    pub fn start(model: Model, options: PoolOptions) -> Result<Self, Error> {
        let terms = Terms { threads: options.threads_per_worker, nice: options.nice };
        let queue = Arc::new(Queue::new(options.workers.get().into(), options.queue_bound));
        let mut pool = Self { model, queue, workers: Vec::new() };
        let (ready, reports) = mpsc::channel();
        for number in 1..=options.workers.get() {
            let (model, queue, ready) = (pool.model.clone(), Arc::clone(&pool.queue), ready.clone());
            let worker = thread::Builder::new()
                .name(format!("model-{number}"))
                .spawn(move || worker::work(&model, &queue, terms, &ready))
                .map_err(|source| Error::Thread { source })?;
            pool.workers.push(worker);
        }
        for _ in &pool.workers {
            reports.recv().map_err(|_| Error::Stopped)??;
        }
        Ok(pool)
    }

    /// Hands a request to the workers and returns at once. `on_event` hears how it goes on.
    ///
    /// # Errors
    /// [`Error::Busy`] if the queue is full, or what is wrong with the request as far as that can be
    /// seen without reading the prompt. `on_event` is dropped unheard then.
    pub fn submit(&self, request: Request, cancel: CancelFlag, on_event: OnEvent) -> Result<(), Error> {
        request.check()?;
        self.queue.push(|| Job { request, cancel, outlet: Outlet::new(on_event) })
    }

    #[must_use]
    pub fn load(&self) -> Load {
        self.queue.load()
    }

    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.queue.close();
        for worker in self.workers.drain(..) {
            // The last owner may be a receiver of events, on a worker's own thread.
            if worker.thread().id() != thread::current().id() {
                let _ = worker.join();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pool_is_shared_between_threads() {
        fn shared<T: Send + Sync + 'static>() {}
        shared::<Pool>();
    }
}
