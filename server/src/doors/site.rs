//! The first question about a request: whose site is asked? Everything behind it knows.

use super::Doors;
use super::authenticate::locale_of;
use super::errors::refuse;
use super::request::Names;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::Refusal;
use http::{HeaderMap, StatusCode, Uri, header};
use texts::{Locale, keys};

/// Puts the [`crate::gateway::Site`] into the request, or answers 421 where no site has that name.
pub async fn site(State(doors): State<Doors>, mut request: Request, next: Next) -> Response {
    let services = doors.gateway.services();
    let host = host_of(request.headers(), request.uri());
    let found = services.sites.of(&services.db, &host).await;
    let locale = locale_of(request.headers(), request.uri().path());
    let request_id = request.extensions().get::<Names>().map(|names| names.request_id.clone()).unwrap_or_default();
    match found {
        Ok(Some(site)) => {
            request.extensions_mut().insert(site);
            next.run(request).await
        }
        Ok(None) if is_api(request.uri().path()) => {
            refuse(Refusal::new(421, "misdirected_request"), locale, &request_id)
        }
        Ok(None) => nobody(locale),
        Err(stop) => refuse(stop.into_refusal(), locale, &request_id),
    }
}

fn is_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/")
}

/// The name that was asked for. Without one (HTTP/1.0) the installation itself is meant.
pub(super) fn host_of(headers: &HeaderMap, uri: &Uri) -> String {
    let named = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    named.or_else(|| uri.authority().map(|authority| authority.as_str())).unwrap_or("localhost").to_owned()
}

/// A page without style or script: nothing of ours is served under a foreign name.
fn nobody(locale: Locale) -> Response {
    let text = |key| texts::text(locale, key, &[]);
    let (title, sentence) = (text(keys::pages::NO_SITE_TITLE), text(keys::pages::NO_SITE_TEXT));
    let page = format!(
        "<!DOCTYPE html><html lang=\"{}\" dir=\"{}\"><head><meta charset=\"utf-8\"><title>{title}</title></head>\
         <body><main><h1>{title}</h1><p>{sentence}</p></main></body></html>",
        locale.tag(),
        locale.direction().as_str()
    );
    (StatusCode::MISDIRECTED_REQUEST, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
}
