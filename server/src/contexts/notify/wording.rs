//! What has happened, as a sentence in somebody's language. It is made when it is read: what is called otherwise by then, or
//! was erased, is said so.

use crate::Stop;
use crate::contexts::{identity, tenancy};
use domain::billing::LimitKind;
use domain::kernel::TenantId;
use domain::notify::NoticeKind;
use domain::workspaces::WorkspaceRole;
use serde_json::Value;
use sqlx::PgConnection;
use std::collections::{BTreeSet, HashMap};
use texts::{Catalogue, Key, keys};
use uuid::Uuid;

/// What tenants and people are called that sentences name.
pub(super) struct Named {
    tenants: HashMap<TenantId, String>,
    people: HashMap<String, String>,
}

impl Named {
    /// Of what is told, each with its tenant; as far as the transaction sees them.
    pub(super) async fn of(db: &mut PgConnection, told: &[(Uuid, &Value)]) -> Result<Self, Stop> {
        let (mut tenants, mut people) = (BTreeSet::new(), BTreeSet::new());
        for (tenant, kept) in told {
            tenants.insert(*tenant);
            people.extend(person(kept));
        }
        Ok(Self {
            tenants: tenancy::tenant_names(db, tenants.into_iter().collect()).await?,
            people: identity::names_of(db, &people).await?,
        })
    }

    /// What a tenant is called.
    pub(super) fn tenant(&self, tenant: TenantId) -> Option<&str> {
        self.tenants.get(&tenant).map(String::as_str)
    }
}

/// The person whom a sentence names, as an actor's name.
fn person(kept: &Value) -> Option<String> {
    kept.get("personId").and_then(Value::as_str).map(|id| format!("person:{id}"))
}

/// The sentence.
pub(super) fn sentence(
    texts: &'static Catalogue,
    kind: NoticeKind,
    tenant: TenantId,
    kept: &Value,
    named: &Named,
) -> String {
    let person = person(kept).and_then(|person| named.people.get(&person).filter(|name| !name.is_empty()).cloned());
    let person = person.unwrap_or_else(|| texts.text(keys::notify::SOMEBODY).to_owned());
    let limit = kept.get("limit").and_then(Value::as_str).and_then(LimitKind::parse);
    let limit = limit.map(|limit| texts.text(limit_name(limit)).to_owned()).unwrap_or_default();
    let release = kept.get("release").and_then(Value::as_str).unwrap_or_default();
    let role = kept.get("role").and_then(Value::as_str).and_then(WorkspaceRole::parse);
    let role = role.map(|role| texts.text(role_name(role))).unwrap_or_default();
    let step = kept.get("step").map(Value::to_string).unwrap_or_default();
    let tenant = named.tenant(tenant).map_or_else(|| texts.text(keys::notify::SOME_TENANT).to_owned(), str::to_owned);
    let values = [
        ("tenant", tenant.as_str()),
        ("person", person.as_str()),
        ("limit", limit.as_str()),
        ("step", step.as_str()),
        ("release", release),
        ("role", role),
    ];
    texts.fill(key(kind), &values)
}

const fn key(kind: NoticeKind) -> Key {
    use keys::notify::*;
    match kind {
        NoticeKind::PasswordChanged => SAYS_PASSWORD_CHANGED,
        NoticeKind::AddressChanged => SAYS_ADDRESS_CHANGED,
        NoticeKind::SecondFactorOn => SAYS_SECOND_FACTOR_ON,
        NoticeKind::SecondFactorOff => SAYS_SECOND_FACTOR_OFF,
        NoticeKind::PasskeyAdded => SAYS_PASSKEY_ADDED,
        NoticeKind::PasskeyRemoved => SAYS_PASSKEY_REMOVED,
        NoticeKind::RolesChanged => SAYS_ROLES_CHANGED,
        NoticeKind::MembershipEnded => SAYS_MEMBERSHIP_ENDED,
        NoticeKind::InvitationAccepted => SAYS_INVITATION_ACCEPTED,
        NoticeKind::LimitStep => SAYS_LIMIT_STEP,
        NoticeKind::PlanChanged => SAYS_PLAN_CHANGED,
        NoticeKind::TrialEnded => SAYS_TRIAL_ENDED,
        NoticeKind::TenantSuspended => SAYS_TENANT_SUSPENDED,
        NoticeKind::TenantRestored => SAYS_TENANT_RESTORED,
        NoticeKind::TenantClosed => SAYS_TENANT_CLOSED,
        NoticeKind::TenantReopened => SAYS_TENANT_REOPENED,
        NoticeKind::DefectSeen => SAYS_DEFECT_SEEN,
        NoticeKind::DefectCameBack => SAYS_DEFECT_CAME_BACK,
        NoticeKind::RunMentioned => SAYS_RUN_MENTIONED,
        NoticeKind::RunShared => SAYS_RUN_SHARED,
        NoticeKind::RunAssigned => SAYS_RUN_ASSIGNED,
        NoticeKind::AnswerOutdated => SAYS_ANSWER_OUTDATED,
        NoticeKind::ThreadShared => SAYS_THREAD_SHARED,
        NoticeKind::AgentWaits => SAYS_AGENT_WAITS,
        NoticeKind::ScheduleGivenUp => SAYS_SCHEDULE_GIVEN_UP,
        NoticeKind::WorkspaceRole => SAYS_WORKSPACE_ROLE,
        NoticeKind::ReviewAsked => SAYS_REVIEW_ASKED,
        NoticeKind::DocumentApproved => SAYS_DOCUMENT_APPROVED,
        NoticeKind::DocumentRejected => SAYS_DOCUMENT_REJECTED,
        NoticeKind::DocumentExpired => SAYS_DOCUMENT_EXPIRED,
    }
}

const fn role_name(role: WorkspaceRole) -> Key {
    match role {
        WorkspaceRole::Member => keys::workspace::ROLE_MEMBER,
        WorkspaceRole::Manager => keys::workspace::ROLE_MANAGER,
    }
}

const fn limit_name(limit: LimitKind) -> Key {
    use keys::billing::*;
    match limit {
        LimitKind::Seats => LIMIT_SEATS,
        LimitKind::StorageBytes => LIMIT_STORAGE,
        LimitKind::CallsPerMonth => LIMIT_CALLS_PER_MONTH,
        LimitKind::RequestsPerMinute => LIMIT_REQUESTS_PER_MINUTE,
        LimitKind::AiTokensPerMonth => LIMIT_AI_TOKENS_PER_MONTH,
        LimitKind::Clients => LIMIT_CLIENTS,
    }
}
