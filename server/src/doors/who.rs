//! How somebody is known: a session's token, an app's token or an API key for programs, a cookie for browsers.

use super::{Doors, cookies};
use crate::Stop;
use crate::ambient::machine_now;
use crate::contexts::billing::month_of;
use crate::contexts::federation::{self, AppToken};
use crate::contexts::identity::{KeyText, Session, SessionToken, actor_and_use, actor_by_key, actor_by_session};
use crate::contexts::tenancy::Site;
use crate::gateway::{Gateway, Proof};
use crate::store::Db;
use chrono::NaiveDate;
use domain::Refusal;
use domain::kernel::SessionId;
use http::{HeaderMap, header};
use std::net::IpAddr;

/// Who asks, and how that is known.
pub(super) struct Who {
    pub(super) found: Session,
    /// None for keys and apps.
    pub(super) session: Option<SessionId>,
    pub(super) proof: Proof,
    /// Whether the use of a key is to be noted.
    pub(super) is_due: bool,
}

/// Where a request comes in: a tenant's site knows its members alone, whoever else is signed in elsewhere.
#[derive(Clone, Copy)]
struct Place {
    site: Site,
    address: Option<IpAddr>,
}

/// Who asks; nobody where nothing proves anything. An invalid token is refused, an invalid cookie is nobody. Finding out
/// is work in the tenant's share already.
pub(super) async fn who_asks(
    doors: &Doors,
    (site, address): (Site, Option<IpAddr>),
    path: &str,
    headers: &HeaderMap,
) -> Result<Option<Who>, Stop> {
    let place = Place { site, address };
    let db = &doors.gateway.services().db;
    // Below /oauth the header names an app, by its secret: the door itself reads it.
    let by_protocol = path.starts_with("/oauth/");
    if let Some(authorization) = headers.get(header::AUTHORIZATION).filter(|_| !by_protocol) {
        let token = authorization.to_str().ok().and_then(|value| value.split_once(' '));
        let bearer = token.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
        let token = bearer.map(|(_, token)| token.trim()).ok_or_else(refused)?;
        let _slot = db.place_of(token).await;
        // Most of what comes to this door asks a model: its tenant's budget is asked about with who asks.
        let since = path.starts_with("/api/v1/ai/").then(|| month_of(machine_now().0));
        let who = if KeyText::is_one(token) {
            by_key(&doors.gateway, place, token, since).await?
        } else if AppToken::parse(token).is_some() {
            by_app(&doors.gateway, token).await?
        } else {
            by_token(&doors.gateway, token, since).await?
        };
        db.note_shown(token, who.found.actor.tenant_id);
        return if site.admits(who.found.actor.tenant_id) { Ok(Some(who)) } else { Err(refused().into()) };
    }
    let cookie = cookies::session(headers, doors.settings.insecure_http);
    let Some((shown, token)) = cookie.and_then(|cookie| Some((cookie, SessionToken::parse(cookie)?))) else {
        return Ok(None);
    };
    let found = by_cookie(db, site, shown, &token).await?;
    Ok(found.map(|found| Who { found, session: Some(token.session), proof: Proof::Cookie, is_due: false }))
}

/// Whose session a browser's cookie is of.
async fn by_cookie(db: &Db, site: Site, shown: &str, token: &SessionToken) -> Result<Option<Session>, Stop> {
    let _slot = db.place_of(shown).await;
    let found = actor_by_session(db, token.session, None).await?;
    let found = found.filter(|found| site.admits(found.actor.tenant_id));
    let found = found.filter(|found| found.cookie_hash.as_ref() == Some(&token.hash()));
    if let Some(found) = &found {
        db.note_shown(shown, found.actor.tenant_id);
    }
    Ok(found)
}

fn refused() -> Refusal {
    Refusal::new(401, "token_refused")
}

/// Whoever a session's token is of.
async fn by_token(gateway: &Gateway, token: &str, since: Option<NaiveDate>) -> Result<Who, Stop> {
    let services = gateway.services();
    let verified = services.tokens.read(token).ok_or_else(refused)?;
    let session = SessionId(verified.claims.sid);
    let found = actor_and_use(&services.db, session, Some(verified.edition), since).await?.ok_or_else(refused)?;
    Ok(Who { found, session: Some(session), proof: Proof::Token, is_due: false })
}

/// Whoever let an app act for them.
async fn by_app(gateway: &Gateway, token: &str) -> Result<Who, Stop> {
    let asking = federation::by_token(gateway.services(), token).await?.ok_or_else(refused)?;
    let found = Session {
        actor: asking.actor,
        test_clock: asking.test_clock,
        cookie_hash: None,
        time_zone: None,
        locale: None,
        ai_used: None,
    };
    Ok(Who { found, session: None, proof: Proof::Token, is_due: false })
}

/// Who holds an API key. One that isn't known, has ended or is another site's is refused like any token; one that is used
/// from where it may not be says so, since only its owner finds out what to change.
async fn by_key(gateway: &Gateway, place: Place, token: &str, since: Option<NaiveDate>) -> Result<Who, Stop> {
    let key = KeyText::parse(token).ok_or_else(refused)?;
    let holder = actor_by_key(&gateway.services().db, &key, since).await?.ok_or_else(refused)?;
    if !place.site.admits(holder.session.actor.tenant_id) {
        return Err(refused().into());
    }
    if !holder.admits(place.address) {
        tracing::warn!(key = %key.id, "a key was used from an address that it isn't for");
        return Err(Refusal::new(403, "address_beyond_key").into());
    }
    Ok(Who { found: holder.session, session: None, proof: Proof::Key(key.id.0), is_due: holder.is_due })
}
