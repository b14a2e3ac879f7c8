use crate::kernel::Example;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Makes the vectors of documents anew with the sentence model that the installation has now: of those whose vectors are
/// another model's or missing, or of all. Each document is found by its old passages until its new ones are there.
#[operation(job, knowledge, rest = POST "/knowledge/vectors", needs = ManageKnowledge, output = EmbeddedAnew, limit = Ai)]
pub struct EmbedAnew {
    /// Whether documents that have vectors of this model are read anew as well: writes the whole index again.
    pub all: Option<bool>,
}

/// What was embedded anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct EmbeddedAnew {
    /// Documents whose passages were written anew.
    pub documents: u32,
    /// Documents that couldn't be; each says why.
    pub failed: u32,
    /// Passages that there are of them now.
    pub passages: u32,
    /// Tokens that the model read.
    pub tokens: u64,
}

impl Example for EmbedAnew {
    fn example() -> Self {
        Self { all: None }
    }
}
