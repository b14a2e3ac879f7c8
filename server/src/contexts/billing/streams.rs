//! The streams of what there is one of: a plan by its code, a subscription by its tenant, a flag by its feature. Two that
//! make the same thing at once meet in the log, and the second is told.

use domain::billing::Feature;
use domain::kernel::TenantId;
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

/// Of the plan with this code.
pub(super) fn of_plan(code: &str) -> Uuid {
    derived("plan", code)
}

/// Of what a tenant has.
pub(super) fn of_subscription(tenant: TenantId) -> Uuid {
    derived("subscription", &tenant.to_string())
}

/// Of how near a tenant is to its limits.
pub(super) fn of_limits(tenant: TenantId) -> Uuid {
    derived("limits", &tenant.to_string())
}

/// Of a feature's flag.
pub(super) fn of_flag(feature: Feature) -> Uuid {
    derived("flag", feature.as_str())
}

/// A UUID of version 8 (RFC 9562 §5.8) from a name.
fn derived(kind: &str, name: &str) -> Uuid {
    let hash = Sha256::new().chain_update(kind).chain_update("/").chain_update(name).finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    Builder::from_custom_bytes(bytes).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_are_found_again_and_dont_meet() {
        assert_eq!(of_plan("pro"), of_plan("pro"));
        assert_ne!(of_plan("pro"), of_plan("basic"));
        assert_ne!(of_plan("files"), of_flag(Feature::Files));
    }
}
