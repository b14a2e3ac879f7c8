use super::{does, notices, put_on, settle, tenant_of};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, OWNER, RIVAL};
use http::Method;
use serde_json::{Value, json};

async fn why(world: &World, who: &str, event: &str) -> (u16, Value) {
    let reply = world.get(&format!("/api/v1/me/notices/why/{event}")).by(who).send().await;
    (reply.status, reply.json())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_notice_says_by_which_rule_choice_and_permission_it_came() {
    let world = World::demo().await;
    put_on(&world, tenant_of(&world, OWNER).await, "pro").await;
    settle(&world).await;
    let event = notices(&world, OWNER).await[0]["eventId"].as_str().expect("an event").to_owned();
    let (status, reason) = why(&world, OWNER, &event).await;
    assert_eq!(status, 200, "{reason}");
    let told = |member: &str| reason[member].as_str().unwrap_or_default().to_owned();
    assert_eq!((told("eventType"), told("kind")), ("SubscriptionChanged".into(), "plan_changed".into()));
    assert_eq!((told("audience"), told("permission")), ("holders".into(), "manage:tenant".into()));
    assert_eq!((told("inApp"), told("mail")), ("told".into(), "told".into()));
    assert_eq!((&reason["isPermitted"], &reason["isAddressed"]), (&json!(true), &json!(true)));
    assert_eq!(why(&world, RIVAL, &event).await.0, 404, "another tenant's event isn't there");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn why_somebody_wasnt_told_is_answered_for_them_and_for_who_may_read_the_log() {
    let world = World::demo().await;
    does(&world, OWNER, Method::PUT, "/me/notice-mutes/plan_changed", json!({})).await;
    put_on(&world, tenant_of(&world, OWNER).await, "pro").await;
    settle(&world).await;
    let event: uuid::Uuid =
        sqlx::query_scalar("select event_id from log.events where type = 'SubscriptionChanged' order by position desc")
            .fetch_one(&mut world.as_superuser().await)
            .await
            .expect("the event");
    let (_, muted) = why(&world, OWNER, &event.to_string()).await;
    assert_eq!((&muted["inApp"], &muted["mail"], &muted["isMuted"]), (&json!("muted"), &json!("muted"), &json!(true)));
    let (_, missing) = why(&world, CLIENT, &event.to_string()).await;
    assert_eq!((&missing["isAddressed"], &missing["isPermitted"]), (&json!(false), &json!(false)));

    let client = world.caller(CLIENT).await.actor.expect("a person").person_id;
    let path = format!("/api/v1/notices/why/{event}?personId={client}");
    let answered = world.get(&path).by(OWNER).send().await;
    assert_eq!(answered.status, 200, "{}", answered.text());
    assert_eq!(answered.json(), missing, "what the member themselves is answered");
    assert_eq!(world.get(&path).by(CLIENT).send().await.status, 403);
    assert_eq!(world.get(&path).by(ADMIN).send().await.status, 404, "nobody of another tenant");
    let rival = world.caller(RIVAL).await.actor.expect("a person").person_id;
    let stranger = format!("/api/v1/notices/why/{event}?personId={rival}");
    assert_eq!(world.get(&stranger).by(OWNER).send().await.status, 404, "no member");
}
