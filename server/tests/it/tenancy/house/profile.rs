use super::{get, send};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER, RIVAL};
use http::Method;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_company_says_what_it_is_and_a_late_edit_is_a_conflict() {
    let world = World::demo().await;
    let before = get(&world, "/organisation", OWNER).await["version"].clone();
    let body = json!({"legalName": "Aurora Foods SARL", "contactEmail": "salma@aurora.example", "version": before});
    let put = async |who, body| send(&world, Method::PUT, "/organisation", who, body).await;
    assert_eq!(put(OWNER, &body).await.status, 204);
    assert_eq!(put(OWNER, &body).await.refusal("seen before"), (409, "conflict".into()));
    let now = get(&world, "/organisation", CLIENT).await;
    assert_eq!(now["profile"]["legalName"], "Aurora Foods SARL");
    assert_eq!(get(&world, "/organisation", RIVAL).await["profile"]["legalName"], json!(null));
    assert_eq!(put(CLIENT, &body).await.refusal("a client"), (403, "permission_missing".into()));
    let wrong = put(OWNER, &json!({"contactEmail": "salma"})).await;
    assert_eq!(wrong.faults(), [("contactEmail".into(), "not_an_email".into())]);
    let stored: String =
        sqlx::query_scalar("select string_agg(payload::text, '') from log.events where type = 'OrganisationDescribed'")
            .fetch_one(&mut world.as_superuser().await)
            .await
            .expect("the log");
    assert!(stored.contains("Aurora Foods SARL") && !stored.contains("salma@"), "whom to talk to is sealed: {stored}");
}
