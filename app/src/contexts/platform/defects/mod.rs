//! What of ours fails: the list, and one defect.

mod defect_page;
mod defects_page;
mod handling;
mod labels;

pub use defect_page::DefectPage;
pub use defects_page::DefectsPage;
