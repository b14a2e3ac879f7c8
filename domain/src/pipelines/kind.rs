//! The kinds of steps, and what can be set in each.

use super::FieldForm::{Choice, Fields, Labels, Line, Model, Number, Operation, Schema, Temperature, Text};
use super::StepField;
use crate::words;

words! {
    /// What a step does.
    StepKind {
        /// Finds passages of the tenant's documents, with the rights of whoever the run is for.
        Retrieve = "retrieve",
        /// Makes a text of what there is.
        Prompt = "prompt",
        /// Has a model write.
        Model = "model",
        /// Chooses what a text is, by examples.
        Classify = "classify",
        /// Takes values out of a text.
        Extract = "extract",
        /// Picks, joins, turns over or counts what another step gave.
        Shape = "shape",
        /// Goes on only if something holds.
        Condition = "condition",
        /// Calls an operation, with the rights of whoever the run is for.
        Operation = "operation",
        /// Waits until somebody approves.
        Approval = "approval",
    }
}

/// What a name begins with that is an argument of an operation.
pub const WITH: &str = "with.";
/// What a shaping step may do.
pub const SHAPES: &[&str] = &["pick", "join", "each", "count"];
/// Who may approve.
pub const APPROVERS: &[&str] = &["anybody", "writers"];
/// How things are compared: the names of [`super::Comparison`].
const COMPARISONS: &[&str] = &["is", "is_not", "contains", "begins_with", "above", "below", "is_empty", "is_filled"];

impl StepKind {
    /// What can be set in it, in the order in which people are asked.
    pub const fn fields(self) -> &'static [StepField] {
        const QUERY: StepField = StepField::needed("query", Text);
        match self {
            Self::Retrieve => {
                const { &[QUERY, StepField::free("limit", Number(1, 20)).fixed(), StepField::free("tags", Line)] }
            }
            Self::Prompt => const { &[StepField::needed("text", Text)] },
            Self::Model => {
                const {
                    &[
                        StepField::needed("prompt", Text),
                        StepField::free("system", Text),
                        StepField::free("model", Model).fixed(),
                        StepField::free("max_tokens", Number(1, 2_048)).fixed(),
                        StepField::free("temperature", Temperature).fixed(),
                    ]
                }
            }
            Self::Classify => const { &[StepField::needed("text", Text), StepField::needed("labels", Labels).fixed()] },
            Self::Extract => {
                const {
                    &[
                        StepField::needed("text", Text),
                        StepField::free("fields", Fields).fixed(),
                        StepField::free("schema", Schema).fixed(),
                        StepField::free("model", Model).fixed(),
                    ]
                }
            }
            Self::Shape => {
                const {
                    &[
                        StepField::needed("shape", Choice(SHAPES)).fixed(),
                        StepField::needed("from", Line),
                        StepField::free("each", Text),
                        StepField::free("between", Line).fixed(),
                        StepField::free("limit", Number(1, 1_000)).fixed(),
                    ]
                }
            }
            Self::Condition => {
                const {
                    &[
                        StepField::needed("left", Line),
                        StepField::needed("is", Choice(COMPARISONS)).fixed(),
                        StepField::free("right", Line),
                    ]
                }
            }
            Self::Operation => const { &[StepField::needed("operation", Operation).fixed()] },
            Self::Approval => {
                const { &[StepField::needed("ask", Text), StepField::free("approvers", Choice(APPROVERS)).fixed()] }
            }
        }
    }

    /// The members of what it gives that are always there; `None`: those of the operation's answer.
    pub const fn gives(self) -> Option<&'static [&'static str]> {
        Some(match self {
            Self::Retrieve => &["text", "passages", "count"],
            Self::Prompt => &["text"],
            Self::Model => &["text", "run", "tokens", "costMicros"],
            Self::Classify => &["text", "label", "score", "run"],
            Self::Extract => &["text", "values", "run"],
            Self::Shape => &["text", "value", "count"],
            Self::Condition => &["met"],
            Self::Approval => &["approved", "note", "by"],
            Self::Operation => return None,
        })
    }

    /// What can be set under a name.
    pub fn field(self, name: &str) -> Option<&'static StepField> {
        self.fields().iter().find(|field| field.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Comparison;
    use super::*;

    #[test]
    fn every_comparison_can_be_chosen() {
        let names: Vec<_> = Comparison::ALL.iter().map(|it| it.as_str()).collect();
        assert_eq!(names, COMPARISONS);
    }
}
