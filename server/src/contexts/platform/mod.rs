//! The platform's own work as those who run the installation see it: requests and use, jobs, dead letters, sagas,
//! projections, the audit.

mod active_people;
mod activity;
mod audit_entry;
mod audit_fields;
mod audit_log;
mod audit_thing;
mod cancel_job;
mod cancel_saga;
mod checkpoints;
mod controls;
mod dead_letters;
mod defects;
mod discard_dead_letter;
mod event_counts;
mod event_types;
mod follow_changes;
mod forget;
mod health;
mod isolation_cells;
mod isolation_proofs;
mod job_rows;
mod jobs;
mod kept;
mod mails;
mod my_activity;
mod my_operations;
mod overview;
mod pause_subscriber;
mod projections;
mod prove_isolation;
mod public_status;
mod rebuild_projection;
mod refusals;
mod render_markdown;
mod requests;
mod resume_subscriber;
mod retry_dead_letter;
mod retry_job;
mod retry_saga;
mod sagas;
mod search;
mod show_isolation_proof;
mod show_job;
mod show_mail;
mod sign_in_alert;
mod sign_in_failures;
mod speed;
mod take_receipt;
mod tenant_figures;
mod usage;
mod watch;
mod watch_job;
mod weigh_tenants;

pub use defects::{DefectLog, NOTICES, forget_old_defects, release_of};
pub use forget::forget;
pub use job_rows::last_ordered;
pub use kept::KEPT;
pub use public_status::LastStatus;
pub use sign_in_alert::WatchSignIns;
pub use speed::{PageFigures, forget_old_figures, views_of};
pub use watch::{keep_watch, write_watch};
pub use weigh_tenants::{WeighTenants, weigh_first};

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    speed::handlers(defects::handlers(gateway))
        .serve(audit_log::audit_log)
        .serve(audit_entry::audit_entry)
        .serve(audit_thing::audit_thing)
        .serve(take_receipt::take_receipt)
        .serve(event_types::event_types)
        .serve(my_activity::my_activity)
        .serve(refusals::refusals)
        .serve(my_operations::my_operations)
        .serve(search::search)
        .serve(checkpoints::checkpoints)
        .serve(controls::controls)
        .serve(mails::mails)
        .serve(show_mail::show_mail)
        .serve(sign_in_failures::sign_in_failures)
        .serve(jobs::jobs)
        .serve(show_job::show_job)
        .serve(cancel_job::cancel_job)
        .serve(retry_job::retry_job)
        .serve_stream(watch_job::watch_job)
        .serve_stream(follow_changes::follow_changes)
        .serve(dead_letters::dead_letters)
        .serve(retry_dead_letter::retry_dead_letter)
        .serve(discard_dead_letter::discard_dead_letter)
        .serve(sagas::sagas)
        .serve(retry_saga::retry_saga)
        .serve(cancel_saga::cancel_saga)
        .serve(activity::activity)
        .serve(active_people::active_people)
        .serve(projections::projections)
        .serve_job(rebuild_projection::rebuild_projection)
        .serve(pause_subscriber::pause_subscriber)
        .serve(resume_subscriber::resume_subscriber)
        .serve_job(prove_isolation::prove_isolation)
        .serve(isolation_proofs::isolation_proofs)
        .serve(isolation_cells::isolation_cells)
        .serve(show_isolation_proof::show_isolation_proof)
        .serve(overview::overview)
        .serve(tenant_figures::tenant_figures)
        .serve(health::health)
        .serve(public_status::public_status)
        .serve(usage::usage)
        .serve(requests::requests)
        .serve(render_markdown::render_markdown)
}
