//! Notices: what a person is told of what has happened, where, when, and why.
//!
//! What is worth telling is declared beside the handlers of each context; here stands what a person can choose, and the
//! pure decision about one event and one person.

mod channel;
mod choices;
mod choose_notice_channel;
mod choose_notice_pace;
mod delivery;
mod hours;
mod kind;
mod mark_all_notices;
mod mark_notice;
mod mute_notices;
mod notice_choices;
mod notices;
mod set_quiet_hours;
mod unmute_notices;
mod unread_notices;
mod why_notice;
mod why_notice_of;

pub use channel::{NoticeChannel, NoticePace, NoticeSwitch};
pub use choices::Choices;
pub use choose_notice_channel::ChooseNoticeChannel;
pub use choose_notice_pace::ChooseNoticePace;
pub use delivery::{DIGEST_HOUR, Delivery, NoticeOutcome, Occasion, deliver};
pub use hours::QuietHours;
pub use kind::{NoticeKind, NoticeTopic};
pub use mark_all_notices::MarkAllNotices;
pub use mark_notice::{MarkNotice, NoticeMark};
pub use mute_notices::MuteNotices;
pub use notice_choices::{NoticeChoices, NoticeChoicesView, TopicChoice};
pub use notices::{NoticeRow, Notices};
pub use set_quiet_hours::SetQuietHours;
pub use unmute_notices::UnmuteNotices;
pub use unread_notices::{UnreadCount, UnreadNotices};
pub use why_notice::{NoticeAudience, NoticeReason, WhyNotice};
pub use why_notice_of::WhyNoticeOf;
