//! The provider and the client that aren't ours, out of the tools folder, run by Node.

use crate::support::http;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Lines, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};

/// A script of the tests, run by Node with the folder of the packages as its first argument.
pub fn node(script: &str, arguments: &[&str]) -> Child {
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

/// `openid-client`, or another client that takes steps alike, until it is dropped.
pub struct StockClient {
    child: Child,
    answers: Lines<BufReader<ChildStdout>>,
}

impl StockClient {
    /// Starts `openid-client`.
    pub fn start() -> Self {
        Self::running("client.mjs")
    }

    /// Starts the client of a script.
    pub fn running(script: &str) -> Self {
        let mut child = node(script, &[]);
        let answers = BufReader::new(child.stdout.take().expect("it is piped")).lines();
        Self { child, answers }
    }

    /// Takes a step and answers with what came of it, or the error's code.
    pub fn step(&mut self, step: &str, mut input: Value) -> Result<Value, String> {
        input["step"] = json!(step);
        let line = tokio::task::block_in_place(|| {
            writeln!(self.child.stdin.as_mut().expect("it is piped"), "{input}").expect("it listens");
            self.answers.next().expect("it answers").expect("a line")
        });
        let answer: Value = serde_json::from_str(&line).expect("JSON");
        match answer.get("error") {
            Some(error) => Err(error.as_str().unwrap_or_default().to_owned()),
            None => Ok(answer["ok"].clone()),
        }
    }
}

impl Drop for StockClient {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
