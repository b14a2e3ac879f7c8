use crate::kernel::{Example, TemplateId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Questions to begin a conversation with: the examples of the templates that may be run here and that a model drafts or
/// rewrites something for, filled in, by the templates' names.
#[operation(query, templates, rest = GET "/template-questions", needs = RunExecutions, entitlement = AiRuns, output = Vec<TemplateQuestion>)]
#[derive(Default)]
pub struct TemplateQuestions {
    /// Questions at most, 1 to 20; 6 unless told.
    #[garde(inner(range(min = 1, max = 20)))]
    pub limit: Option<u16>,
}

/// A question to begin with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TemplateQuestion {
    /// The template whose example it is.
    pub id: TemplateId,
    /// What people call that.
    pub name: String,
    /// The question.
    pub text: String,
}

impl Example for TemplateQuestions {
    fn example() -> Self {
        Self { limit: Some(6) }
    }
}
