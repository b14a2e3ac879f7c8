//! The provider and the client that aren't ours, out of the tools folder, run by Node.

use crate::support::http;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

fn node(script: &str, arguments: &[&str]) -> Child {
    let tools = std::env::var_os("PORTICO_TOOLS").map(PathBuf::from);
    let folder = tools.map(|tools| tools.join("stock")).filter(|folder| folder.join("node_modules").is_dir());
    let folder = folder.expect("these tests need packages in the tools folder: run bin/test, which brings them");
    Command::new("node")
        .arg(format!("{}/tests/stock/{script}", env!("CARGO_MANIFEST_DIR")))
        .arg(folder)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Node starts")
}

/// `oidc-provider`, until it is dropped.
pub struct StockProvider {
    /// Its issuer.
    pub issuer: String,
    child: Child,
}

impl StockProvider {
    /// Starts it.
    pub fn start() -> Self {
        let mut child = node("provider.mjs", &[super::CALLBACK]);
        let mut line = String::new();
        let out = child.stdout.as_mut().expect("it is piped");
        BufReader::new(out).read_line(&mut line).expect("it says where it is");
        let issuer = line.trim().to_owned();
        assert!(issuer.starts_with("http://127.0.0.1:"), "the provider starts: {issuer:?}");
        Self { issuer, child }
    }

    /// Whom it signs in next, whatever address was entered.
    pub async fn next(&self, account: &str) {
        let answer = http().get(format!("{}/test/next?account={account}", self.issuer)).send().await;
        assert!(answer.expect("the provider answers").status().is_success());
    }
}

impl Drop for StockProvider {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
