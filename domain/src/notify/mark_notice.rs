use crate::kernel::{Example, NoticeId};
use crate::words;
use domain_macros::operation;
use uuid::Uuid;

/// Marks one's own notice as read, or as unread again.
#[operation(command, notify, rest = PUT "/me/notices/{id}/mark", needs = SignedIn, idempotent)]
pub struct MarkNotice {
    /// Which one.
    pub id: NoticeId,
    /// As what.
    pub mark: NoticeMark,
}

words! {
    /// What a notice is marked as.
    NoticeMark {
        /// It was read.
        Read = "read",
        /// It is still to be read.
        Unread = "unread",
    }
}

impl Example for MarkNotice {
    fn example() -> Self {
        Self { id: NoticeId(Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_00f1)), mark: NoticeMark::Read }
    }
}
