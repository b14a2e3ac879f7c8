use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, OWNER};
use domain::Moment;
use domain::kernel::Zone;
use http::Method;
use serde_json::{Value, json};

async fn change(world: &World, email: &str, body: Value) -> crate::support::Reply {
    world.ask(Method::PATCH, "/api/v1/me/settings").by(email).json(&body).send().await
}

async fn settings(world: &World, email: &str) -> Value {
    let mut settings = world.get("/api/v1/me/settings").by(email).send().await.json();
    settings["version"].take();
    settings
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_a_change_does_not_name_stays_and_null_takes_away() {
    let world = World::demo().await;
    let are = |zone: Option<&str>, locale: Option<&str>| json!({"timeZone": zone, "locale": locale, "version": null});
    assert_eq!(settings(&world, CLIENT).await, are(None, None));
    for (body, zone, locale) in [
        (json!({"timeZone": "Asia/Seoul", "locale": "ko"}), Some("Asia/Seoul"), Some("ko")),
        (json!({"locale": "ar"}), Some("Asia/Seoul"), Some("ar")),
        (json!({"timeZone": null}), None, Some("ar")),
        (json!({}), None, Some("ar")),
        (json!({"timeZone": "UTC", "locale": null}), Some("UTC"), None),
    ] {
        let reply = change(&world, CLIENT, body.clone()).await;
        assert_eq!(reply.status, 200, "{body}: {}", reply.text());
        assert_eq!(settings(&world, CLIENT).await, are(zone, locale), "{body}");
    }
    assert_eq!(settings(&world, OWNER).await, are(None, None), "nobody else's");
    let stored: Vec<Value> =
        sqlx::query_scalar("select payload from log.events where type = 'SettingsChanged' order by position")
            .fetch_all(&mut world.as_superuser().await)
            .await
            .expect("the log");
    assert_eq!(stored.len(), 4, "what changes nothing is no event: {stored:?}");
    assert_eq!(stored[2], json!({"timeZone": null}));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_zone_that_there_is_not_is_refused_by_name() {
    let world = World::demo().await;
    for zone in ["Europe/Nowhere", "europe/berlin", "", "Zürich", "../etc"] {
        let reply = change(&world, CLIENT, json!({"timeZone": zone})).await;
        let faults = vec![("timeZone".to_owned(), "zone_unknown".to_owned())];
        assert_eq!((reply.status, reply.faults()), (400, faults), "{zone}");
    }
    let zones = world.get("/api/v1/time-zones").by(CLIENT).send().await.json();
    assert!(zones["zones"].as_array().is_some_and(|zones| zones.len() > 400 && zones.contains(&json!("Asia/Seoul"))));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_person_with_several_tenants_has_one_record_wherever_they_are() {
    let world = World::demo().await;
    let rival: uuid::Uuid = sqlx::query_scalar("select id from tenancy.tenants where name = 'Borealis Logistics'")
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("a rival");
    let client = world.caller(CLIENT).await.actor.expect("a person").person_id.0;
    // Their session is in another tenant than the one where their record lies.
    sqlx::query("update identity.memberships set tenant_id = $1 where user_id = $2")
        .bind(rival)
        .bind(client)
        .execute(&mut world.as_superuser().await)
        .await
        .expect("they moved");
    assert_eq!(change(&world, CLIENT, json!({"timeZone": "Asia/Tokyo"})).await.status, 200);
    assert_eq!(settings(&world, CLIENT).await["timeZone"], "Asia/Tokyo");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_plain_form_changes_settings_and_an_emptied_field_goes_back() {
    let world = World::demo().await;
    let cookie = world.cookie(CLIENT).await;
    for (zone, locale, expected) in [
        ("Asia/Dubai", "ar", json!({"timeZone": "Asia/Dubai", "locale": "ar", "version": null})),
        ("", "", json!({"timeZone": null, "locale": null, "version": null})),
    ] {
        let form = world.post("/api/fn/identity.change_settings").header("cookie", &cookie);
        let form = form.header("origin", "http://localhost:3000").header("accept", "text/html");
        let reply = form.form([("timeZone", zone), ("locale", locale)]).send().await;
        assert!(reply.status == 302 || reply.status == 303, "{} {}", reply.status, reply.text());
        let spoken = reply.header("set-cookie").expect("the language of this browser follows").to_owned();
        assert!(spoken.starts_with(&format!("portico_lang={locale};")), "{spoken}");
        assert_eq!(settings(&world, CLIENT).await, expected);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_page_speaks_the_persons_language_unless_this_browser_was_told_another() {
    let world = World::demo().await;
    let cookie = world.cookie(CLIENT).await;
    assert_eq!(change(&world, CLIENT, json!({"locale": "ko"})).await.status, 200);
    let page = world.get("/account").header("cookie", &cookie).header("accept-language", "zh").send().await;
    assert_eq!(language_of(&page.text()), "ko", "the person's");
    let told = format!("{cookie}; portico_lang=ar");
    let page = world.get("/account").header("cookie", &told).send().await;
    assert_eq!(language_of(&page.text()), "ar", "this browser's");
    assert!(page.text().contains("value=\"Asia/Seoul\""), "zones are offered");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_tenants_zone_holds_for_its_people_until_they_choose_one() {
    let world = World::demo().await;
    let patch = |email: &'static str, zone: Value| {
        world.ask(Method::PATCH, "/api/v1/tenant").by(email).json(&json!({"timeZone": zone})).send()
    };
    assert_eq!(patch(CLIENT, json!("Asia/Dubai")).await.refusal("a client"), (403, "permission_missing".into()));
    assert_eq!(patch(OWNER, json!("Moon/Crater")).await.status, 400);
    assert_eq!(patch(OWNER, json!("Asia/Dubai")).await.status, 204);
    assert_eq!(zone_of_page(&world, CLIENT).await.name.as_str(), "Asia/Dubai");
    assert_eq!(zone_of_page(&world, ADMIN).await.name.as_str(), "UTC", "another tenant's people");
    assert_eq!(change(&world, CLIENT, json!({"timeZone": "Asia/Tokyo"})).await.status, 200);
    assert_eq!(zone_of_page(&world, CLIENT).await.name.as_str(), "Asia/Tokyo");
    assert_eq!(change(&world, CLIENT, json!({"timeZone": null})).await.status, 200);
    assert_eq!(patch(OWNER, json!(null)).await.status, 204);
    assert_eq!(zone_of_page(&world, CLIENT).await, Zone::utc());
}

/// The language that the document declares.
fn language_of(html: &str) -> String {
    let tag = html.split("<html").nth(1).and_then(|rest| rest.split('>').next()).expect("a document");
    tag.split("lang=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a language").to_owned()
}

async fn zone_of_page(world: &World, email: &str) -> Zone {
    let cookie = world.cookie(email).await;
    zone_of(&world.get("/account").header("cookie", &cookie).send().await.text())
}

/// The zone that the browser hydrates with.
fn zone_of(html: &str) -> Zone {
    let boot =
        html.split("id=\"boot\">").nth(1).and_then(|rest| rest.split("</script>").next()).expect("the boot data");
    let boot: Value = serde_json::from_str(boot).expect("JSON");
    serde_json::from_value(boot["zone"].clone()).expect("a zone")
}

/// Moment and text of each `<time>` of a page.
fn times_of(html: &str) -> Vec<(Moment, String)> {
    let found = html.split("<time").skip(1).map(|rest| {
        let (tag, rest) = rest.split_once('>').expect("a tag");
        let moment = tag.split("datetime=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a moment");
        let moment = serde_json::from_value(json!(moment)).expect("RFC 3339");
        let text = rest.split("</time>").next().unwrap_or_default().replace("<!>", "");
        (moment, text)
    });
    found.collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn server_and_browser_show_the_same_moment_across_clock_changes_in_every_language() {
    let world = World::demo().await;
    let moments = [
        ("2026-03-28T22:59:59Z", "2026-03-28"),
        ("2026-03-28T23:00:00Z", "2026-03-29"),
        ("2026-03-29T21:59:59Z", "2026-03-29"),
        ("2026-03-29T22:00:00Z", "2026-03-30"),
        ("2026-10-24T22:00:00Z", "2026-10-25"),
        ("2026-10-25T22:59:59Z", "2026-10-25"),
        ("2026-10-25T23:00:00Z", "2026-10-26"),
        ("2016-07-01T22:30:00Z", "2016-07-02"),
    ];
    let values: Vec<_> = moments.iter().map(|(at, _)| format!("(timestamptz '{at}')")).collect();
    let insert = format!(
        "delete from tenancy.tenants where kind = 'individual';
         insert into tenancy.tenants (id, name, kind, status, admin_email, created_at, version)
         select gen_random_uuid(), 'Clock', 'individual', 'active', 'c@c.example', at, 1 from (values {}) v (at)",
        values.join(", ")
    );
    sqlx::raw_sql(sqlx::AssertSqlSafe(insert)).execute(&mut world.as_superuser().await).await.expect("tenants");
    let cookie = world.cookie(ADMIN).await;
    assert_eq!(change(&world, ADMIN, json!({"timeZone": "Europe/Berlin"})).await.status, 200);
    for language in ["en", "ar", "zh", "ko"] {
        let told = format!("{cookie}; portico_lang={language}");
        let html = world.get("/admin/tenants?kind=individual").header("cookie", &told).send().await.text();
        let (zone, times) = (zone_of(&html), times_of(&html));
        assert_eq!(times.len(), moments.len(), "{language}");
        for (moment, text) in &times {
            // What the browser computes from the document is what the server wrote into it.
            assert_eq!(&zone.at(*moment).date, text, "{language}");
            let (_, expected) = moments.iter().find(|(at, _)| *at == moment.rfc3339()).expect("ours");
            assert_eq!(text, expected, "{language}");
        }
        assert!(html.contains("CEST") && html.contains("CET"), "the tooltip names the zone's time");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_older_than_the_known_changes_is_shown_in_utc_and_says_so() {
    let world = World::demo().await;
    sqlx::raw_sql("update tenancy.tenants set created_at = '1999-12-31T23:30:00Z' where kind = 'individual'")
        .execute(&mut world.as_superuser().await)
        .await
        .expect("old tenants");
    let cookie = world.cookie(ADMIN).await;
    assert_eq!(change(&world, ADMIN, json!({"timeZone": "Asia/Seoul"})).await.status, 200);
    let html = world.get("/admin/tenants?kind=individual").header("cookie", &cookie).send().await.text();
    let times = times_of(&html);
    assert!(!times.is_empty() && times.iter().all(|(_, text)| text == "1999-12-31 23:30 UTC"), "{times:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn settings_change_only_as_they_were_seen_and_once_for_each_key() {
    let world = World::demo().await;
    let seen = world.get("/api/v1/me/settings").by(CLIENT).send().await;
    let tag = seen.header("etag").expect("a version").to_owned();
    let ask = |zone: &'static str| {
        let ask = world.ask(Method::PATCH, "/api/v1/me/settings").by(CLIENT).header("if-match", &tag);
        ask.json(&json!({"timeZone": zone}))
    };
    let first = ask("Asia/Seoul").header("idempotency-key", "one").send().await;
    assert_eq!(first.status, 200, "{}", first.text());
    let again = ask("Asia/Seoul").header("idempotency-key", "one").send().await;
    assert_eq!((again.status, again.json()), (200, first.json()), "the same answer, not a refusal");
    assert_eq!(ask("Asia/Tokyo").send().await.refusal("stale"), (412, "precondition_failed".into()));
    assert_eq!(settings(&world, CLIENT).await["timeZone"], "Asia/Seoul");
}
