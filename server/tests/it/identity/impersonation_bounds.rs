//! Acting as somebody else: who may not, whom nobody may, and what is off meanwhile (checklist IAM-30, IAM-X3).

use super::impersonation::{begin, ticket};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, CONSULTANT, OWNER, SUPPORT};
use domain::kernel::{Access, Kind};
use serde_json::json;

const SUPER: &str = "super@demo.portico.example";

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_acts_as_anybody_on_staff() {
    let world = World::demo().await;
    for (by, whom) in
        [(ADMIN, SUPPORT), (ADMIN, SUPER), (ADMIN, ADMIN), (SUPER, ADMIN), (SUPPORT, ADMIN), (SUPPORT, CONSULTANT)]
    {
        let token = world.token(by).await;
        let refused = begin(&world, &token, whom, &ticket()).await.refusal("on staff");
        assert_eq!(refused, (403, "not_on_staff".into()), "{by} as {whom}");
    }
    for by in [CLIENT, OWNER, CONSULTANT] {
        let token = world.token(by).await;
        let refused = begin(&world, &token, CLIENT, &ticket()).await.refusal("without the permission");
        assert_eq!(refused, (403, "permission_missing".into()), "{by}");
    }
    assert_eq!(crate::audit::accesses(&world, "what = 'impersonation_began'").await.len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_dangerous_is_off_and_nobody_acts_as_one_through_another() {
    let world = World::demo().await;
    let token = world.token(ADMIN).await;
    assert_eq!(begin(&world, &token, OWNER, &ticket()).await.status, 201);
    let key = json!({"name": "Back door", "scopes": ["read:files"]});
    let key = world.post("/api/v1/api-keys").bearer(&token).json(&key).send().await;
    assert_eq!(key.refusal("a key"), (403, "not_while_impersonating".into()));
    let program = json!({"name": "Back door", "roles": ["owner"]});
    let program = world.post("/api/v1/service-accounts").bearer(&token).json(&program).send().await;
    assert_eq!(program.refusal("a program"), (403, "not_while_impersonating".into()));
    let nested = begin(&world, &token, CLIENT, &ticket()).await;
    assert_eq!(nested.refusal("nested"), (403, "permission_missing".into()));
    assert_eq!(world.get("/api/v1/api-keys").bearer(&token).send().await.status, 200, "looking is fine");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn it_takes_a_reason_and_an_hour_at_most() {
    let world = World::demo().await;
    let token = world.token(ADMIN).await;
    for body in [
        json!({}),
        json!({"reason": "  "}),
        json!({"reason": "Ticket 4711", "minutes": 61}),
        json!({"reason": "Ticket 4711", "minutes": 0}),
        json!({"reason": "Ticket 4711", "tenantId": "01920000-0000-7000-8000-0000000000ff"}),
    ] {
        assert_eq!(begin(&world, &token, CLIENT, &body).await.refusal("a bad input").0, 400, "{body}");
    }
    let nobody = format!("/api/v1/users/{}/impersonation", server::ambient::new_id());
    let nobody = world.post(&nobody).bearer(&token).json(&ticket()).send().await;
    assert_eq!(nobody.refusal("nobody"), (404, "resource_not_found".into()));
}

/// What must be off while somebody is impersonated, by parts of operations' names.
const DANGEROUS: &[&str] = &[
    "api_key",
    "service_account",
    "password",
    "second_factor",
    "passkey",
    "recovery",
    "role",
    "erase_person",
    "begin_impersonation",
    "provider",
    "signing_key",
];

/// It only says what a change would do.
const HARMLESS: &str = "identity.preview_role";

#[test]
fn every_operation_on_keys_secrets_and_roles_is_marked_as_dangerous() {
    let about = |name: &str| DANGEROUS.iter().any(|part| name.contains(part));
    let commands = domain::catalogue::all().into_iter().filter(|entry| {
        entry.kind == Kind::Command && entry.access != Access::Public && about(entry.name) && entry.name != HARMLESS
    });
    let (marked, open): (Vec<_>, Vec<_>) = commands.partition(|entry| entry.attributes.danger);
    assert!(marked.len() >= 8, "the question finds operations");
    assert_eq!(open.iter().map(|entry| entry.name).collect::<Vec<_>>(), Vec::<&str>::new());
}
