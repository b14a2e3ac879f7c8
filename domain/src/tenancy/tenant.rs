//! The aggregate of one tenant.

use super::{Isolation, TenantEvent, TenantKind, TenantStatus};
use crate::kernel::{Aggregate, HostId, Mode, Moment, Patch, Personal, Refusal, SagaId, TenantId, TimeZone};
use serde::{Deserialize, Serialize};

/// The aggregate; all functions are static.
pub struct Tenant;

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TenantState {
    /// Where it stands; absent where there is none.
    pub status: Option<TenantStatus>,
    /// What it goes back to when its deletion is called off.
    #[serde(default)]
    before_closing: Option<TenantStatus>,
    #[serde(default)]
    name: String,
    time_zone: Option<TimeZone>,
    mode: Mode,
    test_clock: Option<Moment>,
    hosts: Vec<HostId>,
    #[serde(default)]
    isolation: Isolation,
}

impl TenantState {
    /// What people call it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where its rows are.
    pub const fn isolation(&self) -> Isolation {
        self.isolation
    }
}

/// What can be asked of a tenant.
pub enum TenantCommand {
    /// Open it; `provisioning` where it is set up in steps before its people can work.
    Create {
        id: TenantId,
        name: String,
        kind: TenantKind,
        admin_email: String,
        mode: Mode,
        provisioning: bool,
        isolation: Isolation,
    },
    /// Let its people work.
    Activate,
    /// Give up setting it up, because of a step.
    Abandon { step: String },
    /// Change its settings; what is absent stays.
    Change { id: TenantId, time_zone: Patch<TimeZone>, name: Option<String>, admin_email: Option<String> },
    /// Refuse its people, keys and sites until it is restored.
    Suspend { reason: String },
    /// End the suspension.
    Restore,
    /// Delete it, with a period of grace until the moment.
    Close { reason: String, purge_at: Moment },
    /// Call the deletion off.
    Reopen,
    /// Note that its keys are destroyed.
    Purge,
    /// Write down what was destroyed.
    Certify { saga: SagaId, keys_destroyed: u64, rows_removed: u64, tables: Vec<String> },
    /// Let a test tenant's clock show this moment.
    SetTestClock { shows: Moment },
    /// Let its site answer under a host.
    AddHost { id: HostId, host: String },
    /// Take a host away.
    RemoveHost { id: HostId },
}

/// Why a tenant says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TenantRefusal {
    /// There is one under this id.
    Exists,
    /// There is none under this id.
    Unknown,
    /// Where it stands doesn't allow it.
    Stands(TenantStatus),
    /// Its clock is the machine's.
    Live,
    /// Its clock shows a later moment.
    Backwards,
}

impl Aggregate for Tenant {
    const NAME: &'static str = "tenant";
    const CONTEXT: &'static str = "tenancy";
    type State = TenantState;
    type Command = TenantCommand;
    type Event = TenantEvent;
    type Refusal = TenantRefusal;

    fn decide(state: &TenantState, command: TenantCommand, at: Moment) -> Result<Vec<TenantEvent>, TenantRefusal> {
        use TenantStatus::{Active, Closed, Failed, Provisioning, Purged, Suspended};
        let status = match (state.status, &command) {
            (None, TenantCommand::Create { .. }) => Active,
            (Some(_), TenantCommand::Create { .. }) => return Err(TenantRefusal::Exists),
            (None, _) => return Err(TenantRefusal::Unknown),
            (Some(status), _) => status,
        };
        let stands = Err(TenantRefusal::Stands(status));
        match command {
            TenantCommand::Create { id, name, kind, admin_email, mode, provisioning, isolation } => {
                let (name, admin_email) = (name.trim().to_owned(), Personal::of(id.0, admin_email));
                Ok(vec![TenantEvent::TenantCreated { name, kind, admin_email, mode, provisioning, isolation }])
            }
            TenantCommand::Activate if status == Provisioning => Ok(vec![TenantEvent::TenantActivated {}]),
            TenantCommand::Abandon { step } if status == Provisioning => {
                Ok(vec![TenantEvent::TenantCreationFailed { step }])
            }
            TenantCommand::Reopen if status == Closed => Ok(vec![TenantEvent::TenantReopened {}]),
            TenantCommand::Purge if status == Closed => Ok(vec![TenantEvent::TenantPurged {}]),
            TenantCommand::Certify { saga, keys_destroyed, rows_removed, tables } if status == Purged => {
                Ok(vec![TenantEvent::TenantPurgeCertified { saga, keys_destroyed, rows_removed, tables }])
            }
            TenantCommand::Suspend { reason } if status == Active => Ok(vec![TenantEvent::TenantSuspended { reason }]),
            TenantCommand::Restore if status == Suspended => Ok(vec![TenantEvent::TenantRestored {}]),
            // Also what failed, or hangs: it leaves an address behind.
            TenantCommand::Close { reason, purge_at } if !matches!(status, Closed | Purged) => {
                Ok(vec![TenantEvent::TenantClosed { reason, purge_at }])
            }
            // What is gone, or on its way there, isn't changed any more.
            _ if matches!(status, Closed | Purged | Failed) => stands,
            TenantCommand::Change { id, time_zone, name, admin_email } => {
                let name = name.map(|name| name.trim().to_owned()).filter(|name| *name != state.name);
                let time_zone = time_zone.besides(state.time_zone.as_ref());
                if time_zone.is_absent() && name.is_none() && admin_email.is_none() {
                    return Ok(Vec::new());
                }
                let admin_email = admin_email.map(|email| Personal::of(id.0, email));
                Ok(vec![TenantEvent::TenantChanged { time_zone, name, admin_email }])
            }
            TenantCommand::SetTestClock { .. } if state.mode == Mode::Live => Err(TenantRefusal::Live),
            TenantCommand::SetTestClock { shows } if shows < state.test_clock.unwrap_or(at) => {
                Err(TenantRefusal::Backwards)
            }
            TenantCommand::SetTestClock { shows } => Ok(vec![TenantEvent::TestClockSet { shows }]),
            TenantCommand::AddHost { id, host } => Ok(vec![TenantEvent::HostAdded { host_id: id, host }]),
            TenantCommand::RemoveHost { id } if !state.hosts.contains(&id) => Err(TenantRefusal::Unknown),
            TenantCommand::RemoveHost { id } => Ok(vec![TenantEvent::HostRemoved { host_id: id }]),
            TenantCommand::Activate
            | TenantCommand::Abandon { .. }
            | TenantCommand::Suspend { .. }
            | TenantCommand::Restore
            | TenantCommand::Close { .. }
            | TenantCommand::Reopen
            | TenantCommand::Purge
            | TenantCommand::Certify { .. } => stands,
        }
    }

    fn evolve(mut state: TenantState, event: &TenantEvent) -> TenantState {
        match event {
            TenantEvent::TenantCreated { name, mode, provisioning, isolation, .. } => {
                let status = if *provisioning { TenantStatus::Provisioning } else { TenantStatus::Active };
                (state.status, state.mode, state.name) = (Some(status), *mode, name.clone());
                state.isolation = *isolation;
            }
            TenantEvent::TenantActivated {} | TenantEvent::TenantRestored {} => {
                state.status = Some(TenantStatus::Active);
            }
            TenantEvent::TenantCreationFailed { .. } => state.status = Some(TenantStatus::Failed),
            TenantEvent::TenantChanged { time_zone, name, .. } => {
                state.time_zone = time_zone.clone().apply_to(state.time_zone.take());
                if let Some(name) = name {
                    state.name.clone_from(name);
                }
            }
            TenantEvent::TenantSuspended { .. } => state.status = Some(TenantStatus::Suspended),
            TenantEvent::TenantClosed { .. } => {
                state.before_closing = state.status.replace(TenantStatus::Closed);
            }
            TenantEvent::TenantReopened {} => state.status = state.before_closing.take(),
            TenantEvent::TenantPurged {} => state.status = Some(TenantStatus::Purged),
            TenantEvent::TenantPurgeCertified { .. } => {}
            TenantEvent::TestClockSet { shows } => state.test_clock = Some(*shows),
            TenantEvent::HostAdded { host_id, .. } => state.hosts.push(*host_id),
            TenantEvent::HostRemoved { host_id } => state.hosts.retain(|known| known != host_id),
        }
        state
    }
}

impl From<TenantRefusal> for Refusal {
    fn from(refusal: TenantRefusal) -> Self {
        match refusal {
            TenantRefusal::Exists => Self::conflict(),
            TenantRefusal::Unknown => Self::not_found(),
            TenantRefusal::Stands(status) => Self::new(
                409,
                match status {
                    TenantStatus::Provisioning => "tenant_provisioning",
                    TenantStatus::Active => "tenant_active",
                    TenantStatus::Suspended => "tenant_is_suspended",
                    TenantStatus::Closed => "tenant_is_closed",
                    TenantStatus::Purged => "tenant_purged",
                    TenantStatus::Failed => "tenant_failed",
                },
            ),
            TenantRefusal::Live => Self::new(409, "tenant_live"),
            TenantRefusal::Backwards => Self::new(409, "clock_backwards"),
        }
    }
}

#[cfg(test)]
#[path = "tenant_tests.rs"]
mod tests;
