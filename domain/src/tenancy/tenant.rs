//! The aggregate of one tenant.

use crate::kernel::{Aggregate, EventKind, Moment, Patch, Refusal, TimeZone};
use crate::policy::Permission;
use crate::words;
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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TenantState {
    status: Option<TenantStatus>,
    time_zone: Option<TimeZone>,
}

/// What can be asked of a tenant.
pub enum TenantCommand {
    /// Open it.
    Create { name: String, kind: TenantKind, admin_email: String },
    /// Change its settings.
    Change { time_zone: Patch<TimeZone> },
}

/// What can have happened to a tenant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "payload", rename_all_fields = "camelCase")]
pub enum TenantEvent {
    /// It was opened.
    TenantCreated { name: String, kind: TenantKind, admin_email: String },
    /// Its settings are others now; what isn't named stayed.
    TenantChanged {
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        time_zone: Patch<TimeZone>,
    },
}

/// Why a tenant says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TenantRefusal {
    /// There is one under this id.
    Exists,
    /// There is none.
    Unknown,
}

impl Aggregate for Tenant {
    const NAME: &'static str = "tenant";
    const CONTEXT: &'static str = "tenancy";
    type State = TenantState;
    type Command = TenantCommand;
    type Event = TenantEvent;
    type Refusal = TenantRefusal;

    fn decide(state: &TenantState, command: TenantCommand, _: Moment) -> Result<Vec<TenantEvent>, TenantRefusal> {
        match command {
            TenantCommand::Create { .. } if state.status.is_some() => Err(TenantRefusal::Exists),
            TenantCommand::Create { name, kind, admin_email } => {
                Ok(vec![TenantEvent::TenantCreated { name: name.trim().to_owned(), kind, admin_email }])
            }
            TenantCommand::Change { .. } if state.status.is_none() => Err(TenantRefusal::Unknown),
            TenantCommand::Change { time_zone } => match time_zone.besides(state.time_zone.as_ref()) {
                Patch::Absent => Ok(Vec::new()),
                time_zone => Ok(vec![TenantEvent::TenantChanged { time_zone }]),
            },
        }
    }

    fn evolve(state: TenantState, event: &TenantEvent) -> TenantState {
        match event {
            TenantEvent::TenantCreated { .. } => TenantState { status: Some(TenantStatus::Active), ..state },
            TenantEvent::TenantChanged { time_zone } => {
                TenantState { time_zone: time_zone.clone().apply_to(state.time_zone), ..state }
            }
        }
    }
}

impl EventKind for TenantEvent {
    const SCHEMA_VERSION: i16 = 1;
    const AUDIENCE: Permission = Permission::ReadTenants;
}

impl From<TenantRefusal> for Refusal {
    fn from(refusal: TenantRefusal) -> Self {
        match refusal {
            TenantRefusal::Exists => Self::conflict(),
            TenantRefusal::Unknown => Self::not_found(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(chrono::DateTime::UNIX_EPOCH);

    fn create() -> TenantCommand {
        TenantCommand::Create {
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
    fn the_stored_form_is_type_and_payload() {
        let event = Tenant::decide(&TenantState::default(), create(), NOW).unwrap().remove(0);
        let stored = serde_json::to_value(event).unwrap();
        assert_eq!(stored["type"], "TenantCreated");
        assert_eq!(stored["payload"]["adminEmail"], "owner@aurora.example");
    }
}
