//! What those who administer a tenant are told of its plan.

use crate::contexts::notify::{Audience, Rule};
use domain::notify::NoticeKind;
use domain::policy::Permission;

const ADMINISTRATORS: Audience = Audience::Holders(Permission::ManageTenant);

/// The rules.
pub const NOTICES: &[Rule] = &[
    Rule::new("LimitStepReached", NoticeKind::LimitStep, ADMINISTRATORS).keeping(&["limit", "step"]),
    Rule::new("SubscriptionChanged", NoticeKind::PlanChanged, ADMINISTRATORS),
    Rule::new("TrialEnded", NoticeKind::TrialEnded, ADMINISTRATORS),
];
