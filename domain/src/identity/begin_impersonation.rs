use super::erase_person::example_id;
use crate::kernel::{Example, Moment, PersonId, TenantId, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Acts as a person for a while: the session that asks is theirs until it ends. Both are recorded with everything that is
/// done, what is dangerous is off, and the person is told who it was and why. Nobody on staff can be acted as.
#[operation(command, identity, rest = POST "/users/{id}/impersonation", needs = ImpersonatePeople, reach = Platform, output = ImpersonationBegun, creates, danger)]
pub struct BeginImpersonation {
    /// The person to act as.
    pub id: PersonId,
    /// In which of their memberships; needed where they have several.
    pub tenant_id: Option<TenantId>,
    /// Why, or the number of a ticket. The person reads it.
    #[garde(length(chars, min = 3, max = 300), custom(rules::line))]
    pub reason: String,
    /// After how many minutes it ends by itself, 1 to 60; 30 unless told.
    #[garde(inner(range(min = 1, max = 60)))]
    pub minutes: Option<u16>,
}

/// The session is the person's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ImpersonationBegun {
    /// When it ends by itself.
    pub until: Moment,
}

impl Example for BeginImpersonation {
    fn example() -> Self {
        Self { id: example_id(), tenant_id: None, reason: "Ticket 4711: no runs are shown".into(), minutes: Some(20) }
    }
}
