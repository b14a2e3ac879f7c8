//! An event as it is stored, and what follows from it in the same transaction.

use domain::Moment;
use domain::kernel::{Aggregate, TenantId};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use uuid::Uuid;

/// Who did it, through which door, and what it belongs to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Metadata {
    /// `person:<id>` or `system:<reason>`.
    pub actor: String,
    /// `browser`, `rest`, `openai`, `cli`, `worker` …
    pub source: String,
    /// The operation's name.
    pub operation: String,
    /// The request; also in the logs and in every answer.
    pub correlation_id: String,
    /// The trace of the request (W3C Trace Context).
    pub trace_id: String,
    /// How far the transaction saw.
    pub reach: String,
}

/// An event as it is stored.
#[derive(Clone, Debug)]
pub struct Recorded<E> {
    /// The tenant that it belongs to.
    pub tenant: TenantId,
    /// The aggregate that it happened to.
    pub stream: Uuid,
    /// Its number within the stream, from 1.
    pub version: i32,
    /// When it happened, in business time.
    pub at: Moment,
    /// What happened.
    pub event: E,
}

/// An aggregate whose projections are written in the same transaction as its events.
pub trait Projected: Aggregate {
    /// The tables that [`Projected::project`] writes; a rebuild empties them first.
    const TABLES: &'static [&'static str];

    /// Brings the projections up to date. Depends on nothing but the event and the tables that it writes.
    fn project(
        db: &mut PgConnection,
        recorded: &Recorded<Self::Event>,
    ) -> impl Future<Output = Result<(), sqlx::Error>> + Send;
}
