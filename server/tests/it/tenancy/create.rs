use crate::support::World;
use crate::support::people::ADMIN;
use serde_json::{Value, json};
use sqlx::Row;

fn kestrel() -> Value {
    json!({"name": " Harbour & Sons ", "kind": "agency", "adminEmail": "office@harbour.example"})
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_admin_opens_a_tenant_and_finds_it_in_the_list() {
    let world = World::demo().await;
    let created = world.post("/api/v1/tenants").by(ADMIN).json(&kestrel()).send().await;
    assert_eq!(created.status, 201, "{}", created.text());
    let list = world.get("/api/v1/tenants?search=harbour").by(ADMIN).send().await.json();
    let row = &list["data"][0];
    assert_eq!((&row["id"], &row["name"]), (&created.json()["id"], &json!("Harbour & Sons")));
    assert_eq!((&row["kind"], &row["status"]), (&json!("agency"), &json!("provisioning")));
    assert!(row["createdAt"].as_str().is_some_and(|at| at.ends_with('Z')), "{row}");
    assert_eq!(list["nextCursor"], Value::Null);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_wrong_field_is_named_at_once_in_the_callers_language() {
    let world = World::demo().await;
    let body = json!({"name": "A", "kind": "agency", "adminEmail": "nobody"});
    let reply = world.post("/api/v1/tenants").by(ADMIN).header("accept-language", "ko").json(&body).send().await;
    assert_eq!(reply.status, 400);
    assert_eq!(reply.faults(), [("adminEmail".into(), "not_an_email".into()), ("name".into(), "too_short".into())]);
    let message = reply.json()["error"]["message"].as_str().expect("a sentence").to_owned();
    assert!(message.chars().any(|c| ('\u{AC00}'..='\u{D7A3}').contains(&c)), "{message}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn event_and_row_are_written_in_one_transaction() {
    let world = World::demo().await;
    let created = world.post("/api/v1/tenants").by(ADMIN).json(&kestrel()).send().await;
    let id: uuid::Uuid = created.json()["id"].as_str().expect("an id").parse().expect("a UUID");
    let row = sqlx::query(
        "select e.xmin = t.xmin as together, e.type, e.version, e.tenant_id = e.stream_id as its_own,
                e.metadata->>'source' as door, e.metadata->>'correlationId' as request,
                e.metadata->>'actor' as actor, e.metadata->>'reach' as reach, e.payload->>'name' as name
         from log.events e join tenancy.tenants t on t.id = e.stream_id where e.stream_id = $1",
    )
    .bind(id)
    .fetch_one(&mut world.as_superuser().await)
    .await
    .expect("one event and its row");
    assert!(row.get::<bool, _>("together"), "written by one transaction");
    assert!(row.get::<bool, _>("its_own"), "a tenant's events are its own");
    assert_eq!((row.get::<&str, _>("type"), row.get::<i32, _>("version")), ("TenantCreated", 1));
    assert_eq!((row.get::<&str, _>("door"), row.get::<&str, _>("reach")), ("rest", "platform"));
    assert_eq!(Some(row.get::<&str, _>("request")), created.header("x-request-id"));
    assert!(row.get::<&str, _>("actor").starts_with("person:"));
    assert_eq!(row.get::<&str, _>("name"), "Harbour & Sons");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_refused_command_leaves_nothing_behind() {
    let world = World::demo().await;
    let mut postgres = world.as_superuser().await;
    sqlx::raw_sql(
        "create function public.refuse() returns trigger language plpgsql as
             $$ begin raise exception 'the disk is full' using errcode = 'disk_full'; end $$;
         create trigger refuse before insert on tenancy.tenants for each row execute function public.refuse()",
    )
    .execute(&mut postgres)
    .await
    .expect("the projection breaks");
    let count = "select count(*) from log.events";
    let before: i64 = sqlx::query_scalar(count).fetch_one(&mut postgres).await.expect("a number");
    let reply = world.post("/api/v1/tenants").by(ADMIN).json(&kestrel()).send().await;
    assert_eq!(reply.refusal("broken"), (500, "internal".into()));
    assert!(!reply.text().contains("disk"), "what broke is for the log, not for the caller");
    let after: i64 = sqlx::query_scalar(count).fetch_one(&mut postgres).await.expect("a number");
    assert_eq!(after, before, "no event without its row");
}
