//! The handlers, cut like `domain`. A context never touches another's tables: it calls an operation or reads events.

pub mod agent;
pub mod billing;
pub mod developers;
pub mod federation;
pub mod files;
pub mod growth;
pub mod identity;
mod kept;
pub mod knowledge;
pub mod models;
pub mod notify;
pub mod pipelines;
pub mod platform;
mod subscribers;
pub mod templates;
pub mod tenancy;
pub mod workspaces;

pub use kept::Kept;
pub use subscribers::subscribers;

use crate::Stop;
use crate::gateway::{Gateway, GatewayBuilder, Services};
use crate::integrations::mail;
use domain::kernel::PersonId;
use futures::future::BoxFuture;
use sqlx::PgConnection;
use std::sync::Arc;

/// Removes what a context keeps of a person beside their events.
pub type Forget = for<'a> fn(&'a mut PgConnection, PersonId) -> BoxFuture<'a, Result<(), Stop>>;

/// Every context that keeps something of people, for the erasure of a person.
pub const FORGET: &[(&str, Forget)] = &[
    ("identity", |db, person| Box::pin(identity::forget(db, person))),
    ("workspaces", |db, person| Box::pin(workspaces::forget(db, person))),
    ("federation", |db, person| Box::pin(federation::forget(db, person))),
    ("files", |db, person| Box::pin(files::forget(db, person))),
    ("tenancy", |db, person| Box::pin(tenancy::forget(db, person))),
    ("mail", |db, person| Box::pin(mail::forget(db, person))),
    ("notify", |db, person| Box::pin(notify::forget(db, person))),
    ("platform", |db, person| Box::pin(platform::forget(db, person))),
    ("templates", |db, person| Box::pin(templates::forget(db, person))),
    ("knowledge", |db, person| Box::pin(knowledge::forget(db, person))),
    ("agent", |db, person| Box::pin(agent::forget(db, person))),
    ("pipelines", |db, person| Box::pin(pipelines::forget(db, person))),
];

/// The tables in which contexts keep something of people, for a person's own copy of it.
pub const COPIED: &[(&str, &[Kept])] = &[
    ("identity", identity::KEPT),
    ("workspaces", workspaces::KEPT),
    ("federation", federation::KEPT),
    ("files", files::KEPT),
    ("tenancy", tenancy::KEPT),
    ("mail", mail::KEPT),
    ("notify", notify::KEPT),
    ("platform", platform::KEPT),
    ("templates", templates::KEPT),
    ("knowledge", knowledge::KEPT),
    ("agent", agent::KEPT),
    ("pipelines", pipelines::KEPT),
];

/// The gateway with every handler there is.
pub fn gateway(services: Arc<Services>) -> Gateway {
    handlers(services).build()
}

/// Every handler there is, for a gateway that serves more besides.
pub fn handlers(services: Arc<Services>) -> GatewayBuilder {
    [
        tenancy::handlers,
        identity::handlers,
        federation::handlers,
        models::handlers,
        workspaces::handlers,
        files::handlers,
        billing::handlers,
        growth::handlers,
        notify::handlers,
        developers::handlers,
        platform::handlers,
        templates::handlers,
        knowledge::handlers,
        pipelines::handlers,
        agent::handlers,
    ]
    .into_iter()
    .fold(GatewayBuilder::new(services), |builder, context: fn(GatewayBuilder) -> GatewayBuilder| context(builder))
}
