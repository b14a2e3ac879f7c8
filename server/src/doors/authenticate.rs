//! Who asks: a Bearer token for programs, a cookie for browsers. What holds is read from the database each time.

use super::Doors;
use super::cookies;
use super::errors::refuse;
use super::request::Names;
use super::secure::is_plain_http_from_elsewhere;
use super::{address, standing};
use crate::Stop;
use crate::contexts::federation::{self, AppToken};
use crate::contexts::identity::{Session, SessionToken, actor_by_session};
use crate::contexts::tenancy::Site;
use crate::gateway::{Caller, Door, Gateway, IdempotencyKey, IfMatch, Notes, Proof, Rule, Terms};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use domain::Refusal;
use domain::kernel::SessionId;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use std::net::IpAddr;
use texts::Locale;

/// Says that the answer is that of an earlier request with the same key.
static REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// Puts the [`Caller`] into the request. An invalid Bearer token is refused; an invalid cookie is nobody.
pub async fn authenticate(State(doors): State<Doors>, mut request: Request, next: Next) -> Response {
    let mut locale = locale_of(request.headers(), request.uri().path());
    let names = request.extensions().get::<Names>().cloned();
    let Names { request_id, trace_id } =
        names.unwrap_or_else(|| Names { request_id: String::new(), trace_id: String::new() });
    let secure = doors.settings.insecure_http || !is_plain_http_from_elsewhere(request.headers());
    let site = request.extensions().get::<Site>().copied().unwrap_or(Site::Platform);
    let notes = request.extensions().get::<Notes>().cloned().unwrap_or_default();
    let address = address::of(&request, &doors.settings.limits.trusted_proxies);
    {
        let mut noted = notes.noted();
        (noted.logged, noted.address) = (true, address);
    }
    let admitted = match address {
        Some(address) => admitted(&doors.gateway, address, &notes).await,
        None => Ok(()),
    };
    let who = match admitted {
        Ok(()) => {
            // There the header names an app, by its secret: the door reads it.
            let by_protocol = request.uri().path().starts_with("/oauth/");
            who_asks(&doors.gateway, site, request.headers(), by_protocol).await
        }
        Err(refusal) => Err(refusal.into()),
    };
    let (actor, session, test_clock, time_zone, proof) = match who {
        Ok(Some((found, session, proof))) => {
            locale = found.locale.filter(|_| !has_said(request.headers(), request.uri().path())).unwrap_or(locale);
            (Some(found.actor), session, found.test_clock, found.time_zone, Some(proof))
        }
        Ok(None) => (None, None, None, None, None),
        Err(stop) => return refused(stop.into_refusal(), locale, &request_id, &notes),
    };
    if let Some(actor) = &actor {
        let span = tracing::Span::current();
        span.record("tenant_id", tracing::field::display(actor.tenant_id));
        span.record("user_id", tracing::field::display(actor.person_id));
        let mut noted = notes.noted();
        (noted.tenant, noted.person) = (Some(actor.tenant_id), Some(actor.person_id));
    }
    let user_agent = text(request.headers(), header::USER_AGENT).chars().take(200).collect();
    let terms = match terms(request.headers()) {
        Ok(terms) => terms,
        Err(refusal) => return refused(refusal, locale, &request_id, &notes),
    };
    let caller = Caller {
        actor,
        session,
        test_clock,
        system: None,
        door: Door::Rest,
        address,
        site,
        locale,
        time_zone: time_zone.unwrap_or_default(),
        request_id,
        trace_id,
        user_agent,
        secure,
        proof,
        terms,
        notes: notes.clone(),
    };
    request.extensions_mut().insert(caller);
    let mut response = next.run(request).await;
    let noted = notes.noted();
    if noted.replayed {
        response.headers_mut().insert(&REPLAYED, HeaderValue::from_static("true"));
    }
    standing::tell(&noted.standings, &mut response);
    drop(noted);
    response
}

/// Counts the request against its address, before anybody is looked up for it.
async fn admitted(gateway: &Gateway, address: IpAddr, notes: &Notes) -> Result<(), Refusal> {
    let (standings, refused) = match gateway.services().limits.admit(&[Rule::of_address(address)]).await {
        Ok(standings) => (standings, Ok(())),
        Err((refusal, standings)) => (standings, Err(refusal)),
    };
    notes.noted().standings.extend(standings);
    refused
}

fn refused(refusal: Refusal, locale: Locale, request_id: &str, notes: &Notes) -> Response {
    let mut noted = notes.noted();
    noted.code = Some(refusal.code.to_string());
    let mut response = refuse(refusal, locale, request_id);
    standing::tell(&noted.standings, &mut response);
    response
}

/// What the caller asks beside the input. A header that comes twice or isn't text is malformed.
fn terms(headers: &HeaderMap) -> Result<Terms, Refusal> {
    let mut keys = headers.get_all("idempotency-key").iter();
    let idempotency_key = match (keys.next(), keys.next()) {
        (None, _) => None,
        (Some(key), None) => {
            let text = std::str::from_utf8(key.as_bytes()).map_err(|_| IdempotencyKey::malformed())?;
            Some(IdempotencyKey::parse(text)?)
        }
        (Some(_), Some(_)) => return Err(IdempotencyKey::malformed()),
    };
    let if_match = headers.contains_key(header::IF_MATCH).then(|| IfMatch::parse(&text(headers, header::IF_MATCH)));
    Ok(Terms { idempotency_key, if_match })
}

/// A tenant's site knows its members alone, whoever else is signed in elsewhere.
async fn who_asks(
    gateway: &Gateway,
    site: Site,
    headers: &HeaderMap,
    by_protocol: bool,
) -> Result<Option<(Session, Option<SessionId>, Proof)>, Stop> {
    let services = gateway.services();
    if let Some(authorization) = headers.get(header::AUTHORIZATION).filter(|_| !by_protocol) {
        let token = authorization.to_str().ok().and_then(|value| value.split_once(' '));
        let bearer = token.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
        let refused = || Refusal::new(401, "token_refused");
        if let Some((_, token)) = bearer.filter(|(_, token)| AppToken::parse(token.trim()).is_some()) {
            let asking = federation::by_token(services, token.trim()).await?.ok_or_else(refused)?;
            if !site.admits(asking.actor.tenant_id) {
                return Err(refused().into());
            }
            let (actor, test_clock) = (asking.actor, asking.test_clock);
            let found = Session { actor, test_clock, cookie_hash: None, time_zone: None, locale: None };
            return Ok(Some((found, None, Proof::Token)));
        }
        let claims = bearer.and_then(|(_, token)| services.tokens.read(token.trim())).ok_or_else(refused)?;
        let session = SessionId(claims.sid);
        let found = actor_by_session(&services.db, session).await?.ok_or_else(refused)?;
        if !site.admits(found.actor.tenant_id) {
            return Err(refused().into());
        }
        return Ok(Some((found, Some(session), Proof::Token)));
    }
    let Some(token) = cookies::session(headers).and_then(SessionToken::parse) else { return Ok(None) };
    let found = actor_by_session(&services.db, token.session).await?;
    let found = found.filter(|found| site.admits(found.actor.tenant_id));
    let found = found.filter(|found| found.cookie_hash.as_ref() == Some(&token.hash()));
    Ok(found.map(|found| (found, Some(token.session), Proof::Cookie)))
}

/// The page's own language for marketing paths, then the person's choice, then what the browser prefers.
pub fn locale_of(headers: &HeaderMap, path: &str) -> Locale {
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    if let Some(locale) = Locale::parse(first) {
        return locale;
    }
    if path == "/" {
        return Locale::default();
    }
    cookies::read(headers, cookies::LANGUAGE)
        .and_then(Locale::parse)
        .or_else(|| Locale::from_accept_language(&text(headers, header::ACCEPT_LANGUAGE)))
        .unwrap_or_default()
}

/// Whether the request itself says which language it wants: by its path, or by what was chosen in this browser.
fn has_said(headers: &HeaderMap, path: &str) -> bool {
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    path == "/"
        || Locale::parse(first).is_some()
        || cookies::read(headers, cookies::LANGUAGE).and_then(Locale::parse).is_some()
}

fn text(headers: &HeaderMap, name: HeaderName) -> String {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}
