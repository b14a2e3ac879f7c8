//! A context names its own schema alone: another's tables are reached through operations and events.

use crate::support::{root, sources};
use std::sync::LazyLock;

const SCHEMAS: &[&str] = &[
    "agent",
    "billing",
    "federation",
    "files",
    "growth",
    "identity",
    "keys",
    "knowledge",
    "log",
    "models",
    "notify",
    "pipelines",
    "platform",
    "templates",
    "tenancy",
    "workspaces",
];

/// File and schema, each with its reason. The list may only shrink.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    (
        "server/src/contexts/federation/app_actor.rs",
        "log",
        "who an app acts as, is asked on every request: the tenant's clock comes with it in one statement",
    ),
    ("server/src/contexts/federation/app_actor.rs", "tenancy", "and so does the tenant's name"),
    ("server/src/contexts/federation/show_app_request.rs", "tenancy", "the name of the tenant whose app asks"),
    ("server/src/contexts/identity/invitation_link.rs", "tenancy", "the name of the tenant that invites"),
    (
        "server/src/contexts/identity/lookup.rs",
        "tenancy",
        "who somebody is, is asked on every request: the tenant's name comes with it in one statement",
    ),
    ("server/src/contexts/identity/my_memberships.rs", "tenancy", "the names of the tenants that somebody is in"),
    ("server/src/contexts/identity/show_person.rs", "tenancy", "the names of the tenants that somebody is in"),
];

#[test]
fn a_context_names_no_other_contexts_tables() {
    let mut crossed = Vec::new();
    for source in sources("server/src/contexts") {
        let own = source.path.split('/').nth(3).unwrap_or_default().to_owned();
        for schema in SCHEMAS.iter().filter(|schema| **schema != own) {
            if names_tables_of(&source.text, schema) {
                crossed.push((source.path.clone(), *schema));
            }
        }
    }
    let allowed: Vec<_> = EXCEPTIONS.iter().map(|(file, schema, _)| ((*file).to_owned(), *schema)).collect();
    assert_eq!(crossed, allowed, "a border was crossed, or an exception is no longer needed: then remove it");
}

/// Whether the text has `schema.table`, as SQL writes it; paths of Rust have `::`, and codes of operations are
/// not words of SQL.
fn names_tables_of(text: &str, schema: &str) -> bool {
    const BEFORE: [&str; 6] = ["from ", "join ", "into ", "update ", "table ", "\""];
    BEFORE.iter().any(|before| {
        text.match_indices(&format!("{before}{schema}.")).any(|(at, found)| {
            // In quotes stand names of operations and of texts as well.
            *before != "\"" || is_table(schema, &text[at + found.len()..])
        })
    })
}

#[test]
fn the_store_and_the_doors_name_no_contexts_tables() {
    for source in sources("server/src/store").into_iter().chain(sources("server/src/doors")) {
        for schema in ["billing", "files", "growth", "identity", "tenancy", "workspaces"] {
            assert!(!names_tables_of(&source.text, schema), "{} reads tables of {schema}", source.path);
        }
    }
}

/// Whether the word at the beginning of a text is a table's name, as the migrations have it, and no operation's.
fn is_table(schema: &str, text: &str) -> bool {
    static MIGRATIONS: LazyLock<String> = LazyLock::new(|| {
        let folder = std::fs::read_dir(root().join("migrations")).expect("a folder of migrations");
        folder.map(|file| std::fs::read_to_string(file.expect("a file").path()).expect("a text")).collect()
    });
    let name: String = text.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    if domain::catalogue::find(&format!("{schema}.{name}")).is_some() {
        return false;
    }
    let begun = format!("table {schema}.{name}");
    MIGRATIONS.match_indices(&begun).any(|(at, _)| MIGRATIONS[at + begun.len()..].starts_with([' ', '\n', ';', '(']))
}
