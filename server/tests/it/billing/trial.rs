use super::{seen, tenant_of, world};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT};
use domain::kernel::Mode;
use domain::tenancy::{CreateTenant, SetTestClock, TenantKind};
use serde_json::{Value, json};
use server::contexts::billing::EndTrial;
use server::jobs::{Task, due};

async fn try_out(world: &World, tenant: &str, plan: &str) -> crate::support::Reply {
    world.post(&format!("/api/v1/tenants/{tenant}/trial")).by(ADMIN).json(&json!({"plan": plan})).send().await
}

async fn standing(world: &World, tenant: &str) -> Value {
    seen(world, ADMIN, &format!("/api/v1/tenants/{tenant}/plan")).await["plan"].clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_trial_ends_by_itself_in_the_tenants_own_time_where_it_began() {
    let world = world().await;
    let create = CreateTenant {
        name: "Trial Test".into(),
        kind: TenantKind::Organisation,
        admin_email: "office@trial.example".into(),
        mode: Some(Mode::Test),
        plan: None,
        brand_name: None,
        brand_colour: None,
        isolation: None,
    };
    let id = world.gateway.call(World::system(), create).await.expect("a tenant").id;
    let tenant = id.to_string();
    assert_eq!(standing(&world, &tenant).await["code"], "basic", "without a subscription");
    assert_eq!(try_out(&world, &tenant, "pro").await.status, 204);
    let trying = standing(&world, &tenant).await;
    assert_eq!(trying["code"], "pro");
    let until: domain::Moment = serde_json::from_value(trying["trialUntil"].clone()).expect("an end");

    let gateway = &world.gateway;
    EndTrial { tenant: id }.carry_out(gateway.clone()).await.expect("too early");
    assert_eq!(standing(&world, &tenant).await["code"], "pro", "a trial lasts as long as it was said");
    gateway.call(World::system(), SetTestClock { id, shows: until }).await.expect("time passes");
    assert_eq!(due::fall(gateway.services()).await.expect("it falls due"), 1);
    EndTrial { tenant: id }.carry_out(gateway.clone()).await.expect("it ends");
    let after = standing(&world, &tenant).await;
    assert_eq!((&after["code"], &after["trialUntil"]), (&json!("basic"), &Value::Null));
    let again = try_out(&world, &tenant, "pro").await;
    assert_eq!(again.refusal("once"), (409, "plan_tried_before".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_plan_without_trial_isnt_tried_and_a_trial_that_was_taken_over_doesnt_end() {
    let world = world().await;
    let tenant = tenant_of(&world, CLIENT).await;
    assert_eq!(try_out(&world, &tenant, "basic").await.refusal("basic"), (409, "plan_without_trial".into()));
    assert_eq!(try_out(&world, &tenant, "pro").await.status, 204);
    assert_eq!(try_out(&world, &tenant, "pro").await.refusal("twice"), (409, "trial_under_way".into()));
    super::put(&world, CLIENT, "pro").await;
    let own = standing(&world, &tenant).await;
    assert_eq!((&own["code"], &own["trialUntil"]), (&json!("pro"), &Value::Null));
    let waiting: i64 = sqlx::query_scalar("select count(*) from platform.due where what = 'trial'")
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("deadlines");
    assert_eq!(waiting, 0, "nothing is left to end");
}
