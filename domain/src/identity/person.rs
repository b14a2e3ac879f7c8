//! The aggregate of one person: who they are, and where they are members. Secrets are never in events.

use super::membership::{Assignment, Memberships};
use crate::kernel::{
    Aggregate, ClientId, EventExamples, Language, Moment, PasskeyId, Patch, PersonId, Personal, Refusal, SagaId,
    TenantId, TimeZone,
};
use crate::policy::{Role, RoleRef};
use domain_macros::events;
use serde::{Deserialize, Serialize};

/// The aggregate; all functions are static.
pub struct Person;

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PersonState {
    known: bool,
    memberships: Memberships,
    time_zone: Option<TimeZone>,
    locale: Option<Language>,
    deactivated: bool,
    second_factor: bool,
    passkeys: Vec<PasskeyId>,
    blocked: bool,
    erased: bool,
}

impl PersonState {
    /// Where they are members.
    pub const fn memberships(&self) -> &Memberships {
        &self.memberships
    }

    /// Whether they can't sign in, because they are about to be erased.
    pub const fn is_blocked(&self) -> bool {
        self.blocked
    }

    /// Whether what was personal of them has been erased.
    pub const fn is_erased(&self) -> bool {
        self.erased
    }
}

/// What can be asked of a person's record.
pub enum PersonCommand {
    /// Give them an account.
    Register { id: PersonId, email: String, name: String },
    /// Make them a member of a tenant.
    Join { tenant: TenantId, roles: Vec<RoleRef> },
    /// Give them a role where they are a member, or other bounds to one that they have.
    Assign { tenant: TenantId, assignment: Assignment },
    /// Take a role from them.
    Unassign { tenant: TenantId, role: RoleRef, client: Option<ClientId> },
    /// End their membership in a tenant.
    Leave { tenant: TenantId },
    /// Change their settings.
    ChangeSettings { time_zone: Patch<TimeZone>, locale: Patch<Language> },
    /// Call them by another name.
    Rename { id: PersonId, name: String },
    /// Let them be known by another address.
    ChangeAddress { id: PersonId, email: String },
    /// Keep their record somewhere else: the tenant that it lies in is about to be destroyed.
    Move { id: PersonId, email: String, name: String },
    /// Note that their password is another one now.
    NotePassword,
    /// Let them run the platform, as the first of this installation.
    AppointFirst { tenant: TenantId },
    /// Let them sign in no more, until they are let in again.
    Deactivate,
    /// Let them in again.
    Reactivate,
    /// Let them sign in no more: they are about to be erased.
    /// Ask for a second factor whenever they sign in.
    TurnOnSecondFactor,
    /// Ask for none any more.
    TurnOffSecondFactor,
    /// Make the recovery codes from before worthless.
    MakeRecoveryCodes,
    /// Let a passkey sign them in.
    AddPasskey { id: PasskeyId },
    /// Let it sign them in no more.
    RemovePasskey { id: PasskeyId },
    /// Let them sign in no more.
    Block,
    /// Let them sign in again.
    Unblock,
    /// Their keys are destroyed: forget what was personal.
    Erase,
    /// Write down what was erased.
    Certify { saga: SagaId, keys_destroyed: u64, contexts: Vec<String> },
}

/// What can have happened to a person's record.
#[events(Person, version = 2, audience = ReadPeople)]
pub enum PersonEvent {
    /// They have an account.
    PersonRegistered { email: Personal<String>, name: Personal<String> },
    /// They are a member of a tenant.
    MembershipGranted { tenant_id: TenantId, roles: Vec<RoleRef> },
    /// They have a role, or other bounds to it than before.
    RoleAssigned {
        tenant_id: TenantId,
        role: RoleRef,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        client: Option<ClientId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Moment>,
    },
    /// They haven't the role any more.
    RoleUnassigned {
        tenant_id: TenantId,
        role: RoleRef,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        client: Option<ClientId>,
    },
    /// They are no member there any more.
    MembershipEnded { tenant_id: TenantId },
    /// Their settings are others now; what isn't named stayed.
    SettingsChanged {
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        time_zone: Patch<TimeZone>,
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        locale: Patch<Language>,
    },
    /// They are called by another name.
    PersonRenamed { name: Personal<String> },
    /// They are known by another address, which they sign in with from here on.
    AddressChanged { email: Personal<String> },
    /// Their record lies in another tenant from here on, since the one that it lay in is destroyed.
    PersonMoved { email: Personal<String>, name: Personal<String> },
    /// Their password is another one now.
    PasswordChanged {},
    /// They run the platform, as the first of this installation.
    SuperAdminCreated { tenant_id: TenantId },
    /// They can't sign in until they are let in again.
    PersonDeactivated {},
    /// They are let in again.
    PersonReactivated {},
    /// Signing in asks for a second factor.
    SecondFactorTurnedOn {},
    /// Signing in asks for none any more.
    SecondFactorTurnedOff {},
    /// There are new recovery codes; the ones before are worthless.
    RecoveryCodesMade {},
    /// A passkey signs them in.
    PasskeyAdded { passkey_id: PasskeyId },
    /// It signs them in no more.
    PasskeyRemoved { passkey_id: PasskeyId },
    /// They can't sign in any more.
    PersonBlocked {},
    /// They can sign in again.
    PersonUnblocked {},
    /// What was personal of them is unreadable for good, and their memberships have ended.
    PersonErased {},
    /// What was erased, for whoever has to prove it.
    ErasureCertified { saga: SagaId, keys_destroyed: u64, contexts: Vec<String> },
}

/// Why a person's record says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonRefusal {
    /// They have an account.
    Exists,
    /// They have none.
    Unknown,
    /// They are a member there.
    MemberAlready,
    /// A second factor is asked for already.
    SecondFactorOn,
    /// None is asked for.
    SecondFactorOff,
    /// They have that passkey.
    PasskeyKnown,
    /// They don't have it.
    PasskeyUnknown,
    /// They are no member there.
    NotMember,
    /// They haven't the role.
    NotAssigned,
    /// A member has one role at least that is neither bounded nor ends.
    LastRole,
    /// They are deactivated.
    DeactivatedAlready,
    /// They aren't.
    NotDeactivated,
    /// They can't sign in already.
    BlockedAlready,
    /// They can sign in.
    NotBlocked,
    /// They are erased.
    Erased,
}

impl Aggregate for Person {
    const NAME: &'static str = "person";
    const CONTEXT: &'static str = "identity";
    type State = PersonState;
    type Command = PersonCommand;
    type Event = PersonEvent;
    type Refusal = PersonRefusal;

    fn decide(state: &PersonState, command: PersonCommand, _: Moment) -> Result<Vec<PersonEvent>, PersonRefusal> {
        match command {
            PersonCommand::Certify { saga, keys_destroyed, contexts } if state.erased => {
                Ok(vec![PersonEvent::ErasureCertified { saga, keys_destroyed, contexts }])
            }
            _ if state.erased => Err(PersonRefusal::Erased),
            PersonCommand::Register { .. } if state.known => Err(PersonRefusal::Exists),
            PersonCommand::Register { id, email, name } => Ok(vec![PersonEvent::PersonRegistered {
                email: Personal::of(id.0, email.to_lowercase()),
                name: Personal::of(id.0, name.trim().to_owned()),
            }]),
            PersonCommand::Join { .. } if !state.known => Err(PersonRefusal::Unknown),
            PersonCommand::Join { tenant, .. } if state.memberships.at(tenant).is_some() => {
                Err(PersonRefusal::MemberAlready)
            }
            PersonCommand::Join { tenant, roles } => {
                Ok(vec![PersonEvent::MembershipGranted { tenant_id: tenant, roles }])
            }
            _ if !state.known => Err(PersonRefusal::Unknown),
            PersonCommand::Assign { tenant, .. }
            | PersonCommand::Unassign { tenant, .. }
            | PersonCommand::Leave { tenant }
                if state.memberships.at(tenant).is_none() =>
            {
                Err(PersonRefusal::NotMember)
            }
            PersonCommand::Assign { tenant, assignment } => state.memberships.assign(tenant, assignment),
            PersonCommand::Unassign { tenant, role, client } => state.memberships.unassign(tenant, role, client),
            PersonCommand::Leave { tenant } => Ok(vec![PersonEvent::MembershipEnded { tenant_id: tenant }]),
            PersonCommand::ChangeSettings { time_zone, locale } => {
                let time_zone = time_zone.besides(state.time_zone.as_ref());
                let locale = locale.besides(state.locale.as_ref());
                let changes = !(time_zone.is_absent() && locale.is_absent());
                Ok(changes.then_some(PersonEvent::SettingsChanged { time_zone, locale }).into_iter().collect())
            }
            PersonCommand::Rename { id, name } => {
                let name = Personal::of(id.0, name.trim().to_owned());
                Ok(vec![PersonEvent::PersonRenamed { name }])
            }
            PersonCommand::ChangeAddress { id, email } => {
                let email = Personal::of(id.0, email.to_lowercase());
                Ok(vec![PersonEvent::AddressChanged { email }])
            }
            PersonCommand::Move { id, email, name } => {
                let (email, name) = (Personal::of(id.0, email), Personal::of(id.0, name));
                Ok(vec![PersonEvent::PersonMoved { email, name }])
            }
            PersonCommand::NotePassword => Ok(vec![PersonEvent::PasswordChanged {}]),
            PersonCommand::AppointFirst { tenant } if state.memberships.at(tenant).is_none() => {
                Err(PersonRefusal::Unknown)
            }
            PersonCommand::AppointFirst { tenant } => Ok(vec![PersonEvent::SuperAdminCreated { tenant_id: tenant }]),
            PersonCommand::Deactivate if state.deactivated => Err(PersonRefusal::DeactivatedAlready),
            PersonCommand::Deactivate => Ok(vec![PersonEvent::PersonDeactivated {}]),
            PersonCommand::Reactivate if !state.deactivated => Err(PersonRefusal::NotDeactivated),
            PersonCommand::Reactivate => Ok(vec![PersonEvent::PersonReactivated {}]),
            PersonCommand::TurnOnSecondFactor if state.second_factor => Err(PersonRefusal::SecondFactorOn),
            PersonCommand::TurnOnSecondFactor => Ok(vec![PersonEvent::SecondFactorTurnedOn {}]),
            PersonCommand::TurnOffSecondFactor | PersonCommand::MakeRecoveryCodes if !state.second_factor => {
                Err(PersonRefusal::SecondFactorOff)
            }
            PersonCommand::TurnOffSecondFactor => Ok(vec![PersonEvent::SecondFactorTurnedOff {}]),
            PersonCommand::MakeRecoveryCodes => Ok(vec![PersonEvent::RecoveryCodesMade {}]),
            PersonCommand::AddPasskey { id } if state.passkeys.contains(&id) => Err(PersonRefusal::PasskeyKnown),
            PersonCommand::AddPasskey { id } => Ok(vec![PersonEvent::PasskeyAdded { passkey_id: id }]),
            PersonCommand::RemovePasskey { id } if !state.passkeys.contains(&id) => Err(PersonRefusal::PasskeyUnknown),
            PersonCommand::RemovePasskey { id } => Ok(vec![PersonEvent::PasskeyRemoved { passkey_id: id }]),
            PersonCommand::Block if state.blocked => Err(PersonRefusal::BlockedAlready),
            PersonCommand::Block => Ok(vec![PersonEvent::PersonBlocked {}]),
            _ if !state.blocked => Err(PersonRefusal::NotBlocked),
            PersonCommand::Unblock => Ok(vec![PersonEvent::PersonUnblocked {}]),
            PersonCommand::Erase => Ok(vec![PersonEvent::PersonErased {}]),
            PersonCommand::Certify { .. } => Err(PersonRefusal::NotBlocked),
        }
    }

    fn evolve(mut state: PersonState, event: &PersonEvent) -> PersonState {
        match event {
            PersonEvent::PersonRegistered { .. } => state.known = true,
            PersonEvent::MembershipGranted { .. }
            | PersonEvent::RoleAssigned { .. }
            | PersonEvent::RoleUnassigned { .. }
            | PersonEvent::MembershipEnded { .. } => state.memberships.evolve(event),
            PersonEvent::SettingsChanged { time_zone, locale } => {
                state.time_zone = time_zone.clone().apply_to(state.time_zone.take());
                state.locale = locale.apply_to(state.locale);
            }
            PersonEvent::PersonDeactivated {} => state.deactivated = true,
            PersonEvent::PersonReactivated {} => state.deactivated = false,
            PersonEvent::SecondFactorTurnedOn {} => state.second_factor = true,
            PersonEvent::SecondFactorTurnedOff {} => state.second_factor = false,
            PersonEvent::RecoveryCodesMade {} => {}
            PersonEvent::PasskeyAdded { passkey_id } => state.passkeys.push(*passkey_id),
            PersonEvent::PasskeyRemoved { passkey_id } => state.passkeys.retain(|known| known != passkey_id),
            PersonEvent::PersonBlocked {} => state.blocked = true,
            PersonEvent::PersonUnblocked {} => state.blocked = false,
            PersonEvent::PersonErased {} => (state.erased, state.memberships) = (true, Memberships::default()),
            PersonEvent::PersonRenamed { .. }
            | PersonEvent::AddressChanged { .. }
            | PersonEvent::PersonMoved { .. }
            | PersonEvent::PasswordChanged {}
            | PersonEvent::SuperAdminCreated { .. }
            | PersonEvent::ErasureCertified { .. } => {}
        }
        state
    }
}

impl EventExamples for PersonEvent {
    fn examples() -> Vec<Self> {
        let [lina, aurora] = [7, 1].map(|last| uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0000 + last));
        let passkey = PasskeyId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0032));
        vec![
            Self::PersonRegistered {
                email: Personal::of(lina, "lina.haddad@aurora.example".into()),
                name: Personal::of(lina, "Lina Haddad".into()),
            },
            Self::PersonMoved {
                email: Personal::of(lina, "lina.haddad@aurora.example".into()),
                name: Personal::of(lina, "Lina Haddad".into()),
            },
            Self::MembershipGranted { tenant_id: TenantId(aurora), roles: vec![Role::ClientUser.into()] },
            Self::RoleAssigned {
                tenant_id: TenantId(aurora),
                role: Role::Developer.into(),
                client: None,
                until: Some(Moment(chrono::DateTime::UNIX_EPOCH + chrono::TimeDelta::days(20_800))),
            },
            Self::RoleUnassigned { tenant_id: TenantId(aurora), role: Role::Developer.into(), client: None },
            Self::MembershipEnded { tenant_id: TenantId(aurora) },
            Self::SettingsChanged {
                time_zone: Patch::Value(TimeZone::named("Africa/Casablanca")),
                locale: Patch::Value(Language::Ar),
            },
            Self::PersonRenamed { name: Personal::of(lina, "Lina Haddad-Weber".into()) },
            Self::AddressChanged { email: Personal::of(lina, "lina.haddad-weber@aurora.example".into()) },
            Self::PasswordChanged {},
            Self::SuperAdminCreated { tenant_id: TenantId(aurora) },
            Self::PersonDeactivated {},
            Self::PersonReactivated {},
            Self::SecondFactorTurnedOn {},
            Self::SecondFactorTurnedOff {},
            Self::RecoveryCodesMade {},
            Self::PasskeyAdded { passkey_id: passkey },
            Self::PasskeyRemoved { passkey_id: passkey },
            Self::PersonBlocked {},
            Self::PersonUnblocked {},
            Self::PersonErased {},
            Self::ErasureCertified {
                saga: SagaId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0011)),
                keys_destroyed: 2,
                contexts: vec!["identity".into(), "workspaces".into()],
            },
        ]
    }

    /// In version 1 address and name weren't erasable.
    #[cfg(feature = "catalogue")]
    fn upcast(mut older: crate::kernel::Older) -> crate::kernel::Older {
        older.make_personal("email", older.stream);
        older.make_personal("name", older.stream);
        older
    }
}

impl From<PersonRefusal> for Refusal {
    fn from(refusal: PersonRefusal) -> Self {
        match refusal {
            PersonRefusal::Exists => Self::new(409, "email_taken"),
            PersonRefusal::Unknown => Self::not_found(),
            PersonRefusal::MemberAlready => Self::new(409, "member_already"),
            PersonRefusal::SecondFactorOn => Self::new(409, "second_factor_on"),
            PersonRefusal::SecondFactorOff => Self::new(409, "second_factor_off"),
            PersonRefusal::PasskeyKnown => Self::new(409, "passkey_known"),
            PersonRefusal::PasskeyUnknown => Self::not_found(),
            PersonRefusal::NotMember => Self::not_found(),
            PersonRefusal::NotAssigned => Self::new(409, "role_not_assigned"),
            PersonRefusal::LastRole => Self::new(409, "last_role"),
            PersonRefusal::DeactivatedAlready => Self::new(409, "person_deactivated_already"),
            PersonRefusal::NotDeactivated => Self::new(409, "person_not_deactivated"),
            PersonRefusal::BlockedAlready => Self::new(409, "person_blocked_already"),
            PersonRefusal::NotBlocked => Self::new(409, "person_not_blocked"),
            PersonRefusal::Erased => Self::new(409, "person_erased"),
        }
    }
}

#[cfg(test)]
#[path = "person_tests.rs"]
mod tests;
