//! Every kind that a context offers, one after the other: whoever may see the thing finds it, nobody else does.

use crate::growth;
use crate::support::people::{ADMIN, AGENCY, CLIENT, OWNER, RIVAL};
use crate::support::{PASSWORD, Reply, World};
use domain::catalogue;
use domain::growth::CONSENT;
use domain::platform::FoundKind;
use domain::policy::may_ask;
use serde_json::{Value, json};
use server::commands::seed;
use server::search::offers;

/// A word that stands in one thing of each kind, and nowhere else.
const WORD: &str = "Quillwort";

/// What was found of a kind by a text.
pub async fn found(world: &World, who: &str, text: &str, kind: FoundKind) -> Vec<Value> {
    let reply = world.get(&format!("/api/v1/search?q={text}&kind={}", kind.as_str())).by(who).send().await;
    assert_eq!(reply.status, 200, "{who}: {}", reply.text());
    reply.json()["groups"][0]["data"].as_array().cloned().unwrap_or_default()
}

/// One thing of the kind that bears the word; who may see it.
async fn make(world: &World, kind: FoundKind) -> &'static str {
    let named = format!("{WORD} {}", kind.as_str());
    match kind {
        FoundKind::Tenant => {
            let body = json!({"name": named, "kind": "organisation", "adminEmail": "q@quill.example"});
            post(world, ADMIN, "/api/v1/tenants", &body).await;
            ADMIN
        }
        FoundKind::Client => {
            let body = json!({"clientName": named,
                "website": {"domain": "quill.example", "template": "studio", "features": []}});
            post(world, AGENCY, "/api/v1/tenants/clients", &body).await;
            AGENCY
        }
        FoundKind::Person => {
            let body =
                json!({"name": named, "email": "quill@aurora.example", "password": PASSWORD, "role": "client_user"});
            post(world, OWNER, "/api/v1/users", &body).await;
            OWNER
        }
        FoundKind::Team => {
            post(world, OWNER, "/api/v1/teams", &json!({"name": named})).await;
            OWNER
        }
        FoundKind::Workspace => {
            post(world, OWNER, "/api/v1/workspaces", &json!({"name": named})).await;
            OWNER
        }
        FoundKind::Run => {
            post(world, CLIENT, "/api/v1/executions", &json!({"prompt": named})).await;
            CLIENT
        }
        FoundKind::Thread => {
            post(world, CLIENT, "/api/v1/threads", &json!({"text": "Name a spice.", "title": named})).await;
            CLIENT
        }
        FoundKind::File => {
            crate::files::file(world, "Quillwort.txt", b"cumin").await;
            CLIENT
        }
        FoundKind::Lead => {
            let lead = json!({"name": named, "email": "q@quill.example", "topic": "plan", "message": "Hello",
                "consent": CONSENT, "page": "/pricing", "language": "en", "ticket": growth::ticket(20)});
            let sent = world.post("/api/v1/leads").json(&lead).send().await;
            assert_eq!(sent.status, 204, "{}", sent.text());
            ADMIN
        }
        FoundKind::Space => {
            post(world, OWNER, "/api/v1/spaces", &json!({"name": named, "access": []})).await;
            OWNER
        }
        FoundKind::Document => {
            let space = post(world, OWNER, "/api/v1/spaces", &json!({"name": "Herbs", "access": []})).await.json();
            let page = json!({"spaceId": space["id"], "title": named, "body": "Dried in the shade."});
            post(world, OWNER, "/api/v1/pages", &page).await;
            OWNER
        }
        FoundKind::Pipeline => {
            post(world, OWNER, "/api/v1/pipelines", &json!({"name": named})).await;
            OWNER
        }
        FoundKind::Template => {
            crate::templates::published(world, OWNER, &named).await;
            OWNER
        }
    }
}

async fn post(world: &World, who: &str, path: &str, body: &Value) -> Reply {
    let reply = world.post(path).by(who).json(body).send().await;
    assert!(reply.status < 300, "{path} by {who}: {}", reply.text());
    reply
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_kind_is_found_by_who_may_see_it_and_by_nobody_else() {
    let world = World::queueing().await;
    for offer in offers() {
        let (kind, list) = (offer.kind, catalogue::find(offer.list).expect("its list"));
        let finder = make(&world, kind).await;
        let mine = found(&world, finder, WORD, kind).await;
        // A workspace has a space of its name.
        let expected = if kind == FoundKind::Space { 2 } else { 1 };
        assert_eq!(mine.len(), expected, "{kind:?} by {finder}");
        let title = mine[0]["title"].as_str().expect("a title");
        assert_eq!(mine[0]["marks"], json!([{"start": 0, "length": 9}]), "{kind:?}: {title}");
        let href = mine[0]["href"].as_str().unwrap_or_else(|| panic!("{kind:?} leads nowhere"));
        let cookie = world.cookie(finder).await;
        let page = world.get(href).header("accept", "text/html").header("cookie", &cookie).send().await;
        assert_eq!(page.status, 200, "{href}");
        assert_eq!(found(&world, RIVAL, WORD, kind).await, [] as [Value; 0], "{kind:?} is another tenant's");
        for account in seed::accounts() {
            let actor = world.caller(account.email).await.actor.expect("a person");
            if may_ask(Some(&actor), list.access, &list.attributes).is_err() {
                let theirs = found(&world, account.email, WORD, kind).await;
                assert_eq!(theirs, [] as [Value; 0], "{kind:?} by {}", account.email);
            }
        }
    }
}

#[test]
fn every_kind_is_offered_once() {
    let kinds: Vec<_> = offers().into_iter().map(|offer| offer.kind).collect();
    assert_eq!(kinds, FoundKind::ALL);
}
