//! How connections are encrypted where no proxy does it.

use clap::Args;
use std::net::SocketAddr;
use std::path::PathBuf;

/// TLS at the server's own door.
#[derive(Args, Clone, Debug, Default)]
pub struct TlsSettings {
    /// The certificate with those that vouch for it, PEM: the server speaks TLS itself. Renewed in place, it is taken
    /// over within a minute.
    #[arg(long, env = "PORTICO_TLS_CERTIFICATE", requires = "tls_key", global = true)]
    pub tls_certificate: Option<PathBuf>,

    /// The certificate's private key, PEM.
    #[arg(long, env = "PORTICO_TLS_KEY", requires = "tls_certificate", global = true)]
    pub tls_key: Option<PathBuf>,

    /// Where plain HTTP is taken and sent on to https, HOST:PORT; unset: nowhere.
    #[arg(long, env = "PORTICO_TLS_REDIRECT", value_parser = super::address, requires = "tls_certificate", global = true)]
    pub tls_redirect: Option<String>,
}

impl TlsSettings {
    /// Certificate and key, where TLS ends here.
    pub fn files(&self) -> Option<(&PathBuf, &PathBuf)> {
        self.tls_certificate.as_ref().zip(self.tls_key.as_ref())
    }

    /// The addresses where plain HTTP is sent on.
    ///
    /// # Errors
    /// A host that doesn't resolve.
    pub fn redirect_on(&self) -> std::io::Result<Vec<SocketAddr>> {
        match &self.tls_redirect {
            Some(address) => std::net::ToSocketAddrs::to_socket_addrs(address).map(Iterator::collect),
            None => Ok(Vec::new()),
        }
    }
}
