//! Tenants are walled off from each other: in the database, on every door, and in the sources.

mod pgbouncer;
mod pooler;
mod proof;
mod reach;
mod rival;
mod schemas;
mod tables;
