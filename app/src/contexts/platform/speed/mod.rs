//! How fast the platform is, and which of its pages are loaded.

mod labels;
mod pages;
mod server;
mod speed_page;
mod views;

pub use speed_page::SpeedPage;
