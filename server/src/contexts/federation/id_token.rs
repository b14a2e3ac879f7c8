//! Id tokens: what an app is told about a person, signed, so that it need not ask.

use super::registered_app::RegisteredApp;
use crate::Stop;
use crate::ambient::machine_now;
use crate::gateway::Services;
use chrono::{DateTime, Utc};
use domain::federation::AppScope;
use domain::policy::Actor;
use serde::Serialize;

/// Seconds that an id token is good for.
const ID_TOKEN_S: i64 = 5 * 60;

/// OpenID Connect Core 1.0 §2.
#[derive(Serialize)]
struct Claims<'a> {
    iss: &'a str,
    sub: String,
    aud: String,
    exp: i64,
    iat: i64,
    auth_time: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    nonce: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
}

/// Signs what an app is told about a person who signed in at a moment, with the nonce of its request.
pub(super) async fn sign(
    services: &Services,
    app: &RegisteredApp,
    actor: &Actor,
    scopes: &[AppScope],
    (signed_in_at, nonce): (DateTime<Utc>, Option<String>),
) -> Result<String, Stop> {
    let iat = machine_now().0.timestamp();
    let claims = Claims {
        iss: &services.federation.public_url,
        sub: actor.person_id.to_string(),
        aud: app.id.to_string(),
        exp: iat + ID_TOKEN_S,
        iat,
        auth_time: signed_in_at.timestamp(),
        nonce,
        name: scopes.contains(&AppScope::Profile).then_some(&actor.name),
        email: scopes.contains(&AppScope::Email).then_some(&actor.email),
    };
    services.federation.signer.sign(&claims)
}
