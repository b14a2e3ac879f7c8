//! Hashing and checking of passwords: argon2id (RFC 9106) with the OWASP parameters, where a wave of sign-ins doesn't make
//! the rest of the server wait.

use crate::Stop;
use crate::computing::compute;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use std::sync::Arc;

/// Memory in KiB, passes and lanes.
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);

/// Hashes and checks passwords.
#[derive(Clone)]
pub struct Passwords {
    /// A hash of nobody's password: checking it makes an unknown address cost what a known one costs.
    decoy: Arc<str>,
}

impl Passwords {
    /// Ready to hash.
    ///
    /// # Errors
    /// Never with the parameters above.
    pub fn new() -> Result<Self, Stop> {
        let decoy = hash(&crate::ambient::base64url(&crate::ambient::new_secret()))?;
        Ok(Self { decoy: decoy.into() })
    }

    /// The hash of a password, as a PHC string with its own salt.
    ///
    /// # Errors
    /// A defect; no password is refused here.
    pub async fn hash(&self, password: String) -> Result<String, Stop> {
        compute(move || hash(&password)).await.map_err(Stop::defect)?
    }

    /// Whether it is the password. `None` stands for an account that isn't there, and takes as long.
    ///
    /// # Errors
    /// A defect.
    pub async fn check(&self, password: String, stored: Option<String>) -> Result<bool, Stop> {
        let known = stored.is_some();
        let stored = stored.unwrap_or_else(|| self.decoy.to_string());
        let right = compute(move || verify(&password, &stored)).await.map_err(Stop::defect)?;
        Ok(right && known)
    }
}

fn hasher() -> Result<Argon2<'static>, Stop> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None).map_err(Stop::defect)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash(password: &str) -> Result<String, Stop> {
    let salt = &crate::ambient::new_secret()[..16];
    let hash: PasswordHash = hasher()?.hash_password_with_salt(password.as_bytes(), salt).map_err(Stop::defect)?;
    Ok(hash.to_string())
}

fn verify(password: &str, stored: &str) -> bool {
    let Ok(stored) = PasswordHash::new(stored) else { return false };
    Argon2::default().verify_password(password.as_bytes(), &stored).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_of_a_known_account_passes() {
        let passwords = Passwords::new().unwrap();
        let stored = passwords.hash("Portico-demo-2026".into()).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(passwords.check("Portico-demo-2026".into(), Some(stored.clone())).await.unwrap());
        assert!(!passwords.check("portico-demo-2026".into(), Some(stored)).await.unwrap());
        assert!(!passwords.check("Portico-demo-2026".into(), None).await.unwrap());
    }
}
