//! A key's life: made, shown once, used, rotated, ended (checklist DEV-02).

use crate::support::World;
use crate::support::people::{DEVELOPER, OWNER};
use http::Method;
use serde_json::{Value, json};
use sqlx::AssertSqlSafe;

/// A key of somebody's: its id and its text.
pub async fn key_of(world: &World, email: &str, body: &Value) -> (String, String) {
    let reply = world.post("/api/v1/api-keys").by(email).json(body).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    let made = reply.json();
    (made["id"].as_str().expect("an id").to_owned(), made["key"].as_str().expect("a text").to_owned())
}

/// The status, and the code of a refusal, of looking at something with a key.
pub async fn look(world: &World, key: &str, path: &str) -> (u16, String) {
    let reply = world.get(path).bearer(key).send().await;
    if reply.status < 400 { (reply.status, String::new()) } else { reply.refusal(path) }
}

pub const RUNS: &str = "/api/v1/executions";

pub fn read_only() -> Value {
    json!({"name": "Dashboard", "scopes": ["read:executions"]})
}

pub async fn change(world: &World, sql: &str) {
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut world.as_superuser().await).await.expect(sql);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_key_reads_what_it_was_given_and_writes_nothing_and_ends_everywhere_at_once() {
    let (world, body) = (World::demo().await, read_only());
    let (id, key) = key_of(&world, OWNER, &body).await;
    assert!(key.starts_with(&format!("pk_live_{}_", id.replace('-', ""))), "{key}");
    let other = world.restarted();
    for process in [&world, &other] {
        assert_eq!(look(process, &key, RUNS).await.0, 200);
        let run = process.post(RUNS).bearer(&key).json(&json!({"prompt": "Name a spice."})).send().await;
        assert_eq!(run.refusal("a write"), (403, "permission_beyond_key".into()));
        assert!(run.text().contains("run:executions"), "it names what is missing: {}", run.text());
    }
    let path = format!("/api/v1/api-keys/{id}");
    assert_eq!(world.ask(Method::DELETE, &path).by(OWNER).send().await.status, 204);
    for process in [&other, &world] {
        assert_eq!(look(process, &key, RUNS).await, (401, "token_refused".into()));
    }
    let list = world.get("/api/v1/api-keys").by(OWNER).send().await.json();
    assert_eq!((&list["data"][0]["status"], &list["data"][0]["name"]), (&json!("revoked"), &json!("Dashboard")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn only_a_hash_of_the_secret_is_kept() {
    let world = World::demo().await;
    let (_, key) = key_of(&world, OWNER, &read_only()).await;
    assert_eq!(look(&world, &key, RUNS).await.0, 200);
    let secret = &key.rsplit_once('_').expect("a secret").1[..48];
    let tables: Vec<String> = sqlx::query_scalar(
        "select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind = 'r' and n.nspname not in ('information_schema', 'public', 'rebuild')
           and n.nspname not like 'pg\\_%'",
    )
    .fetch_all(&mut world.as_superuser().await)
    .await
    .expect("tables");
    assert!(tables.contains(&"identity.key_secrets".to_owned()));
    for table in tables {
        let rows = format!("select coalesce(string_agg(t::text, E'\\n'), '') from {table} t");
        let rows: String =
            sqlx::query_scalar(AssertSqlSafe(rows)).fetch_one(&mut world.as_superuser().await).await.expect("rows");
        assert!(!rows.contains(secret), "{table} knows the secret");
    }
    let listed = world.get("/api/v1/api-keys").by(OWNER).send().await;
    assert!(!listed.text().contains(secret), "it was shown once");
    let seen = listed.json()["data"][0]["lastUsedAt"].clone();
    assert!(seen.is_string(), "when it was last used stands in the list");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_rotated_key_has_two_secrets_for_a_while() {
    let world = World::demo().await;
    let (id, old) = key_of(&world, OWNER, &read_only()).await;
    let path = format!("/api/v1/api-keys/{id}/rotate");
    let rotated = world.post(&path).by(OWNER).json(&json!({"overlapHours": 2})).send().await;
    let new = rotated.json()["key"].as_str().expect("a text").to_owned();
    assert_eq!((look(&world, &old, RUNS).await.0, look(&world, &new, RUNS).await.0), (200, 200));
    let row = world.get("/api/v1/api-keys").by(OWNER).send().await.json();
    assert!(row["data"][0]["oldUntil"].is_string());
    change(&world, "update identity.key_secrets set ends_at = now() - interval '1 second' where ends_at is not null")
        .await;
    assert_eq!(look(&world, &old, RUNS).await, (401, "token_refused".into()));
    assert_eq!(look(&world, &new, RUNS).await.0, 200);
    let rotated = world.post(&path).by(OWNER).json(&json!({"overlapHours": 0})).send().await;
    assert_eq!(rotated.status, 200, "{}", rotated.text());
    assert_eq!(look(&world, &new, RUNS).await.0, 401, "no overlap, no old secret");
    let newest = rotated.json()["key"].as_str().expect("a text").to_owned();
    assert_eq!(look(&world, &newest, RUNS).await.0, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_key_ends_at_its_time() {
    let world = World::demo().await;
    let body = json!({"name": "Dashboard", "scopes": ["read:executions"], "days": 30});
    let (_, key) = key_of(&world, OWNER, &body).await;
    assert_eq!(look(&world, &key, RUNS).await.0, 200);
    change(&world, "update identity.api_keys set expires_at = now() - interval '1 second'").await;
    assert_eq!(look(&world, &key, RUNS).await, (401, "token_refused".into()));
    let row = world.get("/api/v1/api-keys").by(OWNER).send().await.json();
    assert_eq!(row["data"][0]["status"], "expired");
    let none = json!({"name": "Never", "scopes": ["read:executions"], "days": 0});
    assert_eq!(world.post("/api/v1/api-keys").by(OWNER).json(&none).send().await.status, 400);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_key_is_used_from_its_ranges_and_from_nowhere_else() {
    let world = World::demo().await;
    let ranges = json!(["192.0.2.0/24", "2001:db8::/32"]);
    let body = json!({"name": "Dashboard", "scopes": ["read:executions"], "ranges": ranges});
    let (_, key) = key_of(&world, OWNER, &body).await;
    for (address, status) in [("192.0.2.7", 200), ("192.0.3.7", 403), ("2001:db8::1", 200), ("2001:db9::1", 403)] {
        let reply = world.get(RUNS).from(address).bearer(&key).send().await;
        assert_eq!(reply.status, status, "{address}: {}", reply.text());
    }
    assert_eq!(look(&world, &key, RUNS).await, (403, "address_beyond_key".into()), "an address that nobody knows");
    let wrong = json!({"name": "Dashboard", "scopes": ["read:executions"], "ranges": ["here"]});
    assert_eq!(world.post("/api/v1/api-keys").by(OWNER).json(&wrong).send().await.status, 400);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_key_acts_as_itself_and_each_minute_of_its_use_is_one_line() {
    let world = World::demo().await;
    let body = json!({"name": "Keeper", "scopes": ["manage:keys", "read:keys", "read:executions"]});
    let (id, key) = key_of(&world, OWNER, &body).await;
    for _ in 0..3 {
        assert_eq!(look(&world, &key, RUNS).await.0, 200);
    }
    let made = world.post("/api/v1/api-keys").bearer(&key).json(&read_only()).send().await;
    assert_eq!(made.status, 201, "{}", made.text());
    let actors: Vec<String> = sqlx::query_scalar(
        "select metadata->>'actor' from log.events where type = 'ApiKeyCreated' order by position desc limit 1",
    )
    .fetch_all(&mut world.as_superuser().await)
    .await
    .expect("events");
    assert_eq!(actors, [format!("key:{id}")]);
    let used = crate::audit::accesses(&world, "what = 'key_used'").await;
    assert_eq!(used.len(), 1, "{used:?}");
    assert_eq!(
        (&used[0]["actor"], &used[0]["operation"]),
        (&json!(format!("key:{id}")), &json!("workspaces.executions"))
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_no_key_of_ours_is_refused() {
    let world = World::demo().await;
    let (_, key) = key_of(&world, DEVELOPER, &json!({"name": "Mine", "scopes": ["read:keys"]})).await;
    let test = key.replace("pk_live_", "pk_test_");
    let mut touched = key.clone();
    touched.replace_range(45..46, if &key[45..46] == "0" { "1" } else { "0" });
    for bad in [test.as_str(), touched.as_str(), "pk_live_", "pk_live_1_2", &key[..key.len() - 8]] {
        assert_eq!(look(&world, bad, "/api/v1/api-keys").await, (401, "token_refused".into()), "{bad}");
    }
    assert_eq!(look(&world, &key, "/api/v1/api-keys").await.0, 200);
}
