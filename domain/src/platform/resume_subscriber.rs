use crate::kernel::{Example, rules};
use domain_macros::operation;

/// Lets a subscriber go on at once: one that was paused, or one that waits to try a failed event again.
#[operation(command, platform, rest = POST "/platform/subscribers/{name}/resume", needs = ManageSystem, reach = Platform, idempotent)]
pub struct ResumeSubscriber {
    /// The subscriber's name.
    #[garde(length(chars, min = 1, max = 100), custom(rules::line))]
    pub name: String,
}

impl Example for ResumeSubscriber {
    fn example() -> Self {
        Self { name: "event_counts".into() }
    }
}
