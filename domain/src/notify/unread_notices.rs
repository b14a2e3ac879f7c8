use crate::kernel::Example;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// How many notices wait to be read. Those that came in one's quiet hours count when these are over.
#[operation(query, notify, rest = GET "/me/notices/unread", needs = SignedIn, output = UnreadCount)]
pub struct UnreadNotices {}

/// How many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct UnreadCount {
    /// Notices that weren't read.
    pub count: u32,
}

impl Example for UnreadNotices {
    fn example() -> Self {
        Self {}
    }
}
