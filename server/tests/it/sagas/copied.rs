//! A person's own copy has a row of every table that knows them: the tables come from the database, and one that nobody
//! declared is found here.

use super::forgotten::{EMAIL, lived, tables};
use crate::jobs::toys::{until, work};
use crate::support::people::{ADMIN, CLIENT, OWNER, RIVAL};
use crate::support::{PASSWORD, Reply, World};
use domain::kernel::PersonId;
use serde_json::{Value, json};
use server::contexts::COPIED;
use server::contexts::files::tidy;
use sqlx::AssertSqlSafe;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// What a copy holds: the content of each file by its name.
type Copy = BTreeMap<String, Vec<u8>>;

async fn token(world: &World, email: &str) -> String {
    let body = json!({"email": email, "password": PASSWORD});
    let reply = world.post("/api/v1/auth/login").json(&body).send().await;
    reply.json()["accessToken"].as_str().unwrap_or_else(|| panic!("{}", reply.text())).to_owned()
}

async fn own(world: &World, token: &str) -> Value {
    let reply = world.get("/api/v1/me/data-exports").bearer(token).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

async fn fetch(world: &World, token: &str, id: &str) -> Reply {
    world.get(&format!("/api/v1/me/data-exports/{id}/content")).bearer(token).send().await
}

/// Waits for the copy; its id.
async fn ready(world: &World, token: &str) -> String {
    until("the copy is there", async || own(world, token).await["ready"][0]["id"].is_string()).await;
    own(world, token).await["ready"][0]["id"].as_str().expect("an id").to_owned()
}

fn unpacked(bytes: &[u8]) -> Copy {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP file");
    let mut files = Copy::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a file");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("its content");
        files.insert(file.name().expect("a name").into_owned(), content);
    }
    files
}

fn rows(copy: &Copy, name: &str) -> Vec<Value> {
    let content = copy.get(name).unwrap_or_else(|| panic!("no {name} among {:?}", copy.keys()));
    serde_json::from_slice(content).unwrap_or_else(|why| panic!("{name}: {why}"))
}

/// The tables that have a column with ids of people, and `identity.users`.
async fn of_people(world: &World) -> Vec<String> {
    let mut found: Vec<_> =
        tables(world).await.into_iter().filter(|(_, whose)| !whose.is_empty()).map(|it| it.0).collect();
    found.push("identity.users".into());
    found.sort_unstable();
    found
}

fn declared() -> Vec<String> {
    let mut all: Vec<_> = COPIED.iter().flat_map(|(_, tables)| tables.iter()).map(|it| it.table.to_owned()).collect();
    all.sort_unstable();
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_asks_gets_what_every_table_knows_of_them_and_no_secret() {
    let world = World::queueing().await;
    let id = lived(&world).await;
    assert_eq!(declared(), of_people(&world).await, "each table of people is declared for their copy");
    let _workers = work(&world, 1);
    let token = token(&world, EMAIL).await;
    let asked = world.post("/api/v1/me/data-exports").bearer(&token).json(&json!({})).send().await;
    assert_eq!(asked.status, 202, "{}", asked.text());
    let export = ready(&world, &token).await;
    let reply = fetch(&world, &token, &export).await;
    assert_eq!((reply.status, reply.header("content-type")), (200, Some("application/zip")));
    assert!(reply.header("content-disposition").is_some_and(|it| it.starts_with("attachment")), "{:?}", reply.headers);
    let copy = unpacked(&reply.bytes());
    for table in declared() {
        let name = format!("{}.json", table.replace('.', "/"));
        assert!(!rows(&copy, &name).is_empty(), "{table} left something in it");
    }
    let sessions = rows(&copy, "identity/sessions.json");
    assert!(sessions.iter().any(|row| row["address"] == "198.51.100.77"), "addresses are opened: {sessions:?}");
    let about = rows(&copy, "record/about-you.json");
    assert!(about.iter().any(|row| row["content"].to_string().contains(EMAIL)), "{about:?}");
    let by = rows(&copy, "record/by-you.json");
    assert!(by.iter().any(|row| row["what"] == "signed_in" && row["address"] == "198.51.100.77"), "{by:?}");
    let content = copy.iter().find(|(name, _)| name.ends_with("/done.txt")).map(|(_, content)| content.as_slice());
    assert_eq!(content, Some(&b"list"[..]), "their files are in it");
    no_secrets(&world, id, &copy).await;
}

/// No byte of what hides somebody's secrets is in a copy.
async fn no_secrets(world: &World, id: PersonId, copy: &Copy) {
    let secrets = [
        "select password_hash from identity.credentials where user_id = $1",
        "select encode(cookie_hash, 'hex') from identity.sessions where user_id = $1 and cookie_hash is not null",
        "select encode(sealed, 'hex') from identity.second_factors where user_id = $1",
        "select credential::text from identity.passkeys where user_id = $1",
    ];
    let all: String = copy.values().map(|content| String::from_utf8_lossy(content).into_owned()).collect();
    for question in secrets {
        let found: Vec<String> = sqlx::query_scalar(AssertSqlSafe(question.to_owned()))
            .bind(id.0)
            .fetch_all(&mut world.as_superuser().await)
            .await
            .expect(question);
        for secret in found.iter().filter(|secret| secret.len() > 8) {
            assert!(!all.contains(secret.as_str()), "{question}");
        }
    }
    for word in ["password_hash", "cookie_hash", "secret_hash", "access_hash", "refresh_hash", "\"sealed\""] {
        assert!(!all.contains(word), "{word}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_table_of_people_that_no_copy_knows_is_found() {
    let world = World::demo().await;
    sqlx::raw_sql("create table workspaces.uncopied (tenant_id uuid, noted_by uuid)")
        .execute(&mut world.as_superuser().await)
        .await
        .expect("a table");
    let missing: Vec<_> = of_people(&world).await.into_iter().filter(|table| !declared().contains(table)).collect();
    assert_eq!(missing, ["workspaces.uncopied"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_copy_is_its_persons_alone_and_one_takes_the_others_place_and_goes() {
    let world = World::demo().await;
    let _workers = work(&world, 1);
    let mine = world.token(CLIENT).await;
    let services = world.gateway.services();
    let objects = async || -> i64 {
        let count = sqlx::query_scalar("select count(*) from files.stored_objects");
        count.fetch_one(&mut world.as_superuser().await).await.expect("a number")
    };
    let before = objects().await;
    let ask = || world.post("/api/v1/me/data-exports").bearer(&mine).json(&json!({})).send();
    assert_eq!(ask().await.status, 202);
    let first = ready(&world, &mine).await;
    for other in [OWNER, RIVAL, ADMIN] {
        let refused = fetch(&world, &world.token(other).await, &first).await;
        assert_eq!(refused.refusal(other), (404, "resource_not_found".into()));
        assert_eq!(own(&world, &world.token(other).await).await["ready"], json!([]));
    }
    let key = json!({"name": "Everything", "scopes": ["read:executions"]});
    let (_, key) = crate::identity::keys::key_of(&world, OWNER, &key).await;
    let by_key = world.get("/api/v1/me/data-exports").bearer(&key).send().await;
    assert_eq!(by_key.refusal("a key"), (403, "session_needed".into()));
    // Each fetch is on record, and so was the order.
    assert_eq!(fetch(&world, &mine, &first).await.status, 200);
    let actor = world.caller(CLIENT).await.actor.expect("a person").person_id;
    let recorded: Vec<(String, String)> = sqlx::query_as("select operation, what from log.accesses where actor = $1")
        .bind(format!("person:{actor}"))
        .fetch_all(&mut world.as_superuser().await)
        .await
        .expect("the record");
    let has = |operation: &str, what: &str| recorded.contains(&(operation.to_owned(), what.to_owned()));
    assert!(has("identity.export_my_data", "exported"), "{recorded:?}");
    assert!(has("identity.download_data_export", "read_sensitive"), "{recorded:?}");
    // A newer one takes its place.
    assert_eq!(ask().await.status, 202);
    until("another", async || own(&world, &mine).await["ready"][0]["id"] != json!(first)).await;
    assert_eq!(own(&world, &mine).await["ready"].as_array().map(Vec::len), Some(1));
    assert_eq!(fetch(&world, &mine, &first).await.status, 404, "the former is gone");
    tidy(services).await.expect("a round");
    assert_eq!(objects().await, before + 1, "and its content");
    // Its time comes.
    sqlx::raw_sql(
        "update files.stored_objects set kept_until = now() - interval '1 s'
             where id in (select object_id from identity.data_exports);
         update identity.data_exports set expires_at = now() - interval '1 s'",
    )
    .execute(&mut world.as_superuser().await)
    .await
    .expect("a week later");
    assert_eq!(own(&world, &mine).await["ready"], json!([]));
    tidy(services).await.expect("a round");
    assert_eq!(objects().await, before, "nothing stays");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_may_has_a_members_data_gathered_for_that_member_and_sees_none_of_it() {
    let world = World::demo().await;
    let _workers = work(&world, 1);
    let person = world.caller(CLIENT).await.actor.expect("a person").person_id;
    let path = format!("/api/v1/users/{person}/data-exports");
    let ask = async |by: &str| world.post(&path).by(by).json(&json!({})).send().await;
    assert_eq!(ask(CLIENT).await.refusal("a member"), (403, "permission_missing".into()));
    assert_eq!(ask(OWNER).await.status, 204);
    ready(&world, &world.token(CLIENT).await).await;
    assert_eq!(own(&world, &world.token(OWNER).await).await["ready"], json!([]), "not the owner's to see");
    let mine = own(&world, &world.token(CLIENT).await).await;
    assert_eq!(mine["ready"][0]["askedByOthers"], true, "{mine}");
    let id = mine["ready"][0]["id"].as_str().expect("an id");
    assert_eq!(fetch(&world, &world.token(OWNER).await, id).await.status, 404);
    assert_eq!(fetch(&world, &world.token(CLIENT).await, id).await.status, 200);
    // Somebody of another tenant isn't there for an owner.
    let rival = world.caller(RIVAL).await.actor.expect("a person").person_id;
    let path = format!("/api/v1/users/{rival}/data-exports");
    let asked = world.post(&path).by(OWNER).json(&json!({})).send().await;
    assert_eq!(asked.refusal("a stranger"), (404, "resource_not_found".into()));
    assert_eq!(own(&world, &world.token(RIVAL).await).await["ready"], json!([]));
}
