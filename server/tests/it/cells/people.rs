//! The people of a cell: they join, sign in and work under its host, and what opens its doors opens no others.

use super::{FOUNDER, Own, number, open};
use crate::identity::keys::{RUNS, key_of, read_only};
use crate::sagas::toys::moving;
use crate::support::people::OWNER;
use crate::support::{PASSWORD, World};
use serde_json::{Value, json};
use sqlx::PgConnection;
use uuid::Uuid;

async fn has_key(db: &mut PgConnection, id: &str) -> bool {
    let id: Uuid = id.parse().expect("a UUID");
    sqlx::query_scalar("select exists (select from identity.api_keys where id = $1)")
        .bind(id)
        .fetch_one(db)
        .await
        .expect("the keys")
}

/// The `name=value` of a browser's session under the cell's host.
async fn cookie(world: &World, own: &Own) -> String {
    let ask = own.post(world, "/api/fn/identity.sign_in").header("origin", own.address.trim_end_matches('/'));
    let reply = ask.form([("email", FOUNDER), ("password", PASSWORD)]).send().await;
    let line = reply.header("set-cookie").unwrap_or_else(|| panic!("no cookie: {}", reply.text()));
    line.split(';').next().unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_owner_joins_and_works_in_the_cell_and_what_they_make_is_there_alone() {
    let world = moving().await;
    let own = open(&world).await;
    let token = own.join(&world).await;
    let me = own.get(&world, "/api/v1/me").bearer(&token).send().await.json();
    assert_eq!(
        (&me["actor"]["tenantId"], &me["actor"]["tenantName"], &me["actor"]["roles"]),
        (&json!(own.id), &json!("Harbour & Sons"), &json!(["owner"])),
        "{me}"
    );
    let brand = own.get(&world, "/api/v1/tenant/brand").bearer(&token).send().await.json();
    assert_eq!(brand["name"], "Harbour", "it looks as whoever opened it wished");

    let made = own.post(&world, "/api/v1/api-keys").bearer(&token).json(&read_only()).send().await;
    assert_eq!(made.status, 201, "{}", made.text());
    let (id, key) = (text(&made.json(), "id"), text(&made.json(), "key"));
    assert!(has_key(&mut own.superuser(&world).await, &id).await, "it is in the cell");
    assert!(!has_key(&mut world.as_superuser().await, &id).await, "and not beside those of others");
    let (theirs, their_key) = key_of(&world, OWNER, &read_only()).await;
    assert!(has_key(&mut world.as_superuser().await, &theirs).await);
    assert!(!has_key(&mut own.superuser(&world).await, &theirs).await);

    let refused = (401, "token_refused".to_owned());
    let their_token = world.token(OWNER).await;
    for (mine, foreign) in [(&key, &their_key), (&token, &their_token)] {
        assert_eq!(own.look(&world, mine, RUNS).await.0, 200);
        assert_eq!(own.look(&world, foreign, RUNS).await, refused, "what others have opens nothing here");
        let beside = world.get(RUNS).bearer(mine).send().await;
        assert_eq!(beside.refusal("at the shared host"), refused, "what is of the cell opens nothing beside it");
        assert_eq!(world.get(RUNS).bearer(foreign).send().await.status, 200);
    }
    let (mine, foreign) = (cookie(&world, &own).await, world.cookie(OWNER).await);
    let here = async |cookie: &str| own.get(&world, "/api/v1/me").header("cookie", cookie).send().await.status;
    let beside = async |cookie: &str| world.get("/api/v1/me").header("cookie", cookie).send().await.status;
    assert_eq!((here(&mine).await, beside(&mine).await), (200, 401));
    assert_eq!((here(&foreign).await, beside(&foreign).await), (401, 200));
    let page = own.get(&world, "/account").header("cookie", &mine).header("accept", "text/html").send().await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("Fatou Founder"), "pages are those of the cell's people");
}

fn text(body: &Value, name: &str) -> String {
    body[name].as_str().unwrap_or_else(|| panic!("no {name} in {body}")).to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_comes_into_a_cell_without_an_invitation() {
    let world = moving().await;
    let own = open(&world).await;
    let stranger =
        json!({"email": "noor@zephyr.example", "name": "Noor Aziz", "password": PASSWORD, "organisation": "Zephyr"});
    let registered = own.post(&world, "/api/v1/auth/register").json(&stranger).send().await;
    assert_eq!(registered.refusal("a stranger"), (404, "resource_not_found".into()));
    // Nobody has an account in it yet, and the door for the first one of an installation is shut all the same.
    let key = own.cell(&world).await.services.setup.text().to_owned();
    let first = json!({"token": key, "organisation": "Zephyr", "email": "noor@zephyr.example", "name": "Noor Aziz", "password": PASSWORD});
    let set_up = own.post(&world, "/api/v1/setup").json(&first).send().await;
    assert_eq!(set_up.refusal("nor does anybody run it"), (404, "resource_not_found".into()));
    let elsewhere = own.sign_in(&world, OWNER, PASSWORD).await;
    assert_eq!(elsewhere.refusal("an account of the shared database"), (401, "wrong_credentials".into()));
    let mut within = own.superuser(&world).await;
    assert_eq!(number(&mut within, "select count(*) from identity.users").await, 0);
    assert_eq!(number(&mut within, "select count(*) from tenancy.tenants").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_address_that_has_an_account_elsewhere_is_somebody_new_in_the_cell() {
    let world = moving().await;
    let mut wish = super::wish(Some("enterprise"));
    wish["adminEmail"] = json!(OWNER);
    let reply = super::ask(&world, &wish).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    super::turns(&world).await;
    let own = super::own(&world, &text(&reply.json(), "id")).await;
    let other = "a harbour under the northern lights";
    let accept = own.acceptance(&world, OWNER, other).await;
    let joined = own.post(&world, "/api/v1/auth/invitations/accept").json(&accept).send().await;
    assert_eq!(joined.status, 200, "nobody has to sign in first: {}", joined.text());
    own.token(&world, OWNER, other).await;
    let wrong = own.sign_in(&world, OWNER, PASSWORD).await;
    assert_eq!(wrong.refusal("the password of elsewhere"), (401, "wrong_credentials".into()));
    world.sign_in(OWNER).await;
    let mine = world.get("/api/v1/me/memberships").by(OWNER).send().await.json();
    assert_eq!(mine["memberships"].as_array().map(Vec::len), Some(1), "the cell is no membership: {mine}");
}
