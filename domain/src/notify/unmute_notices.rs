use super::NoticeKind;
use crate::kernel::Example;
use domain_macros::operation;

/// Takes it back that a reason is muted. What happened meanwhile isn't told later.
#[operation(command, notify, rest = DELETE "/me/notice-mutes/{kind}", needs = SignedIn, danger, idempotent)]
pub struct UnmuteNotices {
    /// Which reason.
    pub kind: NoticeKind,
}

impl Example for UnmuteNotices {
    fn example() -> Self {
        Self { kind: NoticeKind::InvitationAccepted }
    }
}
