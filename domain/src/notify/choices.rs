//! What a person has chosen, and what holds where they have chosen nothing.

use super::{NoticeChannel, NoticeKind, NoticePace, NoticeTopic, QuietHours};

/// What a person has chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Topics and channels that are switched otherwise than they are by themselves.
    pub switched: Vec<(NoticeTopic, NoticeChannel)>,
    /// When mails go out; at once unless told.
    pub daily: bool,
    /// When they aren't to be disturbed.
    pub quiet: Option<QuietHours>,
    /// Reasons that they don't want to hear of.
    pub muted: Vec<NoticeKind>,
}

impl Choices {
    /// Whether a topic comes through a channel by itself: everything among the notices, and by mail what can't wait. What
    /// fails isn't mailed unless asked for: any browser can report a failure.
    pub const fn by_itself(topic: NoticeTopic, channel: NoticeChannel) -> bool {
        match channel {
            NoticeChannel::InApp => true,
            NoticeChannel::Mail => !matches!(topic, NoticeTopic::Access | NoticeTopic::Platform),
        }
    }

    /// Whether the person wants a topic through a channel.
    pub fn wants(&self, topic: NoticeTopic, channel: NoticeChannel) -> bool {
        Self::by_itself(topic, channel) != self.switched.contains(&(topic, channel))
    }

    /// When mails go out.
    pub const fn pace(&self) -> NoticePace {
        if self.daily { NoticePace::Daily } else { NoticePace::AtOnce }
    }
}
