//! What the built program holds in memory after its start and after 10,000 requests, half of them pages.
//!
//! `cargo bench --profile quick --bench memory`. PostgreSQL isn't counted: it is another process.

#[path = "support/program.rs"]
mod program;

use program::{Failed, Program};

const REQUESTS: usize = 10_000;
const AT_ONCE: usize = 8;

#[tokio::main]
async fn main() -> Result<(), Failed> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder().no_proxy().build()?;
    let program = Program::start(&client, &[]).await?;
    println!("{:>10} {:>10}", "requests", "MiB");
    println!("{:>10} {:>10.1}", 0, program.resident_kib()? / 1024.0);
    let token = program.sign_in(&client, "admin@demo.portico.example").await?;
    let lanes: Vec<_> = (0..AT_ONCE)
        .map(|_| {
            let (client, url, token) = (client.clone(), program.url.clone(), token.clone());
            tokio::spawn(async move {
                for number in 0..REQUESTS / AT_ONCE {
                    let path = if number.is_multiple_of(2) { "/admin/tenants" } else { "/api/v1/tenants?limit=50" };
                    let answer = client.get(format!("{url}{path}")).bearer_auth(&token).send().await?;
                    answer.error_for_status()?.bytes().await?;
                }
                Ok::<_, reqwest::Error>(())
            })
        })
        .collect();
    for lane in lanes {
        lane.await??;
    }
    println!("{REQUESTS:>10} {:>10.1}", program.resident_kib()? / 1024.0);
    Ok(())
}
