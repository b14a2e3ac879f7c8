//! What the browser must not carry: crates whose weight or nature belongs on the server.
//!
//! Asked of Cargo itself, for the browser's target and without procedural macros, which run in the compiler.

use crate::tree;
use std::collections::BTreeSet;
use std::process::Command;

/// Never in the browser, by the beginning of the name.
const FORBIDDEN: [&str; 24] = [
    "aho-corasick",
    "argon2",
    "axum",
    "background",
    "chrono-tz",
    "clap",
    "embed",
    "hyper",
    "icu",
    "idna",
    "inventory",
    "jsonwebtoken",
    "leptos_axum",
    "llama",
    "managed-postgres",
    "mio",
    "regex",
    "reqwest",
    "ring",
    "rustls",
    "schemars",
    "server",
    "sqlx",
    "tokio",
];

/// Names that begin like a forbidden one and are another thing.
const OTHERS: [&str; 2] = ["server_fn", "server_fn_macro_default"];

/// Edges of the graph that are suffered, and why. Leptos' own; none of our crates adds one.
const SUFFERED: [(&str, &str, &str); 10] = [
    ("leptos_config", "regex", "reads Leptos.toml; the browser never calls it, so the linker drops it"),
    ("regex", "aho-corasick", "part of regex"),
    ("regex", "regex-automata", "part of regex"),
    ("regex", "regex-syntax", "part of regex"),
    ("regex-automata", "aho-corasick", "part of regex"),
    ("regex-automata", "regex-syntax", "part of regex"),
    ("url", "idna", "Leptos' router and server functions take addresses apart with it"),
    ("idna", "idna_adapter", "part of idna"),
    (
        "idna_adapter",
        "icu_normalizer",
        "tables for names of hosts beyond ASCII; nothing calls it, so the linker drops it",
    ),
    (
        "idna_adapter",
        "icu_properties",
        "tables for names of hosts beyond ASCII; nothing calls it, so the linker drops it",
    ),
];

/// Pairs of a crate and one that it depends on, as the browser is built.
fn edges() -> BTreeSet<(String, String)> {
    let cargo = std::env::var_os("CARGO").expect("Cargo runs this test");
    let output = Command::new(cargo)
        .current_dir(tree::root())
        .args(["tree", "--package", "frontend", "--target", "wasm32-unknown-unknown", "--offline"])
        .args(["--edges", "normal,no-proc-macro", "--prefix", "depth", "--format", " {p}"])
        .output()
        .expect("cargo tree runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut way: Vec<String> = Vec::new();
    let mut edges = BTreeSet::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let mut words = line.split_whitespace();
        let (Some(depth), Some(name)) = (words.next().and_then(|it| it.parse().ok()), words.next()) else { continue };
        way.truncate(depth);
        if let Some(parent) = way.last() {
            edges.insert((parent.clone(), name.to_owned()));
        }
        way.push(name.to_owned());
    }
    edges
}

#[test]
fn the_browser_carries_no_server_crates() {
    let edges = edges();
    let has = |name: &str| edges.iter().any(|(_, to)| to == name);
    assert!(has("app") && has("leptos"), "the graph was read");
    let is_forbidden = |name: &str| FORBIDDEN.iter().any(|it| name.starts_with(it)) && !OTHERS.contains(&name);
    let is_suffered = |from: &str, to: &str| SUFFERED.iter().any(|(parent, child, _)| (*parent, *child) == (from, to));
    let mut faults: Vec<String> = edges
        .iter()
        .filter(|(from, to)| {
            is_forbidden(to) && !is_suffered(from, to) && !(from.starts_with("icu") && to.starts_with("icu"))
        })
        .map(|(from, to)| format!("{from} brings {to}"))
        .collect();
    let gone = SUFFERED.iter().filter(|(from, to, _)| !edges.contains(&((*from).to_owned(), (*to).to_owned())));
    faults.extend(gone.map(|(from, to, _)| format!("{from} no longer brings {to}: remove the exception")));
    tree::none(&faults, "the browser's code has crates that belong on the server:");
}

#[test]
fn url_reaches_the_browser_through_leptos_alone() {
    let edges = edges();
    let bringers: Vec<_> = edges.iter().filter(|(_, to)| to == "url").map(|(from, _)| from.clone()).collect();
    assert_eq!(bringers, ["leptos_router", "server_fn"]);
}
