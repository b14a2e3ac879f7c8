//! Headers that protect pages, and the refusal of requests that another site made a browser send.

use super::errors::refuse;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use domain::Refusal;
use http::{HeaderMap, HeaderValue, Method, header};
use texts::Locale;

const HEADERS: [(&str, &str); 8] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-permitted-cross-domain-policies", "none"),
    ("origin-agent-cluster", "?1"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()"),
];

/// The headers of every answer. Pages bring a Content Security Policy with a nonce; everything else loads nothing.
pub async fn headers(request: Request, next: Next) -> Response {
    let encrypted = is_encrypted(request.headers());
    let mut response = next.run(request).await;
    let out = response.headers_mut();
    for (name, value) in HEADERS {
        out.insert(name, HeaderValue::from_static(value));
    }
    if encrypted {
        out.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000; includeSubDomains"));
    }
    out.entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"));
    response
}

/// The policy of a page whose scripts carry this nonce.
pub fn page_policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self' \
         'nonce-{nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
         form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
    )
}

/// Refuses what changes something, comes with a browser's cookie or form, and was sent by another site. Modern browsers
/// say who made them send it (Fetch Metadata), and all of them name the page's `Origin`: what either says, has to be us.
pub async fn refuse_cross_site(request: Request, next: Next) -> Response {
    let headers = request.headers();
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    // With this header the cookie counts for nothing, and no page can make a browser send it to another site.
    let by_program = headers.contains_key(header::AUTHORIZATION);
    if safe || by_program || is_same_site(headers) {
        return next.run(request).await;
    }
    refuse(Refusal::new(403, "cross_site"), Locale::default(), "")
}

fn is_same_site(headers: &HeaderMap) -> bool {
    let mut sites = headers.get_all("sec-fetch-site").iter();
    let by_site = match (sites.next(), sites.next()) {
        (None, _) => None,
        (Some(site), None) => Some(matches!(site.to_str(), Ok("same-origin" | "none"))),
        (Some(_), Some(_)) => Some(false),
    };
    let mut origins = headers.get_all(header::ORIGIN).iter();
    let by_origin = match (origins.next(), origins.next()) {
        (None, _) => None,
        (Some(origin), None) => Some(is_host(origin, headers.get(header::HOST))),
        (Some(_), Some(_)) => Some(false),
    };
    match (by_site, by_origin) {
        // No browser: a program without cookies has nothing that another site could abuse.
        (None, None) => !headers.contains_key(header::COOKIE),
        said => said.0.unwrap_or(true) && said.1.unwrap_or(true),
    }
}

/// Whether the page's origin is the host that it asks. `null`, which hidden frames and files have, is nobody's.
pub(super) fn is_host(origin: &HeaderValue, host: Option<&HeaderValue>) -> bool {
    let (Ok(origin), Some(Ok(host))) = (origin.to_str(), host.map(HeaderValue::to_str)) else { return false };
    let authority = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    authority.is_some_and(|authority| authority.eq_ignore_ascii_case(host))
}

/// Whether the answer may ask for encryption from now on.
fn is_encrypted(headers: &HeaderMap) -> bool {
    headers.get("x-forwarded-proto").is_some_and(|proto| proto == "https")
}

/// Whether passwords would travel readable: plain HTTP under another name than localhost.
pub fn is_plain_http_from_elsewhere(headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = match host.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    let local = name == "localhost"
        || name.ends_with(".localhost")
        || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
    !local && !is_encrypted(headers)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (header::HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect()
    }

    #[test]
    fn another_sites_form_is_foreign() {
        assert!(is_same_site(&headers(&[("sec-fetch-site", "same-origin")])));
        assert!(!is_same_site(&headers(&[("sec-fetch-site", "cross-site")])));
        assert!(!is_same_site(&headers(&[("sec-fetch-site", "same-site")])));
        assert!(is_same_site(&headers(&[("origin", "http://localhost:3000"), ("host", "localhost:3000")])));
        assert!(!is_same_site(&headers(&[("origin", "http://evil.example"), ("host", "localhost:3000")])));
        assert!(is_same_site(&headers(&[
            ("sec-fetch-site", "same-origin"),
            ("origin", "https://Portico.example"),
            ("host", "portico.example")
        ])));
        for foreign in [
            [("sec-fetch-site", "same-origin"), ("origin", "http://evil.example")],
            [("sec-fetch-site", "cross-site"), ("origin", "http://localhost:3000")],
            [("sec-fetch-site", "none"), ("origin", "null")],
            [("sec-fetch-site", "same-origin"), ("sec-fetch-site", "same-origin")],
            [("origin", "http://localhost:3000"), ("origin", "http://localhost:3000")],
            [("origin", "localhost:3000"), ("accept", "*/*")],
            [("origin", "http://localhost:3000.evil.example"), ("accept", "*/*")],
            [("origin", "http://localhost"), ("accept", "*/*")],
            [("origin", ""), ("accept", "*/*")],
        ] {
            let mut all = HeaderMap::new();
            for (name, value) in foreign.into_iter().chain([("host", "localhost:3000")]) {
                all.append(name, HeaderValue::from_static(value));
            }
            assert!(!is_same_site(&all), "{foreign:?}");
        }
        assert!(!is_same_site(&headers(&[("cookie", "a=b"), ("host", "localhost:3000")])));
        assert!(is_same_site(&headers(&[("host", "localhost:3000")])));
    }

    #[test]
    fn passwords_travel_plainly_only_on_this_machine() {
        for local in ["localhost:3000", "127.0.0.1", "[::1]:3000", "demo.localhost:3000"] {
            assert!(!is_plain_http_from_elsewhere(&headers(&[("host", local)])), "{local}");
        }
        assert!(is_plain_http_from_elsewhere(&headers(&[("host", "portico.example")])));
        assert!(is_plain_http_from_elsewhere(&headers(&[("host", "10.0.0.5:3000")])));
        assert!(!is_plain_http_from_elsewhere(&headers(&[
            ("host", "portico.example"),
            ("x-forwarded-proto", "https")
        ])));
    }
}
