use super::{ANISE, LEAVE, carried_out, does, get, id_of, is_found, read_anew, rewritten, world};
use crate::jobs::toys::until;
use crate::support::World;
use crate::support::people::{CLIENT, OWNER, RIVAL};
use http::Method;
use serde_json::{Value, json};
use server::contexts::knowledge::suggesting::SuggestForDocument;
use server::jobs::Task;

pub const KEPT: &str = "Saffron lies in closed tins in a dark and dry room. The foreman counts the tins each Friday.\n";
pub const STORING: &str = "Saffron is stored in tins in the dark room. The dark room is locked at night by the foreman. Tins of \
    saffron that were opened aren't sold.\n";

/// A text in Markdown that the owner files under tags, as soon as it is found; its id.
pub async fn filed(world: &World, space: &str, (title, text): (&str, &str), tags: &[&str]) -> String {
    let text = json!({"spaceId": space, "title": title, "text": text, "format": "markdown", "tags": tags});
    let id = id_of(&does(world, Method::POST, "/documents", OWNER, text).await);
    is_found(world, &id, 1).await;
    id
}

/// What is suggested for a version to somebody, once it was worked out.
pub async fn suggested(world: &World, document: &str, version: u32, who: &str) -> Value {
    let path = format!("/documents/{document}/suggestions");
    let made = async || {
        let suggestions = get(world, &path, who).await;
        suggestions["version"] == version && !suggestions["madeAt"].is_null()
    };
    until("suggestions were worked out", made).await;
    get(world, &path, who).await
}

/// Keys of suggestions, tags before links.
pub fn keys(suggestions: &Value) -> Vec<String> {
    let each = |list: &str| suggestions[list].as_array().cloned().unwrap_or_else(|| panic!("no {list}: {suggestions}"));
    let tags = each("tags").into_iter().map(|it| format!("tag:{}", it["tag"].as_str().expect("a tag")));
    let links = each("links").into_iter().map(|it| it["reason"]["document"].as_str().expect("an id").to_owned());
    tags.chain(links.map(|id| format!("link:{id}"))).collect()
}

pub async fn status(world: &World, path: &str, who: &str, body: &Value) -> u16 {
    world.post(&format!("/api/v1{path}")).by(who).json(body).send().await.status
}

/// What stands between two places of a text.
fn between(text: &str, reason: &Value, [from, to]: [&str; 2]) -> String {
    let [from, to] = [from, to].map(|at| usize::try_from(reason[at].as_u64().expect("a place")).expect("it is small"));
    text.chars().skip(from).take(to - from).collect()
}

/// How often suggestions were worked out for each version of a document, and how many rows they have.
async fn made(world: &World, document: &str) -> (Vec<(i32, i64)>, i64) {
    let mut db = world.as_superuser().await;
    let versions = "select version, count(*) from knowledge.suggested_versions where document_id = $1::uuid
                    group by version order by version";
    let versions = sqlx::query_as(versions).bind(document).fetch_all(&mut db).await.expect("rows");
    let rows = "select count(*) from knowledge.suggestions where document_id = $1::uuid";
    (versions, sqlx::query_scalar(rows).bind(document).fetch_one(&mut db).await.expect("a number"))
}

/// Checklist AIW-20.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_published_document_gets_its_suggestions_once_each_with_its_reason_and_none_on_replay() {
    let (world, _tasks, space) = world(&[]).await;
    let kept = filed(&world, &space, ("Where saffron is kept", KEPT), &["storage", "saffron"]).await;
    filed(&world, &space, ("Leave", LEAVE), &["people"]).await;
    let storing = filed(&world, &space, ("Storing saffron", STORING), &["saffron"]).await;
    let suggestions = suggested(&world, &storing, 1, CLIENT).await;
    assert_eq!(keys(&suggestions), ["tag:storage".to_owned(), format!("link:{kept}")], "{suggestions}");
    for reason in [&suggestions["tags"][0]["reasons"][0], &suggestions["links"][0]["reason"]] {
        assert_eq!((&reason["document"], &reason["title"]), (&json!(kept), &json!("Where saffron is kept")));
        assert_eq!(json!(between(KEPT, reason, ["from", "to"])), reason["text"], "{reason}");
        assert_eq!(json!(between(STORING, reason, ["hereFrom", "hereTo"])), reason["here"], "{reason}");
        assert!(reason["nearness"].as_f64().is_some_and(|it| it > 0.7), "{reason}");
    }
    // The screen of whoever writes has them, with the way to both passages.
    let cookie = world.cookie(CLIENT).await;
    let path = format!("/client/knowledge/{space}/{storing}");
    let page = world.get(&path).header("cookie", &cookie).header("accept", "text/html").send().await.text();
    for part in ["data-suggestions", "data-suggested=\"tag:storage\"", &format!("{kept}?version=1&amp;from=")] {
        assert!(page.contains(part), "{part}: {page}");
    }

    read_anew(&world, "document_index").await;
    carried_out(&world).await;
    assert_eq!(suggested(&world, &storing, 1, CLIENT).await, suggestions, "they aren't worked out again");
    rewritten(&world, &storing, &format!("{STORING}Nobody eats in the dark room.\n"), 2).await;
    assert_eq!(keys(&suggested(&world, &storing, 2, CLIENT).await).len(), 2);
    assert_eq!(made(&world, &storing).await, (vec![(1, 1), (2, 1)], 2), "once each, and of the present version alone");
}

/// As when a worker dies before it says that it is done, and another one begins.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn suggestions_that_are_worked_out_twice_at_once_are_there_once() {
    let (world, _tasks, space) = world(&[]).await;
    filed(&world, &space, ("Where saffron is kept", KEPT), &["storage"]).await;
    let storing = filed(&world, &space, ("Storing saffron", STORING), &[]).await;
    suggested(&world, &storing, 1, OWNER).await;
    sqlx::raw_sql("delete from knowledge.suggestions; delete from knowledge.suggested_versions")
        .execute(&mut world.as_superuser().await)
        .await
        .expect("it was never done");
    let tenant = world.caller(OWNER).await.actor.expect("a person").tenant_id;
    let task = SuggestForDocument { tenant, document: storing.parse().expect("an id"), version: 1 };
    let again = || task.carry_out(world.gateway.clone());
    let (one, other, third) = tokio::join!(again(), again(), again());
    for outcome in [one, other, third] {
        outcome.expect("it goes well");
    }
    assert_eq!(made(&world, &storing).await, (vec![(1, 1)], 2));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_may_not_read_what_a_suggestion_comes_from_is_not_shown_it() {
    let (world, _tasks, space) = world(&[]).await;
    let kept = filed(&world, &space, ("Where saffron is kept", KEPT), &["storage"]).await;
    let storing = filed(&world, &space, ("Storing saffron", STORING), &[]).await;
    let both = ["tag:storage".to_owned(), format!("link:{kept}")];
    assert_eq!(keys(&suggested(&world, &storing, 1, CLIENT).await), both);
    let readers = format!("/documents/{kept}/readers");
    does(&world, Method::PUT, &readers, OWNER, json!({"readers": []})).await;
    let seen = suggested(&world, &storing, 1, CLIENT).await;
    assert!(keys(&seen).is_empty(), "{seen}");
    for sign in [kept.as_str(), "storage", "Where saffron is kept", "closed tins"] {
        assert!(!seen.to_string().contains(sign), "{sign}: {seen}");
    }
    for body in [json!({"tag": "storage"}), json!({"link": kept})] {
        for deed in ["accept", "dismiss"] {
            let path = format!("/documents/{storing}/suggestions/{deed}");
            assert_eq!(status(&world, &path, CLIENT, &body).await, 404, "{deed} {body}");
        }
    }
    does(&world, Method::PUT, &readers, OWNER, json!({"readers": null})).await;
    assert_eq!(keys(&suggested(&world, &storing, 1, CLIENT).await), both, "once they may read it");
    does(&world, Method::DELETE, &format!("/documents/{kept}"), OWNER, json!({})).await;
    assert!(keys(&suggested(&world, &storing, 1, OWNER).await).is_empty(), "of what was removed nothing is told");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_accepted_tag_is_on_the_document_and_an_accepted_link_in_a_draft_of_it() {
    let (world, _tasks, space) = world(&[]).await;
    let kept = filed(&world, &space, ("Where saffron [red] is kept", KEPT), &["storage"]).await;
    let storing = filed(&world, &space, ("Storing saffron", STORING), &["saffron"]).await;
    suggested(&world, &storing, 1, CLIENT).await;
    let (path, accept) = (format!("/documents/{storing}"), format!("/documents/{storing}/suggestions/accept"));
    for (nonsense, field) in [(json!({}), "tag"), (json!({"tag": "storage", "link": kept}), "link")] {
        let refused = world.post(&format!("/api/v1{accept}")).by(CLIENT).json(&nonsense).send().await;
        assert_eq!((refused.status, &refused.json()["error"]["fields"][0]["field"]), (400, &json!(field)));
    }
    assert_eq!(status(&world, &accept, CLIENT, &json!({"tag": "people"})).await, 404, "nobody suggested that");

    let tagged = does(&world, Method::POST, &accept, CLIENT, json!({"tag": "storage"})).await;
    assert_eq!(tagged, json!({"id": storing, "version": 1}));
    assert_eq!(get(&world, &path, OWNER).await["tags"], json!(["saffron", "storage"]));
    assert_eq!(status(&world, &accept, CLIENT, &json!({"tag": "storage"})).await, 404, "it is settled");

    let linked = does(&world, Method::POST, &accept, CLIENT, json!({"link": kept})).await;
    assert_eq!(linked["version"], 2);
    let (shown, draft) = (get(&world, &path, CLIENT).await, get(&world, &format!("{path}?version=2"), CLIENT).await);
    assert_eq!((&shown["body"], &draft["status"]), (&json!(STORING), &json!("draft")), "readers see what they saw");
    let text = draft["body"].as_str().expect("a text");
    assert_eq!(text, format!("{}\n\n- [Where saffron \\[red\\] is kept](/k/{kept})\n", STORING.trim_end()));
    assert!(draft["html"].as_str().is_some_and(|html| html.contains(">Where saffron [red] is kept</a>")), "{draft}");
    assert!(keys(&suggested(&world, &storing, 1, CLIENT).await).is_empty());
    does(&world, Method::POST, &format!("{path}/publish"), CLIENT, json!({})).await;
    assert!(keys(&suggested(&world, &storing, 2, CLIENT).await).is_empty(), "it is there already");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_was_dismissed_does_not_come_back() {
    let (world, _tasks, space) = world(&[]).await;
    let kept = filed(&world, &space, ("Where saffron is kept", KEPT), &["storage"]).await;
    let storing = filed(&world, &space, ("Storing saffron", STORING), &[]).await;
    suggested(&world, &storing, 1, CLIENT).await;
    let [accept, dismiss] = ["accept", "dismiss"].map(|deed| format!("/documents/{storing}/suggestions/{deed}"));
    does(&world, Method::POST, &dismiss, CLIENT, json!({"link": kept})).await;
    let left = ["tag:storage"];
    assert_eq!(keys(&suggested(&world, &storing, 1, OWNER).await), left, "for everybody");
    assert_eq!(status(&world, &accept, OWNER, &json!({"link": kept})).await, 404);
    rewritten(&world, &storing, &format!("{STORING}Nobody eats in the dark room.\n"), 2).await;
    assert_eq!(keys(&suggested(&world, &storing, 2, CLIENT).await), left, "what wasn't dismissed is suggested again");
    let worked_out = "select count(*) from knowledge.suggestions where what like 'link:%' and document_id = $1::uuid";
    let rows: i64 = sqlx::query_scalar(worked_out)
        .bind(&storing)
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("a number");
    assert_eq!(rows, 0, "it isn't even worked out");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn suggestions_are_settled_by_those_who_write_and_another_organisation_finds_none() {
    let (world, _tasks, _) = world(&[]).await;
    let access = json!([{"kind": "everybody", "id": null, "role": "reader"}]);
    let space = does(&world, Method::POST, "/spaces", OWNER, json!({"name": "Rules", "access": access})).await;
    let space = id_of(&space);
    let kept = filed(&world, &space, ("Where saffron is kept", KEPT), &["storage"]).await;
    let storing = filed(&world, &space, ("Storing saffron", STORING), &[]).await;
    assert_eq!(keys(&suggested(&world, &storing, 1, CLIENT).await).len(), 2, "readers are told");
    let path = format!("/documents/{storing}/suggestions");
    for deed in ["accept", "dismiss"] {
        for body in [json!({"tag": "storage"}), json!({"link": kept})] {
            assert_eq!(status(&world, &format!("{path}/{deed}"), CLIENT, &body).await, 403, "{deed} {body}");
            assert_eq!(status(&world, &format!("{path}/{deed}"), RIVAL, &body).await, 404, "{deed} {body}");
        }
    }
    assert_eq!(world.get(&format!("/api/v1{path}")).by(RIVAL).send().await.status, 404);
    assert_eq!(keys(&suggested(&world, &storing, 1, OWNER).await).len(), 2, "nothing was settled");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn another_space_and_a_script_that_the_sentence_model_does_not_read_suggest_nothing() {
    let (world, _tasks, space) = world(&[]).await;
    let elsewhere = does(&world, Method::POST, "/spaces", OWNER, json!({"name": "Elsewhere", "access": []})).await;
    filed(&world, &id_of(&elsewhere), ("Where saffron is kept", KEPT), &["storage"]).await;
    filed(&world, &space, ("八角采购说明", ANISE), &["anise"]).await;
    let storing = filed(&world, &space, ("Storing saffron", STORING), &[]).await;
    let anise = filed(&world, &space, ("八角", ANISE), &[]).await;
    for document in [&storing, &anise] {
        let none = suggested(&world, document, 1, OWNER).await;
        assert!(keys(&none).is_empty(), "{none}");
    }
}
