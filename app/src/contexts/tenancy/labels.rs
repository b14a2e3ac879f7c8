//! What kinds and states are called.

use crate::ui::Tone;
use domain::kernel::Mode;
use domain::tenancy::{Isolation, TenantKind, TenantStatus};
use texts::{Key, keys};

/// What a kind is called.
pub(super) const fn kind(kind: TenantKind) -> Key {
    match kind {
        TenantKind::Organisation => keys::tenancy::KIND_ORGANISATION,
        TenantKind::Agency => keys::tenancy::KIND_AGENCY,
        TenantKind::Individual => keys::tenancy::KIND_INDIVIDUAL,
    }
}

/// A status as colour, icon and word.
pub(super) const fn status(status: TenantStatus) -> (Tone, &'static str, Key) {
    match status {
        TenantStatus::Provisioning => (Tone::Info, "loader", keys::tenancy::STATUS_PROVISIONING),
        TenantStatus::Active => (Tone::Success, "circle-check", keys::tenancy::STATUS_ACTIVE),
        TenantStatus::Suspended => (Tone::Warning, "circle-pause", keys::tenancy::STATUS_SUSPENDED),
        TenantStatus::Closed => (Tone::Danger, "trash-2", keys::tenancy::STATUS_CLOSED),
        TenantStatus::Purged => (Tone::Neutral, "circle-slash", keys::tenancy::STATUS_PURGED),
        TenantStatus::Failed => (Tone::Danger, "circle-alert", keys::tenancy::STATUS_FAILED),
    }
}

/// What a purpose is called.
pub(super) const fn mode(mode: Mode) -> Key {
    match mode {
        Mode::Live => keys::tenant::MODE_LIVE,
        Mode::Test => keys::tenant::MODE_TEST,
    }
}

/// What the place of a tenant's rows is called.
pub(super) const fn isolation(isolation: Isolation) -> Key {
    match isolation {
        Isolation::Shared => keys::tenancy::ISOLATION_SHARED,
        Isolation::Dedicated => keys::tenancy::ISOLATION_DEDICATED,
    }
}
