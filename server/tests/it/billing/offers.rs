use super::{plan, put, put_as, seen, tenant_of, world};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, OWNER, RIVAL};
use http::Method;
use serde_json::{Value, json};
use std::collections::BTreeMap;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_installation_begins_with_three_plans_that_bound_requests_a_minute() {
    let world = World::demo().await;
    let plans = seen(&world, ADMIN, "/api/v1/plans").await;
    let found: Vec<_> = plans["data"].as_array().expect("plans").iter().collect();
    let told = |plan: &&Value| (plan["code"].as_str().unwrap().to_owned(), plan["limits"]["requestsPerMinute"].clone());
    let told: Vec<_> = found.iter().map(told).collect();
    let expected = [("basic", 100), ("pro", 500), ("enterprise", 2_000)];
    assert_eq!(told, expected.map(|(code, calls)| (code.to_owned(), json!(calls))));
    let events = world.get("/api/v1/audit-logs?search=PlanCreated").by(ADMIN).send().await;
    assert_eq!(events.status, 200, "they are events like any other");
    server::contexts::billing::make_stock(world.gateway.services()).await.expect("again");
    assert_eq!(seen(&world, ADMIN, "/api/v1/plans").await, plans, "they are made once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn demo_tenants_are_on_enterprise_and_the_platform_is_nobodys_customer() {
    let world = World::demo().await;
    for who in [CLIENT, OWNER, RIVAL] {
        assert_eq!(seen(&world, who, "/api/v1/plan").await["plan"]["code"], "enterprise", "{who}");
    }
    let path = format!("/api/v1/tenants/{}/plan", tenant_of(&world, ADMIN).await);
    let house = seen(&world, ADMIN, &path).await;
    assert_eq!((&house["plan"], &house["next"]), (&Value::Null, &Value::Null));
    assert!(house["features"].as_array().unwrap().iter().all(|feature| feature["isEntitled"] == true));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_published_version_stays_as_it_is_and_tenants_stay_on_theirs_until_they_are_moved() {
    let world = world().await;
    plan(&world, "team", &["ai_runs", "files"], json!({"seats": 7})).await;
    put(&world, CLIENT, "team").await;
    let body = json!({"features": ["ai_runs", "files", "apps"], "limits": {"seats": 9}, "trialDays": 7});
    let publish = || world.post("/api/v1/plans/team/versions").by(ADMIN).json(&body);
    assert_eq!(publish().send().await.json()["version"], 2);
    assert_eq!(publish().send().await.json()["version"], 2, "the same terms are no new version");

    let own = seen(&world, CLIENT, "/api/v1/plan").await;
    assert_eq!((&own["plan"]["version"], &own["newestVersion"]), (&json!(1), &json!(2)));
    assert_eq!(super::limit(&world, CLIENT, "seats").await["max"], 7);
    let detail = seen(&world, ADMIN, "/api/v1/plans/team").await;
    let versions = detail["versions"].as_array().unwrap();
    let told: Vec<_> = versions.iter().map(|version| (&version["number"], &version["limits"]["seats"])).collect();
    assert_eq!(told, [(&json!(2), &json!(9)), (&json!(1), &json!(7))]);
    assert_eq!((&versions[0]["tenants"], &versions[1]["tenants"]), (&json!(0), &json!(1)));
    put(&world, CLIENT, "team").await;
    assert_eq!(super::limit(&world, CLIENT, "seats").await["max"], 9, "moved");
    assert_eq!(put_as(&world, ADMIN, CLIENT, &json!({"plan": "team", "version": 1})).await.status, 204);
    assert_eq!(super::limit(&world, CLIENT, "seats").await["max"], 7, "and back");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_retired_plan_is_given_to_nobody_and_who_has_it_keeps_it() {
    let world = world().await;
    plan(&world, "team", &["files"], json!({})).await;
    put(&world, CLIENT, "team").await;
    let retire = async |code: &str| world.ask(Method::DELETE, &format!("/api/v1/plans/{code}")).by(ADMIN).send().await;
    assert_eq!(retire("team").await.status, 204);
    assert_eq!(retire("team").await.status, 204, "it is retired already");
    let refused = put_as(&world, ADMIN, RIVAL, &json!({"plan": "team"})).await;
    assert_eq!(refused.refusal("nobody"), (409, "plan_retired".into()));
    assert_eq!(seen(&world, CLIENT, "/api/v1/plan").await["plan"]["code"], "team");
    assert_eq!(retire("basic").await.refusal("the default"), (409, "plan_is_default".into()));
    assert_eq!(retire("no-such").await.status, 404);
    let kept = seen(&world, ADMIN, "/api/v1/plans?retired=true").await;
    assert_eq!(kept["data"].as_array().unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_isnt_a_plan_or_a_tenant_is_named() {
    let world = world().await;
    let unknown = put_as(&world, ADMIN, CLIENT, &json!({"plan": "gold"})).await;
    assert_eq!(unknown.faults(), [("plan".to_owned(), "plan_unknown".to_owned())]);
    let version = put_as(&world, ADMIN, CLIENT, &json!({"plan": "pro", "version": 7})).await;
    assert_eq!(version.faults(), [("version".to_owned(), "plan_version_unknown".to_owned())]);
    let nobody = format!("/api/v1/tenants/{}/plan", server::ambient::new_id());
    let ask = |method| world.ask(method, &nobody).by(ADMIN);
    assert_eq!(ask(Method::GET).send().await.status, 404);
    assert_eq!(ask(Method::PUT).json(&json!({"plan": "pro"})).send().await.status, 404);
    let taken = json!({"code": "pro", "name": "Another"});
    let taken = world.post("/api/v1/plans").by(ADMIN).json(&taken).send().await;
    assert_eq!(taken.refusal("taken"), (409, "plan_code_taken".into()));
    let by_owner = put_as(&world, OWNER, OWNER, &json!({"plan": "enterprise"})).await;
    assert_eq!(by_owner.refusal("not theirs"), (403, "permission_missing".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_slices_of_the_distribution_add_up_to_the_active_tenants() {
    let world = world().await;
    let tenants = seen(&world, ADMIN, "/api/v1/tenants?limit=200&status=active").await;
    let count = tenants["data"].as_array().unwrap().len() as u64;
    let slices = async || -> BTreeMap<String, u64> {
        let told = seen(&world, ADMIN, "/api/v1/plan-distribution").await;
        assert_eq!(told["tenants"], count);
        let slices = told["slices"].as_array().unwrap();
        let slice =
            |slice: &Value| (slice["code"].as_str().unwrap_or("-").to_owned(), slice["tenants"].as_u64().unwrap());
        slices.iter().map(slice).collect()
    };
    let before = slices().await;
    assert_eq!(before.values().sum::<u64>(), count);
    assert_eq!(before["-"], 1, "the platform itself");
    put(&world, CLIENT, "pro").await;
    let after = slices().await;
    assert_eq!((after["pro"], after["enterprise"]), (before["pro"] + 1, before["enterprise"] - 1));
    assert_eq!(after.values().sum::<u64>(), count);
}
