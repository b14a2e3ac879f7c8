use crate::kernel::{Example, InvitationId, TenantId, rules};
use crate::policy::{Role, RoleRef};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Invites somebody into one's own tenant, or with `reach:platform` into any. They get a mail whose link works once and
/// for seven days.
#[operation(command, identity, rest = POST "/invitations", needs = ManagePeople, output = PersonInvited, creates, danger)]
pub struct InvitePerson {
    /// Where the mail goes, and the address that they sign in with.
    #[garde(custom(rules::email))]
    pub email: String,
    /// What they become: a built-in role's name, or the id of one of the tenant's own.
    pub role: RoleRef,
    /// Where they become a member; one's own tenant unless told.
    pub tenant_id: Option<TenantId>,
}

/// The invitation stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PersonInvited {
    /// Its id.
    pub id: InvitationId,
}

impl Example for InvitePerson {
    fn example() -> Self {
        Self { email: "john@example.com".into(), role: Role::Developer.into(), tenant_id: None }
    }
}

pub(super) const fn example_id() -> InvitationId {
    InvitationId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0042))
}
