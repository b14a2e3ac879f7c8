use crate::kernel::Example;
use domain_macros::operation;

/// Marks as read what one could see of one's notices.
#[operation(command, notify, rest = POST "/me/notices/read", needs = SignedIn, idempotent)]
pub struct MarkAllNotices {}

impl Example for MarkAllNotices {
    fn example() -> Self {
        Self {}
    }
}
