use super::scenarios::newcomer;
use super::toys::{moving, time_passes};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, OWNER};
use domain::kernel::PersonId;
use serde_json::Value;
use server::sagas::{SAGAS, Sagas};
use server::store::Projection;
use server::store::rebuild::rebuild;

async fn erase(world: &World, id: PersonId, by: &str) -> (u16, String) {
    let reply = world.post(&format!("/api/v1/users/{id}/erasure")).by(by).send().await;
    if reply.status < 400 { (reply.status, String::new()) } else { reply.refusal("erase") }
}

async fn keep(world: &World, id: PersonId) -> (u16, String) {
    let reply = world.ask(http::Method::DELETE, &format!("/api/v1/users/{id}/erasure")).by(ADMIN).send().await;
    if reply.status < 400 { (reply.status, String::new()) } else { reply.refusal("keep") }
}

async fn turns(world: &World) {
    Sagas::new(world.gateway.services().clone(), SAGAS).drain().await.expect("turns are taken");
}

async fn client(world: &World) -> PersonId {
    world.caller(CLIENT).await.actor.expect("a person").person_id
}

async fn signs_in(world: &World) -> u16 {
    let body = serde_json::json!({"email": CLIENT, "password": crate::support::PASSWORD});
    world.post("/api/v1/auth/login").json(&body).send().await.status
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_is_to_be_erased_is_out_at_once_and_let_in_again_when_it_is_called_off() {
    let world = moving().await;
    let (id, token) = (client(&world).await, world.token(CLIENT).await);
    assert_eq!(erase(&world, id, OWNER).await, (403, "permission_missing".into()));
    assert_eq!(erase(&world, id, ADMIN).await.0, 200);
    assert_eq!(erase(&world, id, ADMIN).await, (409, "saga_under_way".into()));
    turns(&world).await;
    let me = world.get("/api/v1/me").bearer(&token).send().await;
    assert_eq!((me.status, signs_in(&world).await), (401, 401), "{}", me.text());
    time_passes_days(&world, 6).await;
    assert_eq!(keep(&world, id).await.0, 204);
    turns(&world).await;
    assert_eq!(signs_in(&world).await, 200);
    assert_eq!(keep(&world, id).await, (404, "resource_not_found".into()));
}

/// Fewer days than the period of grace lasts.
async fn time_passes_days(world: &World, days: i64) {
    let clock = &world.gateway.services().clock;
    clock.move_to(domain::Moment(clock.now().0 + chrono::TimeDelta::days(days)));
    server::jobs::due::fall(world.gateway.services()).await.expect("deadlines");
    turns(world).await;
}

/// Everything that the database holds, as text.
async fn everything(world: &World) -> String {
    let tables: Vec<String> = sqlx::query_scalar(
        "select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind = 'r' and n.nspname not in ('information_schema', 'public', 'rebuild')
           and n.nspname not like 'pg\\_%'",
    )
    .fetch_all(&mut world.as_superuser().await)
    .await
    .expect("tables");
    let mut all = String::new();
    for table in tables {
        let rows = format!("select coalesce(string_agg(t::text, E'\\n'), '') from {table} t");
        let rows: String = sqlx::query_scalar(sqlx::AssertSqlSafe(rows))
            .fetch_one(&mut world.as_superuser().await)
            .await
            .expect("rows");
        all.push_str(&rows);
    }
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn after_the_grace_nothing_personal_is_left_and_a_rebuild_writes_the_same() {
    let world = moving().await;
    let id = newcomer(&world).await;
    assert!(everything(&world).await.contains("Noor Newcomer"));
    assert_eq!(erase(&world, id, ADMIN).await.0, 200);
    turns(&world).await;
    time_passes(&world).await;
    turns(&world).await;
    assert!(!everything(&world).await.contains("Noor"), "no name");
    assert!(!everything(&world).await.contains("newcomer"), "no address");
    assert_eq!(keep(&world, id).await, (404, "resource_not_found".into()));
    assert_eq!(erase(&world, id, ADMIN).await, (409, "person_erased".into()));

    let certificate: Value =
        sqlx::query_scalar("select payload from log.events where stream_id = $1 and type = 'ErasureCertified'")
            .bind(id.0)
            .fetch_one(&mut world.as_superuser().await)
            .await
            .expect("a certificate");
    assert_eq!(certificate["keysDestroyed"], 1, "{certificate}");

    let rows = async || -> Vec<String> {
        sqlx::query_scalar(
            "select u::text from identity.users u union all select m::text from identity.memberships m
             union all select e::text from workspaces.executions e order by 1",
        )
        .fetch_all(&mut world.as_superuser().await)
        .await
        .expect("rows")
    };
    let before = rows().await;
    let services = world.gateway.services();
    for name in ["person", "execution"] {
        let projection = Projection::find(name).expect("it is one");
        let rebuilt = rebuild(&services.db, &services.keys, projection, |_| Ok(())).await.expect("it is rebuilt");
        assert_eq!(rebuilt.rows_changed, 0, "{name}");
    }
    assert_eq!(rows().await, before);
}
