use super::{begun, names, published};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, CONSULTANT, INVESTOR, OWNER};
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_client_finds_a_template_by_what_it_is_for_and_sees_inputs_cost_and_example() {
    let world = World::queueing().await;
    let list = world.get("/api/v1/templates?search=invoice").by(CLIENT).send().await.json();
    let found = list["data"].as_array().expect("a list");
    let facts = found.iter().find(|row| row["name"] == "Facts of an invoice").expect("it is there");
    assert_eq!((&facts["purpose"], &facts["origin"]), (&json!("extraction"), &json!("built_in")));
    let path = format!("/api/v1/templates/{}", facts["id"].as_str().expect("an id"));
    let shown = world.get(&path).by(CLIENT).send().await.json();
    assert_eq!(shown["content"]["variables"][0]["name"], "invoice", "{shown}");
    assert!(shown["example"]["text"].as_str().is_some_and(|text| text.contains("IBAN")), "{shown}");
    assert!(shown["estimate"]["promptTokens"].as_u64() > Some(10), "{shown}");
    assert_eq!(shown["estimate"]["costMicrosMax"], 0, "patterns cost nothing");
    assert!(shown["content"]["expects"].as_str().is_some_and(|text| text.len() > 40), "{shown}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn filters_narrow_the_catalogue_and_its_pages_follow_each_other() {
    let world = World::demo().await;
    let sorting = names(&world, CLIENT, "?purpose=sorting").await;
    assert!(sorting.len() >= 4 && sorting.contains(&"Sort a support request".to_owned()), "{sorting:?}");
    let finance = names(&world, CLIENT, "?purpose=extraction&industry=finance").await;
    assert_eq!(finance, ["Facts of an invoice", "Payment details of a letter"]);
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = world.get(&format!("/api/v1/templates?limit=4{cursor}")).by(CLIENT).send().await.json();
        let rows = page["data"].as_array().cloned().unwrap_or_default();
        all.extend(rows.iter().map(|row| row["name"].as_str().unwrap_or_default().to_owned()));
        let Some(next) = page["nextCursor"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    assert_eq!(all, names(&world, CLIENT, "?limit=200").await);
    let reply = world.get("/api/v1/templates?cursor=forged").by(CLIENT).send().await;
    assert_eq!(reply.faults(), [("cursor".into(), "not_a_cursor".into())]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_not_published_or_its_authors_alone_is_not_in_the_catalogue() {
    let world = World::demo().await;
    let id = begun(&world, OWNER, "Quillphone reply").await;
    for who in [CLIENT, OWNER] {
        assert_eq!(names(&world, who, "?search=quillphone").await, Vec::<String>::new(), "a draft: {who}");
        assert_eq!(world.get(&format!("/api/v1/templates/{id}")).by(who).send().await.status, 404, "{who}");
    }
    let own = published(&world, OWNER, "Quillphone greeting").await;
    assert_eq!(names(&world, CLIENT, "?search=quillphone").await, ["Quillphone greeting"]);
    super::offer(&world, OWNER, &own, json!({"audience": "internal"})).await;
    assert_eq!(names(&world, CLIENT, "?search=quillphone").await, Vec::<String>::new());
    assert_eq!(names(&world, OWNER, "?search=quillphone").await, ["Quillphone greeting"], "authors see it");
    let retired = world.post(&format!("{}/{own}/retire", super::AUTHORED)).by(OWNER).send().await;
    assert_eq!(retired.status, 204, "{}", retired.text());
    assert_eq!(names(&world, OWNER, "?search=quillphone").await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_runs_templates_and_who_writes_them_are_told_apart() {
    let world = World::demo().await;
    for (who, runs, writes) in
        [(CLIENT, 200, 403), (OWNER, 200, 200), (CONSULTANT, 403, 200), (ADMIN, 403, 200), (INVESTOR, 403, 403)]
    {
        assert_eq!(world.get("/api/v1/templates").by(who).send().await.status, runs, "{who}");
        assert_eq!(world.get(super::AUTHORED).by(who).send().await.status, writes, "{who}");
    }
    let form = json!({"name": "Mine", "summary": "For a try.", "industry": "general", "purpose": "drafting"});
    let refused = world.post(super::AUTHORED).by(CLIENT).json(&form).send().await;
    assert_eq!(refused.refusal("a client"), (403, "permission_missing".into()));
}
