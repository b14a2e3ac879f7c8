//! Roles that a tenant makes for itself (checklist IAM-19, 20, 24, 35).

use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, OWNER, RIVAL};
use domain::catalogue;
use domain::kernel::Access;
use domain::policy::{Permission, Reach};
use serde_json::{Value, json};
use server::gateway::upkeep;
use std::collections::BTreeSet;

async fn make(world: &World, who: &str, name: &str, permissions: &[&str]) -> String {
    let body = json!({"name": name, "description": "For a test", "permissions": permissions});
    let made = world.post("/api/v1/roles").by(who).json(&body).send().await;
    assert_eq!(made.status, 201, "{}", made.text());
    made.json()["id"].as_str().expect("an id").to_owned()
}

/// Gives the client exactly these roles, as an administrator would.
async fn give(world: &World, roles: &[&str]) {
    sqlx::query(
        "update identity.memberships set roles = $1 where user_id = (select id from identity.users where email = $2)",
    )
    .bind(roles)
    .bind(CLIENT)
    .execute(&mut world.as_superuser().await)
    .await
    .expect("the roles change");
}

async fn role(world: &World, who: &str, id: &str) -> Value {
    let reply = world.get(&format!("/api/v1/roles/{id}")).by(who).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_role_is_read_as_it_was_made_until_it_is_removed() {
    let world = World::demo().await;
    let three = ["enter:client_portal", "read:executions", "read:files"];
    let id = make(&world, OWNER, "Reader", &three).await;
    let made = role(&world, OWNER, &id).await;
    assert_eq!((&made["name"], &made["allowed"], &made["denied"]), (&json!("Reader"), &json!(three), &json!([])));
    let all = world.get("/api/v1/roles").by(OWNER).send().await.json();
    let names: Vec<_> = all["data"].as_array().expect("rows").iter().map(|row| row["name"].clone()).collect();
    assert!(names.contains(&json!("Reader")) && names.contains(&json!("owner")) && !names.contains(&json!("admin")));

    let body = json!({"name": "reader", "permissions": []});
    let twice = world.post("/api/v1/roles").by(OWNER).json(&body).send().await;
    assert_eq!(twice.refusal("the same name"), (409, "role_exists".into()));
    let body = json!({"name": "Owner", "permissions": []});
    let built_in = world.post("/api/v1/roles").by(OWNER).json(&body).send().await;
    assert_eq!(built_in.faults(), [("name".into(), "name_of_built_in_role".into())]);

    let path = format!("/api/v1/roles/{id}");
    assert_eq!(world.get(&path).by(RIVAL).send().await.status, 403, "a client user reads no roles");
    assert_eq!(world.get(&path).by(ADMIN).send().await.status, 404, "another tenant's");
    assert_eq!(world.ask(http::Method::DELETE, &path).by(ADMIN).send().await.status, 404);
    assert_eq!(world.ask(http::Method::PATCH, &path).by(ADMIN).json(&json!({"name": "X"})).send().await.status, 404);

    give(&world, &["client_user", &id]).await;
    let in_use = world.ask(http::Method::DELETE, &path).by(OWNER).send().await;
    assert_eq!(in_use.refusal("somebody has it"), (409, "role_in_use".into()));
    give(&world, &["client_user"]).await;
    assert_eq!(world.ask(http::Method::DELETE, &path).by(OWNER).send().await.status, 204);
    assert_eq!(world.get(&path).by(OWNER).send().await.status, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_gives_what_they_do_not_have() {
    let world = World::demo().await;
    for permission in ["reach:platform", "erase:people", "read:tenants"] {
        let body = json!({"name": "Taller", "permissions": ["read:files", permission]});
        let refused = world.post("/api/v1/roles").by(OWNER).json(&body).send().await;
        assert_eq!(refused.refusal(permission), (403, "permission_not_yours_to_give".into()));
        assert_eq!(refused.json()["error"]["params"]["permission"], permission);
    }
    let id = make(&world, OWNER, "Reader", &["read:files"]).await;
    let body = json!({"permissions": ["read:files", "read:system"]});
    let path = format!("/api/v1/roles/{id}");
    let taller = world.ask(http::Method::PATCH, &path).by(OWNER).json(&body).send().await;
    assert_eq!(taller.refusal("a change"), (403, "permission_not_yours_to_give".into()));
    let unknown = json!({"name": "Odd", "permissions": ["fly:rockets"]});
    assert_eq!(world.post("/api/v1/roles").by(OWNER).json(&unknown).send().await.status, 400);
    let master =
        make(&world, "super@demo.portico.example", "billing-ops", &["enter:admin_portal", "read:system"]).await;
    assert_eq!(role(&world, ADMIN, &master).await["name"], "billing-ops");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_cell_that_is_toggled_flips_the_next_request_of_an_open_session() {
    let world = World::demo().await;
    let id = make(&world, OWNER, "Files", &["enter:client_portal", "read:files"]).await;
    give(&world, &[&id]).await;
    let token = world.sign_in(CLIENT).await["accessToken"].as_str().expect("a token").to_owned();
    let path = format!("/api/v1/roles/{id}");
    let probe = async || world.get("/api/v1/files").bearer(&token).send().await;
    let change = async |body: Value| {
        let reply = world.ask(http::Method::PATCH, &path).by(OWNER).json(&body).send().await;
        assert_eq!(reply.status, 204, "{}", reply.text());
    };
    assert_eq!(probe().await.status, 200);
    change(json!({"permissions": ["enter:client_portal"]})).await;
    assert_eq!(probe().await.refusal("toggled off"), (403, "permission_missing".into()));
    change(json!({"permissions": ["enter:client_portal", "read:files"]})).await;
    assert_eq!(probe().await.status, 200);
    change(json!({"denied": ["read:files"]})).await;
    assert_eq!(probe().await.refusal("denied"), (403, "permission_denied".into()));
    let stale = world.ask(http::Method::PATCH, &path).by(OWNER).json(&json!({"name": "F", "version": 1})).send().await;
    assert_eq!(stale.status, 409, "somebody else has changed it since");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_list_of_permissions_is_what_operations_need() {
    let world = World::demo().await;
    let rows = world.get("/api/v1/permissions?limit=200").by(OWNER).send().await.json();
    let rows = rows["data"].as_array().expect("rows");
    let listed: BTreeSet<_> = rows.iter().map(|row| row["id"].as_str().expect("a name").to_owned()).collect();
    let mut needed = BTreeSet::new();
    for entry in catalogue::all() {
        if let Access::Needs(permission) = entry.access {
            needed.insert(permission.as_str().to_owned());
            let row = rows.iter().find(|row| row["id"] == permission.as_str()).expect("a row");
            assert!(row["operations"].as_array().expect("names").contains(&json!(entry.name)), "{}", entry.name);
        }
        if entry.attributes.reach == Reach::Platform {
            needed.insert(Permission::ReachPlatform.as_str().to_owned());
        }
    }
    assert!(needed.is_subset(&listed), "{:?}", needed.difference(&listed));
    let files = rows.iter().find(|row| row["id"] == "read:files").expect("a row");
    assert_eq!((&files["grantable"], &files["platformOnly"]), (&json!(true), &json!(false)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_change_is_previewed_against_what_people_did() {
    let world = World::demo().await;
    for _ in 0..3 {
        assert_eq!(world.get("/api/v1/files").by(CLIENT).send().await.status, 200);
    }
    for who in [CLIENT, OWNER] {
        assert_eq!(world.get("/api/v1/executions").by(who).send().await.status, 200);
    }
    assert_eq!(world.get("/api/v1/files").by(RIVAL).send().await.status, 200, "another tenant's don't count");
    upkeep::write_down(world.gateway.services()).await.expect("it is written");
    let keep = json!({"permissions": ["enter:client_portal", "read:executions"]});
    let reply = world.post("/api/v1/roles/client_user/preview").by(OWNER).json(&keep).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    let preview = reply.json();
    assert_eq!((&preview["people"], &preview["refused"]), (&json!(1), &json!(3)), "{preview}");
    let files = json!([{"operation": "files.files", "permission": "read:files", "calls": 3, "people": 1}]);
    assert_eq!(preview["operations"], files);

    give(&world, &["client_user", "owner"]).await;
    let none = world.post("/api/v1/roles/client_user/preview").by(OWNER).json(&keep).send().await.json();
    assert_eq!(none["refused"], 0, "their other role carries it");

    let use_of = world.get("/api/v1/permissions/use").by(OWNER).send().await.json();
    let column = use_of["roles"].as_array().expect("roles").iter().position(|role| role["name"] == "client_user");
    let cell = |permission: &str| {
        let row = use_of["rows"].as_array().expect("rows").iter().find(|row| row["permission"] == permission);
        row.expect("a row")["calls"][column.expect("a column")].clone()
    };
    assert_eq!((cell("read:files"), cell("write:files")), (json!(3), json!(0)), "used, and never used");
    assert_eq!(cell("manage:executions"), Value::Null, "the role doesn't carry it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn everybody_learns_why_they_may_or_may_not() {
    let world = World::demo().await;
    let why = async |who: &str, operation: &str| {
        let reply = world.get(&format!("/api/v1/me/may?operation={operation}")).by(who).send().await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()
    };
    let yes = why(CLIENT, "files.files").await;
    assert_eq!(
        (&yes["may"], &yes["because"], &yes["through"]),
        (&json!(true), &json!("allowed"), &json!(["client_user"]))
    );
    let no = why(CLIENT, "tenancy.create_tenant").await;
    assert_eq!(
        (&no["may"], &no["because"], &no["permission"]),
        (&json!(false), &json!("no_role"), &json!("create:tenants"))
    );
    assert_eq!(no["carriedBy"], json!(["super_admin", "admin"]));
    let denied = why("investor@demo.portico.example", "workspaces.start_execution").await;
    assert_eq!(denied["because"], "denied_by_role");
    assert_eq!(why(CLIENT, "identity.me").await["because"], "nothing_needed");
    let odd = world.get("/api/v1/me/may?operation=no.such").by(CLIENT).send().await;
    assert_eq!(odd.faults(), [("operation".into(), "operation_unknown".into())]);
}
