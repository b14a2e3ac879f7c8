//! Hashing and checking of passwords: argon2id (RFC 9106) with the OWASP parameters, in a bounded pool of its own, so
//! that a wave of sign-ins doesn't starve the rest of the server.

use crate::Stop;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Memory in KiB, passes and lanes.
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);

/// Hashes and checks passwords.
#[derive(Clone)]
pub struct Passwords {
    places: Arc<Semaphore>,
    /// A hash of nobody's password: checking it makes an unknown address cost what a known one costs.
    decoy: Arc<str>,
}

impl Passwords {
    /// At most `at_once` hashes at a time.
    ///
    /// # Errors
    /// Never with the parameters above.
    pub fn new(at_once: usize) -> Result<Self, Stop> {
        let decoy = hash(&crate::ambient::base64url(&crate::ambient::new_secret()))?;
        Ok(Self { places: Arc::new(Semaphore::new(at_once)), decoy: decoy.into() })
    }

    /// The hash of a password, as a PHC string with its own salt.
    ///
    /// # Errors
    /// A defect; no password is refused here.
    pub async fn hash(&self, password: String) -> Result<String, Stop> {
        self.work(move || hash(&password)).await?
    }

    /// Whether it is the password. `None` stands for an account that isn't there, and takes as long.
    ///
    /// # Errors
    /// A defect.
    pub async fn check(&self, password: String, stored: Option<String>) -> Result<bool, Stop> {
        let known = stored.is_some();
        let stored = stored.unwrap_or_else(|| self.decoy.to_string());
        let right = self.work(move || verify(&password, &stored)).await?;
        Ok(right && known)
    }

    async fn work<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Stop> {
        let place = self.places.clone().acquire_owned().await.map_err(Stop::defect)?;
        tokio::task::spawn_blocking(move || {
            let _place = place;
            work()
        })
        .await
        .map_err(Stop::defect)
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
        let passwords = Passwords::new(2).unwrap();
        let stored = passwords.hash("Portico-demo-2026".into()).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(passwords.check("Portico-demo-2026".into(), Some(stored.clone())).await.unwrap());
        assert!(!passwords.check("portico-demo-2026".into(), Some(stored)).await.unwrap());
        assert!(!passwords.check("Portico-demo-2026".into(), None).await.unwrap());
    }
}
