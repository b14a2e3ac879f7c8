//! The promises of the crate, kept by a real model.
//!
//! `PORTICO_MODEL` names the weights: the small model that `bin/run` fetches, or any other
//! instruction-tuned GGUF file.

mod answers;
mod limits;
mod markup;
mod shape;
mod workers;

use std::{
    num::{NonZeroU16, NonZeroU32},
    path::PathBuf,
    sync::{OnceLock, mpsc},
    time::Duration,
};

use llama::{CancelFlag, Error, Event, Finished, Message, Model, OnEvent, Options, Pool, PoolOptions, Request};

/// Tokens of context in all of these tests.
const CONTEXT: u32 = 1024;

/// Where the weights are. This is the one place that fails without them.
fn weights() -> PathBuf {
    std::env::var_os("PORTICO_MODEL")
        .map(PathBuf::from)
        .unwrap_or_else(|| panic!("these tests need a model: set PORTICO_MODEL to the path of a GGUF file"))
}

/// The model, loaded once.
fn model() -> Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    let load = || {
        let context_tokens = NonZeroU32::new(CONTEXT).expect("it is not 0");
        Model::load(&weights(), Options { context_tokens }).unwrap_or_else(|error| panic!("{error}"))
    };
    MODEL.get_or_init(load).clone()
}

fn pool_of(workers: u16, queue_bound: usize) -> Pool {
    let workers = NonZeroU16::new(workers).expect("a pool has workers");
    let options = PoolOptions { workers, queue_bound, ..PoolOptions::default() };
    Pool::start(model(), options).expect("the pool starts")
}

/// A short question with a short answer.
fn question(text: &str) -> Request {
    let messages = vec![Message::system("You answer briefly."), Message::user(text)];
    Request { max_tokens: 24, ..Request::new(messages) }
}

/// A question that the model would talk about at length.
fn endless() -> Request {
    let text = "Tell a very long story about a lighthouse, its keeper and the sea.";
    Request { max_tokens: 600, ..Request::new(vec![Message::user(text)]) }
}

/// All that one request led to.
#[derive(Debug)]
struct Answer {
    prompt_tokens: Option<u32>,
    pieces: Vec<String>,
    end: Result<Finished, Error>,
}

impl Answer {
    fn text(&self) -> String {
        self.pieces.concat()
    }

    fn finished(&self) -> Finished {
        *self.end.as_ref().unwrap_or_else(|error| panic!("{error}"))
    }
}

/// Sends a request; its events come out at the other end.
fn send(pool: &Pool, request: Request, cancel: &CancelFlag) -> mpsc::Receiver<Event> {
    let (sender, events) = mpsc::channel();
    // A test that has seen enough no longer listens.
    let on_event: OnEvent = Box::new(move |event| drop(sender.send(event)));
    pool.submit(request, cancel.clone(), on_event).expect("there is room");
    events
}

/// Waits for the whole answer, and checks that its events make sense.
fn collect(events: &mpsc::Receiver<Event>) -> Answer {
    let (mut prompt_tokens, mut pieces) = (None, Vec::new());
    let end = loop {
        match next(events) {
            Event::Started { prompt_tokens: tokens } => {
                assert!(prompt_tokens.replace(tokens).is_none(), "it started once");
                assert!(pieces.is_empty(), "it started before it spoke");
            }
            Event::Text(piece) => {
                assert!(prompt_tokens.is_some() && !piece.is_empty(), "{piece:?}");
                pieces.push(piece);
            }
            Event::Finished(finished) => break Ok(finished),
            Event::Failed(error) => break Err(error),
        }
    };
    assert!(events.recv().is_err(), "nothing follows the last event");
    Answer { prompt_tokens, pieces, end }
}

fn next(events: &mpsc::Receiver<Event>) -> Event {
    events.recv_timeout(Duration::from_secs(60)).expect("a model that answers in time")
}

fn ask(pool: &Pool, request: Request) -> Answer {
    collect(&send(pool, request, &CancelFlag::default()))
}
