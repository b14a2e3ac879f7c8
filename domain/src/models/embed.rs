use super::Embedded;
use crate::kernel::{Example, rules};
use domain_macros::operation;

/// Turns texts into vectors of numbers, near to each other where the meaning is. The model works on this machine; nothing
/// is kept.
#[operation(command, models, rest = POST "/embeddings", needs = RunExecutions, entitlement = AiRuns, output = Embedded, limit = Ai, meter = "embeddings")]
pub struct Embed {
    /// Up to 256 texts of up to 16,000 characters each. Of a long text only the beginning is read; the answer says so.
    #[garde(length(min = 1, max = 256), inner(length(chars, max = 16_000), custom(rules::optional_prose)))]
    pub texts: Vec<String>,
    /// The model's id; the installation's own unless told.
    #[garde(inner(length(min = 1, max = 120)))]
    pub model: Option<String>,
}

impl Example for Embed {
    fn example() -> Self {
        Self { texts: vec!["Where is my parcel?".into(), "My delivery hasn't arrived.".into()], model: None }
    }
}
