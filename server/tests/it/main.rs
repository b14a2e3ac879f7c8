//! The promises of the server, kept on a real PostgreSQL. Laid out like the server: contexts, doors, commands.
//!
//! All tests share one cluster, each has a database of its own. Run them in one process, or every test starts a
//! cluster for itself: `cargo test -p server --test it`.

mod agent;
mod answers;
mod audit;
mod billing;
mod catalogue;
mod cells;
mod commands;
mod desk;
mod developers;
mod doors;
mod federation;
mod files;
mod gateway;
mod growth;
mod homes;
mod identity;
mod isolation;
mod jobs;
mod knowledge;
mod knowledge_screens;
mod live;
mod mail;
mod markdown;
mod mcp;
mod models;
mod notify;
mod pipelines;
mod processes;
mod sagas;
mod search;
mod store;
mod support;
mod templates;
mod tenancy;
mod watch;
mod workspaces;
