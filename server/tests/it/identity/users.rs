//! People as admins and owners manage them: the list, one person, roles, deactivation, the end of a membership.

use crate::support::people::{ADMIN, CLIENT, OWNER};
use crate::support::{PASSWORD, Reply, World};
use http::Method;
use serde_json::{Value, json};

const SUPER: &str = "super@demo.portico.example";
const SUPPORT: &str = "support@demo.portico.example";
const DEVELOPER: &str = "developer@demo.portico.example";

pub(super) async fn id_of(world: &World, email: &str) -> String {
    let found = world.get(&format!("/api/v1/users?search={email}")).by(ADMIN).send().await.json();
    found["data"][0]["id"].as_str().unwrap_or_else(|| panic!("nobody is {email}: {found}")).to_owned()
}

pub(super) async fn tenant_of(world: &World, email: &str) -> String {
    world.caller(email).await.actor.expect("a person").tenant_id.to_string()
}

async fn give(world: &World, by: &str, id: &str, body: Value) -> Reply {
    world.post(&format!("/api/v1/users/{id}/assign-role")).by(by).json(&body).send().await
}

async fn take(world: &World, by: &str, id: &str, body: Value) -> Reply {
    world.post(&format!("/api/v1/users/{id}/unassign-role")).by(by).json(&body).send().await
}

async fn delete(world: &World, by: &str, path: &str) -> Reply {
    world.ask(Method::DELETE, &format!("/api/v1/users/{path}")).by(by).send().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_list_is_filtered_by_role_and_state_and_has_pages() {
    let world = World::demo().await;
    let list = |query: &str| world.get(&format!("/api/v1/users?{query}")).by(ADMIN).send();
    let support = list("role=support&limit=20").await.json();
    let emails: Vec<_> = support["data"].as_array().expect("rows").iter().map(|row| row["email"].clone()).collect();
    assert_eq!(emails, [json!(SUPPORT)]);
    assert_eq!(support["data"][0]["roles"], json!(["support"]));
    assert_eq!(support["data"][0]["tenants"], json!(["Portico Consulting"]));
    let mut seen = Vec::new();
    let mut query = "limit=4&sort=name".to_owned();
    loop {
        let page = list(&query).await.json();
        seen.extend(page["data"].as_array().expect("rows").iter().map(|row| row["name"].to_string().to_lowercase()));
        let Some(cursor) = page["nextCursor"].as_str() else { break };
        query = format!("limit=4&sort=name&cursor={cursor}");
    }
    assert!(seen.len() >= 11 && seen.is_sorted(), "{seen:?}");
    assert_eq!(list("status=deactivated").await.json()["data"], json!([]));
    let wrong = list("role=emperor").await;
    assert_eq!(wrong.status, 400, "{}", wrong.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_owner_lists_their_own_members_and_never_the_platforms_staff() {
    let world = World::demo().await;
    let (support, aurora) = (id_of(&world, SUPPORT).await, tenant_of(&world, OWNER).await);
    // Somebody of the platform's staff is a member of the client's tenant too.
    sqlx::query("insert into identity.memberships select $1::uuid, $2::uuid, '{client_user}', now()")
        .bind(&aurora)
        .bind(&support)
        .execute(&mut world.as_superuser().await)
        .await
        .expect("they joined");
    let own = world.get("/api/v1/users").by(OWNER).send().await.json();
    let mut emails: Vec<_> = own["data"].as_array().expect("rows").iter().map(|row| row["email"].clone()).collect();
    emails.sort_by_key(ToString::to_string);
    assert_eq!(emails, [json!(CLIENT), json!(OWNER)]);
    assert!(own["data"].as_array().expect("rows").iter().all(|row| row["tenants"] == json!(["Aurora Foods"])));
    for (what, reply) in [
        ("shown", world.get(&format!("/api/v1/users/{support}")).by(OWNER).send().await),
        ("given a role", give(&world, OWNER, &support, json!({"role": "client_user"})).await),
        ("put out", delete(&world, OWNER, &format!("{support}/membership")).await),
        (
            "another tenant",
            world.get(&format!("/api/v1/users?tenantId={}", tenant_of(&world, ADMIN).await)).by(OWNER).send().await,
        ),
        ("a stranger", world.get(&format!("/api/v1/users/{}", id_of(&world, DEVELOPER).await)).by(OWNER).send().await),
    ] {
        assert_eq!(reply.refusal(what), (404, "resource_not_found".into()));
    }
    let theirs = world.get(&format!("/api/v1/users?tenantId={aurora}")).by(ADMIN).send().await.json();
    assert_eq!(theirs["data"].as_array().map(Vec::len), Some(2), "the tenant's list is the same for whoever asks");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_role_holds_from_the_next_request_of_an_open_session_on() {
    let world = World::demo().await;
    let (id, cookie) = (id_of(&world, CLIENT).await, world.cookie(CLIENT).await);
    let ask = || world.get("/api/v1/users").header("cookie", &cookie).send();
    assert_eq!(ask().await.refusal("before"), (403, "permission_missing".into()));
    assert_eq!(give(&world, OWNER, &id, json!({"role": "owner"})).await.status, 204);
    assert_eq!(ask().await.status, 200, "the same session, the next request");
    let shown = world.get(&format!("/api/v1/users/{id}")).by(OWNER).send().await.json();
    let roles = shown["memberships"][0]["roles"].as_array().expect("roles").clone();
    assert_eq!(
        roles.iter().map(|role| role["name"].clone()).collect::<Vec<_>>(),
        [json!("client_user"), json!("owner")]
    );
    assert_eq!(take(&world, OWNER, &id, json!({"role": "owner"})).await.status, 204);
    assert_eq!(ask().await.refusal("after"), (403, "permission_missing".into()));
    let again = take(&world, OWNER, &id, json!({"role": "owner"})).await;
    assert_eq!(again.refusal("again"), (409, "role_not_assigned".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_role_for_a_while_ends_by_itself_and_only_in_the_future() {
    let world = World::demo().await;
    let id = id_of(&world, CLIENT).await;
    let past = give(&world, OWNER, &id, json!({"role": "owner", "until": "2020-01-01T00:00:00Z"})).await;
    assert_eq!(past.faults(), [("until".into(), "in_the_past".into())]);
    assert_eq!(give(&world, OWNER, &id, json!({"role": "owner", "until": "2999-01-01T00:00:00Z"})).await.status, 204);
    assert_eq!(world.get("/api/v1/users").by(CLIENT).send().await.status, 200);
    sqlx::raw_sql("update identity.limited_grants set until = now() - interval '1 second'")
        .execute(&mut world.as_superuser().await)
        .await
        .expect("time passes");
    assert_eq!(world.get("/api/v1/users").by(CLIENT).send().await.status, 403);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_gives_what_they_do_not_hold() {
    let world = World::demo().await;
    let (client, admin) = (id_of(&world, CLIENT).await, id_of(&world, ADMIN).await);
    let (aurora, home) = (tenant_of(&world, OWNER).await, tenant_of(&world, ADMIN).await);
    for (what, reply, code) in [
        ("an owner", give(&world, OWNER, &client, json!({"role": "admin"})).await, "permission_missing"),
        ("an admin", give(&world, ADMIN, &admin, json!({"role": "super_admin"})).await, "permission_missing"),
        (
            "a super admin elsewhere",
            give(&world, SUPER, &client, json!({"role": "support", "tenantId": aurora})).await,
            "role_of_platform",
        ),
        ("an admin for themselves", give(&world, ADMIN, &admin, json!({"role": "owner"})).await, "role_beyond_own"),
        ("a client", give(&world, CLIENT, &client, json!({"role": "client_user"})).await, "permission_missing"),
    ] {
        assert_eq!(reply.refusal(what), (403, code.into()));
    }
    assert_eq!(give(&world, SUPER, &admin, json!({"role": "support"})).await.status, 204);
    assert_eq!(give(&world, ADMIN, &client, json!({"role": "developer", "tenantId": aurora})).await.status, 204);
    let unknown = json!({"role": "0192a000-0000-7000-8000-00000000000f"});
    assert_eq!(give(&world, OWNER, &client, unknown).await.faults(), [("role".into(), "role_unknown".into())]);
    let beyond = json!({"role": "client_user", "tenantId": home});
    assert_eq!(
        give(&world, OWNER, &client, beyond).await.refusal("another tenant"),
        (404, "resource_not_found".into())
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_super_admin_makes_another_admin_with_a_role_of_their_own_making() {
    let world = World::demo().await;
    let home = tenant_of(&world, SUPER).await;
    // A role of the platform's own tenant that carries the platform's permissions.
    sqlx::query(
        "insert into identity.roles (tenant_id, id, name, description, allowed, denied, created_at, version)
         values ($1::uuid, '0192a000-0000-7000-8000-000000000001', 'billing-ops', '',
                 '{enter:admin_portal,reach:platform,read:tenants}', '{}', now(), 1)",
    )
    .bind(&home)
    .execute(&mut world.as_superuser().await)
    .await
    .expect("the role");
    let person = |email: &str| {
        json!({"email": email, "name": "Bo Lind", "password": "Portico-demo-2026-b",
               "role": "0192a000-0000-7000-8000-000000000001"})
    };
    let refused = world.post("/api/v1/users").by(ADMIN).json(&person("a@portico.example")).send().await;
    assert_eq!(refused.refusal("an admin"), (403, "permission_missing".into()));
    let added = world.post("/api/v1/users").by(SUPER).json(&person("bo@portico.example")).send().await;
    assert_eq!(added.status, 201, "{}", added.text());
    let pair = world
        .post("/api/v1/auth/login")
        .json(&json!({"email": "bo@portico.example", "password": "Portico-demo-2026-b"}))
        .send()
        .await
        .json();
    let token = pair["accessToken"].as_str().expect("a token");
    assert_eq!(world.get("/api/v1/tenants").bearer(token).send().await.status, 200);
    for beyond in ["/api/v1/users", "/api/v1/mails", "/api/v1/audit-logs"] {
        assert_eq!(world.get(beyond).bearer(token).send().await.refusal(beyond), (403, "permission_missing".into()));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_last_owner_and_the_last_super_admin_stay_and_nobody_saws_off_their_own_branch() {
    let world = World::demo().await;
    let (owner, client, chief) = (id_of(&world, OWNER).await, id_of(&world, CLIENT).await, id_of(&world, SUPER).await);
    let aurora = tenant_of(&world, OWNER).await;
    let last = |code: &'static str| (409, code.to_owned());
    let by_admin = take(&world, ADMIN, &owner, json!({"role": "owner", "tenantId": aurora})).await;
    assert_eq!(by_admin.refusal("the last owner"), last("last_owner"));
    let ended = delete(&world, ADMIN, &format!("{owner}/membership?tenantId={aurora}")).await;
    assert_eq!(ended.refusal("their membership"), last("last_owner"));
    assert_eq!(
        take(&world, SUPER, &chief, json!({"role": "super_admin"})).await.refusal("the chief"),
        last("last_super_admin")
    );
    assert_eq!(give(&world, OWNER, &client, json!({"role": "owner"})).await.status, 204);
    assert_eq!(
        take(&world, OWNER, &owner, json!({"role": "owner"})).await.refusal("oneself"),
        last("own_manage_roles")
    );
    assert_eq!(
        delete(&world, OWNER, &format!("{owner}/membership")).await.refusal("oneself"),
        last("own_manage_roles")
    );
    assert_eq!(
        take(&world, ADMIN, &owner, json!({"role": "owner", "tenantId": aurora})).await.refusal("only role"),
        last("last_role")
    );
    assert_eq!(delete(&world, ADMIN, &format!("{owner}/membership?tenantId={aurora}")).await.status, 204);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_owners_who_put_each_other_out_at_once_leave_one() {
    let world = World::demo().await;
    let (owner, client) = (id_of(&world, OWNER).await, id_of(&world, CLIENT).await);
    assert_eq!(give(&world, OWNER, &client, json!({"role": "owner"})).await.status, 204);
    world.token(CLIENT).await;
    let (first, second) = (format!("{client}/membership"), format!("{owner}/membership"));
    let (a, b) = tokio::join!(delete(&world, OWNER, &first), delete(&world, CLIENT, &second));
    let gone = [a.status, b.status].iter().filter(|status| **status == 204).count();
    assert_eq!(gone, 1, "{} {}", a.text(), b.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_deactivated_person_is_out_at_once_and_cannot_sign_in_until_they_are_let_in_again() {
    let world = World::demo().await;
    let (id, pair, cookie) = (id_of(&world, CLIENT).await, world.sign_in(CLIENT).await, world.cookie(CLIENT).await);
    let path = format!("/api/v1/users/{id}/deactivation");
    let refused = world.post(&path).by(OWNER).send().await;
    assert_eq!(refused.refusal("an owner"), (403, "permission_missing".into()));
    assert_eq!(world.post(&path).by(ADMIN).send().await.status, 204);
    assert_eq!(world.post(&path).by(ADMIN).send().await.refusal("twice"), (409, "person_deactivated_already".into()));
    let me = world.get("/api/v1/me").bearer(pair["accessToken"].as_str().expect("a token")).send().await;
    assert_eq!(me.status, 401, "a program");
    assert_eq!(world.get("/api/v1/me").header("cookie", &cookie).send().await.status, 401, "a browser");
    let login = || world.post("/api/v1/auth/login").json(&json!({"email": CLIENT, "password": PASSWORD})).send();
    assert_eq!(login().await.refusal("signing in"), (401, "wrong_credentials".into()));
    let row = world.get("/api/v1/users?status=deactivated").by(ADMIN).send().await.json();
    assert_eq!(row["data"][0]["id"], json!(id));
    // Their erasure is another matter, and works all the same.
    assert_eq!(world.post(&format!("/api/v1/users/{id}/erasure")).by(ADMIN).send().await.status, 200);
    assert_eq!(delete(&world, ADMIN, &format!("{id}/deactivation")).await.status, 204);
    assert_eq!(login().await.status, 200);
    let again = delete(&world, ADMIN, &format!("{id}/deactivation")).await;
    assert_eq!(again.refusal("again"), (409, "person_not_deactivated".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_deactivates_themselves_nor_an_admin_the_staff() {
    let world = World::demo().await;
    let (admin, chief, support) =
        (id_of(&world, ADMIN).await, id_of(&world, SUPER).await, id_of(&world, SUPPORT).await);
    let off = |by: &'static str, id: String| world.post(&format!("/api/v1/users/{id}/deactivation")).by(by).send();
    assert_eq!(off(ADMIN, admin.clone()).await.refusal("oneself"), (409, "not_oneself".into()));
    for staff in [chief, support.clone()] {
        assert_eq!(off(ADMIN, staff).await.refusal("staff"), (403, "permission_missing".into()));
    }
    assert_eq!(off(SUPER, support).await.status, 204);
    let rename =
        world.ask(Method::PATCH, &format!("/api/v1/users/{admin}")).by(SUPER).json(&json!({"name": "Amira S."}));
    assert_eq!(rename.send().await.status, 204);
    let shown = world.get(&format!("/api/v1/users/{admin}")).by(ADMIN).send().await;
    assert_eq!((shown.json()["name"].clone(), shown.header("etag").is_some()), (json!("Amira S."), true));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_is_put_out_of_a_tenant_is_out_of_it_at_once_and_keeps_the_account() {
    let world = World::demo().await;
    let (id, token) = (id_of(&world, CLIENT).await, world.token(CLIENT).await);
    assert_eq!(delete(&world, OWNER, &format!("{id}/membership")).await.status, 204);
    assert_eq!(world.get("/api/v1/me").bearer(&token).send().await.status, 401);
    assert_eq!(delete(&world, OWNER, &format!("{id}/membership")).await.status, 404);
    let shown = world.get(&format!("/api/v1/users/{id}")).by(ADMIN).send().await.json();
    assert_eq!((&shown["status"], &shown["memberships"]), (&json!("active"), &json!([])));
}
