use crate::support::World;
use domain::catalogue::{self, Entry};
use domain::kernel::Access;
use domain::policy::{Permission, Reach, Role};
use std::collections::BTreeSet;

fn each(check: impl Fn(&Entry)) {
    assert!(catalogue::all().len() >= 10, "the catalogue is linked in");
    catalogue::all().into_iter().for_each(check);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_operation_has_a_handler_of_its_kind() {
    let world = World::empty().await;
    each(|entry| assert!(world.gateway.handles(entry.name, entry.kind), "{} has no handler", entry.name));
}

#[test]
fn every_operation_is_called_context_dot_verb_noun() {
    each(|entry| {
        let (context, name) = entry.name.split_once('.').expect("a context");
        assert_eq!(context, entry.context, "{}", entry.name);
        let snake = name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        assert!(snake && !name.is_empty(), "{} isn't written in snake case", entry.name);
    });
}

#[test]
fn every_operation_says_what_it_does_in_sentences() {
    each(|entry| assert!(entry.doc.ends_with('.') && entry.doc.len() > 15, "{}: `{}`", entry.name, entry.doc));
}

#[test]
fn every_example_validates_and_fits_its_own_schema() {
    each(|entry| {
        assert_eq!((entry.example_faults)(), None, "{}", entry.name);
        let schema = (entry.input)(&mut catalogue::generator());
        let known = schema.get("properties").and_then(|members| members.as_object()).cloned().unwrap_or_default();
        for member in (entry.example)().as_object().expect("an object").keys() {
            assert!(known.contains_key(member), "{}: {member} is in the example alone", entry.name);
        }
    });
}

#[test]
fn no_two_operations_share_a_place_in_the_rest_interface() {
    let mut places = BTreeSet::new();
    for (entry, rest) in catalogue::all().into_iter().filter_map(|entry| Some((entry, entry.rest?))) {
        // Templates that differ in the names of their members alone answer the same requests.
        let path: Vec<_> = rest.path.split('/').map(|part| if part.starts_with('{') { "{}" } else { part }).collect();
        assert!(places.insert((rest.method.as_str(), path.join("/"))), "{} is taken: {}", rest.path, entry.name);
    }
}

#[test]
fn every_permission_that_an_operation_needs_is_carried_by_some_role() {
    let carried = |permission| Role::ALL.iter().any(|role| role.permissions().contains(permission));
    each(|entry| {
        if let Access::Needs(permission) = entry.access {
            assert!(carried(permission), "nobody may ever call {}", entry.name);
        }
        let far = entry.attributes.reach == Reach::Platform;
        assert!(!far || carried(Permission::ReachPlatform), "nobody may ever call {}", entry.name);
    });
}

#[test]
fn whoever_reaches_beyond_their_tenant_needs_a_permission_for_it() {
    each(|entry| {
        let far = entry.attributes.reach == Reach::Platform;
        assert!(!far || matches!(entry.access, Access::Needs(_)), "{} reaches far without a permission", entry.name);
    });
}

#[test]
fn what_only_reads_is_asked_for_with_get_and_creates_nothing() {
    each(|entry| {
        let reads = entry.kind.only_reads();
        let get = entry.rest.is_none_or(|rest| rest.method.as_str() == "GET");
        assert!(reads == get || entry.rest.is_none(), "{} and its method don't go together", entry.name);
        assert!(!(reads && entry.attributes.creates), "{} creates while it reads", entry.name);
    });
}
