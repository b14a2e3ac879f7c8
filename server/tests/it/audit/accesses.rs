//! What people did that is no event, as it is written.

use crate::support::people::{ADMIN, CLIENT, OWNER, RIVAL};
use crate::support::{Reply, World};
use serde_json::{Value, json};
use server::audit::Worker;
use sqlx::AssertSqlSafe;

/// The accesses in their order, as objects.
pub async fn accesses(world: &World, only: &str) -> Vec<Value> {
    let query = format!("select to_jsonb(a) from log.accesses a where {only} order by position");
    sqlx::query_scalar(AssertSqlSafe(query)).fetch_all(&mut world.as_superuser().await).await.expect("accesses")
}

/// How often an operation that is declared sensitive was used.
pub async fn reads_of(world: &World, operation: &str) -> usize {
    accesses(world, &format!("what = 'read_sensitive' and operation = '{operation}'")).await.len()
}

fn whats(accesses: &[Value]) -> Vec<&str> {
    accesses.iter().filter_map(|access| access["what"].as_str()).collect()
}

async fn log_in(world: &World, email: &str, password: &str) -> Reply {
    world.post("/api/v1/auth/login").json(&json!({"email": email, "password": password})).send().await
}

async fn id_of(world: &World, email: &str) -> (String, String) {
    let actor = world.caller(email).await.actor.expect("a person");
    (format!("person:{}", actor.person_id), actor.tenant_id.to_string())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn signing_in_failing_to_and_signing_out_are_recorded() {
    let world = World::demo().await;
    let (lina, aurora) = id_of(&world, CLIENT).await;
    assert_eq!(log_in(&world, CLIENT, "not her password").await.status, 401);
    assert_eq!(log_in(&world, "nobody@nowhere.example", "anything").await.status, 401);
    let signed_in = world.sign_in(CLIENT).await;
    let token = signed_in["accessToken"].as_str().expect("a token");
    let out = world.post("/api/v1/auth/logout").bearer(token).json(&json!({})).send().await;
    assert_eq!(out.status, 204, "{}", out.text());
    let found = accesses(&world, "true").await;
    assert_eq!(whats(&found), ["sign_in_failed", "sign_in_failed", "signed_in", "signed_out"]);
    for access in [&found[0], &found[2], &found[3]] {
        assert_eq!((access["actor"].as_str(), access["tenant_id"].as_str()), (Some(&*lina), Some(&*aurora)));
        assert_eq!(access["door"], "rest");
    }
    assert_eq!((&found[1]["actor"], &found[1]["tenant_id"]), (&json!("nobody"), &Value::Null));
    assert_eq!(found[3]["correlation_id"].as_str(), out.header("x-request-id"));
    assert!(!format!("{found:?}").contains('@'), "no address of anybody stands there in plain text");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_sign_in_and_its_record_hold_together_or_not_at_all() {
    let world = World::demo().await;
    let break_it = "create function public.refuse() returns trigger language plpgsql as
                        $$ begin raise exception 'the disk is full' using errcode = 'disk_full'; end $$;
                    create trigger refuse before insert on log.accesses for each row execute function public.refuse()";
    sqlx::raw_sql(break_it).execute(&mut world.as_superuser().await).await.expect("the table is broken");
    assert_eq!(log_in(&world, CLIENT, crate::support::PASSWORD).await.refusal("signing in").0, 500);
    let sessions: i64 = sqlx::query_scalar("select count(*) from identity.sessions")
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("a number");
    assert_eq!(sessions, 0, "no session without its record");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_missing_permission_and_a_probe_of_another_tenant_are_recorded() {
    let world = World::queueing().await;
    let run = json!({"prompt": "Name a spice."});
    let made = world.post("/api/v1/executions").by(CLIENT).json(&run).send().await;
    let id = made.json()["id"].as_str().expect("an id").to_owned();
    let (erik, borealis) = id_of(&world, RIVAL).await;
    assert_eq!(world.get("/api/v1/tenants").by(RIVAL).send().await.status, 403);
    assert_eq!(world.get(&format!("/api/v1/executions/{id}")).by(RIVAL).send().await.status, 404);
    let unknown = server::ambient::new_id();
    assert_eq!(world.get(&format!("/api/v1/executions/{unknown}")).by(RIVAL).send().await.status, 404);
    assert_eq!(world.get("/api/v1/tenants").send().await.status, 401);
    let found = accesses(&world, "what = 'refused'").await;
    let reasons: Vec<_> = found.iter().filter_map(|access| access["reason"].as_str()).collect();
    assert_eq!(reasons, ["permission_missing read:tenants", &format!("resource_not_found {id}")]);
    for access in &found {
        assert_eq!((access["actor"].as_str(), access["tenant_id"].as_str()), (Some(&*erik), Some(&*borealis)));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_refusal_again_and_again_is_counted_and_not_written() {
    let world = World::demo().await;
    for _ in 0..25 {
        assert_eq!(world.get("/api/v1/tenants").by(RIVAL).send().await.status, 403);
        assert_eq!(log_in(&world, OWNER, "not her password").await.status, 401);
    }
    let found = accesses(&world, "what in ('refused', 'sign_in_failed')").await;
    assert_eq!(found.len(), 2, "the first of each is written at once");
    Worker::new(world.gateway.services().clone()).round(true).await.expect("a round");
    let found = accesses(&world, "what in ('refused', 'sign_in_failed')").await;
    let mut counts: Vec<_> = found.iter().filter_map(|access| access["count"].as_i64()).collect();
    counts.sort_unstable();
    assert_eq!(counts, [1, 1, 24, 24]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn looking_beyond_ones_own_tenant_is_recorded_and_a_plain_read_is_not() {
    let world = World::demo().await;
    for path in ["/api/v1/tenants", "/api/v1/hosts"] {
        assert_eq!(world.get(path).by(ADMIN).send().await.status, 200);
    }
    assert_eq!(world.get("/api/v1/me").by(ADMIN).send().await.status, 200);
    assert_eq!(world.get("/api/v1/executions").by(CLIENT).send().await.status, 200);
    let found = accesses(&world, "what <> 'signed_in'").await;
    assert_eq!(whats(&found), ["far_reach", "far_reach"]);
    let operations: Vec<_> = found.iter().filter_map(|access| access["operation"].as_str()).collect();
    assert_eq!(operations, ["tenancy.tenants", "tenancy.hosts"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_look_beyond_ones_own_tenant_again_and_again_is_counted_and_not_written() {
    let world = World::demo().await;
    for path in ["/api/v1/tenants", "/api/v1/tenants?kind=agency", "/api/v1/tenants?sort=name"] {
        assert_eq!(world.get(path).by(ADMIN).send().await.status, 200);
    }
    let counts = async || -> Vec<i64> {
        let found = accesses(&world, "what = 'far_reach'").await;
        found.iter().filter_map(|access| access["count"].as_i64()).collect()
    };
    assert_eq!(counts().await, [1], "the first at once");
    Worker::new(world.gateway.services().clone()).round(true).await.expect("a round");
    assert_eq!(counts().await, [1, 2]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_has_used_up_a_limit_is_recorded_once_and_counted() {
    let world = World::demo_with(&["--limit-person", "3"]).await;
    for number in 0..10 {
        let expected = if number < 3 { 200 } else { 429 };
        assert_eq!(world.get("/api/v1/me").by(CLIENT).send().await.status, expected, "call {number}");
    }
    let (lina, aurora) = id_of(&world, CLIENT).await;
    let found = accesses(&world, "what = 'refused'").await;
    assert_eq!(found.len(), 1, "the first at once, and no write for the others");
    assert_eq!(
        (found[0]["reason"].as_str(), &found[0]["operation"]),
        (Some("rate_limited person"), &json!("identity.me"))
    );
    assert_eq!((found[0]["actor"].as_str(), found[0]["tenant_id"].as_str()), (Some(&*lina), Some(&*aurora)));
    Worker::new(world.gateway.services().clone()).round(true).await.expect("a round");
    let counts: Vec<_> = accesses(&world, "what = 'refused'").await.iter().map(|it| it["count"].clone()).collect();
    assert_eq!(counts, [json!(1), json!(6)]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_export_is_recorded() {
    let world = World::demo().await;
    let reply = world.get("/api/v1/executions?format=csv").by(CLIENT).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    let found = accesses(&world, "what = 'exported'").await;
    let (lina, aurora) = id_of(&world, CLIENT).await;
    assert_eq!((found.len(), &found[0]["operation"]), (1, &json!("workspaces.executions")));
    assert_eq!((found[0]["actor"].as_str(), found[0]["tenant_id"].as_str()), (Some(&*lina), Some(&*aurora)));
    assert_eq!(world.get("/api/v1/tenants?format=csv").by(CLIENT).send().await.status, 403);
    assert_eq!(accesses(&world, "what = 'exported'").await.len(), 1, "what is refused leaves nobody");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_cannot_be_recorded_is_not_shown() {
    let world = World::demo().await;
    world.token(ADMIN).await;
    let may_write = async |statement: &'static str| {
        sqlx::raw_sql(statement).execute(&mut world.as_superuser().await).await.expect("it is said");
    };
    may_write("revoke insert on log.accesses from portico_app").await;
    for time in ["the first time", "again: it is no repetition of what was recorded"] {
        assert_eq!(world.get("/api/v1/tenants").by(ADMIN).send().await.refusal(time), (500, "internal".into()));
    }
    may_write("grant insert on log.accesses to portico_app").await;
    assert_eq!(world.get("/api/v1/tenants").by(ADMIN).send().await.status, 200);
    assert_eq!(accesses(&world, "what = 'far_reach'").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_was_recorded_is_changed_by_nobody() {
    let world = World::demo().await;
    world.sign_in(CLIENT).await;
    Worker::new(world.gateway.services().clone()).round(true).await.expect("a round");
    for table in ["log.accesses", "log.seals"] {
        for statement in
            [format!("update {table} set count = 7"), format!("delete from {table}"), format!("truncate {table}")]
        {
            for mut db in [world.as_app().await, world.as_owner().await] {
                sqlx::raw_sql("set app.reach = 'system'").execute(&mut db).await.expect("it is set");
                let done = sqlx::raw_sql(AssertSqlSafe(statement.clone())).execute(&mut db).await;
                assert!(done.is_err(), "{statement}: {done:?}");
            }
        }
    }
}
