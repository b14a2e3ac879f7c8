//! The network address of a caller.

use axum::extract::{ConnectInfo, Request};
use ipnet::IpNet;
use std::net::{IpAddr, SocketAddr};

/// The peer's address; where that is a proxy of ours, the address that it names in `X-Forwarded-For`. Whatever stands
/// further to the left was written by somebody whom nobody vouches for.
pub fn of(request: &Request, trusted: &[IpNet]) -> Option<IpAddr> {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>()?.0.ip().to_canonical();
    let is_ours = |address: &IpAddr| trusted.iter().any(|network| network.contains(address));
    if !is_ours(&peer) {
        return Some(peer);
    }
    let named = request.headers().get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let named: Vec<&str> = named.flat_map(|value| value.split(',')).map(str::trim).collect();
    let mut nearest = peer;
    for text in named.into_iter().rev() {
        let Ok(address) = text.parse::<IpAddr>() else { break };
        nearest = address.to_canonical();
        if !is_ours(&nearest) {
            break;
        }
    }
    Some(nearest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn found(peer: &str, forwarded: &[&str], trusted: &[&str]) -> String {
        let mut request = Request::new(Body::empty());
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 4711)));
        for line in forwarded {
            request.headers_mut().append("x-forwarded-for", line.parse().unwrap());
        }
        let trusted: Vec<IpNet> = trusted.iter().map(|network| network.parse().unwrap()).collect();
        of(&request, &trusted).unwrap().to_string()
    }

    #[test]
    fn nobody_chooses_their_own_address() {
        assert_eq!(found("198.51.100.9", &["203.0.113.1"], &[]), "198.51.100.9");
        assert_eq!(found("10.0.0.1", &["203.0.113.1"], &["10.0.0.0/8"]), "203.0.113.1");
        assert_eq!(found("10.0.0.1", &["192.0.2.66, 203.0.113.1"], &["10.0.0.0/8"]), "203.0.113.1");
        assert_eq!(found("10.0.0.1", &["203.0.113.1", "10.0.0.2"], &["10.0.0.0/8"]), "203.0.113.1");
        assert_eq!(found("10.0.0.1", &["203.0.113.1, nonsense"], &["10.0.0.0/8"]), "10.0.0.1");
        assert_eq!(found("10.0.0.1", &[], &["10.0.0.0/8"]), "10.0.0.1");
        assert_eq!(found("::ffff:10.0.0.1", &["2001:db8::7"], &["10.0.0.0/8"]), "2001:db8::7");
    }
}
