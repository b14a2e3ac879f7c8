//! Tenants are walled off by the database: a table with a tenant has row-level security, forced, and a policy.
//!
//! This reads the migrations; the tests on a real PostgreSQL look at the tables themselves.

use crate::tree;
use std::collections::BTreeMap;

/// The statements of all migrations, comments gone, in lower case with single spaces.
fn statements() -> Vec<String> {
    let mut all = String::new();
    for file in tree::below(&["migrations/"]) {
        for (_, line) in file.lines() {
            all.push_str(line.split("--").next().unwrap_or_default());
            all.push(' ');
        }
    }
    let words = all.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    words.split(';').map(|statement| statement.trim().to_owned()).collect()
}

/// Tables by name, with the text between their parentheses.
fn tables(statements: &[String]) -> BTreeMap<String, String> {
    let created = statements.iter().filter_map(|statement| {
        let rest =
            statement.strip_prefix("create table ").or_else(|| statement.strip_prefix("create unlogged table "))?;
        let (name, columns) = rest.split_once('(')?;
        Some((name.trim().trim_start_matches("if not exists ").to_owned(), columns.to_owned()))
    });
    created.collect()
}

fn has_tenant(columns: &str) -> bool {
    columns.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|word| word == "tenant_id")
}

#[test]
fn every_tenant_table_is_walled_off() {
    let statements = statements();
    let tables = tables(&statements);
    assert!(tables.contains_key("tenancy.tenants"), "the migrations were read");
    let mut faults = Vec::new();
    for (table, _) in tables.iter().filter(|(_, columns)| has_tenant(columns)) {
        let altered = |what: &str| statements.contains(&format!("alter table {table} {what} row level security"));
        let has_policy = statements.iter().any(|statement| {
            let words: Vec<_> = statement.split(' ').collect();
            words.starts_with(&["create", "policy"]) && words.get(3..5) == Some(&["on", table.as_str()])
        });
        for (there, what) in [
            (altered("enable"), "enable row level security"),
            (altered("force"), "force row level security"),
            (has_policy, "a policy"),
        ] {
            if !there {
                faults.push(format!("{table} lacks {what}"));
            }
        }
    }
    tree::none(&faults, "see docs/guides/adding-an-operation.md, tables:");
}

#[test]
fn policies_say_who_may_write() {
    let policies = statements().into_iter().filter(|statement| statement.starts_with("create policy"));
    // What only lets rows be seen or deleted has none: `using` says all of it.
    let writes = |policy: &String| ![" for select ", " for delete "].iter().any(|only| policy.contains(only));
    let faults: Vec<_> = policies.filter(|policy| writes(policy) && !policy.contains("with check")).collect();
    tree::none(&faults, "a policy without `with check` lets rows be written that it hides:");
}

#[test]
fn views_keep_the_callers_rights() {
    let views =
        statements().into_iter().filter(|it| it.starts_with("create view") || it.starts_with("create or replace view"));
    let faults: Vec<_> = views.filter(|view| !view.contains("security_invoker = true")).collect();
    tree::none(&faults, "a plain view passes row-level security by:");
}

#[test]
fn functions_with_their_owners_rights_fix_their_search_path() {
    let functions = statements().into_iter().filter(|it| it.contains("security definer"));
    let faults: Vec<_> = functions.filter(|it| !it.contains("set search_path = ''")).collect();
    tree::none(&faults, "a security definer function names its search path:");
}

#[test]
fn no_policy_compares_enums() {
    let enums: Vec<_> =
        statements().into_iter().filter(|it| it.starts_with("create type") && it.contains(" as enum")).collect();
    tree::none(&enums, "an enum's `=` isn't leakproof, so its index is lost under a policy; use text with a check:");
}
