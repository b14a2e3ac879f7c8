//! One person in several tenants, with other roles in each.

use super::users::{id_of, tenant_of};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, OWNER, RIVAL};
use serde_json::json;

/// Lina is a developer at Borealis too.
pub async fn both(world: &World) -> String {
    let (rival, client) = (tenant_of(world, RIVAL).await, id_of(world, CLIENT).await);
    let invitation = json!({"email": CLIENT, "role": "developer", "tenantId": rival});
    assert_eq!(world.post("/api/v1/invitations").by(ADMIN).json(&invitation).send().await.status, 201);
    let body = json!({"token": world.mailed_token(CLIENT).await});
    let joined = world.post("/api/v1/auth/invitations/accept").by(CLIENT).json(&body).send().await;
    assert_eq!(joined.status, 200, "{}", joined.text());
    let shown = world.get(&format!("/api/v1/users/{client}")).by(ADMIN).send().await.json();
    assert_eq!(shown["memberships"].as_array().map(Vec::len), Some(2));
    rival
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_session_goes_on_in_another_tenant_with_the_roles_of_that_membership() {
    let world = World::demo().await;
    let home = tenant_of(&world, CLIENT).await;
    let rival = both(&world).await;
    let cookie = world.cookie(CLIENT).await;
    let me = || async { world.get("/api/v1/me").header("cookie", &cookie).send().await.json()["actor"].clone() };
    let switch = |tenant: String| {
        let form = world.post("/api/fn/identity.switch_tenant").header("cookie", &cookie);
        let form = form.header("origin", "http://localhost:3000").header("accept", "text/html");
        form.form([("tenantId", tenant)]).send()
    };
    let before = me().await;
    assert_eq!((&before["tenantId"], &before["roles"]), (&json!(home), &json!(["client_user"])));
    let reply = switch(rival.clone()).await;
    assert_eq!((reply.status, reply.header("location")), (302, Some("/developer")), "to the portal of that role");
    assert!(reply.header("set-cookie").is_none(), "the same cookie");
    let there = me().await;
    assert_eq!((&there["tenantId"], &there["roles"]), (&json!(rival), &json!(["developer"])));
    assert_eq!(world.get("/api/v1/executions").header("cookie", &cookie).send().await.status, 403);
    assert_eq!(switch(home.clone()).await.header("location"), Some("/client"));
    assert_eq!(world.get("/api/v1/executions").header("cookie", &cookie).send().await.status, 200);
    let mine = world.get("/api/v1/me/memberships").header("cookie", &cookie).send().await.json();
    let current: Vec<_> =
        mine["memberships"].as_array().expect("both").iter().map(|of| of["current"].clone()).collect();
    assert_eq!(current, [json!(true), json!(false)]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_program_gets_a_token_for_the_other_tenant() {
    let world = World::demo().await;
    let rival = both(&world).await;
    let pair = world.sign_in(CLIENT).await;
    let token = pair["accessToken"].as_str().expect("a token");
    let moved = world.post("/api/v1/me/tenant").bearer(token).json(&json!({"tenantId": rival})).send().await;
    let moved = moved.json();
    assert_ne!(moved["accessToken"], json!(token));
    let me = world.get("/api/v1/me").bearer(moved["accessToken"].as_str().expect("a token")).send().await.json();
    assert_eq!(me["actor"]["tenantId"], json!(rival));
    let refreshed =
        world.post("/api/v1/auth/refresh").json(&json!({"refreshToken": pair["refreshToken"]})).send().await;
    let me = world.get("/api/v1/me").bearer(refreshed.json()["accessToken"].as_str().expect("a token")).send().await;
    assert_eq!(me.json()["actor"]["tenantId"], json!(rival), "and stays there");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_goes_where_they_are_no_member() {
    let world = World::demo().await;
    let home = tenant_of(&world, ADMIN).await;
    for tenant in [home, "00000000-0000-7000-8000-000000000000".to_owned()] {
        let reply = world.post("/api/v1/me/tenant").by(OWNER).json(&json!({"tenantId": tenant})).send().await;
        assert_eq!(reply.refusal("a stranger's"), (404, "resource_not_found".into()));
    }
}

/// An individual with a workspace of their own who is a member of two organisations: one sign-in, three places.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_individual_switches_between_two_organisations_without_signing_in_again_and_nothing_mixes() {
    let world = World::queueing().await;
    let own = json!({"name": "Mika Sato", "kind": "individual", "adminEmail": "mika@sato.example"});
    let own = world.post("/api/v1/tenants").by(ADMIN).json(&own).send().await.json()["id"].clone();
    sqlx::raw_sql("update tenancy.tenants set status = 'active' where name = 'Mika Sato'")
        .execute(&mut world.as_superuser().await)
        .await
        .expect("it is set up");
    let add = json!({"email": "mika@sato.example", "name": "Mika Sato", "password": crate::support::PASSWORD,
                     "tenantId": own, "role": "owner"});
    let added = world.post("/api/v1/users").by(ADMIN).json(&add).send().await;
    assert_eq!(added.status, 201, "{}", added.text());
    let cookie = world.cookie("mika@sato.example").await;
    let homes = [tenant_of(&world, OWNER).await, tenant_of(&world, RIVAL).await];
    let post = |path: &str| world.post(path).header("cookie", &cookie).header("origin", "http://localhost:3000");
    for home in &homes {
        let invitation = json!({"email": "mika@sato.example", "role": "client_user", "tenantId": home});
        assert_eq!(world.post("/api/v1/invitations").by(ADMIN).json(&invitation).send().await.status, 201);
        let token = world.mailed_token("mika@sato.example").await;
        let joined = post("/api/v1/auth/invitations/accept").json(&json!({ "token": token })).send().await;
        assert_eq!(joined.status, 200, "{}", joined.text());
    }
    let places = [own.as_str().expect("an id").to_owned(), homes[0].clone(), homes[1].clone()];
    let runs = async || {
        let list = world.get("/api/v1/executions").header("cookie", &cookie).send().await.json();
        let rows = list["data"].as_array().cloned().unwrap_or_default();
        rows.iter().map(|row| row["prompt"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let go = async |place: &str| {
        let reply = post("/api/v1/me/tenant").json(&json!({"tenantId": place})).send().await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        assert!(reply.header("set-cookie").is_none(), "the same session");
    };
    for place in &places {
        go(place).await;
        let run = post("/api/v1/executions").json(&json!({"prompt": format!("Asked in {place}")})).send().await;
        assert_eq!(run.status, 201, "{}", run.text());
    }
    for place in places.iter().chain(&places) {
        go(place).await;
        assert_eq!(runs().await, [format!("Asked in {place}")], "each place has its own and nothing else");
    }
    let sessions = world.get("/api/v1/me/sessions").header("cookie", &cookie).send().await.json();
    assert_eq!(sessions["data"].as_array().map(Vec::len), Some(1), "one sign-in");
}
