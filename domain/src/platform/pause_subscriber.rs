use crate::kernel::{Example, rules};
use domain_macros::operation;

/// Lets a subscriber rest until it is resumed. It misses nothing.
#[operation(command, platform, rest = POST "/platform/subscribers/{name}/pause", needs = ManageSystem, reach = Platform, idempotent)]
pub struct PauseSubscriber {
    /// The subscriber's name.
    #[garde(length(chars, min = 1, max = 100), custom(rules::line))]
    pub name: String,
}

impl Example for PauseSubscriber {
    fn example() -> Self {
        Self { name: "event_counts".into() }
    }
}
