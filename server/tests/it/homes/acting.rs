//! Whom support has acted as: seen and ended from another session (checklist IAM-30).

use super::{id_of, json_of, page};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, SUPPORT};
use http::Method;
use serde_json::{Value, json};

const BEGUN: &str = "/api/v1/me/impersonations/begun";

async fn begin(world: &World, token: &str) {
    let path = format!("/api/v1/users/{}/impersonation", id_of(world, CLIENT).await);
    let begun = world.post(&path).bearer(token).json(&json!({"reason": "Ticket 4711", "minutes": 20})).send().await;
    assert_eq!(begun.status, 201, "{}", begun.text());
}

async fn name_of(world: &World, token: &str) -> Value {
    world.get("/api/v1/me").bearer(token).send().await.json()["actor"]["name"].clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_under_way_is_seen_and_ended_from_another_session_of_ones_own() {
    let world = World::demo().await;
    let acting = world.sign_in(SUPPORT).await["accessToken"].as_str().expect("a token").to_owned();
    begin(&world, &acting).await;
    let rows = json_of(&world, SUPPORT, BEGUN).await["data"].clone();
    let row = &rows[0];
    assert_eq!(rows.as_array().map(Vec::len), Some(1));
    assert_eq!(
        (&row["personName"], &row["tenantName"], &row["reason"], &row["isUnderWay"]),
        (&json!("Lina Haddad"), &json!("Aurora Foods"), &json!("Ticket 4711"), &json!(true))
    );
    let home = page(&world, "/support", SUPPORT).await.main_part();
    assert!(home.contains("Lina Haddad") && home.contains("identity.end_begun_impersonation"), "with its end");
    let path = format!("{BEGUN}/{}", row["sessionId"].as_str().expect("a session"));
    let end = |who: &'static str| world.ask(Method::DELETE, &path).by(who).send();
    assert_eq!(end(ADMIN).await.status, 404, "nobody ends another's");
    assert_eq!(name_of(&world, &acting).await, "Lina Haddad");
    assert_eq!(end(SUPPORT).await.status, 204);
    assert_eq!(name_of(&world, &acting).await, "Priya Raman", "the session goes on as one's own");
    assert_eq!(end(SUPPORT).await.status, 404, "it is over");
    let ended = crate::audit::accesses(&world, "what = 'impersonation_ended'").await;
    let [lina, priya] = [id_of(&world, CLIENT).await, id_of(&world, SUPPORT).await].map(|id| format!("person:{id}"));
    assert_eq!(ended.len(), 1);
    assert_eq!((&ended[0]["actor"], &ended[0]["on_behalf_of"]), (&json!(lina), &json!(priya)));
    let all = json_of(&world, SUPPORT, BEGUN).await;
    assert_eq!(all["data"][0]["isUnderWay"], json!(false), "and stays in the list");
    assert_eq!(json_of(&world, SUPPORT, &format!("{BEGUN}?underWay=true")).await["data"], json!([]));
    assert_eq!(json_of(&world, SUPPORT, &format!("{BEGUN}?underWay=false")).await["data"], all["data"]);
    assert_eq!(json_of(&world, ADMIN, BEGUN).await["data"], json!([]), "everybody sees their own");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_whose_time_is_over_is_not_under_way() {
    let world = World::demo().await;
    let acting = world.sign_in(SUPPORT).await["accessToken"].as_str().expect("a token").to_owned();
    begin(&world, &acting).await;
    sqlx::raw_sql("update identity.impersonations set until = now() - interval '1 second'")
        .execute(&mut world.as_superuser().await)
        .await
        .expect("time passes");
    assert_eq!(json_of(&world, SUPPORT, BEGUN).await["data"][0]["isUnderWay"], json!(false));
    assert_eq!(json_of(&world, SUPPORT, &format!("{BEGUN}?underWay=true")).await["data"], json!([]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_the_permission_support_neither_enters_nor_acts_as_anybody() {
    let world = World::demo().await;
    let token = world.token(SUPPORT).await;
    let less = "update identity.memberships set roles = '{consultant}' where 'support' = any(roles)";
    sqlx::raw_sql(less).execute(&mut world.as_superuser().await).await.expect("another role");
    let path = format!("/api/v1/users/{}/impersonation", id_of(&world, CLIENT).await);
    let refused = world.post(&path).bearer(&token).json(&json!({"reason": "Ticket 4711"})).send().await;
    assert_eq!(refused.refusal("no support any more"), (403, "permission_missing".into()));
    assert_eq!(world.get(BEGUN).bearer(&token).send().await.status, 403);
    assert_eq!(page(&world, "/support", SUPPORT).await.status, 403);
    assert_eq!(page(&world, "/employee", SUPPORT).await.status, 200);
}
