use crate::support::World;
use crate::support::people::{ADMIN, CLIENT};
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_admin_adds_a_person_who_signs_in_with_their_first_password() {
    let world = World::demo().await;
    let tenants = world.get("/api/v1/tenants?search=Kestrel").by(ADMIN).send().await.json();
    let mut person = json!({
        "email": "Noor@Kestrel.example", "name": "Noor Aziz", "password": "a first password",
        "tenantId": tenants["data"][0]["id"], "role": "client_user"
    });
    let added = world.post("/api/v1/users").by(ADMIN).json(&person).send().await;
    assert_eq!(added.status, 201, "{}", added.text());
    let again = world.post("/api/v1/users").by(ADMIN).json(&person).send().await;
    assert_eq!(again.refusal("again"), (409, "email_taken".into()));
    let body = json!({"email": "noor@kestrel.example", "password": "a first password"});
    let pair = world.post("/api/v1/auth/login").json(&body).send().await.json();
    let me = world.get("/api/v1/me").bearer(pair["accessToken"].as_str().expect("a token")).send().await.json();
    assert_eq!(
        (&me["actor"]["tenantName"], &me["actor"]["personId"]),
        (&json!("Kestrel Insurance"), &added.json()["id"])
    );

    person["email"] = json!("other@kestrel.example");
    person["tenantId"] = json!("00000000-0000-7000-8000-000000000000");
    let nowhere = world.post("/api/v1/users").by(ADMIN).json(&person).send().await;
    assert_eq!(nowhere.faults(), [("tenantId".into(), "tenant_unknown".into())]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_a_role_allows_follows_the_membership_and_not_the_token() {
    let world = World::demo().await;
    let token = world.token(CLIENT).await;
    assert_eq!(world.get("/api/v1/executions").bearer(&token).send().await.status, 200);
    sqlx::raw_sql("update identity.memberships set roles = '{investor}'")
        .execute(&mut world.as_superuser().await)
        .await
        .expect("the role changes");
    let reply = world.get("/api/v1/executions").bearer(&token).send().await;
    assert_eq!(reply.refusal("on the next request"), (403, "permission_missing".into()));
}
