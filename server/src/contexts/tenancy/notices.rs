//! What those who administer a tenant are told of where it stands.

use crate::contexts::notify::{Audience, Rule};
use domain::notify::NoticeKind;
use domain::policy::Permission;

const ADMINISTRATORS: Audience = Audience::Holders(Permission::ManageTenant);

/// The rules.
pub const NOTICES: &[Rule] = &[
    Rule::new("TenantSuspended", NoticeKind::TenantSuspended, ADMINISTRATORS),
    Rule::new("TenantRestored", NoticeKind::TenantRestored, ADMINISTRATORS),
    Rule::new("TenantClosed", NoticeKind::TenantClosed, ADMINISTRATORS),
    Rule::new("TenantReopened", NoticeKind::TenantReopened, ADMINISTRATORS),
];
