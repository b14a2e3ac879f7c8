use super::{does, draft, everybody, get, id_of, look, page, send, space, titles, write};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER};
use http::Method;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_page_with_a_table_and_a_link_is_a_back_link_on_the_other_page() {
    let world = World::demo().await;
    let id = space(&world, "Handbook", everybody("writer")).await;
    let salt = page(&world, OWNER, &id, "Salt", "# Kinds\n\nSea and rock.").await;
    let body = format!("| spice | see |\n|-|-|\n| salt | [here](/k/{salt}#part-1) |\n\n[gone](/k/{id})");
    let list = page(&world, CLIENT, &id, "Spices", &body).await;
    let shown = get(&world, &format!("/documents/{list}"), CLIENT).await;
    let html = shown["html"].as_str().expect("HTML");
    assert!(html.contains("<table>") && html.contains(&format!("/client/knowledge/{id}/{salt}#part-1")), "{html}");
    assert!(html.contains("<p dir=\"auto\">gone</p>"), "what isn't there is words alone: {html}");
    assert_eq!(shown["links"], json!([{"id": salt, "title": "Salt"}]));
    let other = get(&world, &format!("/documents/{salt}"), CLIENT).await;
    assert_eq!(other["backLinks"], json!([{"id": list, "title": "Spices"}]));
    assert_eq!(other["headings"], json!([{"level": 1, "text": "Kinds", "anchor": "part-1"}]));
    // A draft that links elsewhere changes nothing of what readers see.
    write(&world, CLIENT, &list, 1, "No links.").await;
    assert_eq!(get(&world, &format!("/documents/{salt}"), CLIENT).await["backLinks"].as_array().map(Vec::len), Some(1));
    does(&world, Method::POST, &format!("/documents/{list}/publish"), CLIENT, json!({})).await;
    assert_eq!(get(&world, &format!("/documents/{salt}"), CLIENT).await["backLinks"], json!([]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn documents_stand_in_a_tree_and_go_along_into_another_space() {
    let world = World::demo().await;
    let (id, other) = (space(&world, "Kitchen", everybody("writer")).await, space(&world, "Cellar", json!([])).await);
    let spices = page(&world, OWNER, &id, "Spices", "").await;
    let below = json!({"spaceId": id, "parentId": spices, "title": "Salt"});
    let salt = id_of(&does(&world, Method::POST, "/pages", OWNER, below).await);
    page(&world, OWNER, &id, "Bread", "").await;
    let tree = get(&world, &format!("/spaces/{id}/tree"), OWNER).await;
    assert_eq!(titles(&tree), ["Bread", "Spices", "Salt"]);
    assert_eq!((&tree[2]["depth"], &tree[2]["parentId"]), (&json!(1), &json!(spices)));

    let path = format!("/documents/{spices}/move");
    for parent in [&spices, &salt] {
        let refused = send(&world, Method::POST, &path, OWNER, &json!({"parentId": parent})).await;
        assert_eq!(refused.faults(), [("parentId".into(), "document_elsewhere".into())], "nothing stands below itself");
    }
    let refused = send(&world, Method::POST, &path, CLIENT, &json!({"spaceId": other, "parentId": null})).await;
    assert_eq!(refused.status, 404, "nor goes where one may not write");
    does(&world, Method::POST, &path, OWNER, json!({"spaceId": other, "parentId": null})).await;
    assert_eq!(titles(&get(&world, &format!("/spaces/{other}/tree"), OWNER).await), ["Spices", "Salt"]);
    assert_eq!(look(&world, &format!("/documents/{salt}"), CLIENT).await.status, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn documents_are_found_by_two_tags_at_once() {
    let world = World::demo().await;
    let id = space(&world, "Handbook", everybody("reader")).await;
    for (title, tags) in
        [("Salt", json!(["Spice", "white"])), ("Pepper", json!(["spice", "black"])), ("Milk", json!(["white"]))]
    {
        let written = page(&world, OWNER, &id, title, "").await;
        does(&world, Method::PUT, &format!("/documents/{written}/tags"), OWNER, json!({"tags": tags})).await;
    }
    let found = get(&world, &format!("/documents?spaceId={id}&tags=white,%20Spice"), CLIENT).await;
    assert_eq!(titles(&found), ["Salt"]);
    let tags = get(&world, &format!("/knowledge/tags?spaceId={id}"), CLIENT).await;
    let counted = |tag: &str, documents: u32| json!({"tag": tag, "documents": documents});
    assert_eq!(tags, json!([counted("spice", 2), counted("white", 2), counted("black", 1)]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_nobody_has_published_is_seen_by_writers_alone() {
    let world = World::demo().await;
    let id = space(&world, "Handbook", everybody("reader")).await;
    let salt = draft(&world, OWNER, &id, "Salt", "Not yet.").await;
    let seen = async |who: &str| -> (u16, Value, Value, Value) {
        (
            look(&world, &format!("/documents/{salt}"), who).await.status,
            json!(titles(&get(&world, &format!("/documents?spaceId={id}"), who).await)),
            json!(titles(&get(&world, &format!("/spaces/{id}/tree"), who).await)),
            get(&world, &format!("/spaces/{id}"), who).await["documents"].clone(),
        )
    };
    assert_eq!(seen(OWNER).await, (200, json!(["Salt"]), json!(["Salt"]), json!(1)));
    assert_eq!(seen(CLIENT).await, (404, json!([]), json!([]), json!(0)));
    does(&world, Method::POST, &format!("/documents/{salt}/publish"), OWNER, json!({})).await;
    assert_eq!(seen(CLIENT).await, (200, json!(["Salt"]), json!(["Salt"]), json!(1)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn documents_are_found_by_who_may_read_them() {
    let world = World::demo().await;
    let (open, closed) = (space(&world, "Open", everybody("reader")).await, space(&world, "Closed", json!([])).await);
    let salt = page(&world, OWNER, &open, "Quarterly salt", "").await;
    page(&world, OWNER, &closed, "Quarterly pepper", "").await;
    let found = get(&world, "/search?q=quarterly", CLIENT).await;
    let text = found.to_string();
    assert!(text.contains(&format!("/k/{salt}")), "{found}");
    assert!(!text.contains("pepper"), "{found}");
}
