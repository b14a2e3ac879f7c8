use super::{NoticeKind, NoticePace, NoticeTopic, QuietHours};
use crate::kernel::{Example, TimeZone};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// What one has chosen about one's notices, and what holds where one has chosen nothing.
#[operation(query, notify, rest = GET "/me/notice-choices", needs = SignedIn, output = NoticeChoicesView)]
pub struct NoticeChoices {}

/// What holds for a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct NoticeChoicesView {
    /// Every topic with its channels.
    pub topics: Vec<TopicChoice>,
    /// When mails go out.
    pub pace: NoticePace,
    /// When the person isn't to be disturbed; absent: at no time.
    pub quiet: Option<QuietHours>,
    /// By whose clocks that is.
    pub time_zone: TimeZone,
    /// Reasons that they don't want to hear of.
    pub muted: Vec<NoticeKind>,
}

/// The channels of one topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TopicChoice {
    /// Which topic.
    pub topic: NoticeTopic,
    /// Whether it comes among the notices.
    pub in_app: bool,
    /// Whether it comes by mail.
    pub mail: bool,
}

impl Example for NoticeChoices {
    fn example() -> Self {
        Self {}
    }
}
