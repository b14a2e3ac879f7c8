use crate::kernel::{Example, PersonId, TenantId, rules};
use crate::policy::{Role, RoleRef};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Gives a person an account with a first password, and a membership in one's own tenant, or with `create:people` in
/// any.
#[operation(command, identity, rest = POST "/users", needs = ManagePeople, output = PersonAdded, creates, danger)]
pub struct AddPerson {
    /// The address that they sign in with; one account an address.
    #[garde(custom(rules::email))]
    pub email: String,
    /// Their whole name, as they write it.
    #[garde(length(chars, min = 1, max = 120), custom(rules::line))]
    pub name: String,
    /// 12 to 200 characters.
    #[garde(length(chars, min = 12, max = 200))]
    pub password: String,
    /// Where they become a member; one's own tenant unless told.
    pub tenant_id: Option<TenantId>,
    /// What they are there.
    pub role: RoleRef,
}

/// The account stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PersonAdded {
    /// Its id.
    pub id: PersonId,
}

impl Example for AddPerson {
    fn example() -> Self {
        Self {
            email: "lina.haddad@aurora.example".into(),
            name: "Lina Haddad".into(),
            password: "correct horse battery staple".into(),
            tenant_id: Some(TenantId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001))),
            role: Role::ClientUser.into(),
        }
    }
}
