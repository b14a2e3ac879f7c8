//! The same lists and the same pages with ten tenants and a thousand people, and with ten thousand tenants and a million
//! people, through the whole pipeline and in turns within one run: what a page costs must not depend on how many rows
//! there are.
//!
//! `cargo bench --profile quick --bench scale`, and some of what is asked by its name with `-- NAME`. The last column is the large installation's p99 by the small one's.

#[path = "support/crowd.rs"]
mod crowd;

use crowd::{Crowd, Failed, Installation, percentile};
use domain::kernel::TenantId;
use domain::policy::Role;
use serde_json::Value;
use std::time::Duration;

const SMALL: usize = 10;
const LARGE: usize = 10_000;
const ROUNDS: usize = 40;
/// Requests of one installation before it is the other one's turn.
const REQUESTS: usize = 50;
const ADMIN: &str = "admin@bench.example";
const OWNER: &str = "owner@bench.example";

/// What is asked, by the same number of rows in both; `{tenant}` is a tenant with a hundred members, `{cursor}` the end of the first page.
const ASKED: &[(&str, &str, &str)] = &[
    ("tenants", ADMIN, "/api/v1/tenants?limit=10"),
    ("tenants by name", ADMIN, "/api/v1/tenants?limit=10&sort=name"),
    ("people", ADMIN, "/api/v1/users?limit=50"),
    ("people, next page", ADMIN, "/api/v1/users?limit=50&cursor={cursor}"),
    ("people by name", ADMIN, "/api/v1/users?limit=50&sort=name"),
    ("people, deactivated", ADMIN, "/api/v1/users?limit=50&status=deactivated"),
    ("members of a tenant", ADMIN, "/api/v1/users?limit=50&tenantId={tenant}"),
    ("own members", OWNER, "/api/v1/users?limit=50"),
    ("page of tenants", ADMIN, "/admin/tenants"),
    ("page of people", ADMIN, "/admin/people"),
    ("page of one tenant", ADMIN, "/admin/tenants/{tenant}"),
];

/// One installation with what is asked in it.
struct Side {
    installation: Installation,
    tokens: [(&'static str, String); 2],
    tenant: String,
    cursor: String,
}

impl Side {
    async fn new(installation: Installation) -> Result<Self, Failed> {
        let tenant: TenantId = installation.tenant("Measured").await?;
        installation.person(OWNER, tenant, Role::Owner).await?;
        let tokens = [(ADMIN, installation.token(ADMIN).await?), (OWNER, installation.token(OWNER).await?)];
        let (_, found) = installation.answer("/api/v1/tenants?limit=1&search=Company%200000", &tokens[0].1).await?;
        let found: Value = serde_json::from_slice(&found)?;
        let tenant = found["data"][0]["id"].as_str().ok_or("no tenant of the crowd")?.to_owned();
        let (_, page) = installation.answer("/api/v1/users?limit=50", &tokens[0].1).await?;
        let page: Value = serde_json::from_slice(&page)?;
        let cursor = page["nextCursor"].as_str().ok_or("no second page")?.to_owned();
        Ok(Self { installation, tokens, tenant, cursor })
    }

    async fn measure(&self, (who, path): (&str, &str), times: usize, into: &mut Vec<Duration>) -> Result<(), Failed> {
        let path = path.replace("{tenant}", &self.tenant).replace("{cursor}", &self.cursor);
        let token = self.tokens.iter().find(|(name, _)| *name == who).map(|(_, token)| token).ok_or("nobody")?;
        for _ in 0..times {
            into.push(self.installation.ask(&path, token).await?.ok_or("a limit")?);
        }
        Ok(())
    }
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> Result<(), Failed> {
    let limits = ["--limit-address", "--limit-person", "--limit-tenant", "--limit-sign-in", "--limit-sign-in-email"];
    let flags: Vec<_> = limits.into_iter().flat_map(|limit| [limit, "1000000"]).collect();
    let crowd = Crowd::new(&flags).await?;
    let sides = [Side::new(crowd.with(SMALL).await?).await?, Side::new(crowd.with(LARGE).await?).await?];
    println!(
        "{:<22} {:>10} {:>10} {:>12} {:>12} {:>7} {:>7}",
        "asked", "p50 small", "p99 small", "p50 large", "p99 large", "p50", "p99"
    );
    let only: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let asked = |name: &&str| only.is_empty() || only.iter().any(|word| name.contains(word));
    for (name, who, path) in ASKED.iter().filter(|(name, ..)| asked(name)) {
        let mut took = [Vec::new(), Vec::new()];
        for side in &sides {
            side.measure((who, path), 20, &mut Vec::new()).await?;
        }
        for _ in 0..ROUNDS {
            for (side, took) in sides.iter().zip(&mut took) {
                side.measure((who, path), REQUESTS, took).await?;
            }
        }
        let [small, large] = took.map(|mut all| [percentile(&mut all, 50), percentile(&mut all, 99)]);
        println!(
            "{name:<22} {:>10.2} {:>10.2} {:>12.2} {:>12.2} {:>7.2} {:>7.2}",
            small[0],
            small[1],
            large[0],
            large[1],
            large[0] / small[0],
            large[1] / small[1]
        );
    }
    Ok(())
}
