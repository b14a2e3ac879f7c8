//! `/metrics` stays readable for Prometheus and bounded, whoever calls and whatever they invent.

use crate::support::people::CLIENT;
use crate::support::{World, rest_of};
use domain::catalogue;
use std::collections::{BTreeMap, BTreeSet};

/// A sample of the text format: its name, its labels, its value.
fn sample(line: &str) -> Option<(String, BTreeMap<String, String>, f64)> {
    let (series, value) = line.rsplit_once(' ')?;
    let (name, labels) = match series.split_once('{') {
        Some((name, rest)) => (name, rest.strip_suffix('}')?),
        None => (series, ""),
    };
    let is_name = |name: &str| {
        !name.is_empty()
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == ':')
            && !name.starts_with(|c: char| c.is_ascii_digit())
    };
    let mut found = BTreeMap::new();
    for pair in labels.split("\",").filter(|pair| !pair.is_empty()) {
        let (label, value) = pair.split_once("=\"")?;
        is_name(label).then_some(())?;
        found.insert(label.to_owned(), value.trim_end_matches('"').to_owned());
    }
    is_name(name).then(|| value.parse().ok().map(|value| (name.to_owned(), found, value)))?
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn metrics_are_well_formed_and_have_only_so_many_labels() {
    server::observe::prometheus::handle();
    let world = World::demo().await;
    let loud = async || {
        for entry in catalogue::all().into_iter().filter(|entry| entry.rest.is_some()) {
            let (method, path, body) = rest_of(entry, &(entry.example)());
            if entry.name != "identity.sign_out" {
                world.ask(method, &path).by(CLIENT).json(&body).send().await;
            }
        }
    };
    loud().await;
    let first = world.get("/metrics").send().await;
    assert_eq!(first.header("content-type"), Some("text/plain; version=0.0.4"));
    for number in 0..50 {
        let method = format!("BREW{number}").parse().expect("a method");
        world.ask(method, &format!("/api/v1/nothing/{number}")).by(CLIENT).send().await;
        world.post(&format!("/api/fn/invented.name_{number}")).by(CLIENT).send().await;
    }
    loud().await;
    let text = world.get("/metrics").send().await.text();
    let mut types = BTreeMap::new();
    let mut allowed: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let operations = catalogue::all().into_iter().map(|entry| entry.name.to_owned());
    // Other tests of this process serve operations of their own.
    allowed.insert("operation", operations.collect());
    let mut series = BTreeSet::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        if let Some(rest) = line.strip_prefix("# TYPE ") {
            let (name, kind) = rest.split_once(' ').expect("a type");
            assert!(["counter", "gauge", "histogram", "summary"].contains(&kind), "{line}");
            assert!(types.insert(name.to_owned(), kind.to_owned()).is_none(), "{name} is described twice");
            continue;
        }
        if line.starts_with('#') {
            assert!(line.starts_with("# HELP "), "{line}");
            continue;
        }
        let (name, labels, _) = sample(line).unwrap_or_else(|| panic!("`{line}` is no sample"));
        let base = ["_bucket", "_sum", "_count"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(&name);
        assert!(types.contains_key(&name) || types.contains_key(base), "{name} has no type");
        assert!(series.insert(line.rsplit_once(' ').expect("a value").0.to_owned()), "{line} comes twice");
        for (label, value) in labels {
            let known = match label.as_str() {
                "operation" => allowed["operation"].contains(&value) || value.starts_with("toys."),
                "door" => [
                    "browser",
                    "server_function",
                    "rest",
                    "openai",
                    "scim",
                    "cli",
                    "worker",
                    "agent",
                    "mcp",
                    "pipeline",
                ]
                .contains(&value.as_str()),
                "outcome" if name.starts_with("portico_operation") => {
                    ["ok", "refused", "failed"].contains(&value.as_str())
                }
                "method" if name.starts_with("portico_http") => {
                    ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "other"].contains(&value.as_str())
                }
                "status" if name.starts_with("portico_http") => {
                    value.parse::<u16>().is_ok_and(|status| (100..600).contains(&status))
                }
                "le" | "quantile" => value == "+Inf" || value.parse::<f64>().is_ok(),
                _ => true,
            };
            assert!(known, "`{label}` has the value `{value}`: a caller could make labels without end");
            assert!(!["tenant", "tenant_id", "person", "address"].contains(&label.as_str()), "{line}");
        }
    }
    assert!(types.contains_key("portico_operations_total") && types.contains_key("portico_operation_seconds"));
}
