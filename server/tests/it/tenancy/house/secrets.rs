use super::{get, made, send};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, OWNER};
use domain::kernel::TenantId;
use http::Method;
use serde_json::json;
use server::contexts::tenancy::secret_of;

const VALUE: &str = "quicksilver-under-the-lighthouse";
const NEXT: &str = "saffron-behind-the-observatory";

async fn aurora(world: &World) -> TenantId {
    world.caller(OWNER).await.actor.expect("a person").tenant_id
}

async fn used(world: &World) -> Vec<String> {
    let services = world.gateway.services();
    secret_of(services, aurora(world).await, "payments.key").await.expect("the database is there")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_secret_is_used_and_never_shown() {
    let world = World::demo().await;
    let body = json!({"name": "payments.key", "value": VALUE});
    let id = made(&world, "/secrets", OWNER, &body).await;
    assert_eq!(
        send(&world, Method::POST, "/secrets", OWNER, &body).await.refusal("twice"),
        (409, "secret_exists".into())
    );
    let rows = get(&world, "/secrets?search=payments", OWNER).await;
    assert_eq!(rows["data"][0]["fingerprint"].as_str().map(str::len), Some(12), "{rows}");
    assert_eq!((rows.to_string().contains(VALUE), rows["data"][0]["lastUsedAt"].is_null()), (false, true));
    assert_eq!(used(&world).await, [VALUE]);
    assert!(get(&world, "/secrets?search=payments", OWNER).await["data"][0]["lastUsedAt"].is_string());
    // No table and no event has it readable.
    let tables: Vec<String> = sqlx::query_scalar(
        "select format('select %L || t::text from %I.%I t', table_name || ' ', table_schema, table_name)
         from information_schema.tables
         where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'",
    )
    .fetch_all(&mut world.as_superuser().await)
    .await
    .expect("the tables");
    for table in tables {
        let rows: Vec<Option<String>> = sqlx::query_scalar(sqlx::AssertSqlSafe(table.clone()))
            .fetch_all(&mut world.as_superuser().await)
            .await
            .expect("its rows");
        assert!(!rows.iter().flatten().any(|row| row.contains(VALUE)), "{table}");
    }
    assert_eq!(get(&world, "/secrets", RIVAL_OWNER).await["data"], json!([]), "nobody else's");
    let path = format!("/secrets/{id}");
    assert_eq!(send(&world, Method::DELETE, &path, RIVAL_OWNER, &json!({})).await.status, 404);
    assert_eq!(
        send(&world, Method::POST, "/secrets", CLIENT, &body).await.refusal("a client"),
        (403, "permission_missing".into())
    );
    assert_eq!(send(&world, Method::DELETE, &path, OWNER, &json!({})).await.status, 204);
    assert!(used(&world).await.is_empty());
}

/// Somebody who may keep secrets in another tenant: the platform's.
const RIVAL_OWNER: &str = ADMIN;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_rotated_secret_can_be_read_in_its_old_form_for_as_long_as_was_chosen() {
    let world = World::demo().await;
    let id = made(&world, "/secrets", OWNER, &json!({"name": "payments.key", "value": VALUE})).await;
    let path = format!("/secrets/{id}/rotate");
    let same = send(&world, Method::POST, &path, OWNER, &json!({"value": VALUE})).await;
    assert_eq!(same.refusal("the same value"), (409, "secret_unchanged".into()));
    let rotated = send(&world, Method::POST, &path, OWNER, &json!({"value": NEXT, "overlapHours": 2})).await;
    assert_eq!(rotated.status, 200, "{}", rotated.text());
    assert!(rotated.json()["oldUntil"].is_string());
    assert_eq!(used(&world).await, [NEXT, VALUE]);
    sqlx::raw_sql("update tenancy.secret_values set ends_at = now() - interval '1 second' where ends_at is not null")
        .execute(&mut world.as_superuser().await)
        .await
        .expect("time passes");
    assert_eq!(used(&world).await, [NEXT]);
    let mut tx = world.db().as_system("a test").await.expect("a transaction");
    assert_eq!(server::contexts::tenancy::forget_ended_secrets(&mut tx, 10).await.expect("it forgets"), 1);
    drop(tx);
    let now = json!({"value": VALUE, "overlapHours": 0});
    assert_eq!(send(&world, Method::POST, &path, OWNER, &now).await.status, 200);
    assert_eq!(used(&world).await, [VALUE], "no overlap, no old value");
    // With the tenant's key everything that it sealed is gone.
    let mut tx = world.db().as_system("a test").await.expect("a transaction");
    world.gateway.services().keys.erase_tenant(&mut tx, aurora(&world).await).await.expect("the key is destroyed");
    tx.commit().await.expect("it is");
    assert!(used(&world).await.is_empty());
}
