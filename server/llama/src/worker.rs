//! One thread that answers requests, one after the other, until its pool ends.

use std::{
    any::Any,
    num::NonZeroU16,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc,
};

use crate::{
    Error, Finished, Model,
    generate::Engine,
    queue::{Job, Queue},
};

/// What a worker needs to know of its pool.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Terms {
    pub(crate) threads: NonZeroU16,
    pub(crate) nice: u8,
}

/// Runs on the worker's own thread. Says on `ready` whether it can work at all, then works.
pub(crate) fn work(model: &Model, queue: &Queue, terms: Terms, ready: &mpsc::Sender<Result<(), Error>>) {
    let engine = background::lower_this_thread(terms.nice)
        .map_err(|source| Error::Priority { nice: terms.nice, source })
        .and_then(|()| Engine::new(model, terms.threads));
    let (mut engine, report) = match engine {
        Ok(engine) => (Some(engine), Ok(())),
        Err(error) => (None, Err(error)),
    };
    // Nobody listens any more if another worker failed first.
    let _ = ready.send(report);

    while let Some(mut job) = queue.take() {
        let attempt = AssertUnwindSafe(|| answer(model, queue, terms, &mut engine, &mut job));
        let outcome = catch_unwind(attempt).unwrap_or_else(|panic| {
            // Whatever state it left behind goes with it.
            engine = None;
            Err(Error::Panicked { reason: words(panic.as_ref()) })
        });
        // Before the last event, so that who hears it finds the worker free.
        queue.release();
        job.outlet.end(outcome);
    }
}

fn answer<'model>(
    model: &'model Model,
    queue: &Queue,
    terms: Terms,
    engine: &mut Option<Engine<'model>>,
    job: &mut Job,
) -> Result<Finished, Error> {
    let cancel = &job.cancel;
    let cancelled = || {
        queue.end_cancelled();
        if queue.is_closed() { Err(Error::Stopped) } else { Ok(cancel.is_cancelled()) }
    };
    if cancelled()? {
        return Ok(Finished::UNSTARTED);
    }
    let engine = match engine {
        Some(engine) => engine,
        None => engine.insert(Engine::new(model, terms.threads)?),
    };
    engine.answer(&job.request, &mut job.outlet, cancelled)
}

/// What a panic said, if it said it in words.
fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("a panic without a message").to_owned()
}
