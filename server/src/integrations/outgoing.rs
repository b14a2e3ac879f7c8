//! Calls to addresses that somebody else has named: an issuer, say. They reach the public internet alone, so that nobody
//! makes this server ask its own neighbours (server-side request forgery): the address is looked at where the connection
//! is made, after the name was looked up, and no redirect is followed.

mod public;

pub use public::is_public;

use futures::future::BoxFuture;
use http::{Request, Response};
use openidconnect::AsyncHttpClient;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;
use url::{Host, Url};

/// The longest answer that is read.
const ANSWER_BYTES_MAX: usize = 1024 * 1024;
/// The longest wait for a whole answer, or for the connection to one that is read as it comes.
const TIMEOUT: Duration = Duration::from_secs(10);

/// Which addresses may be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reachable {
    /// The public internet, encrypted.
    Public,
    /// This machine and private networks too, and without encryption.
    Everything,
}

/// Calls addresses that somebody else has named.
#[derive(Clone)]
pub struct Outgoing {
    client: reqwest::Client,
    /// For answers that are read as they come, for as long as they come.
    patient: reqwest::Client,
    reachable: Reachable,
}

/// Why a call didn't come about.
#[derive(Debug, thiserror::Error)]
pub enum OutgoingError {
    /// The address isn't one that may be called.
    #[error("{0} may not be called")]
    NotAllowed(String),
    /// The answer is longer than what is read.
    #[error("the answer has more than {ANSWER_BYTES_MAX} bytes")]
    TooLong,
    /// The other side isn't there, or doesn't speak HTTP.
    #[error("no answer: {0}")]
    Failed(#[from] reqwest::Error),
}

impl Outgoing {
    /// Reaches this far.
    ///
    /// # Errors
    /// When the TLS library has no certificates to trust.
    pub fn new(reachable: Reachable) -> Result<Self, reqwest::Error> {
        // The HTTP client takes the process' TLS library; whoever was first may have set it already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let builder = || {
            reqwest::Client::builder()
                .dns_resolver(Names(reachable))
                .redirect(reqwest::redirect::Policy::none())
                .no_proxy()
                .connect_timeout(TIMEOUT)
                .user_agent("Portico")
        };
        Ok(Self { client: builder().timeout(TIMEOUT).build()?, patient: builder().build()?, reachable })
    }

    /// Whether the address is one that may be called, as far as it can be told before its name is looked up.
    pub fn allows(&self, address: &str) -> bool {
        let Ok(url) = Url::parse(address) else { return false };
        match (self.reachable, url.scheme(), url.host()) {
            (Reachable::Everything, "http" | "https", Some(_)) | (_, "https", Some(Host::Domain(_))) => true,
            (_, "https", Some(Host::Ipv4(address))) => is_public(IpAddr::V4(address)),
            (_, "https", Some(Host::Ipv6(address))) => is_public(IpAddr::V6(address)),
            _ => false,
        }
    }

    /// Sends a request and reads the whole answer.
    ///
    /// # Errors
    /// An address that may not be called, an answer that is too long or doesn't come.
    pub async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, OutgoingError> {
        let address = request.uri().to_string();
        if !self.allows(&address) {
            return Err(OutgoingError::NotAllowed(address));
        }
        let mut answer = self.client.execute(request.try_into()?).await?;
        let mut response = Response::new(Vec::new());
        *response.status_mut() = answer.status();
        *response.headers_mut() = answer.headers().clone();
        while let Some(piece) = answer.chunk().await? {
            if response.body().len() + piece.len() > ANSWER_BYTES_MAX {
                return Err(OutgoingError::TooLong);
            }
            response.body_mut().extend_from_slice(&piece);
        }
        Ok(response)
    }

    /// Sends a request; the answer is read as it comes. How long that may take is for the caller to bound.
    ///
    /// # Errors
    /// An address that may not be called, an answer that doesn't begin.
    pub async fn open(&self, request: Request<Vec<u8>>) -> Result<reqwest::Response, OutgoingError> {
        let address = request.uri().to_string();
        if !self.allows(&address) {
            return Err(OutgoingError::NotAllowed(address));
        }
        Ok(self.patient.execute(request.try_into()?).await?)
    }
}

impl<'c> AsyncHttpClient<'c> for Outgoing {
    type Error = OutgoingError;
    type Future = BoxFuture<'c, Result<Response<Vec<u8>>, OutgoingError>>;

    fn call(&'c self, request: Request<Vec<u8>>) -> Self::Future {
        Box::pin(self.send(request))
    }
}

/// Looks names up, and leaves out what may not be called.
struct Names(Reachable);

impl Resolve for Names {
    fn resolve(&self, name: Name) -> Resolving {
        let reachable = self.0;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let allowed: Vec<SocketAddr> =
                found.filter(|it| reachable == Reachable::Everything || is_public(it.ip())).collect();
            if allowed.is_empty() {
                return Err(Box::from(OutgoingError::NotAllowed(name.as_str().to_owned())));
            }
            Ok(Box::new(allowed.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(address: &str) -> Request<Vec<u8>> {
        Request::get(address).body(Vec::new()).unwrap()
    }

    #[test]
    fn only_encrypted_public_addresses_are_allowed() {
        let public = Outgoing::new(Reachable::Public).unwrap();
        for good in ["https://id.aurora.example", "https://id.aurora.example:8443/x", "https://8.8.8.8/"] {
            assert!(public.allows(good), "{good}");
        }
        for bad in [
            "http://id.aurora.example",
            "https://127.0.0.1/",
            "https://[::1]/",
            "https://10.0.0.1/",
            "https://169.254.169.254/latest/meta-data",
            "https://[::ffff:127.0.0.1]/",
            "https://2130706433/",
            "https://0x7f.1/",
            "ftp://id.aurora.example",
            "file:///etc/passwd",
            "",
        ] {
            assert!(!public.allows(bad), "{bad}");
        }
    }

    #[tokio::test]
    async fn a_name_that_leads_to_this_machine_is_not_called() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let public = Outgoing::new(Reachable::Public).unwrap();
        let stopped = public.send(get(&format!("https://localhost:{port}/"))).await;
        assert!(stopped.is_err(), "it is refused");
        let knock = tokio::time::timeout(Duration::from_millis(200), listener.accept()).await;
        assert!(knock.is_err(), "nobody has knocked");
        // The listener is there: whoever may reach everything does knock.
        let everything = Outgoing::new(Reachable::Everything).unwrap();
        let address = format!("http://localhost:{port}/");
        let (sent, knock) = tokio::join!(
            tokio::time::timeout(Duration::from_secs(1), everything.send(get(&address))),
            tokio::time::timeout(Duration::from_secs(1), listener.accept())
        );
        assert!(knock.unwrap().is_ok() && !matches!(sent, Ok(Ok(_))));
    }
}
