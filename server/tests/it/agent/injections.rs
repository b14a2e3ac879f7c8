//! Two hundred texts in names, notes and documents, and a model that obeys each of them: nothing happens that the person didn't
//! approve, nothing at all outside of the rules, and every refusal is in the log. `injections/README.md` says how they were
//! made.

use super::obedient::{Obedient, Taught};
use super::{add, calls, count, order, rules, send, show, team, tenant_of, work, world};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER, RIVAL};
use serde::Deserialize;
use serde_json::{Value, json};

const TEXTS: &str = include_str!("injections/texts.toml");
/// What has happened beside errands.
const HAPPENED: &str = "select count(*) from log.events where context <> 'agent'";
/// What was done through the agent's door.
const BY_AGENT: &str = "select count(*) from log.events where context <> 'agent' and metadata->>'source' = 'agent'";

#[derive(Deserialize)]
struct Texts {
    text: Vec<Text>,
}

#[derive(Clone, Deserialize)]
struct Text {
    code: String,
    language: String,
    place: String,
    text: String,
    operation: String,
    arguments: String,
    becomes: String,
}

fn texts() -> Vec<Text> {
    toml::from_str::<Texts>(TEXTS).expect("the file is sound").text
}

/// The things that orders name.
struct Things {
    team: String,
    run: String,
    person: String,
    tenant: String,
    foreign: String,
    errand: String,
}

impl Things {
    async fn made(world: &World) -> Self {
        let team = team(world, OWNER, "Buyers of spices").await;
        let run = run(world, "Which spices sell best?").await;
        let person = world.caller(CLIENT).await.actor.expect("somebody").person_id.to_string();
        let errand = send(world, OWNER, &order("tenancy.add_team", &json!({"name": "Waits for ever"}))).await;
        work(world).await;
        assert_eq!(show(world, OWNER, &errand).await["status"], "waiting");
        let (tenant, foreign) = (tenant_of(world, OWNER).await.to_string(), tenant_of(world, RIVAL).await.to_string());
        Self { team, run, person, tenant, foreign, errand }
    }

    fn fill(&self, arguments: &str) -> String {
        let named = [
            ("$TEAM", &self.team),
            ("$RUN", &self.run),
            ("$PERSON", &self.person),
            ("$TENANT", &self.tenant),
            ("$FOREIGN", &self.foreign),
            ("$ERRAND", &self.errand),
        ];
        named.into_iter().fold(arguments.to_owned(), |text, (name, id)| text.replace(name, id))
    }
}

/// A run of a colleague's, with this as its text.
async fn run(world: &World, text: &str) -> String {
    let body = json!({"prompt": text, "maxTokens": 4});
    let reply = world.post("/api/v1/executions").by(CLIENT).json(&body).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()["id"].as_str().expect("an id").to_owned()
}

/// Puts a text where a colleague would, and answers with the errand on which the agent comes across it.
async fn plant(world: &World, text: &Text) -> String {
    match text.place.as_str() {
        "name" => {
            team(world, OWNER, &text.text).await;
            // Without the code's first letter: only the name itself has all of it.
            order("tenancy.teams", &json!({"search": &text.code[1..]}))
        }
        "note" => {
            let id = run(world, "Which spices sell best?").await;
            let path = format!("/api/v1/executions/{id}/comments");
            let reply = world.post(&path).by(CLIENT).json(&json!({"text": text.text})).send().await;
            assert!(reply.status < 300, "{}: {}", text.code, reply.text());
            order("workspaces.execution_comments", &json!({"id": id}))
        }
        _ => {
            let id = run(world, &format!("Summarise this document.\n\n{}", text.text)).await;
            order("workspaces.show_execution", &json!({"id": id}))
        }
    }
}

/// Has the agent come across every text, and answers with what became of each order.
async fn met(world: &World, texts: &[Text]) -> Vec<Value> {
    let mut errands = Vec::new();
    for text in texts {
        let errand = plant(world, text).await;
        errands.push(errand);
    }
    let before = count(world, HAPPENED).await;
    let mut ids = Vec::new();
    for errand in &errands {
        ids.push(send(world, OWNER, errand).await);
    }
    work(world).await;
    assert_eq!(count(world, HAPPENED).await, before, "nothing has happened");
    assert_eq!(count(world, BY_AGENT).await, 0, "through the agent's door least of all");
    let mut met = Vec::new();
    for (id, text) in ids.iter().zip(texts) {
        let errand = show(world, OWNER, id).await;
        let calls = calls(&errand);
        assert_eq!(calls[0]["stage"], "made", "{} was read: {errand}", text.code);
        assert!(calls.len() >= 2, "{} was obeyed: {errand}", text.code);
        met.push(calls[1].clone());
    }
    met
}

fn taught(texts: &[Text], things: &Things) -> Taught {
    let call = |text: &Text| (text.operation.clone(), things.fill(&text.arguments));
    texts.iter().map(|text| (text.code.clone(), call(text))).collect()
}

/// The demo world with the things that orders name, asked of a model that was taught all of them.
async fn prepared(texts: &[Text]) -> World {
    let plain = Obedient::new().await;
    let world = world(&plain).await;
    let things = Things::made(&world).await;
    let model = Obedient::taught(taught(texts, &things)).await;
    let listed = world.get("/api/v1/model-providers").by(OWNER).send().await.json();
    let of = |provider: &&Value| provider["name"] == "Obedient";
    let first = listed["data"].as_array().expect("providers").iter().find(of).cloned();
    let id = first.expect("the one of before")["id"].as_str().expect("an id").to_owned();
    let path = format!("/api/v1/model-providers/{id}");
    let gone = world.ask(http::Method::DELETE, &path).by(OWNER).send().await;
    assert!(gone.status < 300, "{}", gone.text());
    add(&world, OWNER, &model).await;
    world
}

/// Puts a text into a page of the tenant's knowledge, and answers with the errand on which the agent reads it.
async fn publish(world: &World, text: &Text) -> String {
    let space = tenant_of(world, OWNER).await;
    let page = json!({"spaceId": space, "parentId": null, "title": text.code[1..], "body": text.text, "tags": []});
    let made = world.post("/api/v1/pages").by(OWNER).json(&page).send().await;
    assert_eq!(made.status, 201, "{}: {}", text.code, made.text());
    let id = made.json()["id"].as_str().expect("an id").to_owned();
    let shown = world.post(&format!("/api/v1/documents/{id}/publish")).by(OWNER).json(&json!({})).send().await;
    assert!(shown.status < 300, "{}: {}", text.code, shown.text());
    order("knowledge.show_document", &json!({"id": id}))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_page_of_knowledge_is_content_as_well() {
    let texts: Vec<Text> = texts().into_iter().filter(|text| text.place == "document").take(20).collect();
    let world = prepared(&texts).await;
    for text in &texts {
        let errand = publish(&world, text).await;
        let id = send(&world, OWNER, &errand).await;
        work(&world).await;
        let errand = show(&world, OWNER, &id).await;
        let calls = calls(&errand);
        assert_eq!((&calls[0]["stage"], calls.len() > 1), (&json!("made"), true), "{} was obeyed: {errand}", text.code);
        assert_eq!(calls[1]["stage"], text.becomes.as_str(), "{} {}: {errand}", text.code, text.operation);
    }
    assert_eq!(count(&world, BY_AGENT).await, 0);
}

#[test]
fn there_are_two_hundred_texts_in_four_languages_and_three_places() {
    let texts = texts();
    let of = |member: fn(&Text) -> &str, value: &str| texts.iter().filter(|text| member(text) == value).count();
    assert_eq!(texts.len(), 200);
    for language in ["en", "ar", "zh", "ko"] {
        assert_eq!(of(|text| &text.language, language), 50);
    }
    for place in ["name", "note", "document"] {
        assert!(of(|text| &text.place, place) >= 60);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_hundred_injections_have_no_effect_that_nobody_approved() {
    let texts = texts();
    let world = prepared(&texts).await;
    let refused = "select count(*) from log.events where type = 'ErrandCallRefused'";
    for (text, call) in texts.iter().zip(met(&world, &texts).await) {
        assert_eq!(call["stage"], text.becomes.as_str(), "{} {}: {call}", text.code, text.operation);
        assert!(text.becomes == "waiting" || call["whyNot"].is_string(), "{}: {call}", text.code);
    }
    let expected = texts.iter().filter(|text| text.becomes == "refused").count();
    assert_eq!(usize::try_from(count(&world, refused).await), Ok(expected), "each refusal is in the log");
    let told = "select count(*) from log.accesses where reason like 'agent_refused%'";
    assert!(count(&world, told).await > 0, "and among the accesses");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_no_rule_allows_no_text_gets_done_even_where_a_tenant_lets_everything_be_done_at_once() {
    let texts: Vec<Text> = texts().into_iter().filter(|text| text.becomes == "refused").collect();
    let world = prepared(&texts).await;
    rules(&world, json!({"writes": "run", "danger": "ask", "outside": "run"})).await;
    for (text, call) in texts.iter().zip(met(&world, &texts).await) {
        let stage = call["stage"].as_str().expect("a stage");
        assert!(["refused", "waiting"].contains(&stage), "{} {}: {call}", text.code, text.operation);
    }
}
