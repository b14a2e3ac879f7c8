//! Files that are attached to a document: for whoever reads that, and from whoever writes in it.

use super::ingestion::number;
use super::{does, draft, everybody, get, id_of, look, page, person, send, space, write};
use crate::files::bytes;
use crate::jobs::toys::{until, work};
use crate::support::people::{ADMIN, CLIENT, CONSULTANT, OWNER, RIVAL};
use crate::support::{Reply, World};
use http::Method;
use serde_json::{Value, json};
use server::contexts::knowledge::PurgeDocument;
use server::jobs::Task;

const LIST: &[u8] = b"name,price\ncumin,3\n";

async fn announce(world: &World, who: &str, document: &str, name: &str, size: usize) -> Reply {
    let body = json!({"name": name, "sizeBytes": size});
    send(world, Method::POST, &format!("/documents/{document}/attachments"), who, &body).await
}

async fn part(world: &World, who: &str, (document, upload): (&str, &str), offset: usize, bytes: &[u8]) -> Reply {
    let path = format!("/api/v1/documents/{document}/uploads/{upload}?offset={offset}");
    world.ask(Method::PATCH, &path).by(who).body("application/octet-stream", bytes).send().await
}

/// Attaches a file in one part; its id.
async fn attach(world: &World, who: &str, document: &str, name: &str, bytes: &[u8]) -> String {
    let begun = announce(world, who, document, name, bytes.len()).await;
    assert_eq!(begun.status, 201, "{}", begun.text());
    let done = part(world, who, (document, &id_of(&begun.json())), 0, bytes).await;
    assert_eq!(done.status, 200, "{}", done.text());
    done.json()["fileId"].as_str().expect("a file").to_owned()
}

/// The names of what is attached to a document.
async fn names(world: &World, who: &str, document: &str) -> Vec<String> {
    let list = get(world, &format!("/documents/{document}/attachments"), who).await;
    let rows = list["data"].as_array().cloned().unwrap_or_default();
    rows.iter().filter_map(|row| row["name"].as_str()).map(str::to_owned).collect()
}

/// How somebody sees the text of a page that links to no other page.
async fn html_of(world: &World, who: &str, document: &str) -> String {
    let shown = get(world, &format!("/documents/{document}"), who).await;
    assert_eq!((&shown["links"], &shown["backLinks"]), (&json!([]), &json!([])), "a file is no page");
    shown["html"].as_str().expect("HTML").to_owned()
}

async fn bound(world: &World, document: &str, readers: Value) {
    does(world, Method::PUT, &format!("/documents/{document}/readers"), OWNER, json!({"readers": readers})).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_reads_a_page_opens_what_is_attached_and_who_writes_in_it_attaches() {
    let world = World::demo().await;
    let id = space(&world, "Handbook", everybody("reader")).await;
    let salt = page(&world, OWNER, &id, "Salt", "Little.").await;
    assert!(names(&world, CLIENT, &salt).await.is_empty());
    let file = attach(&world, OWNER, &salt, "spices.csv", LIST).await;
    let list = get(&world, &format!("/documents/{salt}/attachments"), CLIENT).await;
    let owner = world.caller(OWNER).await.actor.expect("a person").name;
    let row = &list["data"][0];
    assert_eq!((&row["id"], &row["name"], &row["sizeBytes"]), (&json!(file), &json!("spices.csv"), &json!(LIST.len())));
    assert_eq!((&row["mediaType"], &row["addedByName"]), (&json!("text/csv"), &json!(owner)));
    assert!(row["updatedAt"].is_string(), "{row}");
    let one = format!("/documents/{salt}/attachments/{file}");
    assert_eq!(look(&world, &format!("{one}/content"), CLIENT).await.bytes(), LIST);

    let refused = announce(&world, CLIENT, &salt, "mine.csv", 5).await;
    assert_eq!(refused.refusal("a reader"), (403, "not_space_writer".into()));
    let refused = send(&world, Method::DELETE, &one, CLIENT, &json!({})).await;
    assert_eq!(refused.refusal("a reader"), (403, "not_space_writer".into()));
    for who in [CLIENT, OWNER] {
        assert_eq!(get(&world, "/files", who).await["data"], json!([]), "it is no file of the workspace");
    }
    does(&world, Method::DELETE, &one, OWNER, json!({})).await;
    assert!(names(&world, CLIENT, &salt).await.is_empty());
    let gone = look(&world, &format!("{one}/content"), CLIENT).await;
    assert_eq!(gone.refusal("taken out"), (410, "file_removed".into()));
    let again = send(&world, Method::DELETE, &one, OWNER, &json!({})).await;
    assert_eq!(again.refusal("taken out before"), (410, "file_removed".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whom_a_page_is_kept_from_finds_nothing_of_what_is_attached_to_it() {
    let world = World::demo().await;
    let id = space(&world, "Office", everybody("writer")).await;
    let pay = page(&world, OWNER, &id, "Salaries", "Much.").await;
    let file = attach(&world, OWNER, &pay, "salaries.csv", LIST).await;
    bound(&world, &pay, json!([])).await;
    let (all, one) = (format!("/documents/{pay}/attachments"), format!("/documents/{pay}/attachments/{file}"));
    let owner = json!({"kind": "document", "id": pay});
    for who in [CLIENT, RIVAL] {
        for (method, path, body) in [
            (Method::GET, all.clone(), json!({})),
            (Method::GET, format!("{one}/content"), json!({})),
            (Method::DELETE, one.clone(), json!({})),
            (Method::POST, all.clone(), json!({"name": "mine.csv", "sizeBytes": 5})),
            (Method::POST, "/uploads".into(), json!({"name": "mine.csv", "sizeBytes": 5, "owner": owner})),
            (Method::GET, format!("/files/{file}"), json!({})),
            (Method::GET, format!("/files/{file}/content"), json!({})),
            (Method::GET, format!("/files/{file}/preview"), json!({})),
            (Method::DELETE, format!("/files/{file}"), json!({})),
        ] {
            let what = format!("{method} {path} by {who}");
            let refused = send(&world, method, &path, who, &body).await;
            assert_eq!(refused.refusal(&what), (404, "resource_not_found".into()));
        }
        for path in ["/files", "/files?search=salaries", "/files?status=removed", "/search?q=salaries"] {
            let found = get(&world, path, who).await.to_string();
            assert!(!found.contains(&file) && !found.contains("salaries.csv"), "{path} by {who}: {found}");
        }
    }
    let lina = person(&world, CLIENT).await;
    bound(&world, &pay, json!([{"kind": "person", "id": lina, "role": "reader"}])).await;
    assert_eq!(names(&world, CLIENT, &pay).await, ["salaries.csv"]);
    let refused = announce(&world, CLIENT, &pay, "mine.csv", 5).await;
    assert_eq!(refused.refusal("a reader of it"), (403, "not_space_writer".into()));
    bound(&world, &pay, json!([{"kind": "person", "id": lina, "role": "writer"}])).await;
    attach(&world, CLIENT, &pay, "mine.csv", LIST).await;
    assert_eq!(names(&world, OWNER, &pay).await.len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_file_of_another_page_is_not_there() {
    let world = World::demo().await;
    let id = space(&world, "Handbook", everybody("writer")).await;
    let (salt, pepper) = (page(&world, OWNER, &id, "Salt", "").await, page(&world, OWNER, &id, "Pepper", "").await);
    let file = attach(&world, CLIENT, &salt, "spices.csv", LIST).await;
    let own = crate::files::file(&world, "own.csv", LIST).await;
    for file in [&file, &own] {
        let path = format!("/documents/{pepper}/attachments/{file}");
        assert_eq!(look(&world, &format!("{path}/content"), CLIENT).await.status, 404);
        assert_eq!(send(&world, Method::DELETE, &path, CLIENT, &json!({})).await.status, 404);
    }
    let begun = crate::files::begin(&world, CLIENT, "own.txt", 5).await.json();
    let other = announce(&world, CLIENT, &salt, "other.txt", 5).await.json();
    for upload in [id_of(&begun), id_of(&other)] {
        let refused = part(&world, CLIENT, (&pepper, &upload), 0, b"cumin").await;
        assert_eq!(refused.refusal("elsewhere"), (404, "resource_not_found".into()));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_employee_attaches_and_opens_in_parts_and_gives_up() {
    let world = World::demo().await;
    let made = json!({"name": "House rules", "access": everybody("writer")});
    let id = id_of(&does(&world, Method::POST, "/spaces", ADMIN, made).await);
    let rules = page(&world, CONSULTANT, &id, "Rules", "Be kind.").await;
    let content = bytes(200_000);
    let upload = id_of(&announce(&world, CONSULTANT, &rules, "rules.txt", content.len()).await.json());
    let path = format!("/documents/{rules}/uploads/{upload}");
    assert_eq!(part(&world, CONSULTANT, (&rules, &upload), 0, &content[..65_536]).await.status, 200);
    assert_eq!(get(&world, &path, CONSULTANT).await["offset"], 65_536);
    assert_eq!(look(&world, &path, ADMIN).await.status, 404, "it is the upload of whoever began it");
    let wrong = part(&world, CONSULTANT, (&rules, &upload), 7, b"").await;
    assert_eq!(wrong.refusal("elsewhere"), (409, "upload_offset".into()));
    let done = part(&world, CONSULTANT, (&rules, &upload), 65_536, &content[65_536..]).await.json();
    assert_eq!(done["status"], "done", "{done}");
    let file = done["fileId"].as_str().expect("a file");
    let opened = look(&world, &format!("/documents/{rules}/attachments/{file}/content"), ADMIN).await;
    assert!(opened.status == 200 && opened.bytes() == content);

    let given_up = id_of(&announce(&world, CONSULTANT, &rules, "more.txt", content.len()).await.json());
    let path = format!("/documents/{rules}/uploads/{given_up}");
    does(&world, Method::DELETE, &path, CONSULTANT, json!({})).await;
    assert_eq!(look(&world, &path, CONSULTANT).await.status, 404);
    assert_eq!(names(&world, ADMIN, &rules).await, ["rules.txt"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_written_and_what_is_attached_share_the_tenants_room() {
    let world = World::demo_with(&["--files-quota", "10000"]).await;
    let id = space(&world, "Handbook", everybody("writer")).await;
    let salt = page(&world, CLIENT, &id, "Salt", &"a".repeat(4_000)).await;
    let full = |reply: &Reply, used: &str| {
        assert_eq!(reply.refusal(used), (413, "quota_exceeded".into()));
        let params = &reply.json()["error"]["params"];
        assert_eq!((params["limit"].as_str(), params["used"].as_str()), (Some("10 kB"), Some(used)));
    };
    full(&announce(&world, CLIENT, &salt, "large.txt", 6_001).await, "4 kB");
    attach(&world, CLIENT, &salt, "fits.txt", &[b'b'; 5_000]).await;
    let body = json!({"spaceId": id, "title": "Pepper", "body": "p".repeat(1_001)});
    full(&send(&world, Method::POST, "/pages", CLIENT, &body).await, "9 kB");
    draft(&world, CLIENT, &id, "Nothing yet", "").await;

    let path = format!("/documents/{salt}");
    write(&world, CLIENT, &salt, 1, &"c".repeat(500)).await;
    // The draft goes on in its own place: only what it grows by is more.
    write(&world, CLIENT, &salt, 2, &"d".repeat(1_000)).await;
    full(&send(&world, Method::PATCH, &path, CLIENT, &json!({"base": 2, "body": "e".repeat(1_001)})).await, "10 kB");
    let restore = format!("{path}/versions/1/restore");
    full(&send(&world, Method::POST, &restore, CLIENT, &json!({})).await, "10 kB");
    write(&world, CLIENT, &salt, 2, &"f".repeat(100)).await;
    draft(&world, CLIENT, &id, "Pepper", &"p".repeat(900)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_link_to_an_attachment_opens_it_for_whoever_reads_it_and_is_words_for_others() {
    let world = World::demo().await;
    let id = space(&world, "Handbook", everybody("reader")).await;
    let salt = page(&world, OWNER, &id, "Salt", "").await;
    let file = attach(&world, OWNER, &salt, "spices.csv", LIST).await;
    let text = format!("[the list](/k/{salt}?file={file}), [none](/k/{salt}?file={salt})");
    write(&world, OWNER, &salt, 1, &text).await;
    does(&world, Method::POST, &format!("/documents/{salt}/publish"), OWNER, json!({})).await;
    let plan = page(&world, OWNER, &id, "Plan", &text).await;
    let content = format!("/api/v1/documents/{salt}/attachments/{file}/content");
    for document in [&salt, &plan] {
        let html = html_of(&world, CLIENT, document).await;
        assert!(html.contains(&format!("href=\"{content}\" download")) && html.contains("</a>, none"), "{html}");
    }
    assert_eq!(world.get(&content).by(CLIENT).send().await.bytes(), LIST);
    let words = "<p dir=\"auto\">the list, none</p>\n";
    let share = does(&world, Method::POST, &format!("/documents/{plan}/shares"), OWNER, json!({})).await;
    let token = share["url"].as_str().expect("a path").trim_start_matches("/k/").to_owned();
    let outside = world.get(&format!("/api/v1/shared-documents/{token}")).send().await.json();
    assert_eq!(outside["html"], words, "a link opens the page alone");
    bound(&world, &salt, json!([])).await;
    assert_eq!(html_of(&world, CLIENT, &plan).await, words);
    assert!(html_of(&world, OWNER, &plan).await.contains(&content));
    does(&world, Method::DELETE, &format!("/documents/{salt}/attachments/{file}"), OWNER, json!({})).await;
    assert_eq!(html_of(&world, OWNER, &plan).await, words);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_attached_goes_and_comes_back_with_its_page_and_is_destroyed_with_it() {
    let mut world = World::demo().await;
    world.follow();
    let _workers = work(&world, 1);
    let id = space(&world, "Handbook", everybody("reader")).await;
    let salt = page(&world, OWNER, &id, "Salt", "Little.").await;
    let file = attach(&world, OWNER, &salt, "spices.csv", LIST).await;
    let (path, all) = (format!("/documents/{salt}"), format!("/documents/{salt}/attachments"));
    does(&world, Method::DELETE, &path, OWNER, json!({})).await;
    assert_eq!(look(&world, &all, CLIENT).await.status, 404);
    let late = announce(&world, OWNER, &salt, "late.csv", 5).await;
    assert_eq!(late.refusal("removed"), (410, "document_removed".into()));
    does(&world, Method::POST, &format!("{path}/restore"), OWNER, json!({})).await;
    assert_eq!(names(&world, CLIENT, &salt).await, ["spices.csv"]);

    does(&world, Method::DELETE, &path, OWNER, json!({})).await;
    let document = salt.parse().expect("an id");
    PurgeDocument { document }.carry_out(world.gateway.clone()).await.expect("it is destroyed");
    let versions = format!("select count(*) from files.file_versions where file_id = '{file}'");
    until("its content is destroyed", async || number(&world, &versions).await == 0).await;
    let kept = format!("select count(*) from files.files where id = '{file}' and status <> 'purged'");
    assert_eq!(number(&world, &kept).await, 0);
    assert_eq!(look(&world, &all, OWNER).await.status, 404);
    assert_eq!(look(&world, &format!("/files/{file}"), OWNER).await.status, 404);
}
