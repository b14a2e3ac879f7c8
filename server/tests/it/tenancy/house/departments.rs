use super::{get, made, person, send};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, OWNER, RIVAL};
use domain::kernel::{DepartmentId, PersonId};
use http::Method;
use serde_json::json;
use server::contexts::tenancy::departments_of;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_holds_for_a_department_covers_those_below_it_wherever_they_are_moved() {
    let world = World::demo().await;
    let add = async |name: &str, parent: Option<&str>| {
        made(&world, "/departments", OWNER, &json!({"name": name, "parentId": parent})).await
    };
    let top = add("Company", None).await;
    let kitchen = add("Kitchen", Some(&top)).await;
    let spices = add("Spices", Some(&kitchen)).await;
    let sales = add("Shop", Some(&top)).await;
    let lina = person(&world, CLIENT).await;
    let post = async |who: &str, department: &str| {
        send(&world, Method::PUT, &format!("/postings/{who}"), OWNER, &json!({"departmentId": department})).await
    };
    assert_eq!(post(&lina, &spices).await.status, 204);
    let tenant = world.caller(OWNER).await.actor.expect("a person").tenant_id;
    let of = async || {
        let mut tx = world.db().as_system("a test").await.expect("a transaction");
        let person = PersonId(lina.parse().expect("an id"));
        departments_of(&mut tx, tenant, person).await.expect("the database is there")
    };
    let ids = |all: [&String; 3]| all.map(|id| DepartmentId(id.parse().expect("an id"))).to_vec();
    assert_eq!(of().await, ids([&spices, &kitchen, &top]));
    let people = async |department: &str, rest: &str| {
        let page = get(&world, &format!("/departments/{department}/people{rest}"), OWNER).await;
        page["data"].as_array().map_or(0, Vec::len)
    };
    assert_eq!((people(&top, "").await, people(&top, "?withBelow=false").await, people(&sales, "").await), (1, 0, 0));
    let to = async |id: &str, parent: &str| {
        send(&world, Method::PUT, &format!("/departments/{id}/parent"), OWNER, &json!({"parentId": parent})).await
    };
    assert_eq!(to(&top, &spices).await.refusal("below itself"), (409, "department_cycle".into()));
    assert_eq!(to(&spices, &sales).await.status, 204);
    assert_eq!(of().await, ids([&spices, &sales, &top]));
    assert_eq!((people(&sales, "").await, people(&kitchen, "").await), (1, 0));
    let erik = person(&world, RIVAL).await;
    assert_eq!(post(&erik, &spices).await.faults(), [("personId".into(), "person_unknown".into())]);
    let ghost = "0192a000-0000-7000-8000-000000000009";
    assert_eq!(post(&lina, ghost).await.faults(), [("departmentId".into(), "department_unknown".into())]);
    let remove =
        async |id: &str, who| send(&world, Method::DELETE, &format!("/departments/{id}"), who, &json!({})).await;
    assert_eq!(remove(&top, OWNER).await.refusal("others below"), (409, "department_has_below".into()));
    assert_eq!(remove(&spices, ADMIN).await.status, 404, "another tenant's isn't there");
    assert_eq!(remove(&spices, OWNER).await.status, 204);
    assert!(of().await.is_empty(), "in no department then");
    let foreign = world.get(&format!("/api/v1/departments/{top}/people")).by(RIVAL).send().await;
    assert_eq!(foreign.status, 404);
    let tree = get(&world, "/department-tree", CLIENT).await;
    assert!(tree["departments"].as_array().is_some_and(|all| all.iter().any(|it| it["name"] == "Kitchen")), "{tree}");
}
