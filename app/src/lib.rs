//! What is seen: the design system, the screens of the contexts, the portals that compose them, and the shell.
//!
//! Operations are called through [`port`] alone; no SQL and no server code stand here. The crate builds for the
//! server (`ssr`) and the browser (`hydrate`).

#![recursion_limit = "256"]

mod contexts;
mod document;
mod forms;
mod frame;
mod gallery;
mod homes;
mod lists;
mod live;
mod marketing;
mod pages;
pub mod port;
mod portals;
mod routes;
mod times;
mod ui;
mod words;

pub use document::shell;
pub use frame::{DEEDS, NOWHERE, page_of};
pub use marketing::{SitePage, SitePortal};
pub use routes::App;
