use super::OperationSheet;
use crate::kernel::{Example, rules};
use domain_macros::operation;

/// Everything about one operation: what it takes and answers, who may ask, what it refuses with, what its calls count
/// against, and how a program asks.
#[operation(query, developers, rest = GET "/reference/{name}", needs = SignedIn, output = OperationSheet)]
pub struct ShowOperation {
    /// Its name, `context.verb_noun`.
    #[garde(length(chars, max = 200), custom(rules::line))]
    pub name: String,
}

impl Example for ShowOperation {
    fn example() -> Self {
        Self { name: "tenancy.tenants".into() }
    }
}
