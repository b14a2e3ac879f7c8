//! Whether a connection is encrypted, decided once for everything behind the door: by the connection itself where TLS
//! ends here, else by what a proxy says of it. Where the operator has named proxies nobody else is believed.

use super::Doors;
use super::tls::OverTls;
use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderName, HeaderValue};
use ipnet::IpNet;
use std::net::SocketAddr;

static FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// Lets `x-forwarded-proto` say what is true, or nothing.
pub async fn transport(State(doors): State<Doors>, mut request: Request, next: Next) -> Response {
    settle(&mut request, &doors.settings.limits.trusted_proxies);
    next.run(request).await
}

fn settle(request: &mut Request, trusted: &[IpNet]) {
    if request.extensions().get::<OverTls>().is_some() {
        request.headers_mut().insert(&FORWARDED_PROTO, HeaderValue::from_static("https"));
        return;
    }
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip().to_canonical());
    let is_trusted = |peer| trusted.iter().any(|network| network.contains(&peer));
    if !trusted.is_empty() && !peer.is_some_and(is_trusted) {
        request.headers_mut().remove(&FORWARDED_PROTO);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn settled(peer: &str, over_tls: bool, said: Option<&str>, trusted: &[&str]) -> Option<String> {
        let mut request = Request::new(Body::empty());
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 4711)));
        if over_tls {
            request.extensions_mut().insert(OverTls);
        }
        if let Some(said) = said {
            request.headers_mut().insert(&FORWARDED_PROTO, said.parse().unwrap());
        }
        let trusted: Vec<IpNet> = trusted.iter().map(|network| network.parse().unwrap()).collect();
        settle(&mut request, &trusted);
        request.headers().get(&FORWARDED_PROTO).map(|proto| proto.to_str().unwrap().to_owned())
    }

    #[test]
    fn nobody_but_a_proxy_of_ours_says_that_a_connection_is_encrypted() {
        let ours = &["10.0.0.0/8"][..];
        assert_eq!(settled("10.0.0.1", false, Some("https"), ours).as_deref(), Some("https"));
        assert_eq!(settled("203.0.113.1", false, Some("https"), ours), None);
        assert_eq!(settled("203.0.113.1", false, Some("https"), &[]).as_deref(), Some("https"), "nobody was named");
        assert_eq!(settled("203.0.113.1", true, None, ours).as_deref(), Some("https"), "the connection itself");
        assert_eq!(settled("203.0.113.1", true, Some("http"), &[]).as_deref(), Some("https"), "whatever is said");
    }
}
