use super::{AUTHORED, names, offer, published, shown};
use crate::support::World;
use crate::support::people::{ADMIN, AGENCY, CLIENT, CONSULTANT, OWNER, RIVAL};
use http::Method;
use serde_json::{Value, json};

async fn tenant(world: &World, name: &str) -> Value {
    let tenants = world.get(&format!("/api/v1/tenants?search={name}")).by(ADMIN).send().await.json();
    tenants["data"][0]["id"].clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_consultant_publishes_for_one_tenant_and_others_do_not_see_it() {
    let world = World::demo().await;
    let id = published(&world, CONSULTANT, "Quillphone answers").await;
    let path = format!("/api/v1/templates/{id}");
    for who in [CLIENT, RIVAL] {
        assert_eq!(world.get(&path).by(who).send().await.status, 404, "{who}");
    }
    offer(&world, CONSULTANT, &id, json!({"audience": "tenants", "named": "aurora foods"})).await;
    assert_eq!(names(&world, CLIENT, "?search=quillphone").await, ["Quillphone answers"]);
    let seen = world.get(&path).by(CLIENT).send().await.json();
    assert_eq!((&seen["origin"], &seen["shown"]), (&json!("offered"), &json!(1)), "{seen}");
    assert_eq!(names(&world, RIVAL, "?search=quillphone").await, Vec::<String>::new());
    for suffix in ["", "/history"] {
        let reply = world.get(&format!("{path}{suffix}")).by(RIVAL).send().await;
        assert_eq!(reply.refusal("a rival"), (404, "resource_not_found".into()));
    }
    for suffix in ["/preview", "/runs"] {
        let body = json!({"values": [{"name": "name", "value": "Wei"}]});
        let reply = world.post(&format!("{path}{suffix}")).by(RIVAL).json(&body).send().await;
        assert_eq!(reply.refusal("a rival"), (404, "resource_not_found".into()));
    }
    offer(&world, CONSULTANT, &id, json!({"audience": "own"})).await;
    assert_eq!(world.get(&path).by(CLIENT).send().await.status, 404, "an offer is taken back");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_conversation_begins_with_the_examples_of_templates_that_one_may_run() {
    let world = World::demo().await;
    let questions = async |who: &str| {
        let reply = world.get("/api/v1/template-questions?limit=20").by(who).send().await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        let rows = reply.json().as_array().expect("questions").clone();
        rows.into_iter().map(|row| row["text"].as_str().expect("a text").to_owned()).collect::<Vec<_>>()
    };
    let before = questions(CLIENT).await;
    assert!(before.iter().any(|text| text == "List three questions to ask a new supplier of spices."), "{before:?}");
    assert!(before.iter().all(|text| !text.contains("{{")), "each is filled in: {before:?}");
    let id = published(&world, CONSULTANT, "Quillphone answers").await;
    assert_eq!(questions(CLIENT).await, before, "not offered yet");
    offer(&world, CONSULTANT, &id, json!({"audience": "tenants", "named": "aurora foods"})).await;
    assert!(questions(CLIENT).await.contains(&"Reply to Noor.".to_owned()));
    assert!(!questions(RIVAL).await.contains(&"Reply to Noor.".to_owned()));
    let page = world.get("/client/chat").header("cookie", &world.cookie(CLIENT).await).send().await.text();
    assert!(page.contains("List three questions to ask a new supplier of spices."), "{page}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_was_offered_a_template_does_not_see_who_wrote_it_for_whom_nor_its_draft() {
    let world = World::demo().await;
    let id = published(&world, CONSULTANT, "Quillphone answers").await;
    super::write(&world, CONSULTANT, &id, "A secret quincunx for {{name}}.").await;
    let tenants = [tenant(&world, "aurora").await, tenant(&world, "borealis").await];
    offer(&world, CONSULTANT, &id, json!({"audience": "tenants", "tenants": tenants})).await;
    for path in
        [format!("/api/v1/templates/{id}"), format!("/api/v1/templates/{id}/history"), "/api/v1/templates".into()]
    {
        let seen = world.get(&path).by(CLIENT).send().await;
        assert_eq!(seen.status, 200, "{path}");
        let rival = tenants[1].as_str().expect("an id");
        for hidden in ["quincunx", "Jonas Weber", rival] {
            assert!(!seen.text().contains(hidden), "{path} says {hidden}");
        }
    }
    assert_eq!(world.get(&format!("{AUTHORED}/{id}")).by(OWNER).send().await.status, 404, "it isn't theirs to write");
    let own = shown(&world, CONSULTANT, &id).await;
    assert_eq!(own["tenants"].as_array().map(Vec::len), Some(2), "{own}");
    assert_eq!(own["history"][0]["byName"], "Jonas Weber", "{own}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn only_the_companys_own_people_offer_templates_to_others() {
    let world = World::demo().await;
    let aurora = tenant(&world, "aurora").await;
    for (who, audience, status) in [
        (OWNER, "everybody", 403),
        (AGENCY, "tenants", 403),
        (AGENCY, "own", 204),
        (ADMIN, "everybody", 204),
        (CONSULTANT, "tenants", 204),
    ] {
        let id = published(&world, who, "Quillphone answers").await;
        let body = json!({"audience": audience, "tenants": [aurora]});
        let reply = world.ask(Method::PUT, &format!("{AUTHORED}/{id}/audience")).by(who).json(&body).send().await;
        assert_eq!(reply.status, status, "{who} {audience}: {}", reply.text());
    }
    let id = published(&world, CONSULTANT, "Quillphone answers").await;
    for (tenants, named) in [
        (json!([]), ""),
        (json!(["0192f000-0000-7000-8000-00000000dead"]), ""),
        (json!([]), "Aurora"),
        (json!([]), "%"),
    ] {
        let body = json!({"audience": "tenants", "tenants": tenants, "named": named});
        let reply =
            world.ask(Method::PUT, &format!("{AUTHORED}/{id}/audience")).by(CONSULTANT).json(&body).send().await;
        assert_eq!(reply.status, 400, "{tenants} {named}: {}", reply.text());
    }
}
