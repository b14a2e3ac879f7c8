//! Sessions: an id and a secret in one opaque text; the database keeps the secret's hash alone.

use crate::Stop;
use crate::ambient::{base64url, from_base64url, machine_now, new_id, new_secret};
use crate::gateway::{Caller, Door};
use chrono::TimeDelta;
use domain::identity::Means;
use domain::kernel::{PersonId, SessionId};
use domain::policy::Actor;
use sha2::{Digest, Sha256};
use sqlx::PgConnection;
use uuid::Uuid;

/// How long a session lasts.
const SESSION_DAYS: i64 = 14;

/// What a browser's cookie or a program's refresh token holds: `<session id>.<secret>`.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken {
    /// The session.
    pub session: SessionId,
    secret: Vec<u8>,
}

impl SessionToken {
    /// A new secret for a session.
    pub fn for_session(session: SessionId) -> Self {
        Self { session, secret: new_secret().to_vec() }
    }

    /// Reads cookie or refresh token; anything malformed is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let (id, secret) = text.split_once('.')?;
        let session = SessionId(Uuid::try_parse(id).ok()?);
        let secret = from_base64url(secret).filter(|secret| secret.len() == 32)?;
        Some(Self { session, secret })
    }

    /// SHA-256 of the secret; it is random, so no slow hash is needed.
    pub fn hash(&self) -> Vec<u8> {
        Sha256::digest(&self.secret).to_vec()
    }

    /// As it travels.
    pub fn text(&self) -> String {
        format!("{}.{}", self.session.0.simple(), base64url(&self.secret))
    }
}

/// Begins a session for a browser (cookie) or a program (refresh token). `proved_by` says how they proved who they are.
pub(super) async fn begin(
    db: &mut PgConnection,
    caller: &Caller,
    actor: &Actor,
    proved_by: &[Means],
) -> Result<SessionToken, Stop> {
    let token = SessionToken::for_session(SessionId(new_id()));
    let (cookie, refresh) = match caller.door {
        Door::Browser => (Some(token.hash()), None),
        _ => (None, Some(token.hash())),
    };
    let now = machine_now().0;
    let proved_by: Vec<String> = proved_by.iter().map(|means| means.as_str().to_owned()).collect();
    sqlx::query!(
        "insert into identity.sessions
             (id, user_id, tenant_id, cookie_hash, refresh_hash, user_agent, created_at, expires_at,
              proved_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        token.session.0,
        actor.person_id.0,
        actor.tenant_id.0,
        cookie,
        refresh,
        caller.user_agent,
        now,
        now + TimeDelta::days(SESSION_DAYS),
        &proved_by
    )
    .execute(db)
    .await?;
    Ok(token)
}

/// Ends a session for good.
pub(super) async fn revoke(db: &mut PgConnection, session: SessionId) -> Result<(), Stop> {
    sqlx::query!(
        "update identity.sessions set revoked_at = $2 where id = $1 and revoked_at is null",
        session.0,
        machine_now().0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Ends every session of a person for good.
pub(super) async fn revoke_all(db: &mut PgConnection, person: PersonId) -> Result<(), Stop> {
    sqlx::query!(
        "update identity.sessions set revoked_at = $2 where user_id = $1 and revoked_at is null",
        person.0,
        machine_now().0
    )
    .execute(db)
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_survives_its_text_form() {
        let token = SessionToken::for_session(SessionId(Uuid::from_u128(9)));
        let read = SessionToken::parse(&token.text()).unwrap();
        assert!(read == token && read.hash() == token.hash());
    }

    #[test]
    fn malformed_tokens_are_none() {
        for bad in ["", ".", "x.y", "00000000000000000000000000000009", "00000000000000000000000000000009.c2hvcnQ"] {
            assert!(SessionToken::parse(bad).is_none(), "{bad}");
        }
    }
}
