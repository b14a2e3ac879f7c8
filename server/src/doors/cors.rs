//! Which other sites' pages may ask from within a browser (CORS, Fetch Standard §3.2). The operator names their origins;
//! those send tokens and never cookies, so that no page elsewhere acts as whoever is signed in. A page of any other site
//! that sends credentials is refused.

use super::Doors;
use super::authenticate::locale_of;
use super::errors::refuse;
use super::request::Names;
use super::secure::is_host;
use axum::extract::{Request, State};
use axum::http::response::Builder;
use axum::middleware::Next;
use axum::response::Response;
use domain::Refusal;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};

/// What programs read of an answer beside its body.
const EXPOSED: &str = "content-disposition, etag, idempotency-replayed, link, location, ratelimit, ratelimit-policy, \
                       retry-after, www-authenticate, x-request-id";
/// What they may send.
const TAKEN: &str = "accept-language, authorization, content-type, idempotency-key, if-match, if-none-match, \
                     mcp-protocol-version, range, traceparent";
const METHODS: &str = "GET, HEAD, POST, PUT, PATCH, DELETE";
/// How long a browser keeps the answer to its question, seconds.
const KEPT_S: &str = "600";

/// Below these a program asks; everything else is for pages.
const FOR_PROGRAMS: [&str; 4] = ["/api/", "/mcp", "/oauth/", "/.well-known/"];

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asker {
    /// No page of another site.
    Own,
    /// A page whose site the operator has named.
    Allowed,
    /// A page of any other site.
    Foreign,
}

/// Answers browsers' questions beforehand, refuses pages of other sites that send credentials, and lets those read the
/// answer whose site was named.
pub async fn cors(State(doors): State<Doors>, request: Request, next: Next) -> Response {
    if !FOR_PROGRAMS.iter().any(|place| request.uri().path().starts_with(place)) {
        return next.run(request).await;
    }
    let origin = request.headers().get(header::ORIGIN).cloned();
    let asker = asker(request.headers(), &doors.settings.cors_origins);
    let is_question =
        *request.method() == Method::OPTIONS && request.headers().contains_key("access-control-request-method");
    let mut response = match asker {
        Asker::Allowed if is_question => permitted(),
        Asker::Foreign if is_question || sends_credentials(&request) => {
            let names = request.extensions().get::<Names>().map(|names| names.request_id.clone());
            let locale = locale_of(request.headers(), request.uri().path());
            refuse(Refusal::new(403, "origin_not_allowed"), locale, &names.unwrap_or_default())
        }
        _ => next.run(request).await,
    };
    let headers = response.headers_mut();
    headers.append(header::VARY, HeaderValue::from_static("origin"));
    if let (Asker::Allowed, Some(origin)) = (asker, origin) {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(EXPOSED));
    }
    response
}

/// What a browser may send afterwards. Credentials aren't among it: cookies stay at home.
fn permitted() -> Response {
    let with = |builder: Builder, name: HeaderName, value: &'static str| builder.header(name, value);
    let builder = Response::builder().status(StatusCode::NO_CONTENT);
    let builder = with(builder, header::ACCESS_CONTROL_ALLOW_METHODS, METHODS);
    let builder = with(builder, header::ACCESS_CONTROL_ALLOW_HEADERS, TAKEN);
    let builder = with(builder, header::ACCESS_CONTROL_MAX_AGE, KEPT_S);
    builder.body(axum::body::Body::empty()).unwrap_or_default()
}

fn asker(headers: &HeaderMap, allowed: &[String]) -> Asker {
    let mut origins = headers.get_all(header::ORIGIN).iter();
    match (origins.next(), origins.next()) {
        (None, _) => Asker::Own,
        (Some(origin), None) if is_host(origin, headers.get(header::HOST)) => Asker::Own,
        (Some(origin), None) if allowed.iter().any(|known| origin == known.as_str()) => Asker::Allowed,
        _ => Asker::Foreign,
    }
}

/// Whether what is sent could act as somebody. A cookie alone that comes with a change is refused as forged, with its own
/// word, further in.
fn sends_credentials(request: &Request) -> bool {
    let headers = request.headers();
    let is_safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    headers.contains_key(header::AUTHORIZATION) || (is_safe && headers.contains_key(header::COOKIE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_allowed_whole_or_not_at_all() {
        let allowed = ["https://app.example".to_owned()];
        for (origin, who) in [
            ("https://app.example", Asker::Allowed),
            ("https://app.example:8443", Asker::Foreign),
            ("http://app.example", Asker::Foreign),
            ("https://app.example.evil.example", Asker::Foreign),
            ("https://evil.example", Asker::Foreign),
            ("null", Asker::Foreign),
            ("", Asker::Foreign),
            ("https://portico.example", Asker::Own),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, HeaderValue::from_static("portico.example"));
            headers.insert(header::ORIGIN, HeaderValue::from_str(origin).unwrap());
            assert_eq!(asker(&headers, &allowed), who, "{origin}");
        }
        let mut twice = HeaderMap::new();
        twice.append(header::ORIGIN, HeaderValue::from_static("https://app.example"));
        twice.append(header::ORIGIN, HeaderValue::from_static("https://app.example"));
        assert_eq!(asker(&twice, &allowed), Asker::Foreign);
        assert_eq!(asker(&HeaderMap::new(), &allowed), Asker::Own, "no page");
    }
}
