//! What topics, reasons and outcomes are called.

use domain::notify::{NoticeKind, NoticeOutcome, NoticeTopic};
use texts::{Key, keys::notify};

/// What a topic is called.
pub(super) const fn topic(topic: NoticeTopic) -> Key {
    match topic {
        NoticeTopic::Security => notify::TOPIC_SECURITY,
        NoticeTopic::Access => notify::TOPIC_ACCESS,
        NoticeTopic::Plan => notify::TOPIC_PLAN,
        NoticeTopic::Organisation => notify::TOPIC_ORGANISATION,
        NoticeTopic::Platform => notify::TOPIC_PLATFORM,
        NoticeTopic::Work => notify::TOPIC_WORK,
    }
}

/// What a reason is called.
pub(super) const fn kind(kind: NoticeKind) -> Key {
    match kind {
        NoticeKind::PasswordChanged => notify::KIND_PASSWORD_CHANGED,
        NoticeKind::AddressChanged => notify::KIND_ADDRESS_CHANGED,
        NoticeKind::SecondFactorOn => notify::KIND_SECOND_FACTOR_ON,
        NoticeKind::SecondFactorOff => notify::KIND_SECOND_FACTOR_OFF,
        NoticeKind::PasskeyAdded => notify::KIND_PASSKEY_ADDED,
        NoticeKind::PasskeyRemoved => notify::KIND_PASSKEY_REMOVED,
        NoticeKind::RolesChanged => notify::KIND_ROLES_CHANGED,
        NoticeKind::MembershipEnded => notify::KIND_MEMBERSHIP_ENDED,
        NoticeKind::InvitationAccepted => notify::KIND_INVITATION_ACCEPTED,
        NoticeKind::LimitStep => notify::KIND_LIMIT_STEP,
        NoticeKind::PlanChanged => notify::KIND_PLAN_CHANGED,
        NoticeKind::TrialEnded => notify::KIND_TRIAL_ENDED,
        NoticeKind::TenantSuspended => notify::KIND_TENANT_SUSPENDED,
        NoticeKind::TenantRestored => notify::KIND_TENANT_RESTORED,
        NoticeKind::TenantClosed => notify::KIND_TENANT_CLOSED,
        NoticeKind::TenantReopened => notify::KIND_TENANT_REOPENED,
        NoticeKind::DefectSeen => notify::KIND_DEFECT_SEEN,
        NoticeKind::DefectCameBack => notify::KIND_DEFECT_CAME_BACK,
        NoticeKind::RunMentioned => notify::KIND_RUN_MENTIONED,
        NoticeKind::RunShared => notify::KIND_RUN_SHARED,
        NoticeKind::RunAssigned => notify::KIND_RUN_ASSIGNED,
        NoticeKind::AnswerOutdated => notify::KIND_ANSWER_OUTDATED,
        NoticeKind::ThreadShared => notify::KIND_THREAD_SHARED,
        NoticeKind::AgentWaits => notify::KIND_AGENT_WAITS,
        NoticeKind::ScheduleGivenUp => notify::KIND_SCHEDULE_GIVEN_UP,
        NoticeKind::WorkspaceRole => notify::KIND_WORKSPACE_ROLE,
        NoticeKind::ReviewAsked => notify::KIND_REVIEW_ASKED,
        NoticeKind::DocumentApproved => notify::KIND_DOCUMENT_APPROVED,
        NoticeKind::DocumentRejected => notify::KIND_DOCUMENT_REJECTED,
        NoticeKind::DocumentExpired => notify::KIND_DOCUMENT_EXPIRED,
    }
}

/// What became of a notice in one channel.
pub(super) const fn outcome(outcome: NoticeOutcome) -> Key {
    match outcome {
        NoticeOutcome::Told => notify::OUTCOME_TOLD,
        NoticeOutcome::Waits => notify::OUTCOME_WAITS,
        NoticeOutcome::Off => notify::OUTCOME_OFF,
        NoticeOutcome::Muted => notify::OUTCOME_MUTED,
        NoticeOutcome::OwnDeed => notify::OUTCOME_OWN_DEED,
        NoticeOutcome::ToldElsewhere => notify::OUTCOME_TOLD_ELSEWHERE,
    }
}
