//! Each person of the demo world, one a role, tries each operation: the answer is exactly what the policy says.

use crate::support::{Reply, World, form_of, rest_of};
use domain::catalogue::{self, Entry};
use domain::kernel::Access;
use domain::policy::{Actor, Because, Denied, Permission, Reach, Role, Subject, may};
use server::commands::seed;

/// What the policy says against it, if it says something.
fn denied(entry: &Entry, actor: &Actor) -> Option<Denied> {
    let needed = match entry.access {
        Access::Needs(permission) => Some(permission),
        Access::Public | Access::SignedIn => None,
    };
    let far = (entry.attributes.reach == Reach::Platform).then_some(Permission::ReachPlatform);
    needed.into_iter().chain(far).find_map(|permission| may(actor, permission, &Subject::default()).err())
}

fn check(entry: &Entry, actor: &Actor, reply: &Reply) {
    let what = format!("{} by {}", entry.name, actor.email);
    match denied(entry, actor) {
        Some(denied) => {
            let code = if denied.because == Because::DeniedByRole { "permission_denied" } else { "permission_missing" };
            assert_eq!(reply.refusal(&what), (403, code.into()));
            assert_eq!(reply.json()["error"]["params"]["permission"], denied.missing.as_str(), "{what}");
        }
        None if reply.status < 400 => {}
        // Refused for what it asks, perhaps: a token that is none, a run that isn't there. Not for who asks.
        None => {
            let about_who_asks = ["not_signed_in", "permission_missing", "permission_denied"];
            assert!(!about_who_asks.contains(&reply.code(&what).as_str()), "{what}");
        }
    }
}

#[test]
fn the_demo_world_has_an_account_for_every_role() {
    for role in Role::ALL {
        assert!(seed::accounts().iter().any(|account| account.role == *role), "nobody is {}", role.as_str());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn on_rest_every_role_may_exactly_what_the_policy_says() {
    let world = World::queueing().await;
    for account in seed::accounts() {
        let actor = world.caller(account.email).await.actor.expect("a person");
        for entry in catalogue::all().into_iter().filter(|entry| entry.rest.is_some()) {
            let (method, path, body) = rest_of(entry, &(entry.example)());
            let token = token_for(&world, entry, account.email).await;
            check(entry, &actor, &world.ask(method, &path).bearer(&token).json(&body).send().await);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn as_a_server_function_every_role_may_exactly_what_the_policy_says() {
    let world = World::queueing().await;
    for account in seed::accounts() {
        let actor = world.caller(account.email).await.actor.expect("a person");
        for entry in catalogue::all().into_iter().filter(|entry| entry.kind.is_plain_call()) {
            let token = token_for(&world, entry, account.email).await;
            let call = world.post(&format!("/api/fn/{}", entry.name)).bearer(&token);
            check(entry, &actor, &call.form(form_of(&(entry.example)())).send().await);
        }
    }
}

/// The shared token, or one of its own where the operation ends the session.
async fn token_for(world: &World, entry: &Entry, email: &str) -> String {
    if entry.name == "identity.sign_out" {
        return world.sign_in(email).await["accessToken"].as_str().expect("a token").to_owned();
    }
    world.token(email).await
}
