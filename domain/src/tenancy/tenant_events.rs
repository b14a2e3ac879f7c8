//! What can have happened to a tenant.

#[cfg(feature = "catalogue")]
use super::Tenant;
use super::{Isolation, TenantKind};
use crate::kernel::{EventExamples, HostId, Mode, Moment, Patch, Personal, SagaId, TimeZone};
use domain_macros::events;

/// What can have happened to a tenant.
#[events(Tenant, version = 2, audience = ReadTenants)]
pub enum TenantEvent {
    /// It was opened.
    TenantCreated {
        name: String,
        kind: TenantKind,
        admin_email: Personal<String>,
        mode: Mode,
        /// Whether its people wait until it is set up.
        #[serde(default)]
        provisioning: bool,
        /// Where its rows are: beside those of others, or in a database of its own.
        #[serde(default)]
        isolation: Isolation,
    },
    /// It is set up; its people can work.
    TenantActivated {},
    /// It could not be set up: this step failed for good, and what came before it is undone.
    TenantCreationFailed { step: String },
    /// Its settings are others now; what isn't named stayed.
    TenantChanged {
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        time_zone: Patch<TimeZone>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        admin_email: Option<Personal<String>>,
    },
    /// Its people, keys and sites are refused from now on.
    TenantSuspended { reason: String },
    /// It is no longer suspended.
    TenantRestored {},
    /// It was deleted; until the moment it can be restored.
    TenantClosed { reason: String, purge_at: Moment },
    /// Its deletion was called off.
    TenantReopened {},
    /// Its keys were destroyed.
    TenantPurged {},
    /// What was destroyed, for whoever has to prove it.
    TenantPurgeCertified { saga: SagaId, keys_destroyed: u64, rows_removed: u64, tables: Vec<String> },
    /// Its clock stands at a moment; what was due until then happens.
    TestClockSet { shows: Moment },
    /// Its site answers under one more host.
    HostAdded { host_id: HostId, host: String },
    /// Its site no longer answers under a host.
    HostRemoved { host_id: HostId },
}

impl EventExamples for TenantEvent {
    fn examples() -> Vec<Self> {
        let [aurora, host, saga] =
            [1, 5, 9].map(|last| uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0000 + last));
        let email = || Personal::of(aurora, "owner@demo.portico.example".to_owned());
        vec![
            Self::TenantCreated {
                name: "Aurora Foods".into(),
                kind: TenantKind::Organisation,
                admin_email: email(),
                mode: Mode::Live,
                provisioning: true,
                isolation: Isolation::Shared,
            },
            Self::TenantActivated {},
            Self::TenantCreationFailed { step: "welcome".into() },
            Self::TenantChanged {
                time_zone: Patch::Value(TimeZone::named("Africa/Casablanca")),
                name: Some("Aurora Foods Group".into()),
                admin_email: Some(email()),
            },
            Self::TenantSuspended { reason: "The invoice of March is unpaid.".into() },
            Self::TenantRestored {},
            Self::TenantClosed {
                reason: "The contract has ended.".into(),
                purge_at: Moment(chrono::DateTime::UNIX_EPOCH),
            },
            Self::TenantReopened {},
            Self::TenantPurged {},
            Self::TenantPurgeCertified {
                saga: SagaId(saga),
                keys_destroyed: 12,
                rows_removed: 340,
                tables: vec!["files.files".into(), "identity.memberships".into()],
            },
            Self::TestClockSet { shows: Moment(chrono::DateTime::UNIX_EPOCH) },
            Self::HostAdded { host_id: HostId(host), host: "portal.aurora.example".into() },
            Self::HostRemoved { host_id: HostId(host) },
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
