use super::{NOOR, does, mails, notices, put_on, settle, show, tenant_of, test_tenant, told};
use crate::support::World;
use crate::support::people::{ADMIN, OWNER};
use domain::kernel::TenantId;
use http::Method;
use serde_json::{Value, json};
use server::contexts::notify::SendGathered;
use server::jobs::Task;

async fn choices(world: &World, who: &str) -> Value {
    let reply = world.get("/api/v1/me/notice-choices").by(who).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

async fn unread(world: &World, who: &str) -> Value {
    world.get("/api/v1/me/notices/unread").by(who).send().await.json()["count"].clone()
}

/// Carries out what was ordered when the hour came, twice.
async fn send(world: &World, tenant: TenantId, who: &str) {
    let person = world.caller(who).await.actor.expect("a person").person_id;
    for _ in 0..2 {
        let gathered = SendGathered { tenant, person };
        gathered.carry_out(world.gateway.clone()).await.expect("it is sent");
    }
}

fn date(days: i64) -> chrono::NaiveDate {
    server::ambient::machine_now().0.date_naive() + chrono::TimeDelta::days(days)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_muted_reason_is_told_through_no_channel_until_it_is_taken_back() {
    let world = World::demo().await;
    let tenant = tenant_of(&world, OWNER).await;
    does(&world, OWNER, Method::PUT, "/me/notice-mutes/plan_changed", json!({})).await;
    assert_eq!(choices(&world, OWNER).await["muted"], json!(["plan_changed"]));
    put_on(&world, tenant, "pro").await;
    settle(&world).await;
    assert_eq!((told(&world, OWNER, "plan_changed").await.len(), mails(&world, OWNER).await.len()), (0, 0));
    does(&world, OWNER, Method::DELETE, "/me/notice-mutes/plan_changed", json!({})).await;
    put_on(&world, tenant, "enterprise").await;
    settle(&world).await;
    assert_eq!((told(&world, OWNER, "plan_changed").await.len(), mails(&world, OWNER).await.len()), (1, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_topic_comes_through_the_channels_that_were_chosen() {
    let world = World::demo().await;
    let tenant = tenant_of(&world, OWNER).await;
    let of_plan = |view: &Value| {
        let topics = view["topics"].as_array().cloned().unwrap_or_default();
        topics.into_iter().find(|choice| choice["topic"] == "plan").expect("the topic")
    };
    let both = json!({"topic": "plan", "inApp": true, "mail": true});
    assert_eq!(of_plan(&choices(&world, OWNER).await), both, "unless something else was chosen");
    does(&world, OWNER, Method::PUT, "/me/notice-choices/plan/mail", json!({"switch": "off"})).await;
    does(&world, OWNER, Method::PUT, "/me/notice-choices/plan/mail", json!({"switch": "off"})).await;
    put_on(&world, tenant, "pro").await;
    settle(&world).await;
    assert_eq!((told(&world, OWNER, "plan_changed").await.len(), mails(&world, OWNER).await.len()), (1, 0));
    does(&world, OWNER, Method::PUT, "/me/notice-choices/plan/mail", json!({"switch": "on"})).await;
    does(&world, OWNER, Method::PUT, "/me/notice-choices/plan/in_app", json!({"switch": "off"})).await;
    put_on(&world, tenant, "enterprise").await;
    settle(&world).await;
    assert_eq!((told(&world, OWNER, "plan_changed").await.len(), mails(&world, OWNER).await.len()), (1, 1));
    does(&world, OWNER, Method::PUT, "/me/notice-choices/plan/in_app", json!({"switch": "on"})).await;
    assert_eq!(of_plan(&choices(&world, OWNER).await), both);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn five_events_of_a_day_make_one_mail_in_the_morning() {
    let world = World::demo().await;
    let tenant = test_tenant(&world).await;
    does(&world, NOOR, Method::PUT, "/me/notice-choices/pace", json!({"pace": "daily"})).await;
    settle(&world).await;
    assert_eq!(told(&world, NOOR, "plan_changed").await.len(), 0);
    for plan in ["pro", "enterprise", "pro", "enterprise", "pro"] {
        put_on(&world, tenant, plan).await;
    }
    settle(&world).await;
    assert_eq!(told(&world, NOOR, "plan_changed").await.len(), 5, "in the app at once");
    assert_eq!(mails(&world, NOOR).await.len(), 0);
    assert_eq!(show(&world, tenant, &format!("{}T07:59:59Z", date(2))).await, 0, "not before the hour");
    assert_eq!(show(&world, tenant, &format!("{}T08:00:00Z", date(2))).await, 1);
    send(&world, tenant, NOOR).await;
    let sent = mails(&world, NOOR).await;
    assert_eq!(sent.len(), 1);
    assert_eq!((&sent[0]["kind"], &sent[0]["subject"]), (&json!("notice_digest"), &json!("What has happened: 5")));
    let text = world.latest_mail(NOOR).await;
    assert_eq!(text.matches("Clockwork is on another plan now.").count(), 5, "{text}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn quiet_hours_hold_every_channel_back_and_drop_nothing() {
    let world = World::demo().await;
    let tenant = test_tenant(&world).await;
    does(&world, NOOR, Method::PUT, "/me/notice-choices/quiet-hours", json!({"from": 22, "until": 7})).await;
    settle(&world).await;
    let before = unread(&world, NOOR).await;
    put_on(&world, tenant, "pro").await;
    settle(&world).await;
    assert_eq!(told(&world, NOOR, "plan_changed").await.len(), 1, "whoever looks finds it");
    assert_eq!((unread(&world, NOOR).await, mails(&world, NOOR).await.len()), (before.clone(), 0), "nothing calls");
    assert_eq!(show(&world, tenant, &format!("{}T07:00:00Z", date(2))).await, 1);
    send(&world, tenant, NOOR).await;
    assert_eq!(mails(&world, NOOR).await.len(), 1);
    let after = unread(&world, NOOR).await.as_u64().zip(before.as_u64()).map(|(after, before)| after - before);
    assert_eq!(after, Some(1));
    put_on(&world, tenant, "enterprise").await;
    settle(&world).await;
    assert_eq!(mails(&world, NOOR).await.len(), 2, "by day they come at once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn quiet_hours_have_two_ends_and_go_by_ones_own_clocks() {
    let world = World::demo().await;
    for (body, field) in [
        (json!({"from": 22}), "until"),
        (json!({"until": 7}), "from"),
        (json!({"from": 7, "until": 7}), "until"),
        (json!({"from": 24, "until": 7}), "from"),
    ] {
        let path = "/api/v1/me/notice-choices/quiet-hours";
        let refused = world.ask(Method::PUT, path).by(OWNER).json(&body).send().await;
        assert_eq!(refused.faults().first().map(|fault| fault.0.clone()), Some(field.to_owned()), "{body}");
    }
    let zone = json!({"timeZone": "Asia/Seoul"});
    let changed = world.ask(Method::PATCH, "/api/v1/me/settings").by(OWNER).json(&zone).send().await;
    assert_eq!(changed.status, 200, "{}", changed.text());
    let view = choices(&world, OWNER).await;
    assert_eq!((&view["timeZone"], &view["quiet"]), (&json!("Asia/Seoul"), &Value::Null));
    does(&world, OWNER, Method::PUT, "/me/notice-choices/quiet-hours", json!({"from": 22, "until": 7})).await;
    assert_eq!(choices(&world, OWNER).await["quiet"], json!({"from": 22, "until": 7}));
    does(&world, OWNER, Method::PUT, "/me/notice-choices/quiet-hours", json!({})).await;
    assert_eq!(choices(&world, OWNER).await["quiet"], Value::Null);
    assert!(notices(&world, ADMIN).await.is_empty());
}
