//! What models are used for, the budgets that bound it, and the rules that texts are held against.

mod at_a_glance;
mod budgets;
mod figures;
pub(super) mod labels;
mod rules_page;
mod tried;
mod usage_page;

pub use at_a_glance::UsageAtAGlance;
pub use rules_page::{RulesPage, TryOut};
pub use usage_page::UsagePage;
