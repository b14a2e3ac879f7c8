//! How fast the platform is, and which pages are loaded.

mod figures;
mod forget_old;
mod names;
mod page_speed;
mod page_views;
mod report_vitals;
mod server_speed;
mod views_of;

pub use figures::PageFigures;
pub use forget_old::forget_old_figures;
pub use views_of::views_of;

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway
        .serve(report_vitals::report_vitals)
        .serve(page_speed::show_page_speed)
        .serve(server_speed::show_server_speed)
        .serve(page_views::show_page_views)
}
