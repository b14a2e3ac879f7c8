use super::send;
use crate::support::World;
use crate::support::people::{OWNER, RIVAL};
use http::Method;
use serde_json::json;
use server::gateway::upkeep;
use server::jobs::{Prune, Task};
use uuid::Uuid;

/// What is kept for a time, with the setting that says for how long and the count of a tenant's rows of the test.
const KEPT: [(&str, &str); 4] = [
    ("job_days", "select count(*) from platform.jobs where tenant_id = $1 and trace_id = 'aged'"),
    ("call_days", "select count(*) from gateway.requests where tenant_id = $1 and operation = 'aged.call'"),
    ("notice_days", "select count(*) from notify.notices where tenant_id = $1 and event_type = 'aged'"),
    ("sign_in_days", "select count(*) from identity.sessions where tenant_id = $1 and user_agent = 'aged'"),
];

/// One of each for a tenant, so many days old.
async fn age(world: &World, email: &str, days: i32) -> Uuid {
    let actor = world.caller(email).await.actor.expect("a person");
    let (tenant, person) = (actor.tenant_id.0, actor.person_id.0);
    for statement in [
        "insert into platform.jobs (id, tenant_id, person_id, operation, input, status, correlation_id, trace_id, created_at, ended_at)
         select gen_random_uuid(), $1, $2, 'a.b', '{}', 'done', '', 'aged', moment, moment from (select now() - $3 * interval '1 day' as moment) a",
        "insert into gateway.requests (id, at, tenant_id, person_id, operation, door, method, status, latency_us)
         values (gen_random_uuid(), now() - $3 * interval '1 day', $1, $2, 'aged.call', 'rest', 'GET', 200, 10)",
        "insert into notify.notices (id, person_id, tenant_id, is_personal, event_id, event_type, kind, topic, kept, at, decided_at,
                                     in_app, shown_from, mail)
         select gen_random_uuid(), $2, $1, false, gen_random_uuid(), 'aged', 'limit_reached', 'limits', '{}', moment, moment, 'told', moment, 'off'
         from (select now() - $3 * interval '1 day' as moment) a",
        "insert into identity.sessions (id, user_id, tenant_id, user_agent, proved_by, last_used_at, created_at, expires_at)
         select gen_random_uuid(), $2, $1, 'aged', '{pwd}', moment, moment - interval '1 day', moment from (select now() - $3 * interval '1 day' as moment) a",
    ] {
        let done = sqlx::query(statement).bind(tenant).bind(person).bind(days);
        done.execute(&mut world.as_superuser().await).await.expect("a row of that age");
    }
    tenant
}

async fn forget(world: &World) {
    Prune {}.carry_out(world.gateway.clone()).await.expect("it is pruned");
    upkeep::forget_old(world.gateway.services()).await.expect("calls are forgotten");
}

/// How many of each a tenant has.
async fn left(world: &World, tenant: Uuid) -> Vec<i64> {
    let mut counts = Vec::new();
    for (_, count) in KEPT {
        let count = sqlx::query_scalar(count).bind(tenant).fetch_one(&mut world.as_superuser().await).await;
        counts.push(count.expect("a count"));
    }
    counts
}

async fn set(world: &World, setting: &str, who: &str, days: &str) -> u16 {
    send(world, Method::PUT, &format!("/tenant/settings/{setting}"), who, &json!({ "value": days })).await.status
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_one_tenant_keeps_for_a_short_time_others_keep_for_theirs() {
    let world = World::demo().await;
    let own = age(&world, OWNER, 9).await;
    let rival = age(&world, RIVAL, 9).await;
    forget(&world).await;
    assert_eq!((left(&world, own).await, left(&world, rival).await), (vec![1; 4], vec![1; 4]), "nothing is that old");
    for (place, (setting, _)) in KEPT.iter().enumerate() {
        assert_eq!(set(&world, setting, OWNER, "7").await, 204, "{setting}");
        forget(&world).await;
        let left = left(&world, own).await;
        assert_eq!(
            (left[place], left[place + 1..].iter().sum::<i64>()),
            (0, 3 - place as i64),
            "{setting} and no other"
        );
    }
    assert_eq!(left(&world, rival).await, [1; 4], "the other tenant's are all there");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_tenant_may_keep_things_longer_and_no_longer_than_is_promised() {
    let world = World::demo().await;
    let own = age(&world, OWNER, 40).await;
    let rival = age(&world, RIVAL, 40).await;
    for (setting, days) in [("job_days", "60"), ("sign_in_days", "60")] {
        assert_eq!(set(&world, setting, OWNER, days).await, 204, "{setting}");
    }
    forget(&world).await;
    assert_eq!(left(&world, own).await, [1, 0, 1, 1], "a call is known for as long as the privacy page says");
    assert_eq!(left(&world, rival).await, [0, 0, 1, 0]);
    for (setting, days) in [("call_days", "15"), ("notice_days", "6"), ("sign_in_days", "6"), ("job_days", "0")] {
        assert_eq!(set(&world, setting, OWNER, days).await, 400, "{setting} {days}");
    }
}
