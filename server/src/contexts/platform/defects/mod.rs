//! Defects: what fails is noted where it fails, written down every second as counters, and becomes an event once for each release.

mod defect_log;
mod forget_old;
mod handling;
mod list;
mod notices;
mod projection;
mod releases;
mod report_defect;
mod show_defect;
mod write_down;

pub use defect_log::DefectLog;
pub use forget_old::forget_old_defects;
pub use notices::NOTICES;
pub use releases::{OTHER, release_of, releases_known};
pub use write_down::write_down;

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway
        .serve(list::defects)
        .serve(show_defect::show_defect)
        .serve(report_defect::report_defect)
        .serve(handling::resolve_defect)
        .serve(handling::reopen_defect)
}
