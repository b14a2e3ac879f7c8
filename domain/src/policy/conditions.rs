//! What a permission further asks of the thing that it is used on: one table, named predicates.

use super::{Actor, Permission};
use crate::kernel::{PersonId, TenantId};
use serde::{Deserialize, Serialize};

/// What is known of the thing that an actor wants to act on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Subject {
    /// Whose it is; `None` where the question isn't about one thing.
    pub tenant: Option<TenantId>,
    /// The person who made it.
    pub maker: Option<PersonId>,
}

/// A named predicate beside the permission that it refines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// The actor made it, or may act on other people's.
    MadeItOrManages,
    /// The actor asked for it, or may act on other people's runs, or on what goes on behind the scenes.
    AskedForItOrManages,
}

impl Condition {
    /// The conditions of a permission.
    pub const fn of(permission: Permission) -> &'static [Self] {
        match permission {
            Permission::CancelExecutions => &[Self::MadeItOrManages],
            Permission::ManageJobs => &[Self::AskedForItOrManages],
            _ => &[],
        }
    }

    /// Whether it holds.
    pub fn holds(self, actor: &Actor, subject: &Subject) -> bool {
        match self {
            Self::MadeItOrManages => {
                subject.maker.is_none_or(|maker| maker == actor.person_id) || actor.holds(Permission::ManageExecutions)
            }
            Self::AskedForItOrManages => {
                Self::MadeItOrManages.holds(actor, subject) || actor.holds(Permission::ManageSystem)
            }
        }
    }
}
