//! Acting as somebody else: who is seen, what is recorded, how it ends (checklist IAM-30).

use super::keys::change;
use crate::support::people::{ADMIN, CLIENT, OWNER, SUPPORT};
use crate::support::{Reply, World};
use http::Method;
use serde_json::{Value, json};
use server::contexts::identity;

pub async fn id_of(world: &World, email: &str) -> String {
    world.caller(email).await.actor.expect("a person").person_id.to_string()
}

/// Somebody on staff begins to act as somebody else, with the session of this token.
pub async fn begin(world: &World, token: &str, as_whom: &str, body: &Value) -> Reply {
    let path = format!("/api/v1/users/{}/impersonation", id_of(world, as_whom).await);
    world.post(&path).bearer(token).json(body).send().await
}

pub fn ticket() -> Value {
    json!({"reason": "Ticket 4711", "minutes": 20})
}

pub async fn me(world: &World, token: &str) -> Value {
    world.get("/api/v1/me").bearer(token).send().await.json()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_session_becomes_the_persons_and_goes_back() {
    let world = World::demo().await;
    let staff = world.token(ADMIN).await;
    let begun = begin(&world, &staff, CLIENT, &ticket()).await;
    assert_eq!(begun.status, 201, "{}", begun.text());
    for process in [&world, &world.restarted()] {
        let seen = me(process, &staff).await;
        assert_eq!(
            (&seen["actor"]["name"], &seen["actor"]["tenantName"]),
            (&json!("Lina Haddad"), &json!("Aurora Foods"))
        );
        assert_eq!(seen["actor"]["impersonator"]["name"], "Amira Solano");
        assert_eq!(seen["actor"]["impersonator"]["until"], begun.json()["until"]);
        let far = process.get("/api/v1/tenants").bearer(&staff).send().await;
        assert_eq!(far.status, 403, "nothing of the staff's own rights is left");
    }
    let end = || world.ask(Method::DELETE, "/api/v1/me/impersonation").bearer(&staff).send();
    assert_eq!((end().await.status, end().await.status), (204, 204));
    let seen = me(&world, &staff).await;
    assert_eq!((&seen["actor"]["name"], &seen["actor"]["impersonator"]), (&json!("Amira Solano"), &Value::Null));
    assert_eq!(world.get("/api/v1/tenants").bearer(&staff).send().await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn both_stand_in_the_record_and_the_person_is_told() {
    let world = World::demo().await;
    let staff = world.token(SUPPORT).await;
    assert_eq!(begin(&world, &staff, CLIENT, &ticket()).await.status, 201);
    let changed = world.ask(Method::PATCH, "/api/v1/me/settings").bearer(&staff).json(&json!({"locale": "ko"})).send();
    assert_eq!(changed.await.status, 200);
    for _ in 0..3 {
        assert_eq!(world.get("/api/v1/executions").bearer(&staff).send().await.status, 200);
    }
    let end = world.ask(Method::DELETE, "/api/v1/me/impersonation").bearer(&staff).send().await;
    assert_eq!(end.status, 204);
    let [lina, priya] = [id_of(&world, CLIENT).await, id_of(&world, SUPPORT).await].map(|id| format!("person:{id}"));
    let metadata: Value = sqlx::query_scalar("select metadata from log.events where type = 'SettingsChanged'")
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("an event");
    assert_eq!((&metadata["actor"], &metadata["onBehalfOf"]), (&json!(lina), &json!(priya)));
    let seen = crate::audit::accesses(&world, "what like 'impersonat%'").await;
    let whats: Vec<_> = seen.iter().map(|access| access["what"].as_str().expect("a word")).collect();
    assert_eq!(whats, ["impersonation_began", "impersonated", "impersonation_ended"], "a minute of looks is one line");
    let tenant = world.caller(CLIENT).await.actor.expect("a person").tenant_id.to_string();
    for access in &seen {
        assert_eq!((&access["actor"], &access["on_behalf_of"]), (&json!(lina), &json!(priya)));
        assert_eq!(access["tenant_id"], json!(tenant), "it stands in the log of the person's own tenant");
    }
    assert_eq!(seen[0]["reason"], "Ticket 4711");
    let told = world.get("/api/v1/me/impersonations").by(CLIENT).send().await.json();
    let row = &told["data"][0];
    assert_eq!((&row["byName"], &row["reason"]), (&json!("Priya Raman"), &json!("Ticket 4711")));
    let mails: Vec<String> = sqlx::query_scalar("select address from mail.mails where kind = 'impersonated'")
        .fetch_all(&mut world.as_superuser().await)
        .await
        .expect("the outbox");
    assert_eq!(mails, [CLIENT], "and so does a mail");
    let others = world.get("/api/v1/me/impersonations").by(OWNER).send().await.json();
    assert_eq!(others["data"], json!([]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn it_ends_at_its_time_and_with_the_session_and_with_the_permission() {
    let world = World::demo().await;
    let staff = world.token(ADMIN).await;
    assert_eq!(begin(&world, &staff, CLIENT, &ticket()).await.status, 201);
    change(&world, "update identity.impersonations set until = now() - interval '1 second'").await;
    assert_eq!(me(&world, &staff).await["actor"]["name"], "Amira Solano");
    assert_eq!(crate::audit::accesses(&world, "what = 'impersonation_ended'").await.len(), 0);
    for _ in 0..2 {
        identity::end_impersonations(world.gateway.services()).await.expect("a round");
    }
    let ended = crate::audit::accesses(&world, "what = 'impersonation_ended'").await;
    assert_eq!(ended.len(), 1, "its end is written down once");
    assert_eq!(ended[0]["on_behalf_of"], json!(format!("person:{}", id_of(&world, ADMIN).await)));
    assert_eq!(begin(&world, &staff, CLIENT, &ticket()).await.status, 201, "and it can begin anew");
    change(
        &world,
        &format!(
            "update identity.memberships set roles = '{{consultant}}' where user_id = '{}'",
            id_of(&world, ADMIN).await
        ),
    )
    .await;
    let seen = me(&world, &staff).await;
    assert_eq!((&seen["actor"]["name"], &seen["actor"]["impersonator"]), (&json!("Amira Solano"), &Value::Null));
    let staff = world.token(SUPPORT).await;
    assert_eq!(begin(&world, &staff, CLIENT, &ticket()).await.status, 201);
    assert_eq!(world.post("/api/v1/auth/logout").bearer(&staff).send().await.status, 204);
    assert_eq!(world.get("/api/v1/me").bearer(&staff).send().await.status, 401);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_browser_goes_to_the_persons_pages_and_back_with_the_same_cookie() {
    let world = World::demo().await;
    let cookie = world.cookie(ADMIN).await;
    let post = |call: &str| {
        world.post(&format!("/api/fn/{call}")).header("cookie", &cookie).header("origin", "http://localhost:3000")
    };
    let lina = id_of(&world, CLIENT).await;
    let begun =
        post("identity.begin_impersonation").form([("id", lina.as_str()), ("reason", "Ticket 4711")]).send().await;
    assert!(begun.status < 400, "{}", begun.text());
    let page = world.get("/account").header("cookie", &cookie).header("accept", "text/html").send().await.text();
    assert!(page.contains("Lina Haddad") && page.contains("impersonation-banner"), "the page says who acts");
    let ended = post("identity.end_impersonation").form([("", ""); 0]).send().await;
    assert!(ended.status < 400, "{}", ended.text());
    let page = world.get("/account").header("cookie", &cookie).header("accept", "text/html").send().await.text();
    assert!(page.contains("Amira Solano") && !page.contains("impersonation-banner"));
}
