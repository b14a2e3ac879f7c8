//! The aggregate of one tenant.

use crate::kernel::{Aggregate, EventExamples, HostId, Mode, Moment, Patch, Personal, Refusal, TenantId, TimeZone};
use crate::words;
use domain_macros::events;
use serde::{Deserialize, Serialize};

words! {
    /// What kind of customer a tenant is.
    TenantKind {
        /// A company or institution.
        Organisation = "organisation",
        /// A company that runs clients of its own.
        Agency = "agency",
        /// One person.
        Individual = "individual",
    }
}

words! {
    /// Where a tenant stands.
    TenantStatus {
        /// Its people can work.
        Active = "active",
    }
}

/// The aggregate; all functions are static.
pub struct Tenant;

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TenantState {
    status: Option<TenantStatus>,
    time_zone: Option<TimeZone>,
    mode: Mode,
    test_clock: Option<Moment>,
    hosts: Vec<HostId>,
}

/// What can be asked of a tenant.
pub enum TenantCommand {
    /// Open it.
    Create { id: TenantId, name: String, kind: TenantKind, admin_email: String, mode: Mode },
    /// Change its settings.
    Change { time_zone: Patch<TimeZone> },
    /// Let a test tenant's clock show this moment.
    SetTestClock { shows: Moment },
    /// Let its site answer under a host.
    AddHost { id: HostId, host: String },
    /// Take a host away.
    RemoveHost { id: HostId },
}

/// What can have happened to a tenant.
#[events(Tenant, version = 2, audience = ReadTenants)]
pub enum TenantEvent {
    /// It was opened.
    TenantCreated { name: String, kind: TenantKind, admin_email: Personal<String>, mode: Mode },
    /// Its settings are others now; what isn't named stayed.
    TenantChanged {
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        time_zone: Patch<TimeZone>,
    },
    /// Its clock stands at a moment; what was due until then happens.
    TestClockSet { shows: Moment },
    /// Its site answers under one more host.
    HostAdded { host_id: HostId, host: String },
    /// Its site no longer answers under a host.
    HostRemoved { host_id: HostId },
}

/// Why a tenant says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TenantRefusal {
    /// There is one under this id.
    Exists,
    /// There is none under this id.
    Unknown,
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
        match command {
            TenantCommand::Create { .. } if state.status.is_some() => Err(TenantRefusal::Exists),
            TenantCommand::Create { id, name, kind, admin_email, mode } => {
                let admin_email = Personal::of(id.0, admin_email);
                Ok(vec![TenantEvent::TenantCreated { name: name.trim().to_owned(), kind, admin_email, mode }])
            }
            TenantCommand::Change { .. } if state.status.is_none() => Err(TenantRefusal::Unknown),
            TenantCommand::Change { time_zone } => match time_zone.besides(state.time_zone.as_ref()) {
                Patch::Absent => Ok(Vec::new()),
                time_zone => Ok(vec![TenantEvent::TenantChanged { time_zone }]),
            },
            TenantCommand::SetTestClock { .. } if state.status.is_none() => Err(TenantRefusal::Unknown),
            TenantCommand::SetTestClock { .. } if state.mode == Mode::Live => Err(TenantRefusal::Live),
            TenantCommand::SetTestClock { shows } if shows < state.test_clock.unwrap_or(at) => {
                Err(TenantRefusal::Backwards)
            }
            TenantCommand::SetTestClock { shows } => Ok(vec![TenantEvent::TestClockSet { shows }]),
            TenantCommand::AddHost { .. } if state.status.is_none() => Err(TenantRefusal::Unknown),
            TenantCommand::AddHost { id, host } => Ok(vec![TenantEvent::HostAdded { host_id: id, host }]),
            TenantCommand::RemoveHost { id } if !state.hosts.contains(&id) => Err(TenantRefusal::Unknown),
            TenantCommand::RemoveHost { id } => Ok(vec![TenantEvent::HostRemoved { host_id: id }]),
        }
    }

    fn evolve(mut state: TenantState, event: &TenantEvent) -> TenantState {
        match event {
            TenantEvent::TenantCreated { mode, .. } => {
                (state.status, state.mode) = (Some(TenantStatus::Active), *mode);
            }
            TenantEvent::TenantChanged { time_zone } => {
                state.time_zone = time_zone.clone().apply_to(state.time_zone.take());
            }
            TenantEvent::TestClockSet { shows } => state.test_clock = Some(*shows),
            TenantEvent::HostAdded { host_id, .. } => state.hosts.push(*host_id),
            TenantEvent::HostRemoved { host_id } => state.hosts.retain(|known| known != host_id),
        }
        state
    }
}

impl EventExamples for TenantEvent {
    fn examples() -> Vec<Self> {
        vec![
            Self::TenantCreated {
                name: "Aurora Foods".into(),
                kind: TenantKind::Organisation,
                admin_email: Personal::of(
                    uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001),
                    "owner@demo.portico.example".into(),
                ),
                mode: Mode::Live,
            },
            Self::TenantChanged { time_zone: Patch::Value(TimeZone::named("Africa/Casablanca")) },
            Self::TestClockSet { shows: Moment(chrono::DateTime::UNIX_EPOCH) },
            Self::HostAdded {
                host_id: HostId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0005)),
                host: "portal.aurora.example".into(),
            },
            Self::HostRemoved { host_id: HostId(uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0005)) },
        ]
    }

    /// In version 1 the address wasn't erasable, and there were no test tenants.
    #[cfg(feature = "catalogue")]
    fn upcast(mut older: crate::kernel::Older) -> crate::kernel::Older {
        older.make_personal("adminEmail", older.stream);
        older.fill("mode", Mode::Live.as_str());
        older
    }
}

impl From<TenantRefusal> for Refusal {
    fn from(refusal: TenantRefusal) -> Self {
        match refusal {
            TenantRefusal::Exists => Self::conflict(),
            TenantRefusal::Unknown => Self::not_found(),
            TenantRefusal::Live => Self::new(409, "tenant_live"),
            TenantRefusal::Backwards => Self::new(409, "clock_backwards"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);

    fn create() -> TenantCommand {
        TenantCommand::Create {
            id: TenantId(uuid::Uuid::from_u128(1)),
            mode: Mode::Live,
            name: " Aurora Foods ".into(),
            kind: TenantKind::Organisation,
            admin_email: "owner@aurora.example".into(),
        }
    }

    #[test]
    fn a_new_tenant_is_created_with_a_tidy_name() {
        let events = Tenant::decide(&TenantState::default(), create(), NOW).unwrap();
        let [TenantEvent::TenantCreated { name, .. }] = &events[..] else { panic!("one event") };
        assert_eq!(name, "Aurora Foods");
        assert_eq!(Tenant::replay(&events).status, Some(TenantStatus::Active));
    }

    #[test]
    fn a_tenant_is_not_created_twice() {
        let events = Tenant::decide(&TenantState::default(), create(), NOW).unwrap();
        assert_eq!(Tenant::decide(&Tenant::replay(&events), create(), NOW), Err(TenantRefusal::Exists));
    }

    #[test]
    fn a_test_tenants_clock_goes_forward_alone_and_a_live_ones_not_at_all() {
        let at = |seconds| Moment::from_unix_s(seconds).unwrap();
        let set = |seconds| TenantCommand::SetTestClock { shows: at(seconds) };
        let created = |mode| {
            let TenantCommand::Create { id, name, kind, admin_email, .. } = create() else { panic!("a new tenant") };
            let create = TenantCommand::Create { id, name, kind, admin_email, mode };
            Tenant::decide(&TenantState::default(), create, at(50)).unwrap()
        };
        assert_eq!(Tenant::decide(&TenantState::default(), set(99), at(50)), Err(TenantRefusal::Unknown));
        assert_eq!(Tenant::decide(&Tenant::replay(&created(Mode::Live)), set(99), at(50)), Err(TenantRefusal::Live));
        let mut events = created(Mode::Test);
        assert_eq!(Tenant::decide(&Tenant::replay(&events), set(49), at(50)), Err(TenantRefusal::Backwards));
        events.extend(Tenant::decide(&Tenant::replay(&events), set(99), at(50)).unwrap());
        assert_eq!(Tenant::decide(&Tenant::replay(&events), set(98), at(50)), Err(TenantRefusal::Backwards));
        assert!(Tenant::decide(&Tenant::replay(&events), set(99), at(50)).is_ok());
    }

    #[test]
    fn a_host_is_taken_away_once() {
        let id = HostId(uuid::Uuid::from_u128(5));
        let add = TenantCommand::AddHost { id, host: "a.example".into() };
        assert_eq!(Tenant::decide(&TenantState::default(), add, NOW), Err(TenantRefusal::Unknown));
        let mut events = Tenant::decide(&TenantState::default(), create(), NOW).unwrap();
        let add = TenantCommand::AddHost { id, host: "a.example".into() };
        events.extend(Tenant::decide(&Tenant::replay(&events), add, NOW).unwrap());
        events.extend(Tenant::decide(&Tenant::replay(&events), TenantCommand::RemoveHost { id }, NOW).unwrap());
        let again = Tenant::decide(&Tenant::replay(&events), TenantCommand::RemoveHost { id }, NOW);
        assert_eq!(again, Err(TenantRefusal::Unknown));
    }

    #[test]
    fn the_stored_form_is_type_and_payload() {
        let event = Tenant::decide(&TenantState::default(), create(), NOW).unwrap().remove(0);
        let stored = serde_json::to_value(event).unwrap();
        assert_eq!(stored["type"], "TenantCreated");
        assert_eq!(stored["payload"]["adminEmail"]["value"], "owner@aurora.example");
    }
}
