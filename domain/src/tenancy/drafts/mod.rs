//! A tenant that somebody is about to open: what the wizard has heard so far, so that it can be left and resumed.

mod drop_draft;
mod keep_draft;
mod show_draft;

pub use drop_draft::DropTenantDraft;
pub use keep_draft::{KeepTenantDraft, WizardStep};
pub use show_draft::{ShowTenantDraft, TenantDraft};
