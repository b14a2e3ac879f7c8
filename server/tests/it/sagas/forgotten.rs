//! Whoever is erased is forgotten in every table there is. The tables come from the database: one that keeps something
//! of people and that nobody thought of is found here.

use crate::support::{PASSWORD, World};
use domain::identity::{AddPerson, ErasePerson};
use domain::kernel::PersonId;
use domain::platform::RebuildProjection;
use domain::policy::{Grants, Role};
use serde_json::json;
use server::audit;
use server::gateway::{Caller, Door, upkeep};
use server::jobs::due;
use server::sagas::{SAGAS, Sagas};
use sqlx::AssertSqlSafe;

pub(super) const EMAIL: &str = "zebedee@aurora.example";
const ADDRESS: &str = "198.51.100.77";
/// What tells who somebody is: parts of name and address, where they were, what they held in their hand.
const TRACES: &str = "'%zebedee%', '%quillfeather%', '%198.51.100.77%', '%quillphone%'";

/// Every table of ours, with the columns of ids that say whose a row is: by their names.
const TABLES: &str = "
    select c.oid::regclass::text, array(
               select a.attname::text from pg_attribute a
               where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.atttypid = 'uuid'::regtype
                 and a.attname ~ '^(person_id|user_id|.*_by|.*_to)$')
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%'
      and n.nspname not in ('information_schema', 'public', 'rebuild')
    order by 1";

pub(super) async fn tables(world: &World) -> Vec<(String, Vec<String>)> {
    sqlx::query_as(TABLES).fetch_all(&mut world.as_superuser().await).await.expect("the catalogue")
}

/// The tables in which a row is so.
async fn having(world: &World, is_so: impl Fn(&[String]) -> Option<String>) -> Vec<String> {
    let mut found = Vec::new();
    for (table, whose) in tables(world).await {
        let Some(condition) = is_so(&whose) else { continue };
        let question = format!("select exists (select from {table} t where {condition})");
        let there: bool = sqlx::query_scalar(AssertSqlSafe(question))
            .fetch_one(&mut world.as_superuser().await)
            .await
            .expect("an answer");
        if there {
            found.push(table);
        }
    }
    found
}

/// The tables that say who somebody is, in words.
async fn telling(world: &World) -> Vec<String> {
    having(world, |_| Some(format!("t::text ilike any (array[{TRACES}])"))).await
}

/// The tables with a row of this person's.
async fn theirs(world: &World, id: PersonId) -> Vec<String> {
    let of = |whose: &[String]| {
        let columns: Vec<_> = whose.iter().map(|column| format!("t.{column} = '{id}'")).collect();
        (!columns.is_empty()).then(|| columns.join(" or "))
    };
    having(world, of).await
}

/// Somebody who leaves something wherever that is possible.
pub(super) async fn lived(world: &World) -> PersonId {
    let tenant_id = super::toys::aurora(world).await;
    let (email, name) = (EMAIL.to_owned(), "Zebedee Quillfeather".to_owned());
    let add =
        AddPerson { email, name, password: PASSWORD.into(), tenant_id: Some(tenant_id), role: Role::ClientUser.into() };
    let id = world.gateway.call(World::system(), add).await.expect("they are added").id;
    let body = json!({"email": EMAIL, "password": PASSWORD});
    let login = world.post("/api/v1/auth/login").from(ADDRESS).header("user-agent", "Quillphone/1.0");
    let token = login.json(&body).send().await.json()["accessToken"].as_str().expect("a token").to_owned();
    let send = async |method: http::Method, path: &str, body: serde_json::Value| {
        let ask = world.ask(method, path).bearer(&token).from(ADDRESS).header("idempotency-key", path);
        let reply = ask.json(&body).send().await;
        assert!(reply.status < 300, "{path}: {}", reply.text());
        reply
    };
    send(http::Method::POST, "/api/v1/executions", json!({"prompt": "Name a spice."})).await;
    send(http::Method::PATCH, "/api/v1/me/settings", json!({"timeZone": "Asia/Seoul"})).await;
    send(http::Method::POST, "/api/v1/uploads", json!({"name": "on its way.txt", "sizeBytes": 4})).await;
    let begin = json!({"name": "done.txt", "sizeBytes": 4});
    let begun = world.post("/api/v1/uploads").bearer(&token).json(&begin).send().await;
    let path = format!("/api/v1/uploads/{}?offset=0", begun.json()["id"].as_str().expect("an id"));
    let part = world.ask(http::Method::PATCH, &path).bearer(&token).body("application/octet-stream", *b"list");
    assert_eq!(part.send().await.status, 200);
    assert_eq!(world.get("/api/v1/tenants").bearer(&token).from(ADDRESS).send().await.status, 403);
    let mut actor = world.caller(EMAIL).await.actor.expect("a person");
    (actor.roles, actor.grants) = (vec![Role::Admin.into()], Grants::of(&[Role::Admin]));
    let order = RebuildProjection { name: "event_counts".into() };
    world.gateway.call(Caller::person(actor, Door::Rest), order).await.expect("a job is ordered");
    upkeep::write_down(world.gateway.services()).await.expect("it is written down");
    audit::Worker::new(world.gateway.services().clone()).round(true).await.expect("a round");
    super::traces::left(world, id).await;
    id
}

async fn erase(world: &World, id: PersonId) {
    world.gateway.call(World::system(), ErasePerson { id }).await.expect("it begins");
    let sagas = Sagas::new(world.gateway.services().clone(), SAGAS);
    for _ in 0..2 {
        sagas.drain().await.expect("turns are taken");
        due::fall(world.gateway.services()).await.expect("deadlines");
    }
    sagas.drain().await.expect("turns are taken");
    let erased: bool = sqlx::query_scalar("select erased_at is not null from identity.users where id = $1")
        .bind(id.0)
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("the row");
    assert!(erased);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_is_erased_is_forgotten_in_every_table_there_is() {
    let world = World::queueing_with(&["--erasure-grace-days", "0"]).await;
    let id = lived(&world).await;
    let of_people: Vec<_> = tables(&world).await.into_iter().filter(|(_, whose)| !whose.is_empty()).collect();
    let of_people: Vec<_> = of_people.into_iter().map(|(table, _)| table).collect();
    assert!(of_people.len() >= 8, "the question finds our tables: {of_people:?}");
    // A new table of people's is filled in `lived`, or nobody knows whether it forgets.
    assert_eq!(theirs(&world, id).await, of_people, "they left something in each table of people");
    let telling_before = telling(&world).await;
    for table in ["identity.users", "workspaces.executions", "files.files", "files.file_versions", "files.uploads"] {
        assert!(telling_before.iter().any(|it| it == table), "{table} knew them: {telling_before:?}");
    }
    erase(&world, id).await;
    assert_eq!(telling(&world).await, Vec::<String>::new(), "who they were still stands there");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_table_that_nobody_thought_of_is_found() {
    let world = World::queueing_with(&["--erasure-grace-days", "0"]).await;
    let id = lived(&world).await;
    let forgotten = format!(
        "create table workspaces.forgotten (tenant_id uuid, noted_by uuid, noted_by_name text);
         insert into workspaces.forgotten values (gen_random_uuid(), '{id}', 'Zebedee Quillfeather');
         create table workspaces.unfilled (tenant_id uuid, person_id uuid)"
    );
    sqlx::raw_sql(AssertSqlSafe(forgotten)).execute(&mut world.as_superuser().await).await.expect("two tables");
    assert!(tables(&world).await.iter().any(|(table, whose)| table == "workspaces.unfilled" && !whose.is_empty()));
    assert!(!theirs(&world, id).await.contains(&"workspaces.unfilled".to_owned()));
    erase(&world, id).await;
    assert_eq!(telling(&world).await, ["workspaces.forgotten"]);
}
