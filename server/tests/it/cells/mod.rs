//! Tenants with a database of their own: opened, worked in, told what the platform decides, and gone with their database.

mod decided;
mod failed;
mod gone;
mod migrated;
mod opened;
mod people;
mod processes;
mod proof;
pub mod scenario;

use crate::support::people::ADMIN;
use crate::support::{Ask, PASSWORD, Reply, World};
use crate::tenancy::lifecycle::shown;
use domain::kernel::TenantId;
use domain::platform::{Mails, ShowMail};
use http::Method;
use managed_postgres::{OWNER, SUPERUSER};
use serde_json::{Value, json};
use server::cells::Cell;
use server::sagas::{SAGAS, Sagas};
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, PgConnection};
use std::sync::Arc;
use std::time::Duration;

/// Who is invited to a cell first.
const FOUNDER: &str = "founder@harbour.example";

/// A tenant with a database of its own, as the platform shows it.
struct Own {
    id: TenantId,
    /// The URL under which its people sign in.
    address: String,
    /// What a request to it names, with its port.
    host: String,
    database: String,
}

/// What an admin says to have one opened on a plan.
fn wish(plan: Option<&str>) -> Value {
    json!({
        "name": "Harbour & Sons", "kind": "organisation", "adminEmail": FOUNDER, "plan": plan, "brandName": "Harbour",
        "isolation": "dedicated",
    })
}

async fn ask(world: &World, wish: &Value) -> Reply {
    world.post("/api/v1/tenants").by(ADMIN).json(wish).send().await
}

/// Takes the turns that can be taken now.
async fn turns(world: &World) {
    Sagas::new(world.gateway.services().clone(), SAGAS).drain().await.expect("turns are taken");
}

/// An Enterprise tenant with a database of its own, set up.
async fn open(world: &World) -> Own {
    let reply = ask(world, &wish(Some("enterprise"))).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    turns(world).await;
    own(world, reply.json()["id"].as_str().expect("an id")).await
}

/// One that is open already.
async fn own(world: &World, id: &str) -> Own {
    let detail = shown(world, id).await;
    assert_eq!((&detail["status"], &detail["isolation"]), (&json!("active"), &json!("dedicated")), "{detail}");
    let address = detail["address"].as_str().expect("an address").to_owned();
    let host = address.split_once("://").expect("a URL").1.trim_end_matches('/').to_owned();
    let id = id.parse().expect("a UUID");
    Own { id, address, host, database: database_of(world, id).await.expect("it has a cell") }
}

/// The name of the tenant's database, while the platform knows of one.
async fn database_of(world: &World, id: TenantId) -> Option<String> {
    sqlx::query_scalar("select database from tenancy.cells where tenant_id = $1")
        .bind(id.0)
        .fetch_optional(&mut world.as_superuser().await)
        .await
        .expect("the cells")
}

/// Whether the server has a database of this name.
async fn is_there(world: &World, database: &str) -> bool {
    sqlx::query_scalar("select exists (select from pg_database where datname = $1)")
        .bind(database)
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("the databases")
}

/// A connection to another database of the same server, that sees everything.
async fn superuser_in(world: &World, database: &str) -> PgConnection {
    let url = world.urls.owner.replacen(OWNER, SUPERUSER, 1);
    let options: PgConnectOptions = url.parse().expect("an address");
    options.database(database).connect().await.unwrap_or_else(|why| panic!("{database}: {why}"))
}

/// A number out of a database.
async fn number(db: &mut PgConnection, sql: &str) -> i64 {
    sqlx::query_scalar(AssertSqlSafe(sql.to_owned())).fetch_one(db).await.unwrap_or_else(|why| panic!("{sql}: {why}"))
}

/// Waits until something holds. Subscribers read as far as the log's horizon goes, which other tests in the same cluster hold.
async fn until(what: &str, mut holds: impl AsyncFnMut() -> bool) {
    for _ in 0..3_600 {
        if holds().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("it never came to this: {what}");
}

impl Own {
    /// The cell, as this process has it.
    async fn cell(&self, world: &World) -> Arc<Cell> {
        let services = world.gateway.services();
        services.cells.open(&services.db, self.id).await.expect("the cell opens")
    }

    /// Its database, with everything in sight.
    async fn superuser(&self, world: &World) -> PgConnection {
        superuser_in(world, &self.database).await
    }

    /// A request under its host.
    fn ask<'w>(&self, world: &'w World, method: Method, path: &str) -> Ask<'w> {
        let ask = world.ask(method, path).header("host", &self.host);
        if self.address.starts_with("https") { ask.header("x-forwarded-proto", "https") } else { ask }
    }

    fn get<'w>(&self, world: &'w World, path: &str) -> Ask<'w> {
        self.ask(world, Method::GET, path)
    }

    fn post<'w>(&self, world: &'w World, path: &str) -> Ask<'w> {
        self.ask(world, Method::POST, path)
    }

    /// The text of the latest mail that the cell wrote to an address.
    async fn latest_mail(&self, world: &World, address: &str) -> String {
        let gateway = &self.cell(world).await.gateway;
        let asked = Mails { address: Some(address.to_owned()), ..Mails::default() };
        let mails = gateway.call(World::system(), asked).await.expect("a list").data;
        let id = mails.first().unwrap_or_else(|| panic!("no mail to {address}")).id;
        let mail = gateway.call(World::system(), ShowMail { id }).await.expect("a mail");
        mail.text.expect("it was captured")
    }

    /// What somebody sends who follows the link of their invitation.
    async fn acceptance(&self, world: &World, email: &str, password: &str) -> Value {
        let mail = self.latest_mail(world, email).await;
        let link = format!("{}/invitations/accept?token=", self.address.trim_end_matches('/'));
        let (_, rest) = mail.split_once(&link).unwrap_or_else(|| panic!("no link to {link} in {mail}"));
        let token = rest.split_whitespace().next().unwrap_or_default();
        json!({"token": token, "name": "Fatou Founder", "password": password})
    }

    /// The founder joins; a token of theirs.
    async fn join(&self, world: &World) -> String {
        let accept = self.acceptance(world, FOUNDER, PASSWORD).await;
        let joined = self.post(world, "/api/v1/auth/invitations/accept").json(&accept).send().await;
        assert_eq!(joined.status, 200, "{}", joined.text());
        self.token(world, FOUNDER, PASSWORD).await
    }

    /// A sign-in of a program under its host.
    async fn sign_in(&self, world: &World, email: &str, password: &str) -> Reply {
        let body = json!({"email": email, "password": password});
        self.post(world, "/api/v1/auth/login").json(&body).send().await
    }

    async fn token(&self, world: &World, email: &str, password: &str) -> String {
        let reply = self.sign_in(world, email, password).await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()["accessToken"].as_str().expect("a token").to_owned()
    }

    /// Status of a request with a token under its host, and the code where it is refused.
    async fn look(&self, world: &World, token: &str, path: &str) -> (u16, String) {
        let reply = self.get(world, path).bearer(token).send().await;
        if reply.status < 400 { (reply.status, String::new()) } else { reply.refusal(path) }
    }
}
