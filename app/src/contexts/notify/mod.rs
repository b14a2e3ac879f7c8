//! Notices: the bell over every page, one's inbox, and what one has chosen.

mod bell;
mod choices;
mod days;
mod inbox;
mod labels;
mod latest;
mod muted;
mod page;
mod panel;
mod quiet;
mod unread;
mod why;

pub use bell::NoticeBell;
pub use latest::LatestNotices;
pub use page::NoticesPage;
pub use unread::Unread;
