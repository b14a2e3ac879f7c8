//! How many people are active, and what they are.

use crate::support::people::{ADMIN, CLIENT, INVESTOR, OWNER};
use crate::support::{PASSWORD, World};
use domain::Moment;
use serde_json::{Value, json};
use server::ambient::Clock;
use server::contexts::gateway;

fn at(text: &str) -> Moment {
    serde_json::from_value(json!(text)).expect("RFC 3339")
}

async fn sign_in(world: &World, email: &str) {
    let body = json!({"email": email, "password": PASSWORD});
    assert_eq!(world.post("/api/v1/auth/login").json(&body).send().await.status, 200);
}

async fn last_day(world: &World) -> Value {
    let report = world.get("/api/v1/platform/active-people?days=3").by(ADMIN).send().await.json();
    report["days"].as_array().and_then(|days| days.last()).cloned().unwrap_or_else(|| panic!("{report}"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn three_who_sign_in_are_three_active_people_and_agree_with_the_log() {
    // In a year in which nobody of the demo world has done anything.
    let world = World::demo_serving(|mut services| {
        services.clock = Clock::moved_to(at("2031-03-01T10:00:00Z"));
        gateway(services.into())
    })
    .await;
    let clock = &world.gateway.services().clock;
    sign_in(&world, INVESTOR).await;
    clock.move_to(at("2031-03-20T10:00:00Z"));
    sign_in(&world, OWNER).await;
    clock.move_to(at("2031-03-24T10:00:00Z"));
    for email in [ADMIN, OWNER, CLIENT] {
        sign_in(&world, email).await;
        sign_in(&world, email).await;
    }
    let day = last_day(&world).await;
    assert_eq!(day, json!({"day": "2031-03-24", "daily": 3, "weekly": 3, "monthly": 4}));
    let logged: i64 = sqlx::query_scalar(
        "select count(distinct actor) from log.accesses
         where what = 'signed_in' and at >= '2031-03-24' and at < '2031-03-25'",
    )
    .fetch_one(&mut world.as_superuser().await)
    .await
    .expect("the log");
    assert_eq!(logged, 3);
    clock.move_to(at("2031-03-25T00:00:01Z"));
    assert_eq!(last_day(&world).await["weekly"], json!(3));
    clock.move_to(at("2031-04-02T00:00:00Z"));
    let later = last_day(&world).await;
    // The investor's sign-in is more than 30 days ago.
    assert_eq!((&later["weekly"], &later["monthly"]), (&json!(0), &json!(3)));
    let report = world.get("/api/v1/platform/active-people").by(ADMIN).send().await.json();
    assert_eq!(report["days"].as_array().map(Vec::len), Some(30));
    let refused = world.get("/api/v1/platform/active-people").by(OWNER).send().await;
    assert_eq!(refused.refusal("an owner"), (403, "permission_missing".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_more_vendor_is_one_more_in_the_distribution() {
    let world = World::demo().await;
    let shares = || async { world.get("/api/v1/platform/role-distribution").by(ADMIN).send().await.json() };
    let of = |shares: &Value, role: &str| {
        let roles = shares["roles"].as_array().expect("roles").clone();
        roles.iter().find(|share| share["role"] == role).expect("every role")["people"].as_u64().expect("a number")
    };
    let before = shares().await;
    let tenants = world.get("/api/v1/tenants?search=Tessera").by(ADMIN).send().await.json();
    let person = json!({
        "email": "new@tessera.example", "name": "Mei Lin", "password": "a bridge over the river",
        "tenantId": tenants["data"][0]["id"], "role": "vendor"
    });
    assert_eq!(world.post("/api/v1/users").by(ADMIN).json(&person).send().await.status, 201);
    let after = shares().await;
    assert_eq!(of(&after, "vendor"), of(&before, "vendor") + 1);
    assert_eq!(of(&after, "owner"), of(&before, "owner"));
    assert_eq!(after["people"].as_u64(), before["people"].as_u64().map(|people| people + 1));
}
