//! What those who run the platform are told of defects: once for each release.

use crate::contexts::notify::{Audience, Rule};
use domain::notify::NoticeKind;
use domain::policy::Permission;

const OPERATORS: Audience = Audience::Holders(Permission::ManageSystem);

/// The rules.
pub const NOTICES: &[Rule] = &[
    Rule::new("DefectSeen", NoticeKind::DefectSeen, OPERATORS).keeping(&["side", "release"]),
    Rule::new("DefectCameBack", NoticeKind::DefectCameBack, OPERATORS).keeping(&["side", "release"]),
];
