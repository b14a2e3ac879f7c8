//! A cell that can't be set up leaves no database behind.

use super::{ask, database_of, is_there, own, turns, wish};
use crate::sagas::toys::{moving, time_passes};
use crate::support::World;
use crate::support::people::ADMIN;
use crate::tenancy::lifecycle::shown;
use domain::kernel::TenantId;
use serde_json::json;

/// Until the end of the world no tenant becomes active.
const REFUSE: &str = "
    create function public.refuse() returns trigger language plpgsql as
        $$ begin raise exception 'not today' using errcode = 'disk_full'; end $$;
    create trigger refuse before update on tenancy.tenants for each row
        when (old.status = 'provisioning' and new.status = 'active') execute function public.refuse()";

async fn run(world: &World, sql: &'static str) {
    sqlx::raw_sql(sql).execute(&mut world.as_superuser().await).await.expect(sql);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn where_a_step_fails_for_good_the_database_goes_and_the_tenant_stands_as_failed() {
    let world = moving().await;
    run(&world, REFUSE).await;
    let reply = ask(&world, &wish(Some("enterprise"))).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    let text = reply.json()["id"].as_str().expect("an id").to_owned();
    let id: TenantId = text.parse().expect("a UUID");
    turns(&world).await;
    assert_eq!(shown(&world, &text).await["status"], "provisioning", "it waits for the next attempt");
    let database = database_of(&world, id).await.expect("it has a place by now");
    assert!(is_there(&world, &database).await, "the database is there by now");

    for _ in 0..8 {
        time_passes(&world).await;
        turns(&world).await;
    }
    let detail = shown(&world, &text).await;
    assert_eq!((&detail["status"], &detail["failedStep"]), (&json!("failed"), &json!("activate")), "{detail}");
    assert!(!is_there(&world, &database).await, "nothing of it is left");
    assert_eq!(detail["address"], json!(null), "and nobody is sent there");
    let list = world.get("/api/v1/tenants?search=Harbour").by(ADMIN).send().await.json();
    assert_eq!(list["data"], json!([]), "what failed isn't in the list");

    run(&world, "drop trigger refuse on tenancy.tenants").await;
    let again = ask(&world, &wish(Some("enterprise"))).await;
    assert_eq!(again.status, 201, "what failed stands in nobody's way: {}", again.text());
    turns(&world).await;
    let again = own(&world, again.json()["id"].as_str().expect("an id")).await;
    assert!(is_there(&world, &again.database).await);
}
