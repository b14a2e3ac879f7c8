//! An investor reads, and changes nothing but what is their own: their account, what they consent to, what they ask.

use crate::support::people::INVESTOR;
use crate::support::{Reply, World, form_of, rest_of};
use domain::catalogue::{self, Entry};
use domain::kernel::Access;
use domain::policy::{Permission, Reach};

/// Where people act on their own account.
const THEIR_OWN: [&str; 2] = ["/me", "/auth/"];
/// They say what a program may do in their name, in a browser alone.
const CONSENT: &str = "federation.allow_app";

/// Everything that changes something and isn't for everybody.
fn changing() -> impl Iterator<Item = &'static Entry> {
    catalogue::all().into_iter().filter(|entry| !entry.kind.only_reads() && entry.access != Access::Public)
}

/// Those that need a permission.
fn guarded() -> impl Iterator<Item = (&'static Entry, Permission)> {
    changing().filter_map(|entry| match entry.access {
        Access::Needs(permission) => Some((entry, permission)),
        Access::Public | Access::SignedIn => None,
    })
}

fn refused(reply: &Reply, entry: &Entry, permission: Permission) {
    assert_eq!(reply.refusal(entry.name), (403, "permission_denied".into()));
    assert_eq!(reply.json()["error"]["params"]["permission"], permission.as_str(), "{}", entry.name);
}

/// Everything that has ever happened.
async fn events(world: &World) -> i64 {
    let count = sqlx::query_scalar("select count(*) from log.events");
    count.fetch_one(&mut world.as_superuser().await).await.expect("the log is there")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_investor_is_refused_by_name_whatever_would_change_something() {
    let world = World::queueing().await;
    let token = world.token(INVESTOR).await;
    let before = events(&world).await;
    assert!(guarded().count() > 20, "the catalogue is linked in");
    for (entry, permission) in guarded() {
        if entry.rest.is_some() {
            let (method, path, body) = rest_of(entry, &(entry.example)());
            refused(&world.ask(method, &path).bearer(&token).json(&body).send().await, entry, permission);
        }
        if entry.kind.is_plain_call() {
            let call = world.post(&format!("/api/fn/{}", entry.name)).bearer(&token);
            refused(&call.form(form_of(&(entry.example)())).send().await, entry, permission);
        }
    }
    assert_eq!(events(&world).await, before, "nothing has happened");
}

#[test]
fn what_changes_something_without_a_permission_is_ones_own() {
    let mut own = 0;
    for entry in changing().filter(|entry| entry.access == Access::SignedIn) {
        let path = entry.rest.map(|rest| rest.path).unwrap_or_default();
        let is_own = entry.name == CONSENT || THEIR_OWN.iter().any(|place| path.starts_with(place));
        assert!(is_own, "{} at {path} needs a permission", entry.name);
        assert_eq!(entry.attributes.reach, Reach::Own, "{}", entry.name);
        own += 1;
    }
    assert!(own > 0, "people have settings");
}
