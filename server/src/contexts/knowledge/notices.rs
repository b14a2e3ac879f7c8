//! What people are told of documents: that they are asked to review one, what came of it, and that an approval is over.

use crate::contexts::notify::{Audience, Rule};
use domain::notify::NoticeKind;

const DOER: &[&str] = &["personId"];

/// The rules.
pub const NOTICES: &[Rule] = &[
    Rule::new("ApprovalAsked", NoticeKind::ReviewAsked, Audience::Named("reviewers")).keeping(DOER).leading_there(),
    Rule::new("DocumentApproved", NoticeKind::DocumentApproved, Audience::Named("told")).keeping(DOER).leading_there(),
    Rule::new("DocumentRejected", NoticeKind::DocumentRejected, Audience::Named("told")).keeping(DOER).leading_there(),
    Rule::new("ReviewExpired", NoticeKind::DocumentExpired, Audience::Named("told")).leading_there(),
];
