use super::FixedIn;
use crate::kernel::{DefectId, Example};
use domain_macros::operation;

/// Says that a defect is gone: in the release that runs, or in the one after it. Where it happens again in such a release it is
/// open again.
#[operation(command, platform, rest = POST "/platform/defects/{id}/resolve", needs = ManageSystem, reach = Platform, idempotent)]
pub struct ResolveDefect {
    /// Which one.
    pub id: DefectId,
    /// The release in which it is gone.
    pub fixed_in: FixedIn,
}

impl Example for ResolveDefect {
    fn example() -> Self {
        Self { id: super::show_defect::example_id(), fixed_in: FixedIn::NextRelease }
    }
}
