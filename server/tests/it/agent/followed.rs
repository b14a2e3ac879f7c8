//! An action of the agent is followed from its effect back to its prompt, and from its prompt to its effect, by the audit alone.

use super::obedient::Obedient;
use super::{decide, done, order, rules, tenant_of, work, world};
use crate::support::World;
use crate::support::people::{ADMIN, AGENCY, OWNER};
use serde_json::{Value, json};

/// The latest entry of a kind in Aurora's log, as somebody reads it.
async fn latest(world: &World, who: &str, what: &str) -> Value {
    let tenant = tenant_of(world, OWNER).await;
    let reply = world.get(&format!("/api/v1/audit-logs?what={what}&tenantId={tenant}")).by(who).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()["data"][0].clone()
}

/// The steps of an entry's story.
async fn story(world: &World, who: &str, entry: &Value) -> Vec<Value> {
    let id = entry["id"].as_str().expect("an id");
    let reply = world.get(&format!("/api/v1/audit-logs/{id}")).by(who).send().await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()["steps"].as_array().expect("steps").clone()
}

fn whats(steps: &[Value]) -> Vec<&str> {
    steps.iter().filter_map(|step| step["row"]["what"].as_str()).collect()
}

/// The first step of a kind.
#[track_caller]
fn step<'a>(steps: &'a [Value], what: &str) -> &'a Value {
    let found = steps.iter().find(|step| step["row"]["what"] == what);
    found.unwrap_or_else(|| panic!("{what} in {:?}", whats(steps)))
}

/// What the first step of a kind says under a member.
#[track_caller]
fn said(steps: &[Value], what: &str, member: &str) -> String {
    let fields = step(steps, what)["fields"].as_array().expect("fields").clone();
    let field = fields.iter().find(|field| field["name"] == member);
    field.and_then(|field| field["value"].as_str()).unwrap_or_else(|| panic!("{member} in {fields:?}")).to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_action_of_the_agent_is_followed_from_its_prompt_over_call_and_decision_to_its_effect() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    let text = order("tenancy.add_team", &json!({"name": "Spice buyers"}));
    let errand = done(&world, OWNER, &text).await;
    let id = errand["id"].as_str().expect("an id");
    assert_eq!(decide(&world, OWNER, id, "approval").await, 204);
    work(&world).await;
    let owner = world.caller(OWNER).await.actor.expect("a person").person_id;
    for who in [OWNER, ADMIN] {
        let effect = latest(&world, who, "TeamAdded").await;
        assert_eq!((&effect["door"], &effect["operation"]), (&json!("agent"), &json!("tenancy.add_team")), "{effect}");
        assert_eq!(effect["actor"], format!("person:{owner}"));
        let steps = story(&world, who, &effect).await;
        assert_eq!(
            whats(&steps),
            [
                "ErrandSent",
                "ErrandBegun",
                "ErrandThought",
                "ErrandCallHeld",
                "ErrandCallApproved",
                "ErrandBegun",
                "TeamAdded",
                "ErrandCallMade",
                "ErrandThought",
                "ErrandAnswered"
            ],
            "{who}"
        );
        assert_eq!(said(&steps, "ErrandSent", "text"), text, "the prompt");
        assert_eq!(said(&steps, "ErrandThought", "calls.0.tool"), "tenancy_add_team", "the tool");
        assert!(said(&steps, "ErrandThought", "calls.0.arguments").contains("Spice buyers"), "with its arguments");
        assert_eq!(said(&steps, "ErrandCallHeld", "operation"), "tenancy.add_team");
        assert_eq!(said(&steps, "ErrandCallHeld", "why"), "writes", "why it waited");
        let approved = &step(&steps, "ErrandCallApproved")["row"];
        assert_eq!(
            (&approved["actor"], &approved["door"]),
            (&json!(format!("person:{owner}")), &json!("rest")),
            "by whom"
        );
        assert_eq!(said(&steps, "ErrandCallMade", "result.id"), effect["streamId"], "what it led to");
        // Whichever of them is opened tells the same.
        for what in ["ErrandSent", "ErrandThought", "ErrandCallApproved", "ErrandAnswered"] {
            let from_there = story(&world, who, &latest(&world, who, what).await).await;
            assert_eq!(whats(&from_there), whats(&steps), "from {what}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_a_rule_let_through_and_what_was_refused_stand_in_the_story_of_their_errand() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    rules(&world, json!({"exceptions": [{"operation": "tenancy.add_team", "gate": "run"}]})).await;
    let text = order("tenancy.add_team", &json!({"name": "Spice buyers"}))
        + &order("tenancy.delete_tenant", &json!({"id": tenant_of(&world, OWNER).await}));
    done(&world, OWNER, &text).await;
    let steps = story(&world, OWNER, &latest(&world, OWNER, "TeamAdded").await).await;
    assert_eq!(step(&steps, "ErrandCallCleared")["row"]["actor"], "system:agent", "nobody was asked");
    assert_eq!(said(&steps, "ErrandCallRefused", "operation"), "tenancy.delete_tenant");
    assert_eq!(said(&steps, "ErrandCallRefused", "why"), "not_a_tool");
    let refused = &step(&steps, "refused")["row"];
    assert_eq!((&refused["kind"], &refused["reason"]), (&json!("access"), &json!("agent_refused not_a_tool")));

    // Another errand of the same person isn't part of it.
    done(&world, OWNER, &order("tenancy.teams", &json!({}))).await;
    let again = story(&world, OWNER, &latest(&world, OWNER, "TeamAdded").await).await;
    assert_eq!(whats(&again), whats(&steps));
    let effect = latest(&world, OWNER, "TeamAdded").await;
    let path = format!("/api/v1/audit-logs/{}", effect["id"].as_str().expect("an id"));
    let strange = world.get(&path).by(AGENCY).send().await;
    assert!(matches!(strange.status, 403 | 404), "it isn't there for strangers: {}", strange.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_page_of_an_effect_leads_to_the_prompt_and_to_who_approved() {
    let model = Obedient::new().await;
    let world = world(&model).await;
    let errand = done(&world, OWNER, &order("tenancy.add_team", &json!({"name": "Spice buyers"}))).await;
    assert_eq!(decide(&world, OWNER, errand["id"].as_str().expect("an id"), "approval").await, 204);
    work(&world).await;
    let (effect, sent) = (latest(&world, OWNER, "TeamAdded").await, latest(&world, OWNER, "ErrandSent").await);
    for (portal, who) in [("client", OWNER), ("admin", ADMIN)] {
        let cookie = world.cookie(who).await;
        let path = |entry: &Value| format!("/{portal}/audit/{}", entry["id"].as_str().expect("an id"));
        let page = async |entry: &Value| {
            let reply = world.get(&path(entry)).header("cookie", &cookie).header("accept", "text/html").send().await;
            assert_eq!(reply.status, 200, "{}", path(entry));
            reply.main_part()
        };
        let effect = page(&effect).await;
        for told in ["The agent was sent on an errand", "A call of the agent was approved", path(&sent).as_str()] {
            assert!(effect.contains(told), "{told} in {portal}");
        }
        assert!(page(&sent).await.contains("CALL tenancy.add_team"), "the prompt in {portal}");
    }
}
