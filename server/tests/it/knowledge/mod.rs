//! Spaces of knowledge and their documents: who reads and writes what, versions, approvals, links.

mod approvals;
mod attachments;
mod found;
mod ingestion;
mod ingestion_files;
mod ingestion_index;
mod ingestion_limits;
mod languages;
mod pages;
mod quality;
mod readers;
mod recall;
mod removal;
mod shares;
mod spaces;
mod versions;

use crate::support::people::OWNER;
use crate::support::{PASSWORD, Reply, World};
use domain::identity::AddPerson;
use domain::kernel::{Mode, TenantId};
use domain::policy::Role;
use domain::tenancy::{CreateTenant, SetTestClock, TenantKind};
use domain::{Moment, Operation};
use http::Method;
use serde_json::{Value, json};
use server::contexts::tenancy::{Opening, open};
use server::gateway::{Context, Gateway};

/// Somebody else of Aurora, who works there as a client.
const THIRD: &str = "amal@aurora.example";

async fn send(world: &World, method: Method, path: &str, who: &str, body: &Value) -> Reply {
    world.ask(method, &format!("/api/v1{path}")).by(who).json(body).send().await
}

/// Does something that has to go well.
async fn does(world: &World, method: Method, path: &str, who: &str, body: Value) -> Value {
    let reply = send(world, method, path, who, &body).await;
    assert!(reply.status < 300, "{path} by {who}: {} {}", reply.status, reply.text());
    if reply.bytes().is_empty() { Value::Null } else { reply.json() }
}

async fn look(world: &World, path: &str, who: &str) -> Reply {
    world.get(&format!("/api/v1{path}")).by(who).send().await
}

/// What a question answers.
async fn get(world: &World, path: &str, who: &str) -> Value {
    let reply = look(world, path, who).await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text());
    reply.json()
}

fn id_of(made: &Value) -> String {
    made["id"].as_str().unwrap_or_else(|| panic!("no id in {made}")).to_owned()
}

/// The titles of a list's rows, in its order.
fn titles(list: &Value) -> Vec<&str> {
    let rows = list["data"].as_array().or(list.as_array());
    rows.into_iter().flatten().filter_map(|row| row["title"].as_str()).collect()
}

/// A space that Aurora's owner makes; who else reads and writes in it, `access` says.
async fn space(world: &World, name: &str, access: Value) -> String {
    id_of(&does(world, Method::POST, "/spaces", OWNER, json!({"name": name, "access": access})).await)
}

fn everybody(role: &str) -> Value {
    json!([{"kind": "everybody", "id": null, "role": role}])
}

/// A page that readers see.
async fn page(world: &World, who: &str, space: &str, title: &str, body: &str) -> String {
    let id = draft(world, who, space, title, body).await;
    does(world, Method::POST, &format!("/documents/{id}/publish"), who, json!({})).await;
    id
}

/// A page that nobody has published.
async fn draft(world: &World, who: &str, space: &str, title: &str, body: &str) -> String {
    id_of(&does(world, Method::POST, "/pages", who, json!({"spaceId": space, "title": title, "body": body})).await)
}

/// Writes in a document; the number of its newest version.
async fn write(world: &World, who: &str, id: &str, base: u32, body: &str) -> u64 {
    let edited =
        does(world, Method::PATCH, &format!("/documents/{id}"), who, json!({"base": base, "body": body})).await;
    edited["version"].as_u64().expect("a number")
}

/// The id of somebody.
async fn person(world: &World, who: &str) -> String {
    world.caller(who).await.actor.expect("a person").person_id.to_string()
}

async fn tenant(world: &World, who: &str) -> TenantId {
    world.caller(who).await.actor.expect("a person").tenant_id
}

/// One more person of a tenant.
async fn joins(gateway: &Gateway, tenant: TenantId, email: &str, role: Role) {
    let (email, name, password) = (email.to_owned(), "Amal Nasser".to_owned(), PASSWORD.into());
    let add = AddPerson { email, name, password, tenant_id: Some(tenant), role: role.into() };
    gateway.call(World::system(), add).await.expect("they are added");
}

/// A tenant with a clock of its own: its writer, its keeper.
async fn with_clock(world: &World) -> (TenantId, &'static str, &'static str) {
    let mut cx = Context::of_worker(world.gateway.services(), World::system(), CreateTenant::NAME);
    let opening = Opening {
        name: "Cedar Spices".into(),
        kind: TenantKind::Organisation,
        admin_email: "office@cedar.example".into(),
        mode: Mode::Test,
        provisioning: false,
    };
    let tenant = open(&mut cx, opening).await.expect("it is opened");
    cx.commit().await.expect("it is there");
    let (writer, keeper) = ("writer@cedar.example", "keeper@cedar.example");
    joins(&world.gateway, tenant, writer, Role::ClientUser).await;
    joins(&world.gateway, tenant, keeper, Role::Owner).await;
    (tenant, writer, keeper)
}

/// Its clock goes on.
async fn time_passes(world: &World, tenant: TenantId, shows: Moment) {
    world.gateway.call(World::system(), SetTestClock { id: tenant, shows }).await.expect("time passes");
}

/// What somebody was told of this kind.
async fn told(world: &World, who: &str, kind: &str) -> Vec<Value> {
    for _ in 0..500 {
        world.follow_to_the_end().await;
        let page = get(world, "/me/notices", who).await;
        let rows = page["data"].as_array().cloned().unwrap_or_default();
        let of_kind: Vec<_> = rows.into_iter().filter(|notice| notice["kind"] == kind).collect();
        if !of_kind.is_empty() {
            return of_kind;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    Vec::new()
}
