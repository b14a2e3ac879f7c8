//! Defects: what of ours failed, on the server or in a browser, grouped so that one cause is one thing to look at.
//!
//! Occurrences are counted and never become events. That a defect shows itself in a release, is resolved and comes back does.

mod crowd;
mod defect;
mod list;
mod occurrence;
mod reopen_defect;
mod report_defect;
mod resolve_defect;
mod shape;
mod show_defect;

pub use crowd::Crowd;
pub use defect::{
    Defect, DefectCommand, DefectEvent, DefectKind, DefectRefusal, DefectSide, DefectState, DefectStatus, FixedIn,
};
pub use list::{DefectRow, Defects};
pub use occurrence::Occurrence;
pub use reopen_defect::ReopenDefect;
pub use report_defect::{BrowserDefect, ReportDefect};
pub use resolve_defect::ResolveDefect;
pub use show_defect::{DefectDetail, DefectHour, DefectRelease, ShowDefect};
