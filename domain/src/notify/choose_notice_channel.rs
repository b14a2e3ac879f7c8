use super::{NoticeChannel, NoticeSwitch, NoticeTopic};
use crate::kernel::Example;
use domain_macros::operation;

/// Chooses whether a topic comes through a channel. What has come stays.
#[operation(command, notify, rest = PUT "/me/notice-choices/{topic}/{channel}", needs = SignedIn, danger, idempotent)]
pub struct ChooseNoticeChannel {
    /// Which topic.
    pub topic: NoticeTopic,
    /// Which channel.
    pub channel: NoticeChannel,
    /// Whether it comes.
    pub switch: NoticeSwitch,
}

impl Example for ChooseNoticeChannel {
    fn example() -> Self {
        Self { topic: NoticeTopic::Access, channel: NoticeChannel::Mail, switch: NoticeSwitch::On }
    }
}
