//! `frontend → app → domain ← server`, and `server → app` only to mount it.

use crate::tree;
use std::collections::BTreeSet;

/// What each crate must not name in its `[dependencies]`. A crate that isn't listed is a tool or a library of its own
/// below `server`, which knows none of ours.
const FORBIDDEN: [(&str, &[&str]); 7] = [
    ("domain", &["app", "texts", "frontend", "server", "background", "embed", "llama", "parse", "managed-postgres"]),
    ("domain/macros", &["domain", "app", "texts", "frontend", "server"]),
    (
        "domain/trials",
        &["app", "texts", "frontend", "server", "background", "embed", "llama", "parse", "managed-postgres"],
    ),
    (
        "app",
        &[
            "frontend",
            "server",
            "background",
            "embed",
            "llama",
            "parse",
            "managed-postgres",
            "sqlx",
            "axum",
            "tokio",
            "reqwest",
        ],
    ),
    ("app/texts", &["domain", "app", "frontend", "server"]),
    ("frontend", &["domain", "texts", "server", "background", "embed", "llama", "parse", "managed-postgres"]),
    ("server", &["frontend"]),
];

/// Everything that `domain` may depend on: data, validation, derives. Nothing of it reads, waits, tells the time or
/// draws at random.
const DOMAIN_MAY: [&str; 9] =
    ["chrono", "domain-macros", "garde", "inventory", "schemars", "serde", "serde_json", "thiserror", "uuid"];

/// The names below `[dependencies]` of a crate's manifest.
fn dependencies(folder: &str) -> BTreeSet<String> {
    let text = tree::read(&format!("{folder}/Cargo.toml"));
    let section = text.lines().skip_while(|line| line.trim() != "[dependencies]").skip(1);
    section
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.trim_start().starts_with('#'))
        .filter_map(|line| line.split(['=', '.']).next())
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn crates_depend_in_one_direction() {
    let mut faults = Vec::new();
    for (folder, forbidden) in FORBIDDEN {
        let named = dependencies(folder);
        assert!(!named.is_empty(), "{folder}/Cargo.toml has dependencies");
        faults.extend(forbidden.iter().filter(|it| named.contains(**it)).map(|it| format!("{folder} names {it}")));
    }
    tree::none(&faults, "crates depend in one direction, see docs/architecture/README.md:");
}

#[test]
fn libraries_below_the_server_know_nothing_of_portico() {
    let ours = ["domain", "app", "texts", "frontend", "server"];
    let mut faults = Vec::new();
    for folder in ["server/background", "server/embed", "server/llama", "server/parse", "server/postgres", "bin/xtask"]
    {
        let named = dependencies(folder);
        faults.extend(ours.iter().filter(|it| named.contains(**it)).map(|it| format!("{folder} names {it}")));
    }
    tree::none(&faults, "these crates stand on their own:");
}

#[test]
fn the_domain_has_no_io() {
    let strangers: Vec<_> =
        dependencies("domain").into_iter().filter(|name| !DOMAIN_MAY.contains(&name.as_str())).collect();
    tree::none(&strangers, "domain is pure; a crate that it may use is added to this rule with thought:");
    let features = tree::read("domain/Cargo.toml");
    assert!(!features.contains("\"clock\""), "chrono's clock stays out of domain: time is an argument");
    assert!(!features.contains("\"v7\"") && !features.contains("\"v4\""), "ids are arguments in domain");
}

#[test]
fn the_domain_awaits_nothing_and_reads_no_clock() {
    let ambient = ["async fn", ".await", "std::fs", "std::net", "std::env", "std::process", "Utc::now", "Instant::now"];
    let mut faults = Vec::new();
    for file in tree::below(&["domain/src/"]) {
        for (number, line) in file.lines().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            let found = ambient.iter().filter(|it| line.contains(**it));
            faults.extend(found.map(|it| format!("{} has {it}", file.at(number))));
        }
    }
    tree::none(&faults, "no I/O, no async, no clock and no randomness in domain:");
}

#[test]
fn every_member_inherits_the_shared_lints() {
    let manifests = tree::files().into_iter().filter(|file| file.path.ends_with("/Cargo.toml"));
    let without = manifests.filter(|file| !file.text.contains("[lints]\nworkspace = true"));
    let faults: Vec<_> = without.map(|file| file.path).collect();
    tree::none(&faults, "these manifests lack `[lints] workspace = true`:");
}
