//! The schema is brought up to date from what every past release left behind: `tests/it/releases` has a dump of the
//! demo world of each, as its own program made it (checklist ARC-13).

use crate::support::people::{ADMIN, CLIENT};
use crate::support::{PASSWORD, World};
use server::commands::Database;
use sqlx::AssertSqlSafe;
use std::path::Path;

fn dumps() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/releases");
    let files = std::fs::read_dir(folder).expect("the dumps").flatten();
    let read = |path: &Path| std::fs::read_to_string(path).expect("a dump");
    files.map(|file| (file.file_name().to_string_lossy().into_owned(), read(&file.path()))).collect()
}

/// An installation that the release left, brought up to date twice.
async fn upgraded(dump: &str) -> World {
    let world = World::empty().await;
    sqlx::raw_sql(
        "do $$ declare gone text; begin
             for gone in select nspname from pg_namespace
                         where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')
             loop execute format('drop schema %I cascade', gone); end loop;
         end $$;
         drop table _sqlx_migrations;
         drop extension vector;
         grant create on schema public to portico_owner",
    )
    .execute(&mut world.as_superuser().await)
    .await
    .expect("nothing is left");
    sqlx::raw_sql("create extension vector").execute(&mut world.as_superuser().await).await.expect("the extension");
    let mut owner = world.as_owner().await;
    sqlx::raw_sql(AssertSqlSafe(dump.to_owned())).execute(&mut owner).await.expect("the dump is restored");
    for _ in 0..2 {
        let database = Database { urls: world.urls.clone(), cluster: None };
        database.migrate().await.expect("the schema is brought up to date");
    }
    world.restarted()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_every_past_release_left_is_brought_up_to_date() {
    let dumps = dumps();
    assert!(!dumps.is_empty());
    for (name, dump) in dumps {
        let world = upgraded(&dump).await;
        let known: Vec<String> = sqlx::query_scalar("select email from identity.users")
            .fetch_all(&mut world.as_superuser().await)
            .await
            .expect("the accounts");
        let accounts: Vec<_> = server::commands::seed::accounts()
            .iter()
            .filter(|it| known.iter().any(|known| known == it.email))
            .collect();
        assert!(accounts.len() >= 9, "{name}: {known:?}");
        for account in accounts {
            let body = serde_json::json!({"email": account.email, "password": PASSWORD});
            let reply = world.post("/api/v1/auth/login").json(&body).send().await;
            assert_eq!(reply.status, 200, "{name}: {} signs in: {}", account.email, reply.text());
        }
        let tenants = world.get("/api/v1/tenants?limit=200").by(ADMIN).send().await.json();
        assert_eq!(tenants["data"].as_array().map(Vec::len), Some(14), "{name}");
        let create = serde_json::json!({"name": "Newcomer", "kind": "agency", "adminEmail": "office@new.example"});
        assert_eq!(world.post("/api/v1/tenants").by(ADMIN).json(&create).send().await.status, 201, "{name}");
        let runs = world.get("/api/v1/executions").by(CLIENT).send().await.json();
        let run = runs["data"][0]["id"].as_str().unwrap_or_else(|| panic!("{name}: the runs are gone: {runs}"));
        let shown = world.get(&format!("/api/v1/executions/{run}")).by(CLIENT).send().await;
        assert_eq!(shown.status, 200, "{name}: {}", shown.text());
    }
}
