use crate::kernel::{Example, LIMIT_MAX, Page};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// The control register: what keeps data safe, the requirements that it meets, the code that enforces it, and the tests
/// that prove it. As a file it is for an auditor.
#[operation(query, platform, rest = GET "/controls", needs = ReadSystem, reach = Platform, output = Page<ControlRow>)]
#[derive(Default)]
pub struct Controls {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// Part of the control, its requirements, code or tests, in any case.
    #[garde(inner(length(chars, max = 200)))]
    pub search: Option<String>,
}

/// A control.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ControlRow {
    /// Its number: `CTL-01`.
    pub number: String,
    /// What is done.
    pub control: String,
    /// The requirements that it meets.
    pub requirements: String,
    /// The files that enforce it.
    pub places: Vec<String>,
    /// The tests that prove it.
    pub proofs: Vec<String>,
}

impl Example for Controls {
    fn example() -> Self {
        Self { limit: Some(20), ..Self::default() }
    }
}
