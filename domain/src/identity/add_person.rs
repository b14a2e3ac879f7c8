use crate::kernel::{Example, PersonId, TenantId, rules};
use crate::policy::Role;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Gives a person an account with a first password, and a membership in a tenant.
#[operation(command, identity, rest = POST "/people", needs = CreatePeople, reach = Platform, output = PersonAdded, creates)]
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
    /// Where they become a member.
    pub tenant_id: TenantId,
    /// What they are there.
    pub role: Role,
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
            tenant_id: TenantId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001)),
            role: Role::ClientUser,
        }
    }
}
