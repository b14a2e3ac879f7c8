use crate::policy::{Actor, Permission};
use crate::words;

words! {
    /// What a notice is about, as people choose by it.
    NoticeTopic {
        /// How somebody signs in.
        Security = "security",
        /// Where somebody works, and as what.
        Access = "access",
        /// What the plan gives, and how much of it is used.
        Plan = "plan",
        /// Where the organisation stands.
        Organisation = "organisation",
        /// What goes on behind the scenes, for those who run the platform.
        Platform = "platform",
        /// What colleagues ask of one.
        Work = "work",
    }
}

words! {
    /// The reason of a notice, which can be muted.
    NoticeKind {
        /// The person's password is another one.
        PasswordChanged = "password_changed",
        /// The person's address is another one.
        AddressChanged = "address_changed",
        /// Signing in asks the person for a second factor.
        SecondFactorOn = "second_factor_on",
        /// It doesn't any more.
        SecondFactorOff = "second_factor_off",
        /// A passkey signs the person in.
        PasskeyAdded = "passkey_added",
        /// A passkey signs them in no more.
        PasskeyRemoved = "passkey_removed",
        /// The person's roles in a tenant are others.
        RolesChanged = "roles_changed",
        /// The person is a member of a tenant no more.
        MembershipEnded = "membership_ended",
        /// Whom the person invited has joined.
        InvitationAccepted = "invitation_accepted",
        /// A step of a limit of the plan is reached.
        LimitStep = "limit_step",
        /// The tenant is on another plan.
        PlanChanged = "plan_changed",
        /// The tenant's trial is over.
        TrialEnded = "trial_ended",
        /// The tenant is suspended.
        TenantSuspended = "tenant_suspended",
        /// The tenant is suspended no more.
        TenantRestored = "tenant_restored",
        /// The tenant is deleted, and can be restored for a while.
        TenantClosed = "tenant_closed",
        /// The tenant's deletion was called off.
        TenantReopened = "tenant_reopened",
        /// Something of the platform fails, and hasn't in this release before.
        DefectSeen = "defect_seen",
        /// What was resolved fails again.
        DefectCameBack = "defect_came_back",
        /// A colleague mentioned the person beside a run.
        RunMentioned = "run_mentioned",
        /// A colleague showed them a run.
        RunShared = "run_shared",
        /// A colleague asked them to look after a run.
        RunAssigned = "run_assigned",
        /// A document that an answer of theirs rests on has another version.
        AnswerOutdated = "answer_outdated",
        /// A colleague shows them a conversation.
        ThreadShared = "thread_shared",
        /// Something that the agent is to do for the person waits for their approval.
        AgentWaits = "agent_waits",
        /// What the person has run by the clock was refused too often, and rests.
        ScheduleGivenUp = "schedule_given_up",
        /// The person works in a workspace, in this role.
        WorkspaceRole = "workspace_role",
        /// Somebody asks the person to approve a version of a document.
        ReviewAsked = "review_asked",
        /// What the person asked approval for is approved.
        DocumentApproved = "document_approved",
        /// What the person asked approval for is rejected.
        DocumentRejected = "document_rejected",
        /// The approval of a document that the person answers for is over.
        DocumentExpired = "document_expired",
    }
}

impl NoticeTopic {
    /// The permission without which nobody is told anything of it; none: everybody is.
    pub const fn needs(self) -> Option<Permission> {
        match self {
            Self::Platform => Some(Permission::ManageSystem),
            Self::Security | Self::Access | Self::Plan | Self::Organisation | Self::Work => None,
        }
    }

    /// Those of which somebody may be told something.
    pub fn open_to(actor: &Actor) -> impl Iterator<Item = Self> {
        let is_open = move |topic: &Self| topic.needs().is_none_or(|permission| actor.holds(permission));
        Self::ALL.iter().copied().filter(is_open)
    }
}

impl NoticeKind {
    /// What it belongs to.
    pub const fn topic(self) -> NoticeTopic {
        match self {
            Self::PasswordChanged
            | Self::AddressChanged
            | Self::SecondFactorOn
            | Self::SecondFactorOff
            | Self::PasskeyAdded
            | Self::PasskeyRemoved => NoticeTopic::Security,
            Self::RolesChanged | Self::MembershipEnded | Self::InvitationAccepted | Self::WorkspaceRole => {
                NoticeTopic::Access
            }
            Self::LimitStep | Self::PlanChanged | Self::TrialEnded => NoticeTopic::Plan,
            Self::TenantSuspended | Self::TenantRestored | Self::TenantClosed | Self::TenantReopened => {
                NoticeTopic::Organisation
            }
            Self::DefectSeen | Self::DefectCameBack => NoticeTopic::Platform,
            Self::RunMentioned
            | Self::RunShared
            | Self::RunAssigned
            | Self::ThreadShared
            | Self::ReviewAsked
            | Self::DocumentApproved
            | Self::DocumentRejected
            | Self::DocumentExpired
            | Self::AnswerOutdated
            | Self::AgentWaits
            | Self::ScheduleGivenUp => NoticeTopic::Work,
        }
    }

    const fn is_of_document(self) -> bool {
        matches!(self, Self::ReviewAsked | Self::DocumentApproved | Self::DocumentRejected | Self::DocumentExpired)
    }

    /// Whether it is the person's own, whichever tenant they are in; others are seen in their tenant alone.
    pub const fn is_personal(self) -> bool {
        matches!(self.topic(), NoticeTopic::Security | NoticeTopic::Platform) || matches!(self, Self::MembershipEnded)
    }

    /// Whether somebody is told although they did it themselves: perhaps it was somebody else in their name.
    pub const fn tells_its_doer(self) -> bool {
        matches!(self.topic(), NoticeTopic::Security)
    }

    /// The page on which it is seen.
    pub const fn page(self) -> &'static str {
        match self.topic() {
            NoticeTopic::Security => "/account/security",
            NoticeTopic::Access if matches!(self, Self::InvitationAccepted) => "/client/people",
            NoticeTopic::Access if matches!(self, Self::WorkspaceRole) => "/client/workspaces",
            NoticeTopic::Access | NoticeTopic::Organisation => "/account",
            NoticeTopic::Plan => "/client/plan",
            NoticeTopic::Platform => "/admin/defects",
            NoticeTopic::Work if matches!(self, Self::ThreadShared) => "/client/chat",
            // Whoever reads a document does so in whichever portal they enter: its address leads on to that.
            NoticeTopic::Work if self.is_of_document() => "/k",
            NoticeTopic::Work if matches!(self, Self::AgentWaits) => "/client/agent",
            NoticeTopic::Work if matches!(self, Self::AnswerOutdated) => "/client/ask",
            NoticeTopic::Work if matches!(self, Self::ScheduleGivenUp) => "/client/schedules",
            NoticeTopic::Work => "/client/runs",
        }
    }
}
