//! How fast the platform is: what the server took for each operation, and what people waited for on each page; and which pages
//! are loaded at all.
//!
//! What browsers measure is counted in histograms and what is loaded by the day. No identifier of anybody is kept, so nobody has
//! to consent to one.

mod histogram;
mod page_speed;
mod page_views;
mod report_vitals;
mod server_speed;
mod vital;

pub use histogram::{EDGES, Histogram};
pub use page_speed::{ShowPageSpeed, SpeedOfDay, SpeedOfPage, VitalFigures, VitalsReport};
pub use page_views::{ShowPageViews, ViewsBy, ViewsOfDay, ViewsReport, ViewsRow};
pub use report_vitals::{DeviceClass, ReportVitals};
pub use server_speed::{ServerSpeedReport, ShowServerSpeed, SpeedFigures, SpeedOfOperation, SpeedPoint};
pub use vital::{Rating, Vital};
