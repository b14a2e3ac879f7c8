//! Access tokens: JWTs signed with EdDSA. Claims inform; what holds is looked up on every request.

use crate::Stop;
use crate::ambient::machine_now;
use domain::kernel::SessionId;
use domain::policy::Actor;
use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::EncodePrivateKey;
use hkdf::Hkdf;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::sync::Arc;
use uuid::Uuid;

/// Seconds that an access token lasts.
pub const ACCESS_S: u32 = 15 * 60;
const ISSUER: &str = "portico";

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

/// Signs and reads access tokens.
#[derive(Clone)]
pub struct Tokens(Arc<Keys>);

struct Keys {
    sign: EncodingKey,
    verify: DecodingKey,
}

impl Tokens {
    /// Derives the signing key from the installation's secret (HKDF-SHA-256, RFC 5869), so that all its processes
    /// share it and it stands in no database.
    ///
    /// # Errors
    /// A defect; every secret makes a key.
    pub fn new(secret: &[u8]) -> Result<Self, Stop> {
        let mut seed = [0; 32];
        Hkdf::<Sha256>::new(None, secret).expand(b"portico access token v1", &mut seed).map_err(Stop::defect)?;
        let key = SigningKey::from_bytes(&seed);
        let document = key.to_pkcs8_der().map_err(Stop::defect)?;
        Ok(Self(Arc::new(Keys {
            sign: EncodingKey::from_ed_der(document.as_bytes()),
            verify: DecodingKey::from_ed_der(key.verifying_key().as_bytes()),
        })))
    }

    /// A token for the actor's session.
    ///
    /// # Errors
    /// A defect.
    pub fn sign(&self, session: SessionId, actor: &Actor) -> Result<String, Stop> {
        let iat = machine_now().0.timestamp();
        let claims = Claims {
            sid: session.0,
            user_id: actor.person_id.0,
            tenant_id: actor.tenant_id.0,
            roles: actor.roles.iter().map(|role| role.as_str().to_owned()).collect(),
            permissions: actor.permissions().iter().map(|it| it.as_str().to_owned()).collect(),
            iss: ISSUER.into(),
            aud: ISSUER.into(),
            iat,
            exp: iat + i64::from(ACCESS_S),
        };
        encode(&Header::new(Algorithm::EdDSA), &claims, &self.0.sign).map_err(Stop::defect)
    }

    /// The claims of a token that is ours and hasn't ended.
    pub fn read(&self, token: &str) -> Option<Claims> {
        let mut rules = Validation::new(Algorithm::EdDSA);
        rules.set_audience(&[ISSUER]);
        rules.set_issuer(&[ISSUER]);
        rules.leeway = 5;
        decode::<Claims>(token, &self.0.verify, &rules).ok().map(|data| data.claims)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::policy::Role;

    fn actor() -> Actor {
        Actor::example(7, 1, &[Role::ClientUser])
    }

    #[test]
    fn a_token_is_read_by_whoever_shares_the_secret_and_nobody_else() {
        let [ours, same, other] = [&b"a"[..], b"a", b"b"].map(|secret| Tokens::new(secret).unwrap());
        let token = ours.sign(SessionId(Uuid::from_u128(9)), &actor()).unwrap();
        let claims = same.read(&token).unwrap();
        assert_eq!((claims.user_id.as_u128(), claims.roles[0].as_str()), (7, "client_user"));
        assert_eq!(other.read(&token), None);
    }

    #[test]
    fn a_token_that_has_ended_or_is_for_others_is_no_token() {
        let tokens = Tokens::new(b"a").unwrap();
        let good = tokens.read(&tokens.sign(SessionId(Uuid::from_u128(9)), &actor()).unwrap()).unwrap();
        let sign = |claims: &Claims| encode(&Header::new(Algorithm::EdDSA), claims, &tokens.0.sign).unwrap();
        assert_eq!(tokens.read(&sign(&good)), Some(good.clone()));
        for bad in [
            Claims { exp: machine_now().0.timestamp() - 10, ..good.clone() },
            Claims { iss: "somebody".into(), ..good.clone() },
            Claims { aud: "somebody".into(), ..good },
        ] {
            assert_eq!(tokens.read(&sign(&bad)), None, "{bad:?}");
        }
    }

    #[test]
    fn a_token_that_was_touched_is_no_token() {
        let tokens = Tokens::new(b"a").unwrap();
        let token = tokens.sign(SessionId(Uuid::from_u128(9)), &actor()).unwrap();
        let (head, signature) = token.rsplit_once('.').unwrap();
        let (header, _) = head.split_once('.').unwrap();
        let none = crate::ambient::base64url(br#"{"alg":"none","typ":"JWT"}"#);
        for bad in ["", "a.b.c", head, &format!("{none}.{}.", head.split_once('.').unwrap().1)] {
            assert_eq!(tokens.read(bad), None, "{bad}");
        }
        let payload = crate::ambient::base64url(br#"{"sid":"0","roles":["admin"]}"#);
        assert_eq!(tokens.read(&format!("{header}.{payload}.{signature}")), None);
    }
}
