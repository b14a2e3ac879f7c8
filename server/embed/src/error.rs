//! What can go wrong, said to the person who has to do something about it.

use std::{io, path::PathBuf};

/// Everything this crate refuses or fails at. Each message is a sentence that names the remedy.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{} cannot be read ({source}): name the folder that holds model.safetensors, config.json and vocab.txt", path.display())]
    File { path: PathBuf, source: io::Error },
    #[error("{} is not what was expected ({reason}): name the folder of a BERT sentence model, or fetch it again if its download broke off", path.display())]
    Model { path: PathBuf, reason: String },
    #[error("a worker for embeddings cannot be started ({source}): raise the limit of threads, or set fewer workers")]
    Thread { source: io::Error },
    #[error("a worker for embeddings cannot lower its priority by {nice} ({source}): choose a value from 0 to 19")]
    Priority { nice: u8, source: io::Error },

    #[error("{waiting} requests are waiting already: try again in a moment")]
    Busy { waiting: usize },
    #[error("the request was given up before its vectors were there")]
    Cancelled,
    #[error("the workers were stopped before the vectors were there: send the request again")]
    Stopped,
    #[error("a defect stopped this request ({reason}): send it again, and report it if it returns")]
    Panicked { reason: String },
}
