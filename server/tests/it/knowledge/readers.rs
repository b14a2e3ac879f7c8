use super::{does, everybody, get, joins, look, page, person, send, space, tenant, titles, write};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use domain::policy::Role;
use http::Method;
use serde_json::{Value, json};

/// Who reads a document of those who read its space.
async fn bound(world: &World, who: &str, id: &str, readers: Value) {
    does(world, Method::PUT, &format!("/documents/{id}/readers"), who, json!({"readers": readers})).await;
}

/// What somebody sees of a document in every list that could show it.
async fn signs(world: &World, who: &str, space: &str, id: &str) -> Vec<&'static str> {
    let lists = [
        ("list", format!("/documents?spaceId={space}")),
        ("all", "/documents?search=salaries".to_owned()),
        ("tree", format!("/spaces/{space}/tree")),
        ("tags", format!("/knowledge/tags?spaceId={space}")),
        ("search", "/search?q=salaries".to_owned()),
        ("link", format!("/documents?spaceId={space}&tags=money")),
    ];
    let mut seen = Vec::new();
    for (name, path) in lists {
        let text = get(world, &path, who).await.to_string();
        if text.contains(id) || text.contains("money") || text.contains("Salaries") {
            seen.push(name);
        }
    }
    if look(world, &format!("/documents/{id}"), who).await.status == 200 {
        seen.push("page");
    }
    seen
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whom_a_document_is_kept_from_finds_it_nowhere_whoever_keeps_all_spaces_included() {
    let world = World::demo().await;
    joins(&world.gateway, tenant(&world, OWNER).await, super::THIRD, Role::Owner).await;
    let id = space(&world, "Office", everybody("writer")).await;
    let pay = page(&world, OWNER, &id, "Salaries", "Much.").await;
    does(&world, Method::PUT, &format!("/documents/{pay}/tags"), OWNER, json!({"tags": ["money"]})).await;
    let all = ["list", "all", "tree", "tags", "search", "link", "page"];
    for who in [CLIENT, OWNER, super::THIRD] {
        assert_eq!(signs(&world, who, &id, &pay).await, all, "{who}");
    }
    bound(&world, OWNER, &pay, json!([])).await;
    assert_eq!(signs(&world, OWNER, &id, &pay).await, all, "whoever bounds it stays");
    for who in [CLIENT, super::THIRD] {
        assert_eq!(signs(&world, who, &id, &pay).await, [] as [&str; 0], "{who}");
        let path = format!("/documents/{pay}");
        for (method, path, body) in [
            (Method::PATCH, path.clone(), json!({"base": 1, "body": "None."})),
            (Method::POST, format!("{path}/publish"), json!({})),
            (Method::PUT, format!("{path}/readers"), json!({"readers": null})),
            (Method::POST, format!("{path}/shares"), json!({})),
            (Method::DELETE, path.clone(), json!({})),
        ] {
            assert_eq!(send(&world, method, &path, who, &body).await.status, 404, "{path} by {who}");
        }
    }
    bound(&world, OWNER, &pay, Value::Null).await;
    assert_eq!(signs(&world, CLIENT, &id, &pay).await, all, "as the space again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_does_more_with_a_document_than_with_its_space() {
    let world = World::demo().await;
    let id = space(&world, "Office", everybody("reader")).await;
    let pay = page(&world, OWNER, &id, "Salaries", "Much.").await;
    let lina = person(&world, CLIENT).await;
    bound(&world, OWNER, &pay, json!([{"kind": "person", "id": lina, "role": "keeper"}])).await;
    let shown = get(&world, &format!("/documents/{pay}"), CLIENT).await;
    assert_eq!((&shown["mayWrite"], &shown["mayKeep"]), (&json!(false), &json!(false)), "a reader of its space");
    let edit = json!({"base": 1, "body": "None."});
    let refused = send(&world, Method::PATCH, &format!("/documents/{pay}"), CLIENT, &edit).await;
    assert_eq!(refused.refusal("a reader"), (403, "not_space_writer".into()));

    let wide = space(&world, "Kitchen", everybody("writer")).await;
    let salt = page(&world, OWNER, &wide, "Salt", "Little.").await;
    bound(&world, OWNER, &salt, json!([{"kind": "person", "id": lina, "role": "reader"}])).await;
    let refused = send(&world, Method::PATCH, &format!("/documents/{salt}"), CLIENT, &edit).await;
    assert_eq!(refused.refusal("a reader of it"), (403, "not_space_writer".into()));
    let closed = space(&world, "Board", json!([])).await;
    let minutes = page(&world, OWNER, &closed, "Minutes", "").await;
    bound(&world, OWNER, &minutes, everybody("reader")).await;
    assert_eq!(look(&world, &format!("/documents/{minutes}"), CLIENT).await.status, 404, "never wider");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_link_to_what_one_may_not_read_is_its_words_alone() {
    let world = World::demo().await;
    let id = space(&world, "Office", everybody("reader")).await;
    let pay = page(&world, OWNER, &id, "Salaries", "Much.").await;
    let plan = page(&world, OWNER, &id, "Plan", &format!("See [the salaries](/k/{pay}).")).await;
    bound(&world, OWNER, &pay, json!([])).await;
    let shown = get(&world, &format!("/documents/{plan}"), CLIENT).await;
    assert_eq!(shown["html"], "<p dir=\"auto\">See the salaries.</p>\n");
    assert_eq!(shown["links"], json!([]));
    assert_eq!(get(&world, &format!("/documents/{plan}"), OWNER).await["links"][0]["title"], "Salaries");
    write(&world, OWNER, &pay, 1, &format!("See [the plan](/k/{plan}).")).await;
    does(&world, Method::POST, &format!("/documents/{pay}/publish"), OWNER, json!({})).await;
    assert_eq!(get(&world, &format!("/documents/{plan}"), CLIENT).await["backLinks"], json!([]));
    let titles_of = get(&world, &format!("/documents?spaceId={id}"), CLIENT).await;
    assert_eq!(titles(&titles_of), ["Plan"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_audit_log_tells_that_a_document_changed_and_never_what_it_says() {
    let world = World::demo().await;
    let id = space(&world, "Office", everybody("writer")).await;
    page(&world, CLIENT, &id, "Salaries", "Quillwort earns much.").await;
    let rows = get(&world, "/audit-logs?what=DocumentVersionAdded", OWNER).await;
    let entry = rows["data"][0]["id"].as_str().unwrap_or_else(|| panic!("nothing in {rows}")).to_owned();
    let story = get(&world, &format!("/audit-logs/{entry}"), OWNER).await.to_string();
    assert!(story.contains("Lina Haddad") && story.contains("markdown"), "{story}");
    assert!(!story.contains("Quillwort") && !story.contains("Salaries"), "{story}");
}
