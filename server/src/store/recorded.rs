//! An event as it is stored, and what follows from it in the same transaction.

use domain::Moment;
use domain::kernel::{Aggregate, Personal, TenantId};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use uuid::Uuid;

/// Who did it, through which door, and what it belongs to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Metadata {
    /// `person:<id>` or `system:<reason>`.
    pub actor: String,
    /// Who acted in the actor's name: an admin who impersonates, an agent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<String>,
    /// `browser`, `rest`, `openai`, `cli`, `worker` …
    pub source: String,
    /// The portal whose screen it came from, as in `admin`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portal: Option<String>,
    /// The operation's name.
    pub operation: String,
    /// The request; also in the logs and in every answer.
    pub correlation_id: String,
    /// The event that this one follows from, where no person asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub causation_id: Option<Uuid>,
    /// The trace of the request (W3C Trace Context).
    pub trace_id: String,
    /// The network address that it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Personal<String>>,
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
    /// The tables that [`Projected::project`] writes, with their schema.
    const TABLES: &'static [&'static str];

    /// Brings the projections up to date. Depends on nothing but the event and the tables that it writes, and names
    /// them without their schema, so that a rebuild can put shadows in front of them.
    fn project(
        db: &mut PgConnection,
        recorded: &Recorded<Self::Event>,
    ) -> impl Future<Output = Result<(), sqlx::Error>> + Send;

    /// The same for all events of one append, in their order: what several of them come to may be written at once. It
    /// leaves what [`Projected::project`] would leave one by one.
    fn project_all(
        db: &mut PgConnection,
        recorded: &[Recorded<Self::Event>],
    ) -> impl Future<Output = Result<(), sqlx::Error>> + Send {
        one_by_one::<Self>(db, recorded)
    }
}

async fn one_by_one<A: Projected + ?Sized>(
    db: &mut PgConnection,
    recorded: &[Recorded<A::Event>],
) -> Result<(), sqlx::Error> {
    for recorded in recorded {
        A::project(db, recorded).await?;
    }
    Ok(())
}
