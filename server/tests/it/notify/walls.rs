use super::{does, notices, put_on, settle, tenant_of, told};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, OWNER, RIVAL};
use http::Method;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn only_those_are_told_whom_it_concerns() {
    let world = World::demo().await;
    let tenant = tenant_of(&world, OWNER).await;
    put_on(&world, tenant, "pro").await;
    settle(&world).await;
    assert_eq!(told(&world, OWNER, "plan_changed").await.len(), 1);
    for other in [CLIENT, RIVAL, ADMIN] {
        assert_eq!(told(&world, other, "plan_changed").await.len(), 0, "{other}");
    }
    // Not even a query that forgets whom it is for finds another's.
    let client = world.caller(CLIENT).await.actor.expect("a person");
    let mut tx = world.db().as_actor(&client, domain::policy::Reach::Own).await.expect("a transaction");
    let seen: i64 = sqlx::query_scalar("select count(*) from notify.notices where kind = 'plan_changed'")
        .fetch_one(&mut *tx)
        .await
        .expect("a count");
    assert_eq!(seen, 0, "a notice is its person's alone, within the tenant too");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_comes_later_isnt_told_of_what_was_before() {
    let world = World::demo().await;
    let tenant = tenant_of(&world, OWNER).await;
    put_on(&world, tenant, "pro").await;
    let email = "late@aurora.example";
    let body = json!({"email": email, "name": "Late Comer", "password": crate::support::PASSWORD,
                      "tenantId": tenant, "role": "owner"});
    let added = world.post("/api/v1/users").by(ADMIN).json(&body).send().await;
    assert_eq!(added.status, 201, "{}", added.text());
    settle(&world).await;
    assert_eq!(told(&world, email, "plan_changed").await.len(), 0);
    put_on(&world, tenant, "enterprise").await;
    settle(&world).await;
    assert_eq!(told(&world, email, "plan_changed").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_person_is_told_of_their_own_account_and_nobody_of_their_own_deeds() {
    let world = World::demo().await;
    let client = world.caller(CLIENT).await.actor.expect("a person").person_id;
    let given = json!({"role": "owner"});
    let assign = format!("/api/v1/users/{client}/assign-role");
    let reply = world.post(&assign).by(OWNER).json(&given).send().await;
    assert!(reply.status == 200 || reply.status == 204, "{}", reply.text());
    settle(&world).await;
    assert_eq!(told(&world, CLIENT, "roles_changed").await.len(), 1);
    assert_eq!(notices(&world, OWNER).await.len(), 0, "who did it knows");
    // The platform suspends a tenant: its administrators are told, and read it once they may work again.
    let tenant = tenant_of(&world, OWNER).await;
    does(&world, ADMIN, Method::POST, &format!("/tenants/{tenant}/suspend"), json!({"reason": "For a test"})).await;
    does(&world, ADMIN, Method::POST, &format!("/tenants/{tenant}/restore"), json!({})).await;
    settle(&world).await;
    for kind in ["tenant_suspended", "tenant_restored"] {
        assert_eq!(told(&world, OWNER, kind).await.len(), 1, "{kind}");
    }
}
