//! `POST /api/fn/context.verb_noun`: every command, query and job as a Leptos server function, for the portals and for
//! programs.

use super::errors::worded;
use super::{Doors, cookies, effects};
use crate::gateway::{Caller, Door};
use crate::zones;
use app::port::{Backend, Boot, Manner, Reply, Scope, Theme};
use axum::Router;
use axum::body::Body;
use axum::extract::{Extension, Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use domain::Refusal;
use domain::kernel::Kind;
use domain::policy::Portal;
use domain::tenancy::Setting;
use http::{HeaderMap, StatusCode, header};
use http_body_util::BodyExt;
use leptos::prelude::{provide_context, use_context};
use leptos_axum::ResponseOptions;
use std::any::Any;
use std::sync::Arc;

pub fn routes() -> Router<Doors> {
    Router::new().route("/api/fn/{name}", post(answer))
}

async fn answer(State(doors): State<Doors>, Extension(mut caller): Extension<Caller>, request: Request) -> Response {
    let name = request.uri().path().trim_start_matches("/api/fn/").to_owned();
    let Some(entry) = doors.gateway.entry(&name).filter(|entry| entry.kind.is_plain_call()) else {
        return super::errors::refuse(Refusal::not_found(), caller.texts(), &caller.request_id);
    };
    caller.door = if is_browser(request.headers()) { Door::Browser } else { Door::ServerFunction };
    let plain_form = accepts_html(request.headers());
    let scope = scope(&doors, &caller, request.headers(), plain_form);
    let response = leptos_axum::handle_server_fns_with_context(move || provide_context(scope.clone()), request).await;
    let mut response = response.into_response();
    if entry.kind == Kind::Job && response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::ACCEPTED;
    }
    if plain_form || !response.status().is_server_error() {
        return response;
    }
    with_status_of_body(response, &caller).await
}

/// The renderer answers 500 to what it can't read itself; the body knows better.
async fn with_status_of_body(response: Response, caller: &Caller) -> Response {
    let (mut parts, body) = response.into_parts();
    let bytes = body.collect().await.map(|body| body.to_bytes()).unwrap_or_default();
    let refusal = serde_json::from_slice::<Refusal>(&bytes).unwrap_or_else(|_| Refusal::internal());
    let refusal = worded(refusal, caller.texts(), &caller.request_id);
    parts.status = StatusCode::from_u16(refusal.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    parts.headers.remove(header::CONTENT_LENGTH);
    let bytes = serde_json::to_vec(&refusal).unwrap_or_default();
    Response::from_parts(parts, Body::from(bytes))
}

/// What a page or a server function sees of the server.
pub fn scope(doors: &Doors, caller: &Caller, headers: &HeaderMap, plain_form: bool) -> Scope {
    let kept = |cookie| cookies::read(headers, cookie);
    let theme = kept(cookies::THEME).and_then(Theme::parse).unwrap_or_default();
    let boot = Boot {
        actor: caller.actor.clone(),
        locale: caller.locale,
        theme,
        manner: Manner::of(kept(cookies::DENSITY), kept(cookies::SIDEBAR), kept(cookies::GROUPS), kept(cookies::KEYS)),
        tls_required: !caller.secure,
        pkg: format!("/{}", doors.leptos.site_pkg_dir),
        brand: caller.house.brand.clone(),
        sign_up: caller.house.settings.is_on(Setting::SignUp),
        closed: closed(caller),
        reload: super::reload::is_on(),
        page: None,
        counted: false,
        place: caller.actor.as_ref().and_then(|_| doors.gateway.services().live.place()),
        zone: zones::zone(&caller.time_zone, doors.gateway.services().clock.now()),
    };
    let public_url = doors.gateway.services().mail.public_url.clone();
    let operator = caller.house.settings.of(Setting::OperatorName).0.to_owned();
    let backend = Arc::new(InProcess { doors: doors.clone(), caller: caller.clone(), plain_form });
    Scope { backend, boot, texts: caller.texts(), public_url, operator }
}

/// The paths of the portals that are switched off.
fn closed(caller: &Caller) -> Vec<String> {
    let is_off =
        |portal: &Portal| Setting::of_portal(*portal).is_some_and(|setting| !caller.house.settings.is_on(setting));
    Portal::ALL.into_iter().filter(is_off).map(|portal| portal.path().to_owned()).collect()
}

/// The gateway behind the front end's port, with the caller of one request.
struct InProcess {
    doors: Doors,
    caller: Caller,
    /// A plain form's errors travel in the address it is sent back to, so the status must stay a redirect.
    plain_form: bool,
}

impl Backend for InProcess {
    fn call(&self, name: &'static str, operation: Box<dyn Any + Send>) -> Reply {
        let response = use_context::<ResponseOptions>();
        let (doors, caller, plain_form) = (self.doors.clone(), self.caller.clone(), self.plain_form);
        Box::pin(async move {
            let (texts, request_id) = (caller.texts(), caller.request_id.clone());
            match doors.gateway.call_boxed(name, caller, operation).await {
                Ok(answer) => {
                    if let Some(response) = &response {
                        effects::apply(answer.effects, response, doors.settings.insecure_http);
                    }
                    Ok(answer.output)
                }
                Err(refusal) => {
                    let status = StatusCode::from_u16(refusal.status).ok();
                    if let (Some(response), Some(status), false) = (&response, status, plain_form) {
                        response.set_status(status);
                    }
                    Err(worded(refusal, texts, &request_id))
                }
            }
        })
    }
}

fn accepts_html(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).and_then(|it| it.to_str().ok()).is_some_and(|it| it.contains("text/html"))
}

/// Whether a browser's page asks, and no program.
pub(super) fn is_browser(headers: &HeaderMap) -> bool {
    headers.contains_key("sec-fetch-site") || headers.contains_key(header::ORIGIN)
}
