//! Rules about the repository itself: what must not be forgotten when something is added. Each reads sources as text,
//! so the whole of it runs in seconds and needs neither a database nor a build of anything else.
//!
//! A rule's exceptions are a list beside it that may only shrink: an entry that is no longer needed fails the rule.

mod browser_graph;
mod checklist;
mod controls;
mod crates;
mod decisions;
mod gallery;
mod glossary;
mod language;
mod links;
mod logical;
mod marks;
mod places;
mod screens;
mod secrets;
mod settings;
mod sides;
mod sizes;
mod stale;
mod tables;
mod tree;
