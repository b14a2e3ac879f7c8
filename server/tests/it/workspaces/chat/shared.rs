use super::super::talk::told;
use super::{THREADS, answered, begin, list, read};
use crate::identity::keys::key_of;
use crate::support::people::{CLIENT, OWNER, RIVAL};
use crate::support::{Reply, World};
use http::Method;
use serde_json::{Value, json};

async fn share(world: &World, thread: &str, body: &Value) -> Reply {
    world.ask(Method::PUT, &format!("{THREADS}/{thread}/sharing")).by(CLIENT).json(body).send().await
}

async fn status(world: &World, who: &str, thread: &str) -> u16 {
    world.get(&format!("{THREADS}/{thread}")).by(who).send().await.status
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_conversation_is_its_persons_alone_until_it_is_shared_and_nobody_else_asks_in_it() {
    let world = World::queueing().await;
    let (thread, _) = begin(&world, "Name a spice.").await;
    assert_eq!((status(&world, OWNER, &thread).await, status(&world, RIVAL, &thread).await), (404, 404));
    assert_eq!(list(&world, OWNER, "?kind=shared").await, Vec::<String>::new());
    assert_eq!(share(&world, &thread, &json!({"with": "workspace"})).await.status, 204);
    assert_eq!((status(&world, OWNER, &thread).await, status(&world, RIVAL, &thread).await), (200, 404));
    assert_eq!(list(&world, OWNER, "?kind=shared").await, std::slice::from_ref(&thread));
    assert_eq!(list(&world, OWNER, "").await, Vec::<String>::new(), "it isn't one's own");
    let path = format!("{THREADS}/{thread}/turns");
    let asked = world.post(&path).by(OWNER).json(&json!({"text": "And another one."})).send().await;
    assert_eq!(asked.refusal("another one's"), (403, "not_yours".into()));
    assert_eq!(share(&world, &thread, &json!({"with": "nobody"})).await.status, 204);
    assert_eq!(status(&world, OWNER, &thread).await, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_conversation_is_shared_with_people_by_name() {
    let world = World::queueing().await;
    let (thread, _) = begin(&world, "Name a spice.").await;
    let person = world.caller(OWNER).await.actor.expect("a person").person_id;
    let reply = share(&world, &thread, &json!({"with": "people", "people": [person]})).await;
    assert_eq!(reply.status, 204, "{}", reply.text());
    assert_eq!((status(&world, OWNER, &thread).await, status(&world, RIVAL, &thread).await), (200, 404));
    assert_eq!(list(&world, OWNER, "?kind=shared").await, std::slice::from_ref(&thread));
    let detail = read(&world, CLIENT, &thread, "").await;
    assert_eq!((&detail["sharing"], &detail["people"]), (&json!("people"), &json!([person])));
    let rival = world.caller(RIVAL).await.actor.expect("a person").person_id;
    assert_eq!(share(&world, &thread, &json!({"with": "people", "people": [rival]})).await.status, 204);
    assert_eq!(
        (status(&world, OWNER, &thread).await, status(&world, RIVAL, &thread).await),
        (404, 404),
        "a name opens no wall"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn those_whom_a_conversation_is_shared_with_are_told_once_if_they_can_read_it() {
    let world = World::queueing().await;
    let (thread, _) = begin(&world, "Name a spice.").await;
    let person = async |who: &str| world.caller(who).await.actor.expect("a person").person_id;
    let (owner, rival) = (person(OWNER).await, person(RIVAL).await);
    for people in [json!([owner]), json!([owner, rival])] {
        let reply = share(&world, &thread, &json!({"with": "people", "people": people})).await;
        assert_eq!(reply.status, 204, "{}", reply.text());
    }
    let notices = told(&world, OWNER, "thread_shared").await;
    assert_eq!(notices.len(), 1, "{notices:?}");
    assert_eq!(notices[0]["page"], format!("/client/chat/{thread}"));
    assert!(notices[0]["text"].as_str().is_some_and(|text| text.contains("Lina Haddad")), "{}", notices[0]);
    let rivals = world.get("/api/v1/me/notices").by(RIVAL).send().await.text();
    assert!(!rivals.contains("thread_shared"), "a name opens no wall: {rivals}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_may_not_read_what_models_answered_reads_the_questions_alone() {
    let world = World::answering().await;
    let made = world.post(THREADS).by(OWNER).json(&json!({"text": "Name a spice."})).send().await.json();
    let (thread, run) = (super::word(&made["id"]), super::word(&made["execution"]));
    answered(&world, &run).await;
    let (_, key) = key_of(&world, OWNER, &json!({"name": "Questions", "scopes": ["read:executions"]})).await;
    let detail = world.get(&format!("{THREADS}/{thread}")).bearer(&key).send().await.json();
    assert_eq!(
        (&detail["isMasked"], &detail["path"][0]["question"]),
        (&json!(true), &json!("Name a spice.")),
        "{detail}"
    );
    assert_eq!((&detail["path"][0]["answer"], &detail["path"][0]["blocks"]), (&json!(""), &json!([])));
    for beyond in [format!("{THREADS}/{thread}/export"), format!("/api/v1/executions/{run}/blocks")] {
        let reply = world.get(&beyond).bearer(&key).send().await;
        assert_eq!(reply.refusal(&beyond), (403, "permission_beyond_key".into()));
    }
}
