//! How many calls are let through in a minute, and whom the doors believe about a caller's address.

use clap::Args;
use ipnet::IpNet;
use std::net::IpAddr;

/// Settings of the limits. Each counts calls in a window of 60 seconds, over all processes together.
#[derive(Args, Clone, Debug)]
pub struct LimitSettings {
    /// Requests a minute from one address (an IPv6 network of 64 bits counts as one), before anybody signs in.
    #[arg(long, env = "PORTICO_LIMIT_ADDRESS", default_value_t = 1200, value_parser = clap::value_parser!(u32).range(1..=MOST), global = true)]
    pub limit_address: u32,

    /// Calls a minute of one person with tokens.
    #[arg(long, env = "PORTICO_LIMIT_PERSON", default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..=MOST), global = true)]
    pub limit_person: u32,

    /// Calls a minute of one tenant's people with tokens, and of its keys: as its plan says, or one number for all.
    #[arg(long, env = "PORTICO_LIMIT_TENANT", default_value = "plan", value_parser = tenant_limit, global = true)]
    pub limit_tenant: TenantLimit,

    /// Calls a minute with one key.
    #[arg(long, env = "PORTICO_LIMIT_KEY", default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..=MOST), global = true)]
    pub limit_key: u32,

    /// Calls a minute of one person's browser.
    #[arg(long, env = "PORTICO_LIMIT_BROWSER", default_value_t = 3000, value_parser = clap::value_parser!(u32).range(1..=MOST), global = true)]
    pub limit_browser: u32,

    /// Attempts a minute to sign in from one address.
    #[arg(long, env = "PORTICO_LIMIT_SIGN_IN", default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=MOST), global = true)]
    pub limit_sign_in: u32,

    /// Attempts a minute to sign in as one person, from browsers that they haven't used before; also from each that they
    /// have.
    #[arg(long, env = "PORTICO_LIMIT_SIGN_IN_EMAIL", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=MOST), global = true)]
    pub limit_sign_in_email: u32,

    /// Mails a minute that anybody may have sent to one address.
    #[arg(long, env = "PORTICO_LIMIT_MAIL", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=MOST), global = true)]
    pub limit_mail: u32,

    /// Calls a minute of one tenant, or of one browser, that make a model work.
    #[arg(long, env = "PORTICO_LIMIT_AI", default_value_t = 120, value_parser = clap::value_parser!(u32).range(1..=MOST), global = true)]
    pub limit_ai: u32,

    /// Addresses or networks of proxies, separated by commas, that are believed when they name the caller's address in
    /// `X-Forwarded-For`; unset: nobody is.
    #[arg(long, env = "PORTICO_TRUSTED_PROXIES", value_delimiter = ',', value_parser = network, global = true)]
    pub trusted_proxies: Vec<IpNet>,
}

/// What bounds a tenant's calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TenantLimit {
    /// What its plan says.
    Plan,
    /// So many calls a minute, whatever the plan.
    Fixed(u32),
}

fn tenant_limit(text: &str) -> Result<TenantLimit, String> {
    let number = text.parse::<u32>().ok().filter(|number| (1..=MOST).contains(&i64::from(*number)));
    match (text, number) {
        ("plan", _) => Ok(TenantLimit::Plan),
        (_, Some(number)) => Ok(TenantLimit::Fixed(number)),
        _ => Err(format!("say `plan` or a number from 1 to {MOST}")),
    }
}

/// Beyond this a limit is none.
const MOST: i64 = 10_000_000;

fn network(text: &str) -> Result<IpNet, String> {
    let text = text.trim();
    let one = || text.parse::<IpAddr>().map(IpNet::from);
    text.parse().or_else(|_| one()).map_err(|_| "name addresses or networks, as in 10.0.0.0/8,192.0.2.7".into())
}
