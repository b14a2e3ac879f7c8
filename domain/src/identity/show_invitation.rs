use crate::kernel::{Example, Moment};
use crate::policy::HeldRole;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What the link of an invitation stands for, for whoever was sent it. It isn't used up by that.
#[operation(query, identity, rest = GET "/auth/invitations/{token}", needs = Public, output = Offer, limit = SignIn)]
pub struct ShowInvitation {
    /// What stands in the link.
    #[garde(length(max = 200))]
    pub token: String,
}

/// What somebody is invited to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Offer {
    /// The tenant that they join.
    pub tenant_name: String,
    /// What they become there.
    pub role: HeldRole,
    /// The address that was invited.
    pub email: String,
    /// Whether it has an account: then it joins by signing in.
    pub has_account: bool,
    /// Until when the link works.
    pub until: Moment,
}

impl Example for ShowInvitation {
    fn example() -> Self {
        Self { token: example_token() }
    }
}

pub(super) fn example_token() -> String {
    "01935a000000700080000000000000042.c2VjcmV0".into()
}
