use super::toys::{TABLE, begin, context, done, process, stands, world};
use crate::support::World;
use crate::support::people::{ADMIN, OWNER};
use domain::Moment;
use domain::kernel::{Mode, SagaId, TenantId};
use domain::platform::SagaStatus;
use domain::tenancy::{CreateTenant, TenantKind};
use serde_json::json;
use server::jobs::due;
use server::sagas;

async fn fall(world: &World) -> usize {
    due::fall(world.gateway.services()).await.expect("deadlines are looked at")
}

async fn test_tenant(world: &World, mode: Mode) -> TenantId {
    let create = CreateTenant {
        name: "Trial Foods".into(),
        kind: TenantKind::Organisation,
        admin_email: "trial@aurora.example".into(),
        mode: Some(mode),
        plan: None,
        brand_name: None,
        brand_colour: None,
        isolation: None,
    };
    world.gateway.call(World::system(), create).await.expect("it is opened").id
}

async fn move_of(world: &World, tenant: TenantId) -> SagaId {
    let mut cx = context(world);
    let id = sagas::start(&mut cx, tenant, &TABLE[0], (None, &json!({}))).await.expect("it begins");
    cx.commit().await.expect("it is durable");
    process(world).drain().await.expect("turns");
    id
}

async fn set_clock(world: &World, tenant: TenantId, shows: Moment) -> (u16, String) {
    let path = format!("/api/v1/tenants/{tenant}/clock");
    let reply = world.ask(http::Method::PUT, &path).by(ADMIN).json(&json!({"shows": shows})).send().await;
    if reply.status < 400 { (reply.status, String::new()) } else { reply.refusal("the clock") }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_deadline_falls_due_by_business_time_alone() {
    let world = world().await;
    let id = begin(&world, "").await;
    process(&world).drain().await.expect("turns");
    assert_eq!(stands(&world, id).await, (SagaStatus::Waiting, "sleep_on_it".into()));
    assert_eq!(fall(&world).await, 0);
    let clock = &world.gateway.services().clock;
    clock.move_to(Moment(clock.now().0 + chrono::TimeDelta::hours(25)));
    assert_eq!((fall(&world).await, fall(&world).await), (1, 0));
    process(&world).drain().await.expect("turns");
    assert_eq!(stands(&world, id).await.0, SagaStatus::Done);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_test_tenants_clock_makes_what_is_due_happen_at_once_and_nobody_elses() {
    let world = world().await;
    let tenant = test_tenant(&world, Mode::Test).await;
    let now = world.gateway.services().clock.now();
    let day = |days| Moment(now.0 + chrono::TimeDelta::days(days));
    let (ours, others) = (move_of(&world, tenant).await, begin(&world, "").await);
    process(&world).drain().await.expect("turns");
    assert_eq!(set_clock(&world, tenant, day(2)).await.0, 204);
    assert_eq!(fall(&world).await, 1);
    process(&world).drain().await.expect("turns");
    assert_eq!(stands(&world, ours).await.0, SagaStatus::Done);
    assert_eq!(stands(&world, others).await.0, SagaStatus::Waiting);

    // Time stands still there: what begins now waits for a day after the moment that the clock shows.
    let next = move_of(&world, tenant).await;
    world.gateway.services().clock.move_to(day(3));
    assert_eq!(fall(&world).await, 1, "the other tenant's, by the machine's clock");
    assert_eq!(stands(&world, next).await.0, SagaStatus::Waiting);
    assert_eq!(set_clock(&world, tenant, day(3)).await.0, 204);
    assert_eq!(fall(&world).await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_clock_goes_forward_alone_and_only_that_of_a_test_tenant() {
    let world = world().await;
    let (test, live) = (test_tenant(&world, Mode::Test).await, test_tenant(&world, Mode::Live).await);
    let now = world.gateway.services().clock.now();
    let day = |days| Moment(now.0 + chrono::TimeDelta::days(days));
    assert_eq!(set_clock(&world, live, day(2)).await, (409, "tenant_live".into()));
    assert_eq!(set_clock(&world, test, day(-1)).await, (409, "clock_backwards".into()));
    assert_eq!(set_clock(&world, test, day(2)).await.0, 204);
    assert_eq!(set_clock(&world, test, day(1)).await, (409, "clock_backwards".into()));
    let path = format!("/api/v1/tenants/{test}/clock");
    let owner = world.ask(http::Method::PUT, &path).by(OWNER).json(&json!({"shows": day(5)})).send().await;
    assert_eq!(owner.refusal("an owner"), (403, "permission_missing".into()));
    let nobody = set_clock(&world, TenantId(uuid::Uuid::from_u128(5)), day(5)).await;
    assert_eq!(nobody, (404, "resource_not_found".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_saga_that_waits_can_be_turned_back() {
    let world = world().await;
    let id = begin(&world, "").await;
    process(&world).drain().await.expect("turns");
    super::scenarios::turn_back(&world, id).await.expect("it turns back");
    process(&world).drain().await.expect("turns");
    assert_eq!(stands(&world, id).await.0, SagaStatus::Undone);
    assert_eq!(done(&world, id).await, ["packed", "unpacked", "ordered", "sent back"]);
    let due: i64 = sqlx::query_scalar("select count(*) from platform.due")
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("a number");
    assert_eq!(due, 0, "nothing waits any more");
}
