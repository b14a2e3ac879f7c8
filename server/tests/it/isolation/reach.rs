use crate::support::World;
use crate::support::people::{ADMIN, CLIENT};
use domain::policy::Reach;
use sqlx::{AssertSqlSafe, PgConnection};

const TABLES: &[&str] = &[
    "log.events",
    "log.outbox",
    "log.accesses",
    "log.audit",
    "log.seals",
    "tenancy.tenants",
    "identity.users",
    "identity.memberships",
    "identity.credentials",
    "identity.sessions",
    "identity.service_accounts",
    "identity.api_keys",
    "identity.key_secrets",
    "identity.key_uses",
    "identity.impersonations",
    "workspaces.executions",
    "workspaces.execution_progress",
    "platform.event_counts",
    "log.checkpoints",
    "log.handled",
    "log.rebuilds",
];

async fn count(db: &mut PgConnection, table: &str) -> i64 {
    let query = AssertSqlSafe(format!("select count(*) from {table}"));
    sqlx::query_scalar(query).fetch_one(db).await.unwrap_or_else(|why| panic!("{table}: {why}"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_a_tenant_nothing_is_seen_and_nothing_written() {
    let world = World::demo().await;
    world.token(CLIENT).await;
    for mut db in [world.as_app().await, world.as_owner().await] {
        for table in TABLES {
            assert_eq!(count(&mut db, table).await, 0, "{table}");
        }
    }
    let insert = "insert into workspaces.execution_progress values (gen_random_uuid(), gen_random_uuid(), '', now())";
    assert!(sqlx::raw_sql(insert).execute(&mut world.as_app().await).await.is_err());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_table_with_a_tenant_reads_empty_where_no_tenant_is_set() {
    let world = World::queueing().await;
    crate::files::file(&world, "spices.txt", b"cumin").await;
    let tables: Vec<String> = sqlx::query_scalar(
        "select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%'
           and n.nspname not in ('information_schema', 'public', 'rebuild') and exists (
               select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)",
    )
    .fetch_all(&mut world.as_superuser().await)
    .await
    .expect("the catalogue");
    let (mut filled, mut app) = (0, world.as_app().await);
    for table in &tables {
        filled += usize::from(count(&mut world.as_superuser().await, table).await > 0);
        let query = AssertSqlSafe(format!("select count(*) from {table}"));
        match sqlx::query_scalar::<_, i64>(query).fetch_one(&mut app).await {
            Ok(seen) => assert_eq!(seen, 0, "{table}"),
            // Some aren't even the application's to read.
            Err(why) => assert!(why.to_string().contains("permission denied"), "{table}: {why}"),
        }
    }
    assert!(tables.len() > 60 && filled > 12, "{filled} of {} have rows to hide", tables.len());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_actors_transaction_sees_their_tenant_and_no_other() {
    let world = World::demo().await;
    world.token(CLIENT).await;
    let actor = world.caller(CLIENT).await.actor.expect("a person");
    let mut tx = world.db().as_actor(&actor, Reach::Own).await.expect("a transaction");
    assert_eq!(count(&mut tx, "tenancy.tenants").await, 1);
    assert_eq!(count(&mut tx, "identity.memberships").await, 2, "Lina and Salma");
    assert_eq!(count(&mut tx, "identity.users").await, 2);
    assert_eq!(count(&mut tx, "identity.credentials").await, 0, "secrets are the sign-in's alone");
    assert_eq!(count(&mut tx, "identity.sessions").await, 0, "sessions are the sign-in's alone");
    let foreign = format!("log.events where tenant_id <> '{}'", actor.tenant_id);
    assert_eq!(count(&mut tx, &foreign).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_platforms_reach_shows_tenants_and_no_secrets_and_no_runs() {
    let world = World::queueing().await;
    let body = serde_json::json!({"prompt": "Name a spice."});
    assert_eq!(world.post("/api/v1/executions").by(CLIENT).json(&body).send().await.status, 201);
    let actor = world.caller(ADMIN).await.actor.expect("a person");
    let mut tx = world.db().as_actor(&actor, Reach::Platform).await.expect("a transaction");
    assert_eq!(count(&mut tx, "tenancy.tenants").await, 14);
    assert_eq!(count(&mut tx, "identity.credentials").await, 0);
    assert_eq!(count(&mut tx, "workspaces.executions").await, 0, "a client's prompts are the client's");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_tenant_setting_does_not_outlive_its_transaction() {
    let world = World::demo().await;
    let actor = world.caller(CLIENT).await.actor.expect("a person");
    for _ in 0..20 {
        let tx = world.db().as_actor(&actor, Reach::Own).await.expect("a transaction");
        tx.commit().await.expect("it ends");
    }
    let mut connection = world.as_app().await;
    sqlx::raw_sql("begin; set local app.reach = 'system'; commit").execute(&mut connection).await.expect("it ends");
    assert_eq!(count(&mut connection, "tenancy.tenants").await, 0, "the setting reads '' and not 'system'");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_writes_into_another_tenant() {
    let world = World::demo().await;
    let actor = world.caller(CLIENT).await.actor.expect("a person");
    for statement in [
        "insert into workspaces.execution_progress values (gen_random_uuid(), gen_random_uuid(), '', now())",
        "insert into tenancy.tenants (id, name, kind, status, admin_email, created_at, version)
         values (gen_random_uuid(), 'Mine', 'agency', 'active', 'x@y.example', now(), 1)",
        "insert into identity.memberships select id, (select id from identity.users limit 1), '{admin}', now()
         from tenancy.tenants",
        "insert into log.events (event_id, tenant_id, context, stream_type, stream_id, version, type, schema_version,
                                 payload, metadata, occurred_at)
         values (gen_random_uuid(), gen_random_uuid(), 'x', 'x', gen_random_uuid(), 1, 'x', 1, '{}', '{}', now())",
    ] {
        let mut tx = world.db().as_actor(&actor, Reach::Own).await.expect("a transaction");
        let done = sqlx::raw_sql(statement).execute(&mut *tx).await;
        assert!(done.is_err(), "{statement}");
    }
}
