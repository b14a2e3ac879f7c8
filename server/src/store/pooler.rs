//! What changes where connections lead to a transaction pooler, such as pgbouncer with `pool_mode = transaction`: two
//! transactions of one connection may run in two sessions of the database, each of which others use in between.
//!
//! Tenant and reach are set within each transaction anyway, and every lock that requests take ends with it. What needs a
//! session of its own takes a connection past the pooler: listening, the job queue, migrations. A statement that stands
//! alone is two messages to the database, so it becomes a transaction; and where the pooler doesn't keep the prepared
//! statements of its clients apart, none outlives its transaction: their names are the same in every process.

use sqlx::postgres::PgConnectOptions;

/// A transaction pooler.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Pooler {
    /// Knows nothing of prepared statements: pgbouncer before 1.21, or with `max_prepared_statements = 0`.
    Plain,
    /// Keeps prepared statements of its clients apart: pgbouncer with `max_prepared_statements` of 100 or more.
    Prepared,
}

/// Where connections lead to a pooler, and where there is none.
#[derive(Clone, Debug)]
pub struct Pooled {
    /// What the pooler can.
    pub pooler: Pooler,
    /// The database itself, as the same role.
    pub direct: String,
}

/// How a transaction begins, as far as the pooler decides it. What others left prepared in the session is forgotten, or
/// a name of theirs would be taken for ours.
pub(super) const fn begins(pooler: Option<Pooler>) -> &'static str {
    match pooler {
        Some(Pooler::Plain) => "begin; deallocate all",
        Some(Pooler::Prepared) | None => "begin",
    }
}

/// Statements are prepared once for each connection, unless it has no session to keep them in.
pub(super) fn kept_statements(options: PgConnectOptions, pooler: Option<Pooler>) -> PgConnectOptions {
    match pooler {
        Some(Pooler::Plain) => options.statement_cache_capacity(0),
        Some(Pooler::Prepared) | None => options,
    }
}
