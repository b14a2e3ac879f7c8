//! The promises of the crate, kept by a real model.
//!
//! `PORTICO_EMBEDDINGS` names the folder of all-MiniLM-L6-v2, which `bin/run` fetches.

mod learning;
mod vectors;
mod workers;

use std::{
    num::NonZeroU16,
    path::PathBuf,
    sync::{OnceLock, mpsc},
    time::Duration,
};

use embed::{CancelFlag, Embedded, Embedder, Error, Options};

/// Where the weights are. This is the one place that fails without them.
fn weights() -> PathBuf {
    std::env::var_os("PORTICO_EMBEDDINGS")
        .map(PathBuf::from)
        .unwrap_or_else(|| panic!("these tests need a model: set PORTICO_EMBEDDINGS to the folder of all-MiniLM-L6-v2"))
}

fn pool_of(workers: u16, queue_bound: usize) -> Embedder {
    let workers = NonZeroU16::new(workers).expect("a pool has workers");
    Embedder::load(&weights(), Options { workers, queue_bound, ..Options::default() })
        .unwrap_or_else(|error| panic!("{error}"))
}

/// One that all tests share.
fn embedder() -> &'static Embedder {
    static EMBEDDER: OnceLock<Embedder> = OnceLock::new();
    EMBEDDER.get_or_init(|| pool_of(1, 64))
}

type Outcome = mpsc::Receiver<Result<Embedded, Error>>;

/// Sends texts; what becomes of them comes out at the other end.
fn send(embedder: &Embedder, texts: &[&str], cancel: &CancelFlag) -> Outcome {
    let (sender, outcome) = mpsc::channel();
    let texts = texts.iter().map(|&text| text.to_owned()).collect();
    let on_done = Box::new(move |done| drop(sender.send(done)));
    embedder.embed(texts, cancel.clone(), on_done).expect("there is room");
    outcome
}

fn wait(outcome: &Outcome) -> Result<Embedded, Error> {
    let done = outcome.recv_timeout(Duration::from_secs(120)).expect("an answer in time");
    assert!(outcome.recv().is_err(), "it is answered once");
    done
}

fn embed(texts: &[&str]) -> Embedded {
    wait(&send(embedder(), texts, &CancelFlag::default())).unwrap_or_else(|error| panic!("{error}"))
}

/// How alike two texts are, from -1 to 1.
fn likeness(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}
