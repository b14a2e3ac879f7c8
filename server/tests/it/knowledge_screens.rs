//! The pages of knowledge before any script runs.

use crate::support::people::{CLIENT, OWNER, RIVAL};
use crate::support::{Reply, World};
use http::Method;
use serde_json::{Value, json};

async fn page(world: &World, path: &str, email: &str) -> Reply {
    let cookie = world.cookie(email).await;
    world.get(path).header("cookie", &cookie).header("accept", "text/html").send().await
}

async fn shown(world: &World, path: &str, email: &str) -> String {
    let reply = page(world, path, email).await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.main_part());
    reply.main_part()
}

async fn does(world: &World, path: &str, who: &str, body: Value) -> Value {
    let reply = world.ask(Method::POST, &format!("/api/v1{path}")).by(who).json(&body).send().await;
    assert!(reply.status < 300, "{path} by {who}: {} {}", reply.status, reply.text());
    if reply.bytes().is_empty() { Value::Null } else { reply.json() }
}

fn id_of(made: &Value) -> String {
    made["id"].as_str().expect("an id").to_owned()
}

/// A space in which everybody writes.
async fn space(world: &World, name: &str, approval: bool) -> String {
    let access = json!([{ "kind": "everybody", "id": null, "role": "writer" }]);
    id_of(&does(world, "/spaces", OWNER, json!({ "name": name, "approval": approval, "access": access })).await)
}

async fn written(world: &World, who: &str, space: &str, title: &str, body: &str) -> String {
    id_of(&does(world, "/pages", who, json!({ "spaceId": space, "title": title, "body": body })).await)
}

async fn published(world: &World, space: &str, title: &str, body: &str) -> String {
    let id = written(world, OWNER, space, title, body).await;
    does(world, &format!("/documents/{id}/publish"), OWNER, json!({})).await;
    id
}

const SAFFRON: &str = "# Storing\n\nKeep it dark.\n\n# Grades\n\n| Grade | Colour |\n|---|---|\n| Negin | deep red |";

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_document_is_read_with_its_contents_its_tree_and_what_links_to_it() {
    let world = World::demo().await;
    let space = space(&world, "Quillspice handbook", false).await;
    let saffron = published(&world, &space, "Saffron", SAFFRON).await;
    let spring = published(&world, &space, "Spices of spring", &format!("See [saffron](/k/{saffron}).")).await;
    let all = shown(&world, "/client/knowledge", CLIENT).await;
    assert!(all.contains("Quillspice handbook") && all.contains(&format!("/client/knowledge/{space}")), "{all}");
    let one = shown(&world, &format!("/client/knowledge/{space}"), CLIENT).await;
    for part in ["role=\"tree\"", "role=\"treeitem\"", format!("data-document=\"{saffron}\"").as_str()] {
        assert!(one.contains(part), "{part}: {one}");
    }
    let path = format!("/client/knowledge/{space}/{saffron}");
    let read = shown(&world, &path, CLIENT).await;
    for part in ["href=\"#part-1\"", "deep red", format!("/k/{spring}").as_str(), "aria-current=\"page\""] {
        assert!(read.contains(part), "{part}: {read}");
    }
    assert!(!read.contains("passage-block"), "nothing is quoted");
    // The second block of the text as it is read for the index: a heading of nine characters and an empty line stand before it.
    let quoted = shown(&world, &format!("{path}?version=1&from=11&to=24"), CLIENT).await;
    assert!(quoted.contains("class=\"passage-block\">Keep it dark."), "{quoted}");
    assert_eq!(quoted.matches("passage-block").count(), 1);
    assert_eq!(page(&world, &path, RIVAL).await.status, 404);
    assert_eq!(page(&world, &format!("/client/knowledge/{space}"), RIVAL).await.status, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_link_opens_a_document_until_it_is_revoked_and_the_address_of_a_document_leads_to_its_page() {
    let world = World::demo().await;
    let space = space(&world, "Quillspice handbook", false).await;
    let id = published(&world, &space, "Saffron", SAFFRON).await;
    let share = does(&world, &format!("/documents/{id}/shares"), OWNER, json!({ "expiresInDays": 7 })).await;
    let url = share["url"].as_str().expect("an address");
    let open = world.get(url).header("accept", "text/html").send().await;
    assert_eq!(open.status, 200);
    assert!(open.main_part().contains("Keep it dark.") && open.text().contains("noindex"), "{}", open.text());
    let revoke = format!("/api/v1/documents/{id}/shares/{}", id_of(&share));
    assert!(world.ask(Method::DELETE, &revoke).by(OWNER).send().await.status < 300);
    let over = world.get(url).header("accept", "text/html").send().await;
    assert_eq!(over.status, 404);
    assert!(over.main_part().contains("This link opens nothing any more"));
    let led = shown(&world, &format!("/k/{id}"), CLIENT).await;
    assert!(led.contains(&format!("/client/knowledge/{space}/{id}")), "{led}");
    let nobody = world.get(&format!("/k/{id}")).header("accept", "text/html").send().await;
    assert!(nobody.header("location").is_some_and(|to| to.starts_with("/login?next=%2Fk%2F")), "{}", nobody.status);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_is_asked_finds_what_waits_and_both_answers_beside_it() {
    let world = World::demo().await;
    let space = space(&world, "Quillspice rules", true).await;
    let id = written(&world, CLIENT, &space, "Returns", "Within thirty days.").await;
    let owner = world.caller(OWNER).await.actor.expect("a person").person_id;
    does(&world, &format!("/documents/{id}/reviews"), CLIENT, json!({ "reviewers": [owner] })).await;
    let path = format!("/client/knowledge/{space}/{id}?version=1");
    for list in ["/client/knowledge", "/client/knowledge/reviews"] {
        let waiting = shown(&world, list, OWNER).await;
        assert!(waiting.contains("Returns") && waiting.contains(&path), "{list}: {waiting}");
    }
    let asked = shown(&world, &path, OWNER).await;
    for operation in ["knowledge.approve_document", "knowledge.reject_document"] {
        assert!(asked.contains(operation), "{operation}: {asked}");
    }
    let own = shown(&world, &path, CLIENT).await;
    assert!(own.contains("Version 1 waits for approval") && !own.contains("knowledge.approve_document"), "{own}");
}
