use super::{get, made, person, send};
use crate::identity::keys::{RUNS, key_of, look, read_only};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use http::Method;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_is_removed_from_a_tenant_is_out_at_once_with_sessions_keys_and_teams() {
    let world = World::demo().await;
    sqlx::raw_sql("update identity.memberships set roles = '{client_user,developer}' where 'client_user' = any(roles)")
        .execute(&mut world.as_superuser().await)
        .await
        .expect("she may make keys");
    let lina = person(&world, CLIENT).await;
    let (_, key) = key_of(&world, CLIENT, &read_only()).await;
    let (token, cookie) = (world.token(CLIENT).await, world.cookie(CLIENT).await);
    let team = made(&world, "/teams", OWNER, &json!({"name": "Harvest"})).await;
    let join = format!("/teams/{team}/members/{lina}");
    assert_eq!(send(&world, Method::PUT, &join, OWNER, &json!({})).await.status, 204);
    assert_eq!(look(&world, &key, RUNS).await.0, 200);
    let removed = world.ask(Method::DELETE, &format!("/api/v1/users/{lina}/membership")).by(OWNER).send().await;
    assert_eq!(removed.status, 204, "{}", removed.text());
    let other = world.restarted();
    for process in [&world, &other] {
        assert_eq!(look(process, &key, RUNS).await, (401, "token_refused".into()));
        assert_eq!(process.get(RUNS).bearer(&token).send().await.status, 401);
        let page = process.get("/account").header("cookie", &cookie).send().await;
        assert!(page.header("location").is_some_and(|to| to.starts_with("/login")), "nobody any more");
    }
    assert_eq!(get(&world, &format!("/teams/{team}/members"), OWNER).await["data"], json!([]));
}
