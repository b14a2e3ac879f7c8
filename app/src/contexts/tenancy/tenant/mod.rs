//! One tenant.

mod delete;
mod edit;
mod facts;
mod page;
mod standing;
mod suspend;
mod tabs;

pub(super) use facts::Details;
pub use page::TenantPage;
pub(super) use standing::Standing;

use crate::port;
use domain::Refusal;
use domain::tenancy::{ShowTenant, TenantDetail};

/// The tenant that an address names.
pub(super) async fn show(id: String) -> Result<TenantDetail, Refusal> {
    // What is no id at all names nothing, as an unknown one does.
    let id = id.parse().map_err(|_| Refusal::not_found())?;
    port::call(ShowTenant { id }).await
}
