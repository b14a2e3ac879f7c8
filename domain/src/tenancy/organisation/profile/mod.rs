//! What a tenant says about itself as a company.

mod change;
mod organisation;
mod show;

pub use change::ChangeOrganisation;
pub use organisation::{
    Organisation, OrganisationCommand, OrganisationEvent, OrganisationProfile, OrganisationRefusal, OrganisationState,
};
pub use show::{OrganisationView, ShowOrganisation};
