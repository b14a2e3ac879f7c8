//! The installation itself: activity, projections, subscribers.

mod activity;
mod event_counts;
mod pause_subscriber;
mod projections;
mod rebuild_projection;
mod resume_subscriber;

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway
        .serve(activity::activity)
        .serve(projections::projections)
        .serve_job(rebuild_projection::rebuild_projection)
        .serve(pause_subscriber::pause_subscriber)
        .serve(resume_subscriber::resume_subscriber)
}
