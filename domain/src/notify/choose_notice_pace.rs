use super::NoticePace;
use crate::kernel::Example;
use domain_macros::operation;

/// Chooses when mails go out. Those that wait keep their hour.
#[operation(command, notify, rest = PUT "/me/notice-choices/pace", needs = SignedIn, danger, idempotent)]
pub struct ChooseNoticePace {
    /// At once, or once a day.
    pub pace: NoticePace,
}

impl Example for ChooseNoticePace {
    fn example() -> Self {
        Self { pace: NoticePace::Daily }
    }
}
