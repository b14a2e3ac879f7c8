use super::toys::{toys, world};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, INVESTOR, RIVAL};
use serde_json::{Value, json};
use server::gateway::upkeep;

async fn write_down(world: &World) {
    upkeep::write_down(world.gateway.services()).await.expect("it is written");
}

async fn list(world: &World, path: &str) -> Vec<Value> {
    let reply = world.get(path).by(ADMIN).send().await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text());
    reply.json()["data"].as_array().expect("rows").clone()
}

async fn tenant_of(world: &World, who: &str) -> String {
    world.caller(who).await.actor.expect("a person").tenant_id.to_string()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn use_is_counted_by_tenant_actor_operation_door_outcome_and_minute_over_all_processes() {
    let (here, _) = world().await;
    let there = here.beside(|services| toys(server::contexts::handlers(services.into())).build());
    let token = here.token(CLIENT).await;
    for world in [&here, &there, &here] {
        assert_eq!(world.post("/api/v1/toys/nothing").bearer(&token).send().await.status, 204);
    }
    assert_eq!(there.get("/api/v1/tenants").bearer(&token).send().await.status, 403);
    assert_eq!(here.post("/api/v1/toys/runs").bearer(&token).json(&json!({"text": 1})).send().await.status, 400);
    assert_eq!(here.post("/api/v1/toys/nothing").by(RIVAL).send().await.status, 204);
    write_down(&here).await;
    write_down(&there).await;
    let tenant = tenant_of(&here, CLIENT).await;
    let rows = list(&here, &format!("/api/v1/platform/usage?tenantId={tenant}")).await;
    let sum = |operation: &str, outcome: &str, member: &str| -> u64 {
        let of = rows.iter().filter(|row| row["operation"] == operation && row["outcome"] == outcome);
        of.filter(|row| row["door"] == "rest").filter_map(|row| row[member].as_u64()).sum()
    };
    assert_eq!((sum("toys.nothing", "ok", "calls"), sum("toys.nothing", "ok", "errors")), (3, 0));
    assert!(sum("toys.nothing", "ok", "latencyUs") > 0);
    assert_eq!((sum("tenancy.tenants", "refused", "calls"), sum("tenancy.tenants", "refused", "errors")), (1, 1));
    assert_eq!(sum("toys.queue_run", "refused", "calls"), 1, "also what couldn't be read");
    let person = here.caller(CLIENT).await.actor.expect("a person").person_id;
    assert!(rows.iter().all(|row| row["actor"] == format!("person:{person}") && row["tenantId"] == tenant));

    let path = format!("/api/v1/platform/usage?tenantId={tenant}&operation=toys.nothing");
    let only = list(&here, &path).await;
    assert!(!only.is_empty() && only.iter().all(|row| row["operation"] == "toys.nothing"));
    let minute = only[0]["minute"].as_str().expect("a minute");
    let from = list(&here, &format!("{path}&from={minute}")).await;
    let until = list(&here, &format!("{path}&until={minute}")).await;
    assert!(!from.is_empty() && until.iter().all(|row| row["minute"].as_str() < Some(minute)));
    let lacking = here.get(&path).by(INVESTOR).send().await;
    assert_eq!(lacking.refusal("no permission"), (403, "permission_missing".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_was_counted_while_the_database_was_away_is_added_later() {
    let (world, _) = world().await;
    assert_eq!(world.post("/api/v1/toys/nothing").by(CLIENT).send().await.status, 204);
    let owner = async |statement: &'static str| {
        sqlx::raw_sql(statement).execute(&mut world.as_superuser().await).await.expect("it is done");
    };
    owner("alter table gateway.usage_logs rename to gone").await;
    assert!(upkeep::write_down(world.gateway.services()).await.is_err());
    assert_eq!(world.post("/api/v1/toys/nothing").by(CLIENT).send().await.status, 204);
    owner("alter table gateway.gone rename to usage_logs").await;
    write_down(&world).await;
    let rows = list(&world, "/api/v1/platform/usage?operation=toys.nothing").await;
    assert_eq!(rows.iter().filter_map(|row| row["calls"].as_u64()).sum::<u64>(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_admin_finds_a_request_by_the_id_that_its_caller_was_told() {
    let (world, _) = world().await;
    let refused = world.get("/api/v1/tenants").by(CLIENT).from("192.0.2.77").send().await;
    let again = world.post("/api/v1/toys/nothing").by(CLIENT).from("192.0.2.77").send().await;
    let unknown = world.get("/api/v1/executions/00000000-0000-7000-8000-000000000000").by(CLIENT);
    let unknown = unknown.from("192.0.2.78").send().await;
    let page = world.get("/register?next=tell").from("192.0.2.78").send().await;
    world.get("/health/live").from("192.0.2.78").send().await;
    let signed = world.post("/api/v1/auth/login").from("192.0.2.78");
    let signed = signed.json(&json!({"email": CLIENT, "password": "a wrong one"})).send().await;
    write_down(&world).await;
    let actor = world.caller(CLIENT).await.actor.expect("a person");
    let find = async |reply: &crate::support::Reply| {
        let id = reply.header("x-request-id").expect("an id");
        let rows = list(&world, &format!("/api/v1/platform/requests?id={id}")).await;
        assert_eq!(rows.len(), 1, "{id}");
        rows[0].clone()
    };
    let row = find(&refused).await;
    for (member, value) in [
        ("operation", json!("tenancy.tenants")),
        ("personId", json!(actor.person_id)),
        ("tenantId", json!(actor.tenant_id)),
        ("status", json!(403)),
        ("code", json!("permission_missing")),
        ("door", json!("rest")),
        ("method", json!("GET")),
    ] {
        assert_eq!(row[member], value, "{member}");
    }
    assert!(row["latencyUs"].as_u64().is_some_and(|it| it > 0));
    assert_eq!(find(&again).await["addressHash"], row["addressHash"], "the same place");
    let elsewhere = find(&unknown).await;
    assert_ne!(elsewhere["addressHash"], row["addressHash"]);
    assert_eq!(find(&page).await["operation"], Value::Null);
    let signed = find(&signed).await;
    assert_eq!((&signed["code"], &signed["personId"]), (&json!("wrong_credentials"), &Value::Null));

    let missing = list(&world, "/api/v1/platform/requests?status=404&operation=workspaces.show_execution").await;
    assert_eq!(missing, [elsewhere]);
    let kept: String = sqlx::query_scalar("select string_agg(r::text, ' ') from gateway.requests r")
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("rows");
    for secret in ["192.0.2", "tell", "a wrong one", CLIENT] {
        assert!(!kept.contains(secret), "{secret} is kept");
    }
    let count = list(&world, "/api/v1/platform/requests?limit=200").await.len();
    assert_eq!(count, 6, "the five, and a sign-in for the token; nothing of the health check");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_old_is_forgotten() {
    let (world, _) = world().await;
    world.post("/api/v1/toys/nothing").by(CLIENT).header("idempotency-key", "k").send().await;
    write_down(&world).await;
    let counts = async || -> (i64, i64, i64) {
        let counts = sqlx::query_as(
            "select (select count(*) from gateway.requests), (select count(*) from gateway.usage_logs),
                    (select count(*) from gateway.idempotency_keys)",
        );
        counts.fetch_one(&mut world.as_superuser().await).await.expect("counts")
    };
    upkeep::forget_old(world.gateway.services()).await.expect("nothing is old");
    let (requests, used, keys) = counts().await;
    assert!(requests > 0 && used > 0 && keys == 1);
    sqlx::raw_sql(
        "update gateway.requests set at = at - interval '15 days';
         update gateway.usage_logs set minute = minute - interval '400 days';
         update gateway.idempotency_keys set made_at = made_at - interval '25 hours'",
    )
    .execute(&mut world.as_superuser().await)
    .await
    .expect("they age");
    upkeep::forget_old(world.gateway.services()).await.expect("forgotten");
    assert_eq!(counts().await, (0, 0, 0));
}
