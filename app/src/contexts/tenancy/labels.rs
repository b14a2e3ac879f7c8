//! What kinds and states are called.

use crate::ui::Tone;
use domain::tenancy::{TenantKind, TenantStatus};
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
        TenantStatus::Active => (Tone::Success, "circle-check", keys::tenancy::STATUS_ACTIVE),
    }
}
