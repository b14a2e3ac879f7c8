//! Answers from documents: passages are found with the rights of whoever asks, go into the run, and every sentence of the answer
//! says which of them it rests on.
//!
//! With a model on this machine the answer is made of the documents' own sentences ([`quoted`]); a provider's model is given the
//! passages by number ([`asked`], [`read`]). Where no passage comes near, no model is asked at all.

mod ask;
mod cited;
mod numbered;
mod outdate;
mod quote;
mod said;
mod withheld;

pub(super) use ask::{ask, ask_documents};
pub use cited::{Quoted, answers_citing, sources_of};
pub(super) use numbered::{asked, read};
pub use outdate::{OutdateAnswers, Outdates};
pub(super) use quote::quoted;
pub(super) use said::{Saying, said};
pub(super) use withheld::{withheld, without_words};
