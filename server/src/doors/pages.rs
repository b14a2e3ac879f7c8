//! The pages: server-rendered Leptos, with a nonce for their scripts.

use super::secure::page_policy;
use super::server_functions::scope;
use super::{Doors, cookies, document_end, views};
use crate::gateway::{Caller, Door};
use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use http::request::Parts;
use http::{HeaderValue, header};
use leptos::nonce::use_nonce;
use leptos::prelude::{LeptosOptions, provide_context, use_context};
use leptos_axum::{AxumRouteListing, LeptosRoutes, ResponseOptions, generate_route_list};
use std::sync::LazyLock;
use texts::Locale;

/// Every page. The list is made once, before any page is shown: while Leptos makes one, resources of the whole process
/// that are polled for the first time wait for ever (leptos-rs/leptos#4773).
static PAGES: LazyLock<Vec<AxumRouteListing>> = LazyLock::new(|| generate_route_list(app::App));

pub fn routes(doors: &Doors) -> Router<Doors> {
    let context = {
        let doors = doors.clone();
        move || provide(&doors)
    };
    let options = LeptosOptions::clone(&doors.leptos);
    // Not `leptos_routes`: that would mount the server functions too, with a page's context.
    let page = leptos_axum::render_app_async_with_context(context, move || app::shell(options.clone()));
    Router::new()
        .leptos_routes_with_handler(PAGES.clone(), page.clone())
        .fallback(page)
        .layer(from_fn(document_end::last))
        .layer(from_fn(to_preferred_language))
        .layer(from_fn_with_state(doors.clone(), views::count))
}

/// Fills the front end's port for one page and sets the page's headers.
fn provide(doors: &Doors) {
    let Some(parts) = use_context::<Parts>() else { return };
    let Some(mut caller) = parts.extensions.get::<Caller>().cloned() else { return };
    caller.door = Door::Browser;
    let mut scope = scope(doors, &caller, &parts.headers, false);
    scope.boot.page = views::route(&parts);
    scope.boot.counted = views::may_count(&parts.headers);
    provide_context(scope);
    let (Some(response), Some(nonce)) = (use_context::<ResponseOptions>(), use_nonce()) else { return };
    if let Ok(policy) = HeaderValue::from_str(&page_policy(&nonce.to_string())) {
        response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
    }
    response.insert_header(header::CACHE_CONTROL, HeaderValue::from_static("no-cache, private"));
}

/// `/` is English; it leads to another language only where the browser prefers that one and nobody has chosen.
async fn to_preferred_language(request: Request, next: Next) -> Response {
    let headers = request.headers();
    if request.uri().path() == "/" && cookies::read(headers, cookies::LANGUAGE).is_none() {
        let accept = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let preferred = Locale::from_accept_language(accept).unwrap_or_default();
        if preferred != Locale::default() {
            let to = Redirect::to(&format!("/{}", preferred.code()));
            return ([(header::VARY, "accept-language, cookie")], to).into_response();
        }
    }
    next.run(request).await
}
