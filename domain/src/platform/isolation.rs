//! What a proof of isolation comes to: for every operation and role, and for every table, what was tried against another
//! tenant and what came back.

use crate::kernel::{CellId, Moment, ProofId};
use crate::words;
use serde::{Deserialize, Serialize};

words! {
    /// What a cell is about.
    IsolationSubject {
        /// An operation, tried by a role.
        Operation = "operation",
        /// A table of tenants, read without a tenant or as another one.
        Table = "table",
    }
}

words! {
    /// What a try came to.
    IsolationVerdict {
        /// Something of another tenant was seen or changed.
        Leak = "leak",
        /// Neither what the policy says came back, nor anything of another tenant: somebody has to look.
        Unclear = "unclear",
        /// It was refused, as the policy says.
        Refused = "refused",
        /// It was answered, and nothing of another tenant was in it.
        Passed = "passed",
        /// The policy lets the role see beyond its tenant: there is nothing to refuse.
        Reaches = "reaches",
        /// Nothing of another tenant can be named, or trying it would act outside of the proof.
        Skipped = "skipped",
    }
}

/// One run of the proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct IsolationProofRow {
    /// Its id.
    pub id: ProofId,
    /// When it began, by the machine's clock.
    pub at: Moment,
    /// How long it took, in milliseconds.
    pub took_ms: u32,
    /// The version of the program.
    pub version: String,
    /// The worst verdict of its cells.
    pub verdict: IsolationVerdict,
    /// How many calls were made.
    pub calls: u32,
    /// Cells in which something of another tenant was seen or changed.
    pub leaks: u32,
    /// Cells that somebody has to look at.
    pub unclear: u32,
    /// Cells that were refused as the policy says.
    pub refused: u32,
    /// Cells that were answered with nothing of another tenant.
    pub passed: u32,
    /// Cells whose role reaches beyond its tenant.
    pub reaches: u32,
    /// Cells that weren't tried.
    pub skipped: u32,
}

/// One cell: an operation tried by a role, or a table read from one side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct IsolationCellRow {
    /// Its id.
    pub id: CellId,
    /// Operation or table.
    pub subject: IsolationSubject,
    /// The operation's or the table's name.
    pub name: String,
    /// The role, `nobody` for whoever isn't signed in; for tables `no_tenant` or `another_tenant`.
    pub role: String,
    /// What it came to.
    pub verdict: IsolationVerdict,
    /// The status that the policy leads to; absent where an answer with one's own things is as right.
    pub expected: Option<u16>,
    /// The status that the server function answered with.
    pub function: Option<u16>,
    /// The status that the REST interface answered with.
    pub rest: Option<u16>,
    /// The code of the refusal, or why it wasn't tried.
    pub note: String,
}
