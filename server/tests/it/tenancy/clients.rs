use super::lifecycle::tenant;
use crate::support::people::{ADMIN, AGENCY, CLIENT};
use crate::support::{PASSWORD, Reply, World};
use domain::identity::AddPerson;
use domain::kernel::TenantId;
use domain::policy::Role;
use http::Method;
use serde_json::{Value, json};

fn books() -> Value {
    json!({
        "clientName": "Lighthouse Books",
        "website": {"domain": "Books.Example", "template": "shop", "features": ["blog", "estore"]},
    })
}

async fn take_on(world: &World, by: &str, body: &Value) -> Reply {
    world.post("/api/v1/tenants/clients").by(by).json(body).send().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_agency_takes_on_a_client_and_sees_its_own_alone() {
    let world = World::demo().await;
    let made = take_on(&world, AGENCY, &books()).await;
    assert_eq!(made.status, 201, "{}", made.text());
    let made = made.json();
    assert_eq!((&made["name"], &made["status"]), (&json!("Lighthouse Books"), &json!("provisioning")));
    for member in ["id", "websiteId", "createdAt"] {
        assert!(made[member].is_string(), "{member}: {made}");
    }
    let list = world.get("/api/v1/tenants/clients?search=books").by(AGENCY).send().await.json();
    assert_eq!(list["data"][0]["id"], made["id"]);
    assert_eq!(list["data"][0]["domain"], "books.example");
    let refused = world.get("/api/v1/tenants/clients").by(CLIENT).send().await;
    assert_eq!(refused.refusal("a client"), (403, "permission_missing".into()));
    assert_eq!(take_on(&world, CLIENT, &books()).await.status, 403);
    let wrong = json!({"clientName": "B", "website": {"domain": "a b", "template": "", "features": []}});
    let faults = take_on(&world, AGENCY, &wrong).await.faults();
    let fields: Vec<_> = faults.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["clientName", "website.domain", "website.template"]);
}

/// Another agency, with somebody in it.
async fn rival_agency(world: &World) -> &'static str {
    const OTHER: &str = "agency@lumen.example";
    let id: TenantId = tenant(world, "Lumen").await.parse().expect("a UUID");
    let add = AddPerson {
        email: OTHER.into(),
        name: "Lou Lumen".into(),
        password: PASSWORD.into(),
        tenant_id: Some(id),
        role: Role::Agency.into(),
    };
    world.gateway.call(World::system(), add).await.expect("they are added");
    OTHER
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn another_agencys_client_is_not_there_and_an_organisation_has_none() {
    let world = World::demo().await;
    let made = take_on(&world, AGENCY, &books()).await.json();
    let path = format!("/api/v1/tenants/clients/{}", made["id"].as_str().expect("an id"));
    let other = rival_agency(&world).await;
    assert_eq!(world.get(&path).by(other).send().await.refusal("foreign"), (404, "resource_not_found".into()));
    let remove = world.ask(Method::DELETE, &path).by(other).send().await;
    assert_eq!(remove.refusal("foreign"), (404, "resource_not_found".into()));
    let list = world.get("/api/v1/tenants/clients").by(other).send().await.json();
    assert_eq!(list["data"], json!([]));
    let kestrel: TenantId = tenant(&world, "Kestrel").await.parse().expect("a UUID");
    let add = AddPerson {
        email: "agent@kestrel.example".into(),
        name: "Kim Kestrel".into(),
        password: PASSWORD.into(),
        tenant_id: Some(kestrel),
        role: Role::Agency.into(),
    };
    world.gateway.call(World::system(), add).await.expect("they are added");
    let refused = take_on(&world, "agent@kestrel.example", &books()).await;
    assert_eq!(refused.refusal("an organisation"), (409, "not_an_agency".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_works_within_one_client_reads_that_one_alone() {
    let world = World::demo().await;
    let [first, second] = [take_on(&world, AGENCY, &books()).await, take_on(&world, AGENCY, &books()).await]
        .map(|made| made.json()["id"].as_str().expect("an id").to_owned());
    let studio = tenant(&world, "Studio").await;
    let add = AddPerson {
        email: "within@books.example".into(),
        name: "Will Within".into(),
        password: PASSWORD.into(),
        tenant_id: Some(studio.parse().expect("a UUID")),
        role: Role::Vendor.into(),
    };
    let person = world.gateway.call(World::system(), add).await.expect("they are added").id;
    let role = json!({"role": "client_user", "tenantId": studio, "clientId": first});
    let given = world.post(&format!("/api/v1/users/{person}/assign-role")).by(ADMIN).json(&role).send().await;
    assert!(given.status < 300, "{}", given.text());
    let read = |id: &str| world.get(&format!("/api/v1/tenants/clients/{id}")).by("within@books.example").send();
    assert_eq!(read(&first).await.status, 200);
    assert_eq!(read(&second).await.refusal("the other"), (404, "resource_not_found".into()));
    for id in [&first, &second] {
        assert_eq!(world.get(&format!("/api/v1/tenants/clients/{id}")).by(AGENCY).send().await.status, 200);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_removed_client_comes_back_whole() {
    let world = World::demo().await;
    let made = take_on(&world, AGENCY, &books()).await.json();
    let path = format!("/api/v1/tenants/clients/{}", made["id"].as_str().expect("an id"));
    let names = async |query: &str| {
        let list = world.get(&format!("/api/v1/tenants/clients{query}")).by(AGENCY).send().await.json();
        list["data"].as_array().map(Vec::len)
    };
    assert_eq!(world.ask(Method::DELETE, &path).by(AGENCY).send().await.status, 204);
    assert_eq!((names("").await, names("?status=removed").await), (Some(0), Some(1)));
    let twice = world.ask(Method::DELETE, &path).by(AGENCY).send().await;
    assert_eq!(twice.refusal("twice"), (409, "client_removed".into()));
    assert_eq!(world.post(&format!("{path}/restore")).by(AGENCY).json(&json!({})).send().await.status, 204);
    let back = world.get(&path).by(AGENCY).send().await.json();
    assert_eq!((&back["domain"], &back["features"]), (&json!("books.example"), &json!(["blog", "estore"])));
}
