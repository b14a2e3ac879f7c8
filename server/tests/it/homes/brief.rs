//! A person and a tenant in brief, as support sees them.

use super::{id_of, json_of, page, tenant_of};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, CONSULTANT, OWNER, SUPPORT};
use domain::kernel::PersonId;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn how_a_person_signs_in_is_what_the_rows_say() {
    let world = World::demo().await;
    let lina = id_of(&world, CLIENT).await;
    let path = format!("/api/v1/users/{lina}/security");
    let before = json_of(&world, SUPPORT, &path).await;
    for _ in 0..2 {
        world.sign_in(CLIENT).await;
    }
    let person: PersonId = lina.parse().expect("an id");
    let (sessions, last): (i64, chrono::DateTime<chrono::Utc>) = sqlx::query_as(
        "select (select count(*) from identity.sessions
                 where user_id = $1 and revoked_at is null and expires_at > now()),
                (select max(at) from log.accesses where what = 'signed_in' and actor = 'person:' || $1::text)",
    )
    .bind(person.0)
    .fetch_one(&mut world.as_superuser().await)
    .await
    .expect("the rows");
    let after = json_of(&world, SUPPORT, &path).await;
    assert_eq!(after["sessions"], json!(sessions));
    assert!(after["sessions"].as_i64() >= before["sessions"].as_i64().map(|before| before + 2), "{before} {after}");
    let told = after["lastSignedInAt"].as_str().and_then(|at| at.parse::<chrono::DateTime<chrono::Utc>>().ok());
    assert_eq!(told.map(|at| at.timestamp_millis()), Some(last.timestamp_millis()));
    assert_eq!((&after["secondFactorSince"], &after["passkeys"]), (&json!(null), &json!(0)));
    for who in [OWNER, CLIENT, CONSULTANT] {
        assert_eq!(world.get(&path).by(who).send().await.refusal(who), (403, "permission_missing".into()));
    }
    let on = "insert into identity.second_factors (user_id, sealed_in, sealed, confirmed_at)
              select id, id, ''::bytea, '2026-03-01'::timestamptz from identity.users where email = 'client@demo.portico.example'";
    sqlx::raw_sql(on).execute(&mut world.as_superuser().await).await.expect("a second factor");
    assert!(json_of(&world, SUPPORT, &path).await["secondFactorSince"].is_string());
    let nobody = "/api/v1/users/0192aaaa-0000-7000-8000-00000000dead/security";
    assert_eq!(world.get(nobody).by(SUPPORT).send().await.status, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_a_person_was_refused_is_told_with_the_reason_and_nothing_else_of_the_log() {
    let world = World::demo().await;
    let path = format!("/api/v1/platform/refusals/{}", id_of(&world, CLIENT).await);
    assert_eq!(json_of(&world, SUPPORT, &path).await["data"], json!([]));
    let refused = world.get("/api/v1/tenants").by(CLIENT).send().await;
    assert_eq!(refused.status, 403);
    let rows = json_of(&world, SUPPORT, &path).await["data"].clone();
    assert_eq!(rows.as_array().map(Vec::len), Some(1), "a sign-in is no refusal: {rows}");
    assert_eq!(
        (&rows[0]["operation"], &rows[0]["reason"], &rows[0]["count"], &rows[0]["tenantId"]),
        (
            &json!("tenancy.tenants"),
            &json!("permission_missing read:tenants"),
            &json!(1),
            &json!(tenant_of(&world, CLIENT).await)
        )
    );
    for who in [OWNER, CONSULTANT, CLIENT] {
        assert_eq!(world.get(&path).by(who).send().await.refusal(who), (403, "permission_missing".into()));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_person_in_brief_stands_on_a_page_before_any_script_runs() {
    let world = World::demo().await;
    world.get("/api/v1/tenants").by(CLIENT).send().await;
    let path = format!("/support/people/{}", id_of(&world, CLIENT).await);
    let brief = page(&world, &path, SUPPORT).await.main_part();
    let tenant = format!("href=\"/support/tenants/{}\"", tenant_of(&world, CLIENT).await);
    for part in ["Lina Haddad", "Aurora Foods", &tenant, "Last sign-in", "permission_missing read:tenants", "Act as…"]
    {
        assert!(brief.contains(part), "{part}");
    }
    assert_eq!(page(&world, "/support/people/nobody", SUPPORT).await.status, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_tenant_in_brief_has_its_plan_its_use_and_its_people_and_nothing_to_change() {
    let world = World::demo().await;
    let aurora = tenant_of(&world, CLIENT).await;
    let plan = json_of(&world, SUPPORT, &format!("/api/v1/tenants/{aurora}/plan")).await;
    let seats =
        plan["limits"].as_array().expect("limits").iter().find(|it| it["kind"] == "seats").expect("seats").clone();
    assert_eq!(seats["used"], json!(2), "Salma and Lina");
    let brief = page(&world, &format!("/support/tenants/{aurora}"), SUPPORT).await.main_part();
    let person = format!("href=\"/support/people/{}\"", id_of(&world, CLIENT).await);
    for part in ["Aurora Foods", plan["plan"]["name"].as_str().expect("a plan"), "data-limit=\"seats\"", &person] {
        assert!(brief.contains(part), "{part}");
    }
    assert!(
        !brief.contains("billing.change_plan") && !brief.contains("tenancy.suspend_tenant"),
        "support changes nothing"
    );
    let suspend = world.post(&format!("/api/v1/tenants/{aurora}/suspend")).by(SUPPORT).json(&json!({"reason": "No"}));
    assert_eq!(suspend.send().await.status, 403);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_is_looked_up_is_found_by_name_and_leads_to_the_page_in_brief() {
    let world = World::demo().await;
    let home = page(&world, "/support?search=Aurora", SUPPORT).await.main_part();
    let aurora = format!("href=\"/support/tenants/{}\"", tenant_of(&world, CLIENT).await);
    assert!(home.contains(&aurora), "the tenant");
    let home = page(&world, "/support?search=lina", ADMIN).await.main_part();
    let lina = format!("href=\"/support/people/{}\"", id_of(&world, CLIENT).await);
    assert!(home.contains(&lina), "an admin stays in the portal where they looked");
    let none = page(&world, "/support?search=nobody-is-called-this", SUPPORT).await.main_part();
    assert!(none.contains("Nobody is called so"));
}
