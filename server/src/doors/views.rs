//! Counts the pages that are loaded, as the server answers them: by route, language and the host that led here. Nobody is told apart
//! from anybody, and whoever's browser asks not to be followed, or who has said so here, isn't counted.

use super::{Doors, cookies};
use crate::gateway::Caller;
use app::SitePage;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use domain::kernel::rules;
use http::request::Parts;
use http::{Extensions, HeaderMap, Method, StatusCode, Uri, header};

/// Counts a page that was answered whole.
pub async fn count(State(doors): State<Doors>, request: Request, next: Next) -> Response {
    let view = view_of(&request);
    let notes = request.extensions().get::<Caller>().map(|caller| caller.notes.clone());
    let response = next.run(request).await;
    if let Some((page, language, referrer)) = view.filter(|_| response.status() == StatusCode::OK) {
        let shown = notes.as_ref().and_then(|notes| notes.noted().page.take());
        doors.gateway.services().figures.view(shown.as_deref().unwrap_or(&page), language, &referrer);
    }
    response
}

/// Route, language and referrer of what is to be counted.
fn view_of(request: &Request) -> Option<(String, &'static str, String)> {
    let headers = request.headers();
    let is_foreseen = headers.contains_key("sec-purpose");
    if request.method() != Method::GET || is_foreseen || !may_count(headers) {
        return None;
    }
    let page = route_of(request.uri(), request.extensions())?;
    let language = request.extensions().get::<Caller>()?.locale.code();
    Some((page, language, referrer(headers)))
}

/// The route of the page of a request that is being answered.
pub fn route(parts: &Parts) -> Option<String> {
    route_of(&parts.uri, &parts.extensions)
}

/// The route: of a public page its path without the language, else the pattern that the address matches, never the address.
fn route_of(uri: &Uri, extensions: &Extensions) -> Option<String> {
    let of_site = SitePage::at(uri.path()).map(|(_, page)| page.path().to_owned());
    of_site.or_else(|| extensions.get::<MatchedPath>().map(|matched| matched.as_str().to_owned()))
}

/// Whether a request may be counted: neither Do Not Track nor Global Privacy Control is on, and nobody has said no here.
pub fn may_count(headers: &HeaderMap) -> bool {
    let says = |name: &str| headers.get(name).is_some_and(|value| value == "1");
    !says("dnt") && !says("sec-gpc") && cookies::read(headers, cookies::COUNT) != Some(cookies::NOT_COUNTED)
}

/// The host of another site that led here; empty: there is none, or its name is no host's.
fn referrer(headers: &HeaderMap) -> String {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let from = text(header::REFERER);
    let host = from.split_once("://").map(|(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or_default());
    let host = host.unwrap_or_default().to_lowercase();
    let is_own = host.eq_ignore_ascii_case(text(header::HOST));
    if is_own || rules::host(&host, &()).is_err() { String::new() } else { host }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::{HeaderName, HeaderValue};

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let pair = |(name, value): &(&'static str, &'static str)| {
            (HeaderName::from_static(name), HeaderValue::from_static(value))
        };
        pairs.iter().map(pair).collect()
    }

    #[test]
    fn whoever_says_no_in_any_way_isnt_counted() {
        for no in [("dnt", "1"), ("sec-gpc", "1"), ("cookie", "a=b; portico_count=off")] {
            assert!(!may_count(&headers(&[no])), "{no:?}");
        }
        for yes in [("dnt", "0"), ("sec-gpc", "0"), ("cookie", "portico_count=on"), ("accept", "*/*")] {
            assert!(may_count(&headers(&[yes])), "{yes:?}");
        }
    }

    #[test]
    fn of_where_somebody_comes_from_the_host_is_known_and_nothing_else() {
        let from = |referer| referrer(&headers(&[("referer", referer), ("host", "portico.example")]));
        assert_eq!(from("https://Search.Example/find?q=private#x"), "search.example");
        for own in ["https://portico.example/pricing", "https://10.0.0.1/x", "nonsense", "https:///x", "https://a b.c/"]
        {
            assert_eq!(from(own), "", "{own}");
        }
    }
}
