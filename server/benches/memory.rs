//! What the built program holds in memory after its start and after 10,000 requests, half of them pages.
//!
//! `cargo bench --profile quick --bench memory`. PostgreSQL isn't counted: it is another process.

use managed_postgres::testing;
use managed_postgres::{APP, DATABASE, OWNER};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

type Failed = Box<dyn std::error::Error>;

const REQUESTS: usize = 10_000;
const AT_ONCE: usize = 8;

/// The program; killed with the bench.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::main]
async fn main() -> Result<(), Failed> {
    let cluster = testing::temp_cluster();
    let folder = testing::TempFolder::new();
    let site = folder.path().join("site");
    std::fs::create_dir_all(site.join("pkg/bench"))?;
    std::fs::write(site.join("pkg/current"), "bench\n")?;
    let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let url = format!("http://127.0.0.1:{port}");
    let child = Command::new(env!("CARGO_BIN_EXE_portico"))
        .args(["serve", "--addr", &format!("127.0.0.1:{port}"), "--log", "off"])
        .args(["--limit-address", "1000000", "--limit-person", "1000000", "--limit-tenant", "1000000"])
        .env_remove("PORTICO_MODEL")
        .env("PORTICO_DATA", folder.path().join("data"))
        .env("PORTICO_SITE", &site)
        .env("DATABASE_URL", cluster.url(OWNER, DATABASE))
        .env("PORTICO_DATABASE_APP_URL", cluster.url(APP, DATABASE))
        .stdout(Stdio::null())
        .spawn()?;
    let running = Running(child);
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder().no_proxy().build()?;
    while client.get(format!("{url}/health/ready")).send().await.is_err() {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let pid = running.0.id();
    println!("{:>10} {:>10}", "requests", "MiB");
    println!("{:>10} {:>10.1}", 0, resident_mib(pid)?);
    let login = serde_json::json!({"email": "admin@demo.portico.example", "password": "Portico-demo-2026"});
    let answer = client.post(format!("{url}/api/v1/auth/login")).json(&login).send().await?.error_for_status()?;
    let tokens: serde_json::Value = answer.json().await?;
    let token = tokens["accessToken"].as_str().ok_or("no token")?.to_owned();
    let lanes: Vec<_> = (0..AT_ONCE)
        .map(|_| {
            let (client, url, token) = (client.clone(), url.clone(), token.clone());
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
    println!("{REQUESTS:>10} {:>10.1}", resident_mib(pid)?);
    Ok(())
}

/// The process' resident set.
fn resident_mib(pid: u32) -> Result<f64, Failed> {
    let status = std::fs::read_to_string(Path::new("/proc").join(pid.to_string()).join("status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
    let kib: f64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kib / 1024.0)
}
