//! What people are told of runs, conversations and workspaces: that a colleague mentioned them, showed them something, asked
//! them to look after a run, or let them in; and that an answer rests on what is no longer said.

use crate::contexts::notify::{Audience, Rule};
use crate::store::Stored;
use domain::notify::NoticeKind;
use domain::workspaces::Workspace;
use uuid::Uuid;

const DOER: &[&str] = &["personId"];

/// The rules.
pub const NOTICES: &[Rule] = &[
    Rule::new("ExecutionCommented", NoticeKind::RunMentioned, Audience::Named("mentions"))
        .keeping(DOER)
        .leading_there(),
    Rule::new("ExecutionShared", NoticeKind::RunShared, Audience::Named("with")).keeping(DOER).leading_there(),
    Rule::new("ExecutionAssigned", NoticeKind::RunAssigned, Audience::Named("to")).keeping(DOER).leading_there(),
    Rule::new("ThreadShared", NoticeKind::ThreadShared, Audience::Named("told")).keeping(DOER).leading_there(),
    Rule::new("SourceSuperseded", NoticeKind::AnswerOutdated, Audience::Named("told")).leading_there(),
    Rule::new("WorkspaceMemberSet", NoticeKind::WorkspaceRole, Audience::Named("personId"))
        .keeping(&["role"])
        .leading_to(workspace),
];

/// The events of a main workspace stand under another id than its own.
fn workspace(stored: &Stored) -> Uuid {
    Workspace::of_stream(stored.tenant, stored.stream).0
}
