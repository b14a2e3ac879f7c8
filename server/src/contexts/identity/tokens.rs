//! Access tokens: JWTs signed with EdDSA (RFC 9068). Claims inform; what holds is looked up on every request.

mod keys;
mod known;
mod rotate;
mod strict;

pub use known::Verified;
pub use rotate::{Jwk, Jwks, OVERLAP, rotate};

use crate::Stop;
use crate::ambient::machine_now;
use crate::store::Db;
use domain::kernel::SessionId;
use domain::policy::Actor;
use jsonwebtoken::{Algorithm, Header, Validation, decode, encode};
use keys::Keys;
use known::Known;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use uuid::Uuid;

/// Seconds that an access token lasts.
pub const ACCESS_S: u32 = 15 * 60;
const ISSUER: &str = "portico";
/// The type of an access token, so that nothing else that we sign is taken for one (RFC 9068 §2.1).
const ACCESS: &str = "at+jwt";
/// Seconds by which clocks may differ.
const LEEWAY_S: u64 = 5;

/// What an access token says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claims {
    /// The session.
    pub sid: Uuid,
    /// The person.
    pub user_id: Uuid,
    /// The tenant of the membership.
    pub tenant_id: Uuid,
    /// Wire names of the roles.
    pub roles: Vec<String>,
    /// Wire names of the permissions.
    pub permissions: Vec<String>,
    /// Who signed.
    pub iss: String,
    /// Whom it is for.
    pub aud: String,
    /// When it was signed, Unix seconds.
    pub iat: i64,
    /// When it ends, Unix seconds.
    pub exp: i64,
}

/// Signs and reads tokens.
#[derive(Clone)]
pub struct Tokens(Arc<Inner>);

struct Inner {
    keys: Keys,
    known: Known,
}

impl Tokens {
    /// With the installation's secret, and those that it had before: what they signed is still read.
    pub fn new(secret: &[u8], earlier: &[Vec<u8>]) -> Self {
        let secrets = std::iter::once(secret.to_vec()).chain(earlier.iter().cloned()).collect();
        Self(Arc::new(Inner { keys: Keys::new(secrets), known: Known::default() }))
    }

    /// An access token for the actor's session.
    ///
    /// # Errors
    /// When the database isn't there.
    pub async fn sign(&self, db: &Db, session: SessionId, actor: &Actor) -> Result<String, Stop> {
        self.sign_as(db, ACCESS, &claims(session, actor)).await
    }

    /// A token of another type, with any claims: an ID token, a logout token.
    ///
    /// # Errors
    /// When the database isn't there; a defect for claims that are no object.
    pub async fn sign_as<C: Serialize>(&self, db: &Db, typ: &str, claims: &C) -> Result<String, Stop> {
        // Asked each time, so that all processes sign with a new key from the moment that there is one.
        let edition = sqlx::query_scalar!(
            r#"select max(edition) as "edition!" from identity.signing_keys where retires_at is null"#
        )
        .fetch_one(&mut *db.for_authentication().await?)
        .await?;
        self.sign_with(edition, typ, claims)
    }

    fn sign_with<C: Serialize>(&self, edition: i32, typ: &str, claims: &C) -> Result<String, Stop> {
        let key = self.0.keys.of_edition(edition)?;
        let mut header = Header::new(Algorithm::EdDSA);
        (header.kid, header.typ) = (Some(key.kid.clone()), Some(typ.to_owned()));
        encode(&header, claims, &key.sign).map_err(Stop::defect)
    }

    /// An access token that is ours and hasn't ended. Whether its key and its session still hold, the database knows.
    pub fn read(&self, token: &str) -> Option<Verified> {
        let now_s = machine_now().0.timestamp();
        if let Some(verified) = self.0.known.get(token, now_s) {
            return Some(verified);
        }
        let (claims, edition) = self.read_as::<Claims>(token, ACCESS, (ISSUER, ISSUER))?;
        let verified = Verified { claims: Arc::new(claims), edition };
        self.0.known.keep(token, verified.clone(), now_s);
        Some(verified)
    }

    /// A token of this type, issuer and audience that we signed and that hasn't ended, with the edition of its key.
    pub fn read_as<C: DeserializeOwned>(
        &self,
        token: &str,
        typ: &str,
        (issuer, audience): (&str, &str),
    ) -> Option<(C, i32)> {
        let key = self.0.keys.named(&strict::key_of(token, typ)?)?;
        let mut rules = Validation::new(Algorithm::EdDSA);
        rules.set_audience(&[audience]);
        rules.set_issuer(&[issuer]);
        rules.set_required_spec_claims(&["exp", "iss", "aud"]);
        rules.validate_nbf = true;
        rules.leeway = LEEWAY_S;
        let data = decode::<C>(token, &key.verify, &rules).ok()?;
        Some((data.claims, key.edition))
    }
}

fn claims(session: SessionId, actor: &Actor) -> Claims {
    let iat = machine_now().0.timestamp();
    Claims {
        sid: session.0,
        user_id: actor.person_id.0,
        tenant_id: actor.tenant_id.0,
        roles: actor.roles.iter().map(|role| role.as_str().to_owned()).collect(),
        permissions: actor.permissions().iter().map(|it| it.as_str().to_owned()).collect(),
        iss: ISSUER.into(),
        aud: ISSUER.into(),
        iat,
        exp: iat + i64::from(ACCESS_S),
    }
}

#[cfg(test)]
#[path = "tokens/tests.rs"]
mod tests;
