//! What people are told of what they have run by the clock: that it was refused too often, and rests.

use crate::contexts::notify::{Audience, Rule};
use domain::notify::NoticeKind;

/// The rules.
pub const NOTICES: &[Rule] =
    &[Rule::new("RunScheduleGivenUp", NoticeKind::ScheduleGivenUp, Audience::Named("told")).leading_there()];
