//! What the agent may: never more than its person, never more than the rules give it, in their tenant only, and looked at again
//! at the moment when something is done.

use super::obedient::Obedient;
use super::{call, count, decide, done, order, rules, send, show, team, teams, tenant_of, work, world};
use crate::support::people::{CLIENT, OWNER, RIVAL};
use domain::identity::{AssignRole, UnassignRole};
use domain::policy::Role;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_may_not_delete_something_has_no_agent_that_does_it() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    let id = team(&world, OWNER, "Spice buyers").await;
    let button = world.ask(http::Method::DELETE, &format!("/api/v1/teams/{id}")).by(CLIENT).send().await;
    assert_eq!(button.status, 403);
    let errand = done(&world, CLIENT, &order("tenancy.remove_team", &json!({"id": id}))).await;
    let refused = call(&errand);
    assert_eq!((&refused["stage"], &refused["whyNot"]), (&json!("refused"), &json!("person_may_not")), "{errand}");
    assert_eq!(refused["about"], "manage:organisation", "by the same permission as the button");
    assert_eq!(teams(&world, "Spice buyers").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_call_that_names_another_organisations_id_is_refused_and_logged() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    rules(&world, json!({"writes": "run"})).await;
    let rivals = tenant_of(&world, RIVAL).await;
    let person = world.caller(RIVAL).await.actor.expect("somebody").person_id;
    let own = team(&world, OWNER, "Spice buyers").await;
    for (operation, arguments, about) in [
        ("tenancy.add_team", json!({"name": format!("of {rivals}")}), "name"),
        ("tenancy.team_members", json!({"teamId": rivals}), "teamId"),
        ("tenancy.add_team_member", json!({"id": own, "personId": person}), "personId"),
        ("workspaces.show_workspace", json!({"id": rivals.to_string().replace('-', "")}), "id"),
    ] {
        let errand = done(&world, OWNER, &order(operation, &arguments)).await;
        let refused = call(&errand);
        assert_eq!((&refused["whyNot"], &refused["about"]), (&json!("foreign_id"), &json!(about)), "{errand}");
    }
    let logged = "select count(*) from log.events where type = 'ErrandCallRefused' and payload->>'why' = 'foreign_id'";
    assert_eq!(count(&world, logged).await, 4);
    let log = world.get("/api/v1/audit-logs?limit=200").by(OWNER).send().await;
    assert!(log.text().contains("agent_refused"), "also among the accesses: {}", log.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_colleague_who_came_from_elsewhere_is_no_stranger() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    let colleague = world.caller(CLIENT).await.actor.expect("somebody").person_id;
    let errand = done(&world, OWNER, &order("identity.show_person", &json!({"id": colleague}))).await;
    assert_ne!(call(&errand)["whyNot"], "foreign_id", "{errand}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_the_rules_dont_give_the_agent_does_for_nobody() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    rules(&world, json!({"permissions": ["read:organisation", "use:agent"], "writes": "run"})).await;
    let errand = done(&world, OWNER, &order("tenancy.add_team", &json!({"name": "Spice buyers"}))).await;
    assert_eq!(call(&errand)["whyNot"], "rules_forbid", "{errand}");
    let errand = done(&world, OWNER, &order("tenancy.teams", &json!({}))).await;
    assert_eq!(call(&errand)["stage"], "made", "{errand}");
    assert_eq!(teams(&world, "Spice buyers").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_right_that_is_taken_away_while_a_call_waits_is_gone_when_it_is_approved() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    let client = world.caller(CLIENT).await.actor.expect("somebody");
    let (id, role) = (client.person_id, Role::Owner.into());
    let give = AssignRole { id, role, until: None, tenant_id: None, client_id: None };
    world.gateway.call(world.caller(OWNER).await, give).await.expect("they are an owner for a while");
    let errand = send(&world, CLIENT, &order("tenancy.add_team", &json!({"name": "Spice buyers"}))).await;
    work(&world).await;
    assert_eq!(show(&world, CLIENT, &errand).await["status"], "waiting");
    let take = UnassignRole { id, role: Role::Owner.into(), tenant_id: None, client_id: None };
    world.gateway.call(world.caller(OWNER).await, take).await.expect("and no longer");
    assert_eq!(decide(&world, CLIENT, &errand, "approval").await, 204);
    work(&world).await;
    let errand = show(&world, CLIENT, &errand).await;
    assert_eq!((&call(&errand)["stage"], &call(&errand)["whyNot"]), (&json!("refused"), &json!("person_may_not")));
    assert_eq!(teams(&world, "Spice buyers").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn rules_that_become_stricter_hold_for_what_was_approved_before() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    let id = send(&world, OWNER, &order("tenancy.add_team", &json!({"name": "Spice buyers"}))).await;
    work(&world).await;
    assert_eq!(decide(&world, OWNER, &id, "approval").await, 204);
    rules(&world, json!({"writes": "never"})).await;
    work(&world).await;
    let errand = show(&world, OWNER, &id).await;
    assert_eq!(call(&errand)["whyNot"], "rules_forbid", "{errand}");
    assert_eq!(teams(&world, "Spice buyers").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_looks_into_another_tenants_errands_or_approves_there() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    let id = send(&world, OWNER, &order("tenancy.add_team", &json!({"name": "Spice buyers"}))).await;
    work(&world).await;
    for (who, status) in [(RIVAL, 404), (CLIENT, 404)] {
        assert_eq!(decide(&world, who, &id, "approval").await, status, "{who}");
        assert_eq!(decide(&world, who, &id, "refusal").await, status, "{who}");
        assert_eq!(world.get(&format!("/api/v1/errands/{id}/replay")).by(who).send().await.status, status, "{who}");
    }
    assert_eq!(show(&world, OWNER, &id).await["status"], "waiting");
}
