use super::IsolationVerdict;
use crate::kernel::{Example, ProofId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Proves on this installation, now, that tenants are walled off from each other: every operation is tried by every role
/// against another tenant's things, by server function and REST, and every table of tenants is read from outside. The
/// tries play in transactions that never commit, with tenants of their own: nothing is changed, sent or counted.
#[operation(job, platform, rest = POST "/platform/isolation-proofs", needs = ManageSystem, reach = Platform, output = IsolationProved, danger)]
pub struct ProveIsolation {}

/// The proof stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct IsolationProved {
    /// Its id.
    pub id: ProofId,
    /// The worst verdict of its cells.
    pub verdict: IsolationVerdict,
    /// Cells in which something of another tenant was seen or changed.
    pub leaks: u32,
}

impl Example for ProveIsolation {
    fn example() -> Self {
        Self {}
    }
}
