//! What can go wrong, said to the person who has to do something about it.

use std::{io, path::PathBuf};

/// Everything this crate refuses or fails at. Each message is a sentence that names the remedy.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the model file {} cannot be opened ({source}): fetch the weights, or name another GGUF file", path.display())]
    File { path: PathBuf, source: io::Error },
    #[error("{} is not a GGUF file: name a model in the GGUF format, or fetch the file again if its download broke off", path.display())]
    NotGguf { path: PathBuf },
    #[error("the model {} cannot be loaded ({reason}): check the file's hash, and that this version of llama.cpp knows its architecture", path.display())]
    Load { path: PathBuf, reason: String },
    #[error("llama.cpp does not start ({reason}): nothing else in this process may initialise it")]
    Backend { reason: String },
    #[error("a context of {asked} tokens is more than the model was trained for: set it to {limit} or less")]
    ContextTooLarge { asked: u32, limit: u32 },
    #[error(
        "the chat template of the model cannot be applied ({reason}): use an instruction-tuned model whose template llama.cpp knows"
    )]
    Template { reason: String },
    #[error(
        "a context of {tokens} tokens cannot be set up ({reason}): free memory, or set fewer workers or a smaller context"
    )]
    Context { tokens: u32, reason: String },
    #[error("a model worker cannot be started ({source}): raise the limit of threads, or set fewer workers")]
    Thread { source: io::Error },
    #[error("a model worker cannot lower its priority by {nice} ({source}): choose a value from 0 to 19")]
    Priority { nice: u8, source: io::Error },

    #[error("{waiting} requests are waiting already: try again in a moment")]
    Busy { waiting: usize },
    #[error("the model pool was stopped before the answer was complete: send the request again")]
    Stopped,
    #[error("the request holds no message: send at least one")]
    NoMessages,
    #[error("a temperature of {0} is out of range: choose one from 0 (always the likeliest word) to 2")]
    Temperature(f32),
    #[error("a top_p of {0} is out of range: choose one above 0, up to 1")]
    TopP(f32),
    #[error("a stop string is empty: leave it out, or write what ends the answer")]
    EmptyStop,
    #[error("the grammar for the answer is not understood: it is written in GBNF and begins with a rule named root")]
    Grammar,
    #[error(
        "the schema for the answer cannot be kept to at {place} ({reason}): leave that out, or write it differently"
    )]
    Schema { place: String, reason: String },
    #[error("an answer of {asked} tokens cannot be promised: ask for 1 to {limit}")]
    AnswerLength { asked: u32, limit: u32 },
    #[error(
        "the prompt takes {tokens} tokens or more, and only {limit} fit beside the answer: shorten it, or ask for a shorter answer"
    )]
    PromptTooLong { tokens: u32, limit: u32 },

    #[error("the model broke off ({reason}): send the request again")]
    Decode { reason: String },
    #[error("a defect stopped this answer ({reason}): send the request again, and report it if it returns")]
    Panicked { reason: String },
}
