//! The server's settings, each documented here once. A flag beats the environment, which beats the file, which beats
//! the default. A wrong value is refused at start by its name.

mod limits;
mod mail;
mod tls;

pub use limits::{LimitSettings, TenantLimit};
pub use mail::MailSettings;
pub use tls::TlsSettings;

use crate::store::Pooler;
use clap::Args;
use std::net::SocketAddr;
use std::path::PathBuf;
use url::{Host, Url};

/// Settings of every subcommand.
#[derive(Args, Clone, Debug)]
pub struct Settings {
    /// Where the server listens, HOST:PORT.
    #[arg(long, env = "PORTICO_ADDR", default_value = "localhost:3000", value_parser = address, global = true)]
    pub addr: String,

    /// The data folder: the managed database, secrets, files.
    #[arg(long, env = "PORTICO_DATA", default_value = ".portico/data", global = true)]
    pub data: PathBuf,

    /// A PostgreSQL 15 or later with pgvector to use instead of a managed one, as the owner of the schemas.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, global = true)]
    pub database_url: Option<String>,

    /// The same database as the restricted role portico_app; unset: the server steps down to that role by itself.
    #[arg(long, env = "PORTICO_DATABASE_APP_URL", hide_env_values = true, global = true)]
    pub database_app_url: Option<String>,

    /// What PORTICO_DATABASE_APP_URL leads to, where that is a transaction pooler; unset: to the database itself.
    #[arg(long, env = "PORTICO_DATABASE_POOLER", global = true)]
    pub database_pooler: Option<Pooler>,

    /// The database itself, as portico_app, where PORTICO_DATABASE_APP_URL leads to a pooler: for what has to listen.
    #[arg(long, env = "PORTICO_DATABASE_DIRECT_URL", hide_env_values = true, global = true)]
    pub database_direct_url: Option<String>,

    /// Transactions of one tenant at the same time while other tenants are at work; unset: half as many as there are
    /// cores.
    #[arg(long, env = "PORTICO_TENANT_SHARE", value_parser = clap::value_parser!(u16).range(1..), global = true)]
    pub tenant_share: Option<u16>,

    /// Connections to the database that this process opens at most. Workers keep some for themselves, to listen.
    #[arg(long, env = "PORTICO_DATABASE_CONNECTIONS", default_value_t = 20, value_parser = clap::value_parser!(u32).range(8..=1000), global = true)]
    pub database_connections: u32,

    /// The folder with PostgreSQL's programs (postgres, initdb), for the managed database.
    #[arg(long, env = "PORTICO_PG_BIN", global = true)]
    pub pg_bin: Option<PathBuf>,

    /// The weights of the local model, a GGUF file; unset: no local model.
    #[arg(long, env = "PORTICO_MODEL", global = true)]
    pub model: Option<PathBuf>,

    /// The folder of a BERT sentence model: model.safetensors, config.json, vocab.txt; unset: no embeddings and no
    /// classification.
    #[arg(long, env = "PORTICO_EMBEDDINGS", global = true)]
    pub embeddings: Option<PathBuf>,

    /// Where files are kept: a folder, or s3://bucket/prefix; unset: the folder `files` in the data folder.
    #[arg(long, env = "PORTICO_FILES", global = true)]
    pub files: Option<String>,

    /// The address of the S3 service, https://minio.example:9000; unset: Amazon's.
    #[arg(long, env = "PORTICO_FILES_ADDRESS", value_parser = public_url, global = true)]
    pub files_address: Option<String>,

    /// The region that requests to S3 are signed for.
    #[arg(long, env = "PORTICO_FILES_REGION", default_value = "us-east-1", global = true)]
    pub files_region: String,

    /// Names the key for S3.
    #[arg(long, env = "PORTICO_FILES_KEY_ID", global = true)]
    pub files_key_id: Option<String>,

    /// The secret of the key for S3.
    #[arg(long, env = "PORTICO_FILES_KEY_SECRET", hide_env_values = true, global = true)]
    pub files_key_secret: Option<String>,

    /// Bytes that one tenant's files may take at most, all versions together, whatever its plan says.
    #[arg(long, env = "PORTICO_FILES_QUOTA", default_value_t = 2_000_000_000_000, global = true)]
    pub files_quota: u64,

    /// The built site (scripts, styles, fonts), as `cargo xtask build` leaves it.
    #[arg(long, env = "PORTICO_SITE", default_value = "target/site", global = true)]
    pub site: PathBuf,

    /// The address that people use, for links: https://portico.example; unset: http://, or
    /// https:// where TLS ends here, and `addr`.
    #[arg(long, env = "PORTICO_PUBLIC_URL", value_parser = public_url, global = true)]
    pub public_url: Option<String>,

    /// The name below which tenants with a database of their own are reached, each under a host of its own:
    /// portico.example; unset: that of the address that people use.
    #[arg(long, env = "PORTICO_CELLS_DOMAIN", value_parser = domain_name, global = true)]
    pub cells_domain: Option<String>,

    /// Allow signing in over plain HTTP from other machines. Passwords and sessions then travel readable by others.
    #[arg(long, env = "PORTICO_INSECURE_HTTP", global = true)]
    pub insecure_http: bool,

    /// The installation's secret, 32 bytes in hexadecimal, the same for all its processes; unset: a file in the data
    /// folder, made at the first start.
    #[arg(long, env = "PORTICO_SECRET", hide_env_values = true, value_parser = secret, global = true)]
    pub secret: Option<Secret>,

    /// The folder for the signed checkpoints of the log; unset: `checkpoints` in the data folder.
    #[arg(long, env = "PORTICO_CHECKPOINTS", global = true)]
    pub checkpoints: Option<PathBuf>,

    /// Secrets that were the installation's before, so that what they wrapped can still be opened; `portico keys
    /// rotate --root` makes them unnecessary.
    #[arg(long, env = "PORTICO_EARLIER_SECRET", hide_env_values = true, value_parser = secret, value_delimiter = ',', global = true)]
    pub earlier_secret: Vec<Secret>,

    /// Days between the order to erase a person and the point of no return.
    #[arg(long, env = "PORTICO_ERASURE_GRACE_DAYS", default_value_t = 7, value_parser = clap::value_parser!(u32).range(0..=90), global = true)]
    pub erasure_grace_days: u32,

    /// Days between the deletion of a tenant and the point of no return.
    #[arg(long, env = "PORTICO_TENANT_GRACE_DAYS", default_value_t = 30, value_parser = clap::value_parser!(u32).range(0..=365), global = true)]
    pub tenant_grace_days: u32,

    /// Let calls to addresses that tenants name (identity providers) reach this machine and private networks, without
    /// encryption too. For installations whose providers stand beside them; everybody who may name one reaches those
    /// networks then.
    #[arg(long, env = "PORTICO_OUTGOING_PRIVATE", global = true)]
    pub outgoing_private: bool,

    /// The name server that is asked whose a domain is, ADDRESS:PORT; unset: those of this machine.
    #[arg(long, env = "PORTICO_DNS", global = true)]
    pub dns: Option<SocketAddr>,

    /// Origins of other sites, separated by commas, whose pages may ask with tokens from within a browser:
    /// https://app.example. Cookies never go along; unset: none may.
    #[arg(long, env = "PORTICO_CORS_ORIGINS", value_delimiter = ',', value_parser = origin, global = true)]
    pub cors_origins: Vec<String>,

    /// How logs are written.
    #[arg(long, env = "PORTICO_LOG_FORMAT", default_value = "json", value_parser = ["json", "text"], global = true)]
    pub log_format: String,

    /// What is logged: a level, or levels by module as in `info,server=debug`.
    #[arg(long, env = "PORTICO_LOG", default_value = "info,llama-cpp-2=warn", global = true)]
    pub log: String,

    /// How connections are encrypted.
    #[command(flatten)]
    pub tls: TlsSettings,

    /// How mail leaves.
    #[command(flatten)]
    pub mail: MailSettings,

    /// How many calls are let through.
    #[command(flatten)]
    pub limits: LimitSettings,
}

/// Bytes that must not be printed.
#[derive(Clone)]
pub struct Secret(pub Vec<u8>);

impl core::fmt::Debug for Secret {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Settings {
    /// The address that people use, without a slash at the end.
    pub fn public_url(&self) -> String {
        let scheme = if self.tls.files().is_some() { "https" } else { "http" };
        self.public_url.clone().unwrap_or_else(|| format!("{scheme}://{}", self.addr))
    }

    /// The same address with another host.
    pub fn public_url_at(&self, host: &str) -> String {
        let named = Url::parse(&self.public_url()).ok().and_then(|mut url| url.set_host(Some(host)).ok().map(|()| url));
        named.map_or_else(|| format!("https://{host}"), |url| url.as_str().trim_end_matches('/').to_owned())
    }

    /// The name below which hosts of cells stand; `None` where the installation has an address and no name.
    pub fn cells_domain(&self) -> Option<String> {
        let own = || match Url::parse(&self.public_url()).ok()?.host()? {
            Host::Domain(name) => Some(name.to_owned()),
            Host::Ipv4(_) | Host::Ipv6(_) => None,
        };
        self.cells_domain.clone().or_else(own)
    }

    /// The folder for the signed checkpoints of the log.
    pub fn checkpoints(&self) -> PathBuf {
        self.checkpoints.clone().unwrap_or_else(|| self.data.join("checkpoints"))
    }

    /// The addresses to listen on: a name such as localhost may stand for several.
    ///
    /// # Errors
    /// A host that doesn't resolve.
    pub fn listen_on(&self) -> std::io::Result<Vec<SocketAddr>> {
        std::net::ToSocketAddrs::to_socket_addrs(&self.addr).map(Iterator::collect)
    }
}

fn address(text: &str) -> Result<String, String> {
    let (host, port) = text.rsplit_once(':').ok_or("name a host and a port, as in localhost:3000")?;
    port.parse::<u16>().map_err(|_| "the port is a number from 0 to 65535")?;
    if host.is_empty() { Err("name a host before the colon, as in localhost:3000".into()) } else { Ok(text.into()) }
}

/// A name of hosts, in lower case.
fn domain_name(text: &str) -> Result<String, String> {
    let text = text.trim_end_matches('.').to_ascii_lowercase();
    match Host::parse(&text) {
        Ok(Host::Domain(name)) if name == text && !name.contains('_') => Ok(name),
        _ => Err("name a domain without scheme and port, as in portico.example".into()),
    }
}

fn public_url(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    match rest {
        Some(host) if !host.is_empty() => Ok(text.trim_end_matches('/').into()),
        _ => Err("name the scheme and the host, as in https://portico.example".into()),
    }
}

/// As browsers write it: scheme and host in lower case, a port that isn't the scheme's own, and nothing after it.
fn origin(text: &str) -> Result<String, String> {
    let text = text.trim();
    let parsed = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    match parsed {
        Some(url) if url.origin().ascii_serialization() == text => Ok(text.into()),
        _ => Err("name scheme, host and port as browsers do, as in https://app.example".into()),
    }
}

fn secret(text: &str) -> Result<Secret, String> {
    let digits: Option<Vec<u8>> = (0..text.len() / 2)
        .map(|i| text.get(2 * i..2 * i + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()))
        .collect();
    match digits {
        Some(bytes) if bytes.len() == 32 && text.len() == 64 => Ok(Secret(bytes)),
        _ => Err("64 hexadecimal digits; `openssl rand -hex 32` makes some".into()),
    }
}
