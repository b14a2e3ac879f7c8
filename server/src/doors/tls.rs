//! TLS at the server's own door (RFC 8446, RFC 5246), for installations without a proxy before it: connections that are
//! encrypted, and the port beside it that sends everybody there. Versions before 1.2 are none to rustls.

use axum::Router;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use axum::serve::Listener;
use http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, mpsc};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

/// How long a handshake may take: whoever says nothing holds a place for so long and no longer.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// Handshakes at once at most.
const HANDSHAKES_MAX: usize = 1_024;
/// How often the certificate's file is looked at.
const LOOKED_AT_EVERY: Duration = Duration::from_secs(60);

/// Says of a request that it came over a connection of ours that is encrypted.
#[derive(Clone, Copy, Debug)]
pub struct OverTls;

/// What connections are encrypted with. A certificate that is renewed in place is taken over within a minute.
///
/// # Errors
/// A file that can't be read or isn't PEM, or a key that isn't the certificate's, each by its name.
pub fn server_config(certificate: &Path, key: &Path) -> anyhow::Result<Arc<ServerConfig>> {
    let renewable = Renewable::read(certificate.to_owned(), key.to_owned())?;
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(&[&rustls::version::TLS13, &rustls::version::TLS12])?
        .with_no_client_auth()
        .with_cert_resolver(Arc::new(renewable));
    // What is said over it is HTTP/1.1, as on the plain port.
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

/// The certificate in use, and when its file was last looked at.
#[derive(Debug)]
struct Renewable {
    certificate: PathBuf,
    key: PathBuf,
    held: Mutex<Held>,
}

#[derive(Debug)]
struct Held {
    in_use: Arc<CertifiedKey>,
    written: Option<SystemTime>,
    looked_at: Instant,
}

impl Renewable {
    fn read(certificate: PathBuf, key: PathBuf) -> anyhow::Result<Self> {
        let in_use = Arc::new(certified(&certificate, &key)?);
        let held = Held { in_use, written: written(&certificate), looked_at: Instant::now() };
        Ok(Self { certificate, key, held: Mutex::new(held) })
    }
}

impl ResolvesServerCert for Renewable {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if held.looked_at.elapsed() >= LOOKED_AT_EVERY {
            held.looked_at = Instant::now();
            let now = written(&self.certificate);
            if now != held.written {
                match certified(&self.certificate, &self.key) {
                    Ok(renewed) => (held.in_use, held.written) = (Arc::new(renewed), now),
                    // Half of a renewal may be written: the one in use holds until both files fit.
                    Err(error) => tracing::warn!(%error, "the renewed certificate isn't taken over"),
                }
            }
        }
        Some(held.in_use.clone())
    }
}

fn written(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).and_then(|about| about.modified()).ok()
}

fn certified(certificate: &Path, key: &Path) -> anyhow::Result<CertifiedKey> {
    use anyhow::Context;
    let named = |what: &'static str, path: &Path| format!("--tls-{what} {}", path.display());
    let chain = CertificateDer::pem_file_iter(certificate)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .with_context(|| named("certificate", certificate))?;
    anyhow::ensure!(!chain.is_empty(), "{} holds no certificate in PEM", named("certificate", certificate));
    let private = PrivateKeyDer::from_pem_file(key).with_context(|| named("key", key))?;
    let signing = ring::sign::any_supported_type(&private).with_context(|| named("key", key))?;
    let certified = CertifiedKey::new(chain, signing);
    certified.keys_match().with_context(|| format!("{} isn't the key of the certificate", named("key", key)))?;
    Ok(certified)
}

/// Listens for encrypted connections. Handshakes run beside each other, so that a slow one holds nobody up.
pub struct TlsListener {
    address: SocketAddr,
    ready: mpsc::Receiver<(TlsStream<TcpStream>, SocketAddr)>,
    accepting: JoinHandle<()>,
}

impl TlsListener {
    /// Listens there.
    ///
    /// # Errors
    /// What the system says.
    pub async fn bind(address: SocketAddr, config: Arc<ServerConfig>) -> io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        let (tell, ready) = mpsc::channel(64);
        let accepting = tokio::spawn(accept(listener, TlsAcceptor::from(config), tell));
        Ok(Self { address, ready, accepting })
    }
}

async fn accept(
    mut listener: TcpListener,
    acceptor: TlsAcceptor,
    tell: mpsc::Sender<(TlsStream<TcpStream>, SocketAddr)>,
) {
    let places = Arc::new(Semaphore::new(HANDSHAKES_MAX));
    loop {
        let Ok(place) = places.clone().acquire_owned().await else { return };
        // axum's own way of accepting: it waits where the system has run out of sockets.
        let (stream, peer) = Listener::accept(&mut listener).await;
        at_once(&stream);
        let (acceptor, tell) = (acceptor.clone(), tell.clone());
        tokio::spawn(async move {
            let shaken = tokio::time::timeout(HANDSHAKE, acceptor.accept(stream)).await;
            drop(place);
            match shaken {
                Ok(Ok(stream)) => drop(tell.send((stream, peer)).await),
                Ok(Err(error)) => tracing::debug!(%error, "a handshake failed"),
                Err(_) => tracing::debug!("a handshake took too long"),
            }
        });
    }
}

/// What is written to the connection goes out at once. Otherwise the second piece of a stream waits until the first has been
/// acknowledged (Nagle, RFC 896), which the other side puts off for 40 ms (RFC 1122, 4.2.3.2).
pub fn at_once(stream: &TcpStream) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection holds small pieces back");
    }
}

impl Listener for TlsListener {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        match self.ready.recv().await {
            Some(connection) => connection,
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.address)
    }
}

impl Drop for TlsListener {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

/// What answers on the port for plain HTTP: every address there leads to the same one over TLS. `public_url` says which
/// port that has.
pub fn redirect(public_url: &str) -> Router {
    let authority = public_url.split_once("://").map_or(public_url, |(_, rest)| rest);
    let authority = authority.split('/').next().unwrap_or_default();
    let port = authority.rsplit_once(':').and_then(|(_, port)| port.parse::<u16>().ok()).filter(|port| *port != 443);
    Router::new().fallback(move |request: Request| async move { sent_on(request.headers(), request.uri(), port) })
}

/// A request without a host, or with one that is none, can't be sent anywhere.
fn sent_on(headers: &HeaderMap, asked: &Uri, port: Option<u16>) -> Response {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let authority = host.and_then(|host| host.parse::<http::uri::Authority>().ok());
    let Some(authority) = authority.filter(|it| !it.host().is_empty() && !it.as_str().contains('@')) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let port = port.map(|port| format!(":{port}")).unwrap_or_default();
    let path = asked.path_and_query().map_or("/", |path| path.as_str());
    match HeaderValue::from_str(&format!("https://{}{port}{path}", authority.host())) {
        Ok(location) => (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, location)]).into_response(),
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(host: &str, path: &str, port: Option<u16>) -> (u16, String) {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_str(host).unwrap());
        let answer = sent_on(&headers, &path.parse().unwrap(), port);
        let to = answer.headers().get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
        (answer.status().as_u16(), to.unwrap_or_default())
    }

    #[test]
    fn every_address_leads_to_the_same_one_over_tls() {
        assert_eq!(sent("portico.example", "/a?b=c", None), (308, "https://portico.example/a?b=c".into()));
        assert_eq!(sent("portico.example:80", "/", Some(8443)), (308, "https://portico.example:8443/".into()));
        assert_eq!(sent("[::1]:3080", "/x", Some(3443)), (308, "https://[::1]:3443/x".into()));
        for none in ["", "a b", "me@evil.example", "evil.example/"] {
            assert_eq!(sent(none, "/", None).0, 400, "{none}");
        }
    }
}
