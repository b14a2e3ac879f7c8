use crate::kernel::Example;
use domain_macros::operation;

/// Retires a plan: nobody is given it any more. Who has it keeps it.
#[operation(command, billing, rest = DELETE "/plans/{code}", needs = ManagePlans, reach = Platform, idempotent, danger)]
pub struct RetirePlan {
    /// The plan's code.
    #[garde(length(chars, max = 40), custom(super::code))]
    pub code: String,
}

impl Example for RetirePlan {
    fn example() -> Self {
        Self { code: "team".into() }
    }
}
