use super::NoticeKind;
use crate::kernel::Example;
use domain_macros::operation;

/// Mutes a reason: one isn't told of it any more, through no channel.
#[operation(command, notify, rest = PUT "/me/notice-mutes/{kind}", needs = SignedIn, danger, idempotent)]
pub struct MuteNotices {
    /// Which reason.
    pub kind: NoticeKind,
}

impl Example for MuteNotices {
    fn example() -> Self {
        Self { kind: NoticeKind::InvitationAccepted }
    }
}
