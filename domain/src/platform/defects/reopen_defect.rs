use crate::kernel::{DefectId, Example};
use domain_macros::operation;

/// Says that a resolved defect isn't gone after all.
#[operation(command, platform, rest = POST "/platform/defects/{id}/reopen", needs = ManageSystem, reach = Platform, idempotent)]
pub struct ReopenDefect {
    /// Which one.
    pub id: DefectId,
}

impl Example for ReopenDefect {
    fn example() -> Self {
        Self { id: super::show_defect::example_id() }
    }
}
