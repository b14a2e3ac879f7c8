//! The built program as a process of its own, on a cluster, a folder and a port that last as long as the benchmark.

use managed_postgres::testing::{self, TempCluster, TempFolder};
use managed_postgres::{APP, DATABASE, OWNER};
use reqwest::Client;
use serde_json::{Value, json};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

pub type Failed = Box<dyn std::error::Error + Send + Sync>;

/// The password of the demo world's people.
pub const PASSWORD: &str = "Portico-demo-2026";

/// The program that serves; ended with its value. PostgreSQL is another process.
pub struct Program {
    child: Child,
    _cluster: TempCluster,
    _folder: TempFolder,
    pub url: String,
}

impl Program {
    /// Started with limits so wide that none is met and with these flags, and waited for.
    pub async fn start(client: &Client, flags: &[&str]) -> Result<Self, Failed> {
        let cluster = testing::temp_cluster();
        let folder = TempFolder::new();
        let site = folder.path().join("site");
        std::fs::create_dir_all(site.join("pkg/bench"))?;
        std::fs::write(site.join("pkg/current"), "bench\n")?;
        let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let limits =
            ["address", "person", "tenant", "sign-in", "sign-in-email", "ai"].map(|limit| format!("--limit-{limit}"));
        let child = Command::new(env!("CARGO_BIN_EXE_portico"))
            .args(["serve", "--addr", &format!("127.0.0.1:{port}"), "--log", "off"])
            .args(limits.iter().flat_map(|limit| [limit.as_str(), "1000000"]))
            .args(flags)
            .env_remove("PORTICO_MODEL")
            .env_remove("PORTICO_EMBEDDINGS")
            .env("PORTICO_DATA", folder.path().join("data"))
            .env("PORTICO_SITE", &site)
            .env("DATABASE_URL", cluster.url(OWNER, DATABASE))
            .env("PORTICO_DATABASE_APP_URL", cluster.url(APP, DATABASE))
            .stdout(Stdio::null())
            .spawn()?;
        let program = Self { child, _cluster: cluster, _folder: folder, url: format!("http://127.0.0.1:{port}") };
        while client.get(format!("{}/health/ready", program.url)).send().await.is_err() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(program)
    }

    /// The access token of this person, who has the demo world's password.
    pub async fn sign_in(&self, client: &Client, email: &str) -> Result<String, Failed> {
        let login = json!({"email": email, "password": PASSWORD});
        let answer = client.post(format!("{}/api/v1/auth/login", self.url)).json(&login).send().await?;
        let tokens: Value = answer.error_for_status()?.json().await?;
        Ok(tokens["accessToken"].as_str().ok_or("no token")?.to_owned())
    }

    /// The process' resident set.
    pub fn resident_kib(&self) -> Result<f64, Failed> {
        let status = std::fs::read_to_string(Path::new("/proc").join(self.child.id().to_string()).join("status"))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
        Ok(line.trim().trim_end_matches(" kB").parse()?)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
