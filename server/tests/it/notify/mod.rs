//! Notices: who is told of what, once, through which channel and when (checklist NTF-01, 02, 10, X1, BEY-23).

mod choices;
mod language;
mod limits;
mod live;
mod marks;
mod once;
mod rules;
mod walls;
mod why;

use crate::support::people::ADMIN;
use crate::support::{PASSWORD, World};
use domain::Operation;
use domain::kernel::{Mode, TenantId};
use domain::tenancy::{CreateTenant, SetTestClock, TenantKind};
use http::Method;
use serde_json::{Value, json};
use server::contexts::tenancy::{Opening, open};
use server::gateway::Context;
use server::jobs::due;
use std::time::Duration;

/// Lets the subscribers handle everything that there is. A transaction of another test may hold the log back for a while.
async fn settle(world: &World) {
    let behind = "select count(*) from log.events e join log.checkpoints c on c.subscriber = 'notices'
                  where (e.transaction_id, e.position) > (c.transaction_id, c.position)";
    for _ in 0..500 {
        world.follow_to_the_end().await;
        let behind: i64 = sqlx::query_scalar(behind).fetch_one(&mut world.as_superuser().await).await.expect("a count");
        if behind == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the subscriber doesn't come to the end of the log");
}

/// What somebody was told.
async fn notices(world: &World, who: &str) -> Vec<Value> {
    let reply = world.get("/api/v1/me/notices?limit=200").by(who).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()["data"].as_array().cloned().expect("rows")
}

/// What somebody was told for this reason.
async fn told(world: &World, who: &str, kind: &str) -> Vec<Value> {
    notices(world, who).await.into_iter().filter(|notice| notice["kind"] == kind).collect()
}

/// The mails to somebody that tell of events, the latest first.
async fn mails(world: &World, who: &str) -> Vec<Value> {
    let is_notice = |mail: &Value| ["notice", "notice_digest"].iter().any(|kind| mail["kind"] == *kind);
    world.mails_to(who).await.into_iter().filter(is_notice).collect()
}

/// Sends a command that has no answer.
async fn does(world: &World, who: &str, method: Method, path: &str, body: Value) {
    let reply = world.ask(method, &format!("/api/v1{path}")).by(who).json(&body).send().await;
    assert_eq!(reply.status, 204, "{path}: {}", reply.text());
}

async fn tenant_of(world: &World, who: &str) -> TenantId {
    world.caller(who).await.actor.expect("a person").tenant_id
}

/// Puts the tenant of somebody on a plan.
async fn put_on(world: &World, tenant: TenantId, plan: &str) {
    does(world, ADMIN, Method::PUT, &format!("/tenants/{tenant}/plan"), json!({"plan": plan})).await;
}

/// The owner of [`test_tenant`].
const NOOR: &str = "noor@clock.example";

/// A tenant with a clock of its own, which stands at 23:00 UTC of tomorrow, and its owner.
async fn test_tenant(world: &World) -> TenantId {
    let mut cx = Context::of_worker(world.gateway.services(), World::system(), CreateTenant::NAME);
    let opening = Opening {
        name: "Clockwork".into(),
        kind: TenantKind::Organisation,
        admin_email: NOOR.into(),
        mode: Mode::Test,
        provisioning: false,
    };
    let id = open(&mut cx, opening).await.expect("it is opened");
    cx.commit().await.expect("it is there");
    let body = json!({"email": NOOR, "name": "Noor Aziz", "password": PASSWORD, "tenantId": id, "role": "owner"});
    let added = world.post("/api/v1/users").by(ADMIN).json(&body).send().await;
    assert_eq!(added.status, 201, "{}", added.text());
    let tomorrow = server::ambient::machine_now().0.date_naive().succ_opt().expect("a day");
    show(world, id, &format!("{tomorrow}T23:00:00Z")).await;
    id
}

/// Lets the tenant's clock stand at a moment; answers how many deadlines fell due by it.
async fn show(world: &World, tenant: TenantId, at: &str) -> usize {
    let shows = domain::Moment(at.parse().expect("a moment"));
    world.gateway.call(World::system(), SetTestClock { id: tenant, shows }).await.expect("time passes");
    due::fall(world.gateway.services()).await.expect("it falls due")
}
