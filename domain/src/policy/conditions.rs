//! What a permission further asks of the thing that it is used on: one table, named predicates.

use super::{Actor, Permission};
use crate::kernel::{ClientId, PersonId, TenantId};
use serde::{Deserialize, Serialize};

/// What is known of the thing that an actor wants to act on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Subject {
    /// Whose it is; `None` where the question isn't about one thing.
    pub tenant: Option<TenantId>,
    /// The client of the tenant that it is about.
    pub client: Option<ClientId>,
    /// The person who made it.
    pub maker: Option<PersonId>,
    /// Whether it is a person of the platform's own staff.
    pub staff: bool,
}

/// A named predicate beside the permission that it refines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// The actor made it, or may act on other people's.
    MadeItOrManages,
    /// The actor asked for it, or may act on other people's runs, or on what goes on behind the scenes.
    AskedForItOrManages,
    /// It is nobody of the platform's own staff.
    NotStaff,
}

impl Condition {
    /// The conditions of a permission.
    pub const fn of(permission: Permission) -> &'static [Self] {
        match permission {
            Permission::CancelExecutions => &[Self::MadeItOrManages],
            Permission::ManageJobs => &[Self::AskedForItOrManages],
            Permission::ImpersonatePeople => &[Self::NotStaff],
            _ => &[],
        }
    }

    /// The permissions that make up for it where it doesn't hold.
    pub const fn instead(self) -> &'static [Permission] {
        match self {
            Self::MadeItOrManages => &[Permission::ManageExecutions],
            Self::AskedForItOrManages => &[Permission::ManageExecutions, Permission::ManageSystem],
            Self::NotStaff => &[],
        }
    }

    /// Whether it holds.
    pub fn holds(self, actor: &Actor, subject: &Subject) -> bool {
        let itself = match self {
            Self::MadeItOrManages | Self::AskedForItOrManages => {
                subject.maker.is_none_or(|maker| maker == actor.person_id)
            }
            Self::NotStaff => !subject.staff,
        };
        itself || self.instead().iter().any(|permission| actor.holds_on(*permission, subject))
    }
}
