//! The page that a browser gets where no page could be made: our own defect, or the database is away. It stands on its
//! own, since whatever makes pages has just failed.

use super::Doors;
use super::authenticate::locale_of;
use super::request::Names;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use texts::{Locale, keys};

/// A policy for a page with a style sheet of ours and a form-free link.
const POLICY: &str = "default-src 'none'; style-src 'self'; frame-ancestors 'none'";

/// Says in words, with the request's id, what failed before there was a page.
pub async fn failed_page(State(doors): State<Doors>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_page = request.method() == Method::GET && wants_page(request.headers()) && !path.starts_with("/api");
    let locale = locale_of(request.headers(), path);
    let request_id = request.extensions().get::<Names>().map(|names| names.request_id.clone()).unwrap_or_default();
    let response = next.run(request).await;
    if !is_page || !response.status().is_server_error() || !is_json(response.headers()) {
        return response;
    }
    let style = format!("/{}/portico.css", doors.leptos.site_pkg_dir);
    let mut page = (response.status(), Html(page(response.status(), locale, &request_id, &style))).into_response();
    let again = response.headers().get(header::RETRY_AFTER).cloned();
    page.headers_mut().extend(again.map(|again| (header::RETRY_AFTER, again)));
    page.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    page.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    page
}

fn wants_page(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).and_then(|it| it.to_str().ok()).is_some_and(|it| it.contains("text/html"))
}

fn is_json(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"))
}

/// Everything in it is ours: texts of the catalogue, and an id that we made.
fn page(status: StatusCode, locale: Locale, request_id: &str, style: &str) -> String {
    let text = |key| texts::text(locale, key, &[]);
    let (title, sentence) = (text(keys::pages::FAILED_TITLE), text(keys::pages::FAILED_TEXT));
    let (retry, id) = (text(keys::shell::RETRY), text(keys::pages::REQUEST_ID));
    format!(
        "<!DOCTYPE html><html lang=\"{}\" dir=\"{}\" data-portal=\"marketing\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title} · Portico</title>\
         <link rel=\"stylesheet\" href=\"{style}\"></head><body><main id=\"main\" class=\"centered\">\
         <div class=\"empty\"><h1 class=\"t-lg\">{title}</h1><p>{sentence}</p>\
         <p class=\"plain request-id\"><span>{id}</span><code class=\"secret\" dir=\"ltr\">{request_id}</code>\
         <span>{}</span></p><div class=\"actions\"><a class=\"btn btn-secondary\" href=\"\">{retry}</a></div></div>\
         </main></body></html>",
        locale.tag(),
        locale.direction().as_str(),
        status.as_u16()
    )
}
