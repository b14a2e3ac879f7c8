//! Invitations: from the mail to the membership, for new people and known ones.

use super::users::{id_of, tenant_of};
use crate::support::people::{ADMIN, CLIENT, OWNER, RIVAL};
use crate::support::{Reply, World};
use http::Method;
use serde_json::{Value, json};

const JOHN: &str = "john@example.com";

async fn invite(world: &World, by: &str, body: Value) -> Reply {
    world.post("/api/v1/invitations").by(by).json(&body).send().await
}

async fn accept(world: &World, token: &str) -> Reply {
    let body = json!({"token": token, "name": "John Okoro", "password": "a bridge over the river"});
    world.post("/api/v1/auth/invitations/accept").json(&body).send().await
}

fn bearer(pair: &Value) -> &str {
    pair["accessToken"].as_str().expect("a token")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_mailed_link_joins_somebody_new_with_their_role_once() {
    let world = World::demo().await;
    let invited = invite(&world, OWNER, json!({"email": "John@Example.com", "role": "developer"})).await;
    assert_eq!(invited.status, 201, "{}", invited.text());
    let mail = world.latest_mail(JOHN).await;
    assert!(mail.contains("Aurora Foods") && mail.contains("/invitations/accept?token="), "{mail}");
    let token = world.mailed_token(JOHN).await;
    let offer = world.get(&format!("/api/v1/auth/invitations/{token}")).send().await.json();
    assert_eq!(
        (&offer["tenantName"], &offer["role"], &offer["email"], &offer["hasAccount"]),
        (&json!("Aurora Foods"), &json!("developer"), &json!(JOHN), &json!(false))
    );
    let nothing = world.post("/api/v1/auth/invitations/accept").json(&json!({"token": token})).send().await;
    assert_eq!(nothing.faults(), [("name".into(), "required".into())]);
    let pair = accept(&world, &token).await.json();
    let me = world.get("/api/v1/me").bearer(bearer(&pair)).send().await.json();
    assert_eq!(
        (&me["actor"]["tenantName"], &me["actor"]["roles"], &me["actor"]["name"]),
        (&json!("Aurora Foods"), &json!(["developer"]), &json!("John Okoro"))
    );
    assert_eq!(accept(&world, &token).await.refusal("again"), (409, "invitation_ended".into()));
    let list = world.get("/api/v1/invitations?status=accepted").by(OWNER).send().await.json();
    assert_eq!(list["data"][0]["id"], invited.json()["id"]);
    assert_eq!(list["data"][0]["email"], JOHN);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_event_names_its_tenant_and_request_and_keeps_the_address_sealed() {
    let world = World::demo().await;
    let ask = world.post("/api/v1/invitations").by(OWNER);
    let invited = ask.json(&json!({"email": JOHN, "role": "developer"})).send().await;
    let request = invited.header("x-request-id").expect("the request's id").to_owned();
    let (tenant, metadata, payload): (uuid::Uuid, Value, Value) =
        sqlx::query_as("select tenant_id, metadata, payload from log.events where type = 'UserInvited'")
            .fetch_one(&mut world.as_superuser().await)
            .await
            .expect("one event");
    assert_eq!(tenant.to_string(), tenant_of(&world, OWNER).await);
    assert_eq!(metadata["correlationId"], json!(request));
    assert_eq!(payload["role"], "developer");
    assert!(!payload.to_string().contains("john"), "{payload}");
    let entry = world.get("/api/v1/audit-logs?what=UserInvited").by(OWNER).send().await.json();
    assert_eq!(entry["data"][0]["requestId"], json!(request));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn somebody_with_an_account_signs_in_first_and_joins_a_second_tenant() {
    let world = World::demo().await;
    let invited = invite(&world, OWNER, json!({"email": RIVAL, "role": "client_user"})).await;
    assert_eq!(invited.status, 201, "{}", invited.text());
    let token = world.mailed_token(RIVAL).await;
    assert_eq!(accept(&world, &token).await.refusal("a stranger"), (401, "sign_in_to_accept".into()));
    let body = json!({"token": token});
    let other = world.post("/api/v1/auth/invitations/accept").by(CLIENT).json(&body).send().await;
    assert_eq!(other.refusal("somebody else"), (403, "invitation_of_another".into()));
    let joined = world.post("/api/v1/auth/invitations/accept").by(RIVAL).json(&body).send().await;
    assert_eq!(joined.status, 200, "{}", joined.text());
    let pair = joined.json();
    let me = world.get("/api/v1/me").bearer(bearer(&pair)).send().await.json();
    assert_eq!(me["actor"]["tenantName"], "Aurora Foods");
    let mine = world.get("/api/v1/me/memberships").bearer(bearer(&pair)).send().await.json();
    let names: Vec<_> =
        mine["memberships"].as_array().expect("both").iter().map(|of| of["tenantName"].clone()).collect();
    assert_eq!(names, [json!("Aurora Foods"), json!("Borealis Logistics")]);
    let member = invite(&world, OWNER, json!({"email": RIVAL, "role": "client_user"})).await;
    assert_eq!(member.refusal("a member"), (409, "member_already".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_link_works_no_more_once_it_is_replaced_taken_back_or_old() {
    let world = World::demo().await;
    let invited = invite(&world, OWNER, json!({"email": JOHN, "role": "client_user"})).await.json();
    let id = invited["id"].as_str().expect("an id").to_owned();
    let twice = invite(&world, OWNER, json!({"email": JOHN, "role": "client_user"})).await;
    assert_eq!(twice.refusal("twice"), (409, "invited_already".into()));
    let first = world.mailed_token(JOHN).await;
    assert_eq!(world.post(&format!("/api/v1/invitations/{id}/resend")).by(OWNER).send().await.status, 204);
    let second = world.mailed_token(JOHN).await;
    assert_eq!(accept(&world, &first).await.refusal("replaced"), (409, "invitation_ended".into()));
    sqlx::raw_sql(
        "update identity.invitations set until = until - interval '8 days';
         update identity.invitation_secrets set expires_at = expires_at - interval '8 days'",
    )
    .execute(&mut world.as_superuser().await)
    .await
    .expect("time passes");
    assert_eq!(accept(&world, &second).await.refusal("old"), (409, "invitation_ended".into()));
    let list = world.get("/api/v1/invitations?status=expired").by(OWNER).send().await.json();
    assert_eq!(list["data"][0]["id"], json!(id));
    assert_eq!(world.post(&format!("/api/v1/invitations/{id}/resend")).by(OWNER).send().await.status, 204);
    let third = world.mailed_token(JOHN).await;
    assert_eq!(world.ask(Method::DELETE, &format!("/api/v1/invitations/{id}")).by(OWNER).send().await.status, 204);
    assert_eq!(accept(&world, &third).await.refusal("taken back"), (409, "invitation_ended".into()));
    let foreign = world.ask(Method::DELETE, &format!("/api/v1/invitations/{id}")).by(ADMIN).send().await;
    assert_eq!(foreign.refusal("an admin sees it"), (409, "invitation_ended".into()));
    for bad in ["x", "a.b", "019a2f3e0a7b7c22a1f05d6c2b9e4d10.c2VjcmV0"] {
        assert_eq!(accept(&world, bad).await.refusal(bad), (409, "invitation_ended".into()));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_who_follow_one_link_at_once_one_joins() {
    let world = World::demo().await;
    invite(&world, OWNER, json!({"email": JOHN, "role": "client_user"})).await;
    let token = world.mailed_token(JOHN).await;
    let replies = futures::future::join_all((0..4).map(|_| accept(&world, &token))).await;
    assert_eq!(replies.iter().filter(|reply| reply.status == 200).count(), 1);
    assert_eq!(replies.iter().filter(|reply| reply.status >= 500).count(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whom_one_may_invite_follows_from_what_one_may_give() {
    let world = World::demo().await;
    let aurora = tenant_of(&world, OWNER).await;
    let ask = |by: &'static str, role: &str, tenant: Option<&str>| {
        invite(&world, by, json!({"email": format!("{role}@example.com"), "role": role, "tenantId": tenant}))
    };
    let by_client = world.post("/api/v1/invitations").by(CLIENT);
    let refused = by_client.json(&json!({"email": JOHN, "role": "client_user"})).send().await;
    assert_eq!(refused.refusal("a client"), (403, "permission_missing".into()));
    assert_eq!(ask(OWNER, "admin", None).await.refusal("beyond"), (403, "permission_missing".into()));
    let home = tenant_of(&world, ADMIN).await;
    assert_eq!(ask(OWNER, "owner", Some(&home)).await.refusal("elsewhere"), (404, "resource_not_found".into()));
    assert_eq!(ask(ADMIN, "owner", Some(&aurora)).await.status, 201);
    let seen = world.get("/api/v1/invitations").by(OWNER).send().await.json();
    assert_eq!(seen["data"].as_array().map(Vec::len), Some(1), "the owner sees who else was invited");
    assert_eq!(world.get("/api/v1/invitations").by(RIVAL).send().await.status, 403);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_address_of_an_invitation_goes_with_the_person() {
    let world = World::demo().await;
    invite(&world, OWNER, json!({"email": JOHN, "role": "client_user"})).await;
    let token = world.mailed_token(JOHN).await;
    assert_eq!(accept(&world, &token).await.status, 200);
    let id = domain::kernel::PersonId(id_of(&world, JOHN).await.parse().expect("an id"));
    let mut tx = world.db().as_system("a test").await.expect("a transaction");
    server::contexts::identity::forget(&mut tx, id).await.expect("it is forgotten");
    tx.commit().await.expect("it is");
    let kept: Vec<Option<String>> = sqlx::query_scalar("select email from identity.invitations")
        .fetch_all(&mut world.as_superuser().await)
        .await
        .expect("the rows");
    assert_eq!(kept, [None]);
}
