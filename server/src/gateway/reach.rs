//! How far a call sees: its own tenant, unless it widens its view.

use super::Context;
use crate::Stop;
use domain::Refusal;
use domain::policy::{Permission, Reach, Subject, may};

impl Context {
    /// How far this call sees.
    pub const fn reach(&self) -> Reach {
        self.reach
    }

    /// Lets this call see every tenant from now on. The audit records it.
    ///
    /// # Errors
    /// `permission_missing` unless the actor may.
    pub async fn reach_far(&mut self) -> Result<(), Stop> {
        if let Some(actor) = &self.caller.actor {
            may(actor, Permission::ReachPlatform, &Subject::default()).map_err(Refusal::from)?;
        }
        self.reach = Reach::Platform;
        // It has begun where an idempotency key was claimed in it.
        match &mut self.tx {
            Some(tx) => Ok(tx.widen(Reach::Platform).await?),
            None => Ok(()),
        }
    }

    /// As [`Context::reach_far`] for whoever may; for others nothing changes.
    ///
    /// # Errors
    /// When the database isn't there.
    pub async fn reach_as_far_as_allowed(&mut self) -> Result<(), Stop> {
        match &self.caller.actor {
            Some(actor) if actor.holds(Permission::ReachPlatform) => self.reach_far().await,
            _ => Ok(()),
        }
    }

    /// Lets this call's transaction see every tenant from now on, for what belongs to a person and to no tenant. What
    /// the handler then touches must be the actor's own.
    ///
    /// # Errors
    /// When the database isn't there.
    pub async fn widen_to_system(&mut self, reason: &'static str) -> Result<(), Stop> {
        Ok(self.tx().await?.widen_to_system(reason).await?)
    }
}
