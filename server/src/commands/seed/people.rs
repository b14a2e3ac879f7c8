//! The people in whose name the demo world is furnished.

use crate::contexts::identity::actor_by_email;
use crate::gateway::Gateway;
use anyhow::{Context, Result};
use domain::policy::Actor;

/// The owner of Aurora Foods.
pub(super) const OWNER: &str = "owner@demo.portico.example";
/// Somebody who works there.
pub(super) const CLIENT: &str = "client@demo.portico.example";

/// Somebody of the demo world.
pub(super) async fn actor(gateway: &Gateway, email: &str) -> Result<Actor> {
    actor_by_email(&gateway.services().db, email).await?.with_context(|| format!("{email} is missing"))
}
