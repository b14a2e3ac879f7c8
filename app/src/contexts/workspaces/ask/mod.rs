//! Questions to documents: the question, where to look, the answer with what each sentence rests on, and earlier ones.

mod answer;
mod answer_page;
mod desk;
mod history;
mod page;
mod sources;

pub use answer_page::AnswerPage;
pub use page::AskPage;
