use super::{mails, put_on, settle, tenant_of, told};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, OWNER};
use domain::kernel::TenantId;
use serde_json::json;
use server::contexts::billing::WatchLimits;
use server::jobs::Task;

async fn invite(world: &World, email: &str) {
    let body = json!({"email": email, "role": "client_user"});
    let invited = world.post("/api/v1/invitations").by(OWNER).json(&body).send().await;
    assert_eq!(invited.status, 201, "{}", invited.text());
}

/// Measures twice, as two processes may, and lets what follows happen.
async fn measure(world: &World, tenant: TenantId) {
    for _ in 0..2 {
        let watch = WatchLimits { tenant: Some(tenant) };
        watch.carry_out(world.gateway.clone()).await.expect("it is measured");
    }
    settle(world).await;
}

async fn steps(world: &World, who: &str) -> Vec<String> {
    let told = told(world, who, "limit_step").await;
    told.iter().rev().map(|notice| notice["text"].as_str().expect("a sentence").to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_administers_a_tenant_is_told_once_at_80_and_once_at_100_percent() {
    let world = World::demo().await;
    let tenant = tenant_of(&world, OWNER).await;
    let plan = json!({"code": "five", "name": "Five", "features": ["files"], "limits": {"seats": 5}});
    assert_eq!(world.post("/api/v1/plans").by(ADMIN).json(&plan).send().await.status, 201);
    put_on(&world, tenant, "five").await;
    invite(&world, "a@new.example").await;
    measure(&world, tenant).await;
    assert_eq!(steps(&world, OWNER).await.len(), 0, "three of five");
    invite(&world, "b@new.example").await;
    measure(&world, tenant).await;
    let at_80 = "Aurora Foods has used 80 % of a limit of its plan: Seats.";
    assert_eq!(steps(&world, OWNER).await, [at_80]);
    measure(&world, tenant).await;
    invite(&world, "c@new.example").await;
    measure(&world, tenant).await;
    let at_100 = "Aurora Foods has used 100 % of a limit of its plan: Seats.";
    assert_eq!(steps(&world, OWNER).await, [at_80, at_100]);
    assert!(steps(&world, CLIENT).await.is_empty(), "who doesn't administer it isn't told");
    let subjects: Vec<_> = mails(&world, OWNER).await.iter().map(|mail| mail["subject"].clone()).collect();
    assert_eq!(subjects.iter().filter(|subject| **subject == at_100).count(), 1, "{subjects:?}");

    // With a larger plan there is room, and its own steps are told in their time.
    put_on(&world, tenant, "enterprise").await;
    measure(&world, tenant).await;
    put_on(&world, tenant, "five").await;
    measure(&world, tenant).await;
    assert_eq!(steps(&world, OWNER).await, [at_80, at_100, at_100]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_counts_by_the_month_is_told_once_a_month() {
    let world = World::demo().await;
    let tenant = tenant_of(&world, OWNER).await;
    let plan = json!({"code": "ten", "name": "Ten", "features": ["files"], "limits": {"callsPerMonth": 1_000}});
    assert_eq!(world.post("/api/v1/plans").by(ADMIN).json(&plan).send().await.status, 201);
    put_on(&world, tenant, "ten").await;
    sqlx::query("insert into billing.usage_logs (tenant_id, meter, day, amount) values ($1, 'calls', $2, 850)")
        .bind(tenant.0)
        .bind(server::ambient::machine_now().0.date_naive())
        .execute(&mut world.as_superuser().await)
        .await
        .expect("it was used");
    // The round that looks at everybody who used something today.
    for _ in 0..2 {
        WatchLimits { tenant: None }.carry_out(world.gateway.clone()).await.expect("a round");
    }
    settle(&world).await;
    assert_eq!(steps(&world, OWNER).await.len(), 1);
    let months: Vec<Option<String>> = sqlx::query_scalar("select month from billing.limit_steps where tenant_id = $1")
        .bind(tenant.0)
        .fetch_all(&mut world.as_superuser().await)
        .await
        .expect("the step");
    assert_eq!(months.len(), 1);
    assert!(months[0].is_some(), "it begins anew with the next month");
}
