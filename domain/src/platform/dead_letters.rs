use crate::kernel::{Example, LIMIT_MAX, Moment, Page};
use domain_macros::operation;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Tasks of the installation whose attempts are used up, the latest first.
#[operation(query, platform, rest = GET "/dead-letters", needs = ReadSystem, reach = Platform, output = Page<DeadLetterRow>)]
#[derive(Default)]
pub struct DeadLetters {
    /// Rows on a page, 1 to 200; 50 unless told.
    #[garde(inner(range(min = 1, max = LIMIT_MAX)))]
    pub limit: Option<u16>,
    /// `nextCursor` of the page before.
    #[garde(inner(length(max = 2000)))]
    pub cursor: Option<String>,
    /// Only tasks of this name.
    #[garde(inner(length(chars, max = 100)))]
    pub task: Option<String>,
}

/// A task that has failed for good.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct DeadLetterRow {
    /// Its id.
    pub id: Uuid,
    /// What was to be done.
    pub task: String,
    /// How often it was tried.
    pub attempts: u32,
    /// What the last attempt said, for whoever runs the installation.
    pub error: String,
    /// When it was put down.
    pub created_at: Moment,
    /// When the last attempt failed.
    pub failed_at: Moment,
}

impl Example for DeadLetters {
    fn example() -> Self {
        Self { limit: Some(20), task: Some("prune".into()), ..Self::default() }
    }
}
