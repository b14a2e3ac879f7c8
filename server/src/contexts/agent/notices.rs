//! What people are told of the agent: that something it is to do for them waits for their approval.

use crate::contexts::notify::{Audience, Rule};
use domain::notify::NoticeKind;

/// The rules.
pub const NOTICES: &[Rule] =
    &[Rule::new("ErrandCallHeld", NoticeKind::AgentWaits, Audience::Named("told")).leading_there()];
