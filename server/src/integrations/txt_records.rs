//! What the owner of a domain has put into its DNS as text (TXT records, RFC 1035 §3.3.14).

use hickory_resolver::TokioResolver;
use hickory_resolver::config::{NameServerConfig, ResolverConfig, ResolverOpts};
use hickory_resolver::name_server::TokioConnectionProvider;
use hickory_resolver::proto::xfer::Protocol;
use std::net::SocketAddr;
use std::time::Duration;

/// The longest wait for a name server, per attempt; there are two.
const TIMEOUT: Duration = Duration::from_secs(3);

/// Asks for TXT records.
#[derive(Clone, Debug)]
pub struct TxtRecords {
    /// Whom to ask; `None`: whom this machine asks.
    server: Option<SocketAddr>,
}

impl TxtRecords {
    /// Asks this name server, or the machine's own.
    pub const fn new(server: Option<SocketAddr>) -> Self {
        Self { server }
    }

    /// The texts at a name; none where there is no such name. Nothing is kept, so that a new record is seen at once.
    ///
    /// # Errors
    /// When no name server answers, in words for the log.
    pub async fn at(&self, name: &str) -> Result<Vec<String>, String> {
        let mut options = ResolverOpts::default();
        options.cache_size = 0;
        options.timeout = TIMEOUT;
        options.attempts = 2;
        let builder = match self.server {
            Some(server) => {
                let mut config = ResolverConfig::new();
                config.add_name_server(NameServerConfig::new(server, Protocol::Udp));
                config.add_name_server(NameServerConfig::new(server, Protocol::Tcp));
                TokioResolver::builder_with_config(config, TokioConnectionProvider::default())
            }
            None => TokioResolver::builder_tokio().map_err(|error| error.to_string())?,
        };
        // With the dot at its end it is the whole name, whatever else the machine would search.
        match builder.with_options(options).build().txt_lookup(format!("{name}.")).await {
            Ok(found) => Ok(found.iter().map(ToString::to_string).collect()),
            Err(error) if error.is_no_records_found() => Ok(Vec::new()),
            Err(error) => Err(error.to_string()),
        }
    }
}
