//! The installation itself, as those see it who run it: what happens in it and how its parts are doing.

mod activity;
mod pause_subscriber;
mod projections;
mod rebuild_projection;
mod resume_subscriber;

pub use activity::{Activity, ActivityBy, ActivityPoint, ActivityReport, DAYS_DEFAULT, DAYS_MAX};
pub use pause_subscriber::PauseSubscriber;
pub use projections::{
    ProjectionKind, ProjectionRow, Projections, ProjectionsReport, RebuildRow, RebuildState, SubscriberRow,
};
pub use rebuild_projection::{ProjectionRebuilt, RebuildProjection};
pub use resume_subscriber::ResumeSubscriber;
