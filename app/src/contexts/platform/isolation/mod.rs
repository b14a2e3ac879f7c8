//! The proof of isolation: its verdict, the matrix of who tried what, the runs before, and a new one.

mod again;
mod history;
mod labels;
mod matrix;
mod page;
mod verdict;

pub use page::IsolationPage;
