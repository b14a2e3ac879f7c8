//! The secret of a cell.

use crate::Stop;
use domain::kernel::TenantId;
use hkdf::Hkdf;
use sha2::Sha256;

/// HKDF-SHA-256 (RFC 5869) of the installation's secret for one tenant, apart from everything else that is derived from it.
pub(super) fn derived(secret: &[u8], tenant: TenantId) -> Result<Vec<u8>, Stop> {
    let (mut own, about) = (vec![0; 32], [b"portico cell v1".as_slice(), tenant.0.as_bytes()].concat());
    Hkdf::<Sha256>::new(None, secret).expand(&about, &mut own).map_err(Stop::defect)?;
    Ok(own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn each_cell_has_a_secret_of_its_own_and_always_the_same() {
        let of =
            |secret: u8, tenant: u128| derived(&[secret; 32], TenantId(Uuid::from_u128(tenant))).expect("32 bytes");
        assert_eq!(of(1, 7), of(1, 7));
        assert_ne!(of(1, 7), of(1, 8));
        assert_ne!(of(1, 7), of(2, 7));
        assert_ne!(of(1, 7), vec![1; 32]);
    }
}
