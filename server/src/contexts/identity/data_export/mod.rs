//! A person's own copy of everything that Portico keeps about them: ordered as a job, kept for a week, fetched by them
//! alone.

mod addresses;
mod bundle;
mod download;
mod export_my_data;
mod export_person_data;
mod gather;
mod kept;
mod my_data_exports;
mod rows;

pub use export_person_data::GatherForPerson;
pub use kept::KEPT;
pub use rows::{forget_exports, forget_old_exports};

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    gateway
        .serve_job(export_my_data::export_my_data)
        .serve(export_person_data::export_person_data)
        .serve(my_data_exports::my_data_exports)
        .serve_download(download::download_data_export)
}
