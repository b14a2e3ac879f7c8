use super::{get, made, person, send};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, OWNER, RIVAL};
use http::Method;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_team_has_members_of_its_tenant_and_nobody_else() {
    let world = World::demo().await;
    let (lina, erik) = (person(&world, CLIENT).await, person(&world, RIVAL).await);
    let team = made(&world, "/teams", OWNER, &json!({"name": "Harvest"})).await;
    let again = send(&world, Method::POST, "/teams", OWNER, &json!({"name": "HARVEST"})).await;
    assert_eq!(again.refusal("twice"), (409, "team_exists".into()));
    let member = |who: &str| format!("/teams/{team}/members/{who}");
    let none = json!({});
    for _ in 0..2 {
        assert_eq!(send(&world, Method::PUT, &member(&lina), OWNER, &none).await.status, 204);
    }
    let stranger = send(&world, Method::PUT, &member(&erik), OWNER, &none).await;
    assert_eq!(stranger.faults(), [("personId".into(), "person_unknown".into())]);
    let people = get(&world, &format!("/teams/{team}/members"), CLIENT).await;
    assert_eq!((&people["data"][0]["name"], people["data"].as_array().map(Vec::len)), (&json!("Lina Haddad"), Some(1)));
    let row = get(&world, "/teams?search=harv", OWNER).await;
    assert_eq!((&row["data"][0]["people"], row["data"].as_array().map(Vec::len)), (&json!(1), Some(1)));
    for who in [RIVAL, ADMIN] {
        let foreign = world.get(&format!("/api/v1/teams/{team}/members")).by(who).send().await;
        assert_eq!(foreign.status, 404, "{who}");
    }
    assert_eq!(send(&world, Method::DELETE, &format!("/teams/{team}"), ADMIN, &none).await.status, 404);
    assert_eq!(send(&world, Method::DELETE, &member(&lina), OWNER, &none).await.status, 204);
    assert_eq!(send(&world, Method::DELETE, &member(&lina), OWNER, &none).await.status, 404);
    assert_eq!(send(&world, Method::DELETE, &format!("/teams/{team}"), OWNER, &none).await.status, 204);
    let csv = world.get("/api/v1/teams?format=csv").by(OWNER).send().await;
    assert!(csv.status == 200 && !csv.text().contains("Harvest"), "{}", csv.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_location_works_by_the_clocks_of_its_own_zone() {
    let world = World::demo().await;
    let seoul = json!({"name": "Harbour office", "timeZone": "Asia/Seoul", "address": "1 Quay Road"});
    let id = made(&world, "/locations", OWNER, &seoul).await;
    assert_eq!(
        send(&world, Method::POST, "/locations", OWNER, &seoul).await.refusal("twice"),
        (409, "location_exists".into())
    );
    let nowhere = send(&world, Method::POST, "/locations", OWNER, &json!({"name": "X", "timeZone": "Mars/Base"})).await;
    assert_eq!(nowhere.faults(), [("timeZone".into(), "zone_unknown".into())]);
    let found = get(&world, "/locations?search=quay", CLIENT).await;
    assert_eq!((&found["data"][0]["timeZone"], &found["data"][0]["id"]), (&json!("Asia/Seoul"), &json!(id)));
    let path = format!("/locations/{id}");
    let moved = json!({"name": "Harbour office", "timeZone": "Asia/Tokyo"});
    assert_eq!(send(&world, Method::PUT, &path, OWNER, &moved).await.status, 204);
    assert_eq!(send(&world, Method::PUT, &path, ADMIN, &moved).await.status, 404, "another tenant's isn't there");
    assert_eq!(get(&world, "/locations?search=harbour", OWNER).await["data"][0]["timeZone"], "Asia/Tokyo");
    assert_eq!(send(&world, Method::DELETE, &path, OWNER, &json!({})).await.status, 204);
    assert_eq!(get(&world, "/locations?search=harbour", OWNER).await["data"], json!([]));
}
