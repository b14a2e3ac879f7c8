use super::{get, send};
use crate::support::people::{ADMIN, CLIENT, OWNER, RIVAL};
use crate::support::{Reply, World};
use http::Method;
use serde_json::{Value, json};

async fn put(world: &World, whose: &str, setting: &str, who: &str, value: &str) -> Reply {
    send(world, Method::PUT, &format!("/{whose}/settings/{setting}"), who, &json!({ "value": value })).await
}

async fn reset(world: &World, whose: &str, setting: &str, who: &str) -> Reply {
    world.ask(Method::DELETE, &format!("/api/v1/{whose}/settings/{setting}")).by(who).send().await
}

async fn setting(world: &World, whose: &str, setting: &str, who: &str) -> Value {
    let all = get(world, &format!("/{whose}/settings"), who).await;
    let found = all["settings"].as_array().and_then(|all| all.iter().find(|it| it["setting"] == setting)).cloned();
    found.unwrap_or_else(|| panic!("{setting} is not in {all}"))
}

/// In how many days the newest session of somebody ends.
async fn session_days(world: &World, email: &str) -> i64 {
    sqlx::query_scalar(
        "select round(extract(epoch from s.expires_at - s.created_at) / 86400)::bigint from identity.sessions s
         join identity.users u on u.id = s.user_id where u.email = $1 order by s.created_at desc limit 1",
    )
    .bind(email)
    .fetch_one(&mut world.as_superuser().await)
    .await
    .expect("a session")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_tenant_overrides_one_default_and_others_keep_it() {
    let world = World::demo().await;
    assert_eq!(put(&world, "platform", "session_days", ADMIN, "10").await.status, 204);
    assert_eq!(put(&world, "tenant", "session_days", OWNER, "3").await.status, 204);
    let own = json!({"setting": "session_days", "value": "3", "source": "tenant", "fallback": "10"});
    assert_eq!(setting(&world, "tenant", "session_days", OWNER).await, own);
    for (email, days) in [(CLIENT, 3), (RIVAL, 10)] {
        world.sign_in(email).await;
        assert_eq!(session_days(&world, email).await, days, "{email}");
    }
    let rivals = setting(&world, "tenant", "session_days", RIVAL).await;
    assert_eq!((&rivals["value"], &rivals["source"]), (&json!("10"), &json!("platform")));
    assert_eq!(reset(&world, "tenant", "session_days", OWNER).await.status, 204);
    assert_eq!(reset(&world, "platform", "session_days", ADMIN).await.status, 204);
    world.sign_in(CLIENT).await;
    assert_eq!(session_days(&world, CLIENT).await, 14, "what is built in");
    let pair = world.sign_in(CLIENT).await;
    assert_eq!(put(&world, "tenant", "session_days", OWNER, "2").await.status, 204);
    let refreshed =
        world.post("/api/v1/auth/refresh").json(&json!({"refreshToken": pair["refreshToken"]})).send().await;
    assert_eq!((refreshed.status, session_days(&world, CLIENT).await), (200, 2), "an exchange counts by it too");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sign_up_is_closed_by_the_platform_and_the_change_is_on_record() {
    let world = World::demo().await;
    let register = || async {
        let body = json!({"email": "noor@zephyr.example", "name": "Noor Aziz", "password": "a kite above the harbour"});
        world.post("/api/v1/auth/register").json(&body).send().await
    };
    assert_eq!(
        put(&world, "tenant", "sign_up", OWNER, "false").await.refusal("an owner"),
        (403, "setting_is_platforms".into())
    );
    assert_eq!(
        put(&world, "platform", "sign_up", OWNER, "false").await.refusal("an owner"),
        (403, "permission_missing".into())
    );
    assert_eq!(put(&world, "platform", "sign_up", ADMIN, "false").await.status, 204);
    assert_eq!(register().await.refusal("closed"), (403, "sign_up_closed".into()));
    assert!(world.mails_to("noor@zephyr.example").await.is_empty());
    let page = world.get("/register").send().await.text();
    assert!(page.contains("Sign-up is closed") && !page.contains("name=\"password\""), "{page}");
    let log = get(&world, "/audit-logs?what=SettingChanged", ADMIN).await;
    let id = log["data"][0]["id"].as_str().expect("an entry").to_owned();
    let entry = get(&world, &format!("/audit-logs/{id}"), ADMIN).await.to_string();
    let said = |name: &str, value: &str| {
        entry.contains(&format!("\"name\":\"{name}\",\"personal\":false,\"value\":\"{value}\""))
    };
    assert!(said("setting", "sign_up") && said("before", "true") && said("after", "false"), "{entry}");
    assert_eq!(reset(&world, "platform", "sign_up", ADMIN).await.status, 204);
    assert_eq!(register().await.status, 204, "open again, at once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_value_that_a_setting_does_not_take_is_refused_by_name() {
    let world = World::demo().await;
    for (name, value, code) in [
        ("session_days", "0", "not_a_value"),
        ("session_days", "many", "not_a_value"),
        ("language", "fr", "not_a_value"),
        ("time_zone", "Europe/Nowhere", "zone_unknown"),
        ("invitation_days", "", "required"),
    ] {
        let reply = put(&world, "tenant", name, OWNER, value).await;
        assert_eq!((reply.status, reply.faults()), (400, vec![("value".into(), code.into())]), "{name} {value}");
    }
    assert!((400..405).contains(&put(&world, "tenant", "nonsense", OWNER, "1").await.status));
    assert_eq!(
        put(&world, "tenant", "language", CLIENT, "ko").await.refusal("a client"),
        (403, "permission_missing".into())
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn language_and_zone_hold_for_people_who_have_chosen_none() {
    let world = World::demo().await;
    let page = |cookie: String| world.get("/account").header("cookie", &cookie).header("accept-language", "en").send();
    assert_eq!(put(&world, "tenant", "language", OWNER, "ko").await.status, 204);
    assert_eq!(put(&world, "platform", "time_zone", ADMIN, "Asia/Tokyo").await.status, 204);
    let theirs = page(world.cookie(CLIENT).await).await.text();
    assert!(
        theirs.contains("lang=\"ko\"") && theirs.contains("Asia/Tokyo"),
        "the tenant's language, the platform's zone"
    );
    let others = page(world.cookie(RIVAL).await).await.text();
    assert!(others.contains("lang=\"en\"") && others.contains("Asia/Tokyo"));
    assert_eq!(put(&world, "tenant", "time_zone", OWNER, "Africa/Casablanca").await.status, 204);
    assert!(page(world.cookie(CLIENT).await).await.text().contains("Africa/Casablanca"));
    let own = setting(&world, "tenant", "time_zone", OWNER).await;
    assert_eq!((&own["source"], &own["fallback"]), (&json!("tenant"), &json!("Asia/Tokyo")));
    assert_eq!(reset(&world, "tenant", "time_zone", OWNER).await.status, 204);
    assert!(page(world.cookie(CLIENT).await).await.text().contains("Asia/Tokyo"));
    let change = world.ask(Method::PATCH, "/api/v1/me/settings").by(CLIENT).json(&json!({"locale": "ar"})).send().await;
    assert_eq!(change.status, 200, "{}", change.text());
    assert!(page(world.cookie(CLIENT).await).await.text().contains("lang=\"ar\""), "what a person chose goes first");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_invitation_works_for_as_long_as_the_tenant_says() {
    let world = World::demo().await;
    assert_eq!(put(&world, "tenant", "invitation_days", OWNER, "2").await.status, 204);
    let body = json!({"email": "noor@zephyr.example", "role": "client_user"});
    let invited = world.post("/api/v1/invitations").by(OWNER).json(&body).send().await;
    assert_eq!(invited.status, 201, "{}", invited.text());
    let days: f64 =
        sqlx::query_scalar("select extract(epoch from max(until) - now())::float8 / 86400 from identity.invitations")
            .fetch_one(&mut world.as_superuser().await)
            .await
            .expect("an invitation");
    assert!((1.9..2.1).contains(&days), "{days}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_process_hears_of_a_changed_setting() {
    let one = World::demo().await;
    let other = one.restarted();
    for world in [&one, &other] {
        let services = world.gateway.services().clone();
        tokio::spawn(async move { services.houses.listen(&services.db).await });
    }
    let is_closed = async |world: &World| world.get("/register").send().await.text().contains("Sign-up is closed");
    assert_eq!(put(&one, "platform", "sign_up", ADMIN, "false").await.status, 204);
    for world in [&one, &other] {
        for turn in 0.. {
            if is_closed(world).await {
                break;
            }
            assert!(turn < 200, "it never hears of it");
            tokio::time::sleep(std::time::Duration::from_millis(25)).await;
        }
    }
    // A change that nobody is told of isn't seen: what is kept is used.
    sqlx::raw_sql("alter table tenancy.platform_settings disable trigger user; delete from tenancy.platform_settings")
        .execute(&mut one.as_superuser().await)
        .await
        .expect("removed in silence");
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    is_closed(&other).await;
    assert!(is_closed(&other).await, "kept");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn mails_are_forgotten_when_the_platform_says() {
    let world = World::demo().await;
    sqlx::raw_sql(
        "insert into mail.mails (id, kind, locale, address, subject, status, created_at)
         values (gen_random_uuid(), 'sign_in_link', 'en', 'a@b.example', '', 'sent', now() - interval '20 days')",
    )
    .execute(&mut world.as_superuser().await)
    .await
    .expect("an old mail");
    let prune = || async {
        use server::jobs::Task;
        server::jobs::Prune {}.carry_out(world.gateway.clone()).await.expect("it prunes");
    };
    prune().await;
    assert_eq!(world.mails_to("a@b.example").await.len(), 1);
    assert_eq!(put(&world, "platform", "mail_days", ADMIN, "10").await.status, 204);
    prune().await;
    assert_eq!(world.mails_to("a@b.example").await.len(), 0);
}
