use super::{does, draft, everybody, get, page, send, space, write};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use http::Method;
use serde_json::json;

/// What opens without signing in.
async fn open(world: &World, url: &str) -> (u16, String) {
    let token = url.strip_prefix("/k/").unwrap_or_else(|| panic!("{url} is no link"));
    let reply = world.get(&format!("/api/v1/shared-documents/{token}")).send().await;
    (reply.status, reply.text())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_link_opens_what_readers_see_and_nothing_after_revocation() {
    let world = World::demo().await;
    let id = space(&world, "Handbook", everybody("writer")).await;
    let salt =
        page(&world, CLIENT, &id, "Salt", "Little of it, see [more](/k/0192a000-0000-7000-8000-000000000001).").await;
    let shares = format!("/documents/{salt}/shares");
    let made = does(&world, Method::POST, &shares, CLIENT, json!({"expiresInDays": 7})).await;
    let url = made["url"].as_str().expect("a path").to_owned();
    let (status, text) = open(&world, &url).await;
    assert_eq!(status, 200, "{text}");
    assert!(text.contains("Little of it, see more.") && !text.contains("<a "), "{text}");
    write(&world, CLIENT, &salt, 1, "A draft.").await;
    assert!(open(&world, &url).await.1.contains("Little of it"), "a draft isn't shown");

    let list = get(&world, &shares, OWNER).await;
    assert_eq!((&list[0]["id"], &list[0]["byName"]), (&made["id"], &json!("Lina Haddad")));
    let token = url.trim_start_matches("/k/");
    let kept: bool =
        sqlx::query_scalar("select exists (select from knowledge.document_shares s where s::text like $1)")
            .bind(format!("%{token}%"))
            .fetch_one(&mut world.as_superuser().await)
            .await
            .expect("an answer");
    assert!(!kept, "its token stands nowhere");
    let share = format!("{shares}/{}", made["id"].as_str().expect("an id"));
    does(&world, Method::DELETE, &share, OWNER, json!({})).await;
    assert_eq!(open(&world, &url).await.0, 404, "an outsider with an old link");
    assert_eq!(get(&world, &shares, OWNER).await, json!([]));
    assert_eq!(send(&world, Method::DELETE, &share, OWNER, &json!({})).await.status, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_link_opens_nothing_that_was_removed_and_none_is_made_of_a_draft() {
    let world = World::demo().await;
    let id = space(&world, "Handbook", everybody("writer")).await;
    let unseen = draft(&world, CLIENT, &id, "Pepper", "Not yet.").await;
    let refused = send(&world, Method::POST, &format!("/documents/{unseen}/shares"), CLIENT, &json!({})).await;
    assert_eq!(refused.refusal("a draft"), (409, "document_not_approved".into()));
    let salt = page(&world, CLIENT, &id, "Salt", "Little.").await;
    let made = does(&world, Method::POST, &format!("/documents/{salt}/shares"), CLIENT, json!({})).await;
    let url = made["url"].as_str().expect("a path").to_owned();
    does(&world, Method::DELETE, &format!("/documents/{salt}"), CLIENT, json!({})).await;
    assert_eq!(open(&world, &url).await.0, 404);
    does(&world, Method::POST, &format!("/documents/{salt}/restore"), CLIENT, json!({})).await;
    assert_eq!(open(&world, &url).await.0, 200);
    assert_eq!(open(&world, "/k/nonsense").await.0, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_restricted_document_is_shared_by_its_keepers_alone() {
    let world = World::demo().await;
    let id = space(&world, "Office", everybody("writer")).await;
    let pay = page(&world, OWNER, &id, "Salaries", "Much.").await;
    let lina = super::person(&world, CLIENT).await;
    let readers = json!({"readers": [{"kind": "person", "id": lina, "role": "writer"}]});
    does(&world, Method::PUT, &format!("/documents/{pay}/readers"), OWNER, readers).await;
    let path = format!("/documents/{pay}/shares");
    let refused = send(&world, Method::POST, &path, CLIENT, &json!({})).await;
    assert_eq!(refused.refusal("a writer"), (403, "not_space_keeper".into()));
    does(&world, Method::POST, &path, OWNER, json!({})).await;
}
