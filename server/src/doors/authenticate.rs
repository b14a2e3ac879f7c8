//! Who asks: a Bearer token for programs, a cookie for browsers. What holds is read from the database each time.

use super::Doors;
use super::cookies;
use super::errors::refuse;
use super::request::Names;
use super::secure::is_plain_http_from_elsewhere;
use super::who::{Who, who_asks};
use crate::Stop;
use crate::contexts::identity::{SessionToken, is_proved, key_used};
use crate::contexts::tenancy::{House, Site};
use crate::gateway::{Caller, Door, IdempotencyKey, IfMatch, Notes, Terms};
use app::SitePage;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use domain::Refusal;
use domain::kernel::{SessionId, TenantId, TimeZone};
use domain::policy::{Actor, TenantStanding};
use domain::tenancy::Setting;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use std::sync::Arc;
use std::time::Duration;
use texts::Locale;

/// How long a page waits for a database that is away before it does without the tenant's settings.
const PATIENCE: Duration = Duration::from_secs(1);

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
    let address = notes.noted().address;
    let who = who_asks(&doors, (site, address), request.uri().path(), request.headers()).await;
    let mut key_is_due = false;
    let (mut own_locale, mut ai_used) = (None, None);
    let (mut actor, session, test_clock, time_zone, proof) = match who {
        Ok(Some(Who { found, session, proof, is_due })) => {
            key_is_due = is_due;
            (own_locale, ai_used) = (found.locale, found.ai_used);
            (Some(found.actor), session, found.test_clock, found.time_zone, Some(proof))
        }
        Ok(None) => (None, None, None, None, None),
        Err(stop) => return refused(stop.into_refusal(), locale, &request_id, &notes),
    };
    let house = house(&doors, site, actor.as_ref()).await;
    if let Err(stop) = demand_second_factor(&doors, &house, actor.as_mut(), session).await {
        return refused(stop.into_refusal(), locale, &request_id, &notes);
    }
    if !has_said(request.headers(), request.uri().path()) {
        let (default, _) = house.settings.of(Setting::Language);
        locale = own_locale.or_else(|| Locale::parse(default)).unwrap_or(locale);
    }
    if let Some(actor) = &actor {
        let span = tracing::Span::current();
        span.record("tenant_id", tracing::field::display(actor.tenant_id));
        span.record("user_id", tracing::field::display(actor.person_id));
        let mut noted = notes.noted();
        (noted.tenant, noted.person, noted.key) = (Some(actor.tenant_id), Some(actor.person_id), actor.key);
        noted.ai_used = ai_used;
    }
    if let (Some(actor), Some(session)) = (&actor, session) {
        let services = doors.gateway.services();
        services.last_used.note(services, session, actor, address).await;
    }
    let step = cookies::step(request.headers(), doors.settings.insecure_http).and_then(SessionToken::parse);
    let user_agent = text(request.headers(), header::USER_AGENT).chars().take(200).collect();
    let terms = match terms(request.headers()) {
        Ok(terms) => terms,
        Err(refusal) => return refused(refusal, locale, &request_id, &notes),
    };
    let caller = Caller {
        actor,
        session,
        step,
        test_clock,
        system: None,
        door: Door::Rest,
        address,
        site,
        time_zone: time_zone.unwrap_or_else(|| TimeZone::named(house.settings.of(Setting::TimeZone).0)),
        house,
        locale,
        request_id,
        trace_id,
        user_agent,
        secure,
        device: cookies::device(request.headers(), doors.settings.insecure_http).map(str::to_owned),
        proof,
        terms,
        notes: notes.clone(),
        stage: None,
    };
    let holder = key_is_due.then(|| caller.clone());
    request.extensions_mut().insert(caller);
    let mut response = next.run(request).await;
    let operation = notes.noted().operation;
    if let Some((holder, operation)) = holder.zip(operation)
        && let Err(error) = key_used(doors.gateway.services(), &holder, operation).await
    {
        tracing::error!(%error, "the use of a key can't be noted");
    }
    let noted = notes.noted();
    if noted.replayed {
        response.headers_mut().insert(&REPLAYED, HeaderValue::from_static("true"));
    }
    drop(noted);
    response
}

/// The house that is asked: of the site's tenant, else of the member's, else the platform's. Where the database is away,
/// what is built in holds; whoever needs more of it finds out by themselves.
async fn house(doors: &Doors, site: Site, actor: Option<&Actor>) -> Arc<House> {
    let tenant: Option<TenantId> = match site {
        Site::Of(tenant) => Some(tenant),
        Site::Platform => actor.map(|actor| actor.tenant_id),
    };
    let services = doors.gateway.services();
    let house = tokio::time::timeout(PATIENCE, services.houses.of(&services.db, tenant)).await;
    house.ok().and_then(Result::ok).unwrap_or_default()
}

/// Where the tenant demands a second factor, whoever hasn't one keeps what is about their own account, so that they can
/// set it up, and nothing else. Keys and apps were made by somebody who was in; staff who act as somebody have proved
/// who they are in their own tenant.
async fn demand_second_factor(
    doors: &Doors,
    house: &House,
    actor: Option<&mut Actor>,
    session: Option<SessionId>,
) -> Result<(), Stop> {
    let (Some(actor), Some(session)) = (actor, session) else { return Ok(()) };
    let is_asked = house.settings.is_on(Setting::SecondFactor) && actor.impersonator.is_none();
    if is_asked
        && actor.standing == TenantStanding::Open
        && !is_proved(&doors.gateway.services().db, actor.person_id, session).await?
    {
        actor.standing = TenantStanding::Unproven;
    }
    Ok(())
}

fn refused(refusal: Refusal, locale: Locale, request_id: &str, notes: &Notes) -> Response {
    notes.noted().code = Some(refusal.code.to_string());
    refuse(refusal, locale, request_id)
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

/// The page's own language for marketing paths, then the person's choice, then what the browser prefers.
pub fn locale_of(headers: &HeaderMap, path: &str) -> Locale {
    if let Some((locale, _)) = SitePage::at(path) {
        return locale;
    }
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    if let Some(locale) = Locale::parse(first) {
        return locale;
    }
    cookies::read(headers, cookies::LANGUAGE)
        .and_then(Locale::parse)
        .or_else(|| Locale::from_accept_language(&text(headers, header::ACCEPT_LANGUAGE)))
        .unwrap_or_default()
}

/// Whether the request itself says which language it wants: by its path, or by what was chosen in this browser.
fn has_said(headers: &HeaderMap, path: &str) -> bool {
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    SitePage::at(path).is_some()
        || Locale::parse(first).is_some()
        || cookies::read(headers, cookies::LANGUAGE).and_then(Locale::parse).is_some()
}

fn text(headers: &HeaderMap, name: HeaderName) -> String {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}
