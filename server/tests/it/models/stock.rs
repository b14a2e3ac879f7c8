//! Providers of models that aren't ours: aimock, out of the tools folder, run by Node.

use crate::federation::stock::node;
use crate::support::http;
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::process::Child;

/// The key that it asks for.
pub const KEY: &str = "the key of the tests";

/// aimock, until it is dropped.
pub struct StockModels {
    /// Its address.
    pub url: String,
    child: Child,
}

impl StockModels {
    /// One that answers whoever has the key.
    pub fn answering() -> Self {
        Self::start("answers")
    }

    /// One that refuses everybody, being asked too often.
    pub fn busy() -> Self {
        Self::start("busy")
    }

    /// One that is out of order.
    pub fn broken() -> Self {
        Self::start("broken")
    }

    fn start(manner: &str) -> Self {
        let mut child = node("models.mjs", &[manner, KEY]);
        let mut line = String::new();
        let out = child.stdout.as_mut().expect("it is piped");
        BufReader::new(out).read_line(&mut line).expect("it says where it is");
        let url = line.trim().to_owned();
        assert!(url.starts_with("http://127.0.0.1:"), "aimock starts: {url:?}");
        Self { url, child }
    }

    /// What it was asked so far, oldest first.
    pub async fn asked(&self) -> Vec<Value> {
        let journal = http().get(format!("{}/__aimock/journal", self.url)).bearer_auth(KEY).send().await;
        let text = journal.expect("aimock answers").text().await.expect("a text");
        serde_json::from_str::<Vec<Value>>(&text).expect("a list")
    }
}

impl Drop for StockModels {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
