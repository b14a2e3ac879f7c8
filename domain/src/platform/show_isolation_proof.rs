use super::{IsolationProofRow, IsolationSubject, IsolationVerdict};
use crate::kernel::{Example, ProofId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// One proof of isolation as a matrix: a line for each operation and table, a cell for each role.
#[operation(query, platform, rest = GET "/platform/isolation-proofs/{id}", needs = ReadSystem, reach = Platform, output = IsolationProofDetail)]
pub struct ShowIsolationProof {
    /// The proof.
    pub id: ProofId,
}

/// A proof as a matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct IsolationProofDetail {
    /// The run.
    pub proof: IsolationProofRow,
    /// Its lines: operations by name, then tables.
    pub lines: Vec<IsolationLine>,
}

/// A line of the matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct IsolationLine {
    /// Operation or table.
    pub subject: IsolationSubject,
    /// Its name.
    pub name: String,
    /// A cell for each role or side, in the same order on every line.
    pub cells: Vec<IsolationCell>,
}

/// A cell of the matrix, which knows its line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct IsolationCell {
    /// The role, or the side that a table is read from.
    pub role: String,
    /// What it came to.
    pub verdict: IsolationVerdict,
    /// The status that the policy leads to, if it leads to one.
    pub expected: Option<u16>,
    /// The status that the server function answered with.
    pub function: Option<u16>,
    /// The status that the REST interface answered with.
    pub rest: Option<u16>,
    /// The code of the refusal, or why it wasn't tried.
    pub note: String,
}

impl Example for ShowIsolationProof {
    fn example() -> Self {
        Self { id: ProofId(uuid::Uuid::from_u128(0x0194_0000_0000_7000_8000_0000_0000_0b01)) }
    }
}
