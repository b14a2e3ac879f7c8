//! What a call would do, found out without doing it.

use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, OWNER};
use serde_json::json;
use server::gateway::Caller;
use server::tools::{self, Preview, preview};
use sqlx::AssertSqlSafe;
use std::collections::BTreeMap;
use texts::Locale;

async fn seen(world: &World, email: &str, tool: &str, arguments: serde_json::Value) -> Preview {
    let caller = world.caller(email).await;
    let asked = preview(world.gateway.services(), &world.gateway, &caller, tool, arguments).await;
    asked.unwrap_or_else(|stop| panic!("{tool}: {stop}"))
}

/// The rows of every table of ours.
async fn rows(world: &World) -> BTreeMap<String, i64> {
    let mut db = world.as_superuser().await;
    let tables: Vec<String> = sqlx::query_scalar(
        "select format('%I.%I', schemaname, tablename) from pg_tables
         where schemaname not in ('pg_catalog', 'information_schema')",
    )
    .fetch_all(&mut db)
    .await
    .expect("tables");
    let mut rows = BTreeMap::new();
    for table in tables {
        let count = sqlx::query_scalar(AssertSqlSafe(format!("select count(*) from {table}")));
        let count: i64 = count.fetch_one(&mut db).await.unwrap_or_else(|why| panic!("{table}: {why}"));
        rows.insert(table, count);
    }
    rows
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_preview_says_what_would_happen_and_nothing_has() {
    let world = World::demo().await;
    let before = rows(&world).await;
    let team = seen(&world, OWNER, "tenancy.add_team", json!({"name": "Spice desk"})).await;
    assert_eq!((team.lines.len(), &team.refused, team.only_sketch), (1, &None, false));
    assert_eq!((team.lines[0].kind.as_str(), team.lines[0].thing.as_str()), ("TeamAdded", "Spice desk"));
    assert!(team.lines[0].text.contains("Spice desk"), "{}", team.lines[0].text);
    let empty = seen(&world, OWNER, "tenancy.add_team", json!({"name": ""})).await;
    assert_eq!(empty.refused.map(|refusal| refusal.code.into_owned()).as_deref(), Some("validation_failed"));
    let forbidden = seen(&world, CLIENT, "tenancy.add_team", json!({"name": "Spice desk"})).await;
    assert_eq!(forbidden.refused.map(|refusal| refusal.code.into_owned()).as_deref(), Some("permission_missing"));
    let list = seen(&world, OWNER, "tenancy.teams", json!({})).await;
    assert_eq!(list, Preview { lines: Vec::new(), refused: None, only_sketch: false });
    assert_eq!(rows(&world).await, before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_preview_names_members_in_the_readers_language() {
    let world = World::demo().await;
    let caller = Caller { locale: Locale::Ar, ..world.caller(OWNER).await };
    let arguments = json!({"name": "Spice desk"});
    let asked = preview(world.gateway.services(), &world.gateway, &caller, "tenancy.add_team", arguments).await;
    let would = asked.unwrap_or_else(|stop| panic!("{stop}"));
    let text = &would.lines[0].text;
    assert!(text.starts_with("أُنشئ فريق") && text.contains("الاسم: Spice desk"), "{text}");
}

/// Also keys: an invitation's are made with it, and one that was rolled back must seal nothing afterwards.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_key_that_a_preview_made_seals_nothing_later() {
    let world = World::demo().await;
    let invitation = json!({"email": "mira@example.org", "role": "developer"});
    for _ in 0..2 {
        let would = seen(&world, OWNER, "identity.invite_person", invitation.clone()).await;
        assert_eq!(would.refused, None);
        assert!(!would.lines.is_empty());
    }
    let invited = world.post("/api/v1/invitations").by(OWNER).json(&invitation).send().await;
    assert_eq!(invited.status, 201, "{}", invited.text());
    // Another process has no key in memory: it opens with what the database has.
    let list = world.restarted().get("/api/v1/invitations").by(OWNER).send().await;
    assert!(list.text().contains("mira@example.org"), "{}", list.text());
    assert_eq!(world.restarted().mails_to("mira@example.org").await.len(), 1, "previews send nothing");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_preview_of_any_tool_leaves_anything() {
    let world = World::demo().await;
    let before = rows(&world).await;
    let mut played = 0;
    for email in [OWNER, ADMIN] {
        let caller = world.caller(email).await;
        for tool in tools::tools_for(&caller).into_iter().filter(|tool| !tool.reads) {
            let example = (tool.entry().example)();
            let asked = preview(world.gateway.services(), &world.gateway, &caller, tool.name, example).await;
            let would = asked.unwrap_or_else(|stop| panic!("{}: {stop}", tool.name));
            played += usize::from(would.refused.is_none());
        }
    }
    assert!(played > 20, "{played} calls went well");
    assert_eq!(rows(&world).await, before);
}
