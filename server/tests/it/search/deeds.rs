//! Operations and the pages where they are called: every one that changes something has a page, or a reason.

use crate::support::World;
use crate::support::people::{ADMIN, CLIENT};
use app::{DEEDS, NOWHERE, page_of};
use domain::catalogue::{self, Entry};
use domain::kernel::Access;
use domain::policy::may_ask;
use server::commands::seed;
use std::collections::BTreeSet;
use texts::Locale;

/// Operations that change something, by who is signed in.
fn deeds() -> impl Iterator<Item = &'static Entry> {
    catalogue::all().into_iter().filter(|entry| !entry.kind.only_reads() && entry.access != Access::Public)
}

#[test]
fn every_operation_that_changes_something_has_a_page_or_a_reason() {
    let placed: BTreeSet<_> = DEEDS.iter().map(|(name, _)| *name).collect();
    let nowhere: BTreeSet<_> = NOWHERE.iter().map(|(name, _)| *name).collect();
    let all: BTreeSet<_> = deeds().map(|entry| entry.name).collect();
    assert_eq!(placed.intersection(&nowhere).collect::<Vec<_>>(), [] as [&&str; 0]);
    let known: BTreeSet<_> = placed.union(&nowhere).copied().collect();
    let difference: Vec<_> = all.symmetric_difference(&known).collect();
    assert_eq!(difference, [] as [&&str; 0], "app/src/frame/deeds.rs names each of them once");
}

#[test]
fn every_operation_with_a_page_has_a_name_in_every_language() {
    for (name, _) in DEEDS {
        let key = format!("deeds.{}", name.replace('.', "__"));
        for locale in Locale::ALL {
            assert!(texts::label(locale, &key).is_some(), "{name} has no name in {}", locale.code());
        }
    }
}

#[test]
fn whatever_a_screen_changes_is_a_documented_call_of_the_api() {
    let document = server::doors::openapi::document(&catalogue::all());
    let paths = document["paths"].as_object().expect("paths");
    let documented: BTreeSet<&str> = paths
        .values()
        .flat_map(|item| item.as_object().expect("operations").values())
        .filter(|operation| operation["summary"].is_string() || operation["description"].is_string())
        .filter_map(|operation| operation["operationId"].as_str())
        .collect();
    let names = DEEDS.iter().map(|(name, _)| *name).chain(NOWHERE.iter().map(|(name, _)| *name));
    let missing: Vec<_> = names.filter(|name| !documented.contains(name)).collect();
    // Consent is given at OAuth's own door, which RFC 6749 documents.
    assert_eq!(missing, ["federation.allow_app"], "each has a path, words and an id in the OpenAPI document");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_list_of_what_one_may_call_is_what_the_policy_says() {
    let world = World::demo().await;
    for account in seed::accounts() {
        let actor = world.caller(account.email).await.actor.expect("a person");
        let list = world.get("/api/v1/me/operations").by(account.email).send().await.json();
        let told: BTreeSet<String> = list["operations"]
            .as_array()
            .expect("operations")
            .iter()
            .map(|it| it["name"].as_str().expect("a name").to_owned())
            .collect();
        let may = |entry: &&Entry| may_ask(Some(&actor), entry.access, &entry.attributes).is_ok();
        let expected: BTreeSet<String> =
            catalogue::all().into_iter().filter(may).map(|entry| entry.name.to_owned()).collect();
        assert_eq!(told, expected, "{}", account.email);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_page_that_the_list_names_opens() {
    let world = World::demo().await;
    let mut opened = BTreeSet::new();
    for account in seed::accounts() {
        let actor = world.caller(account.email).await.actor.expect("a person");
        let cookie = world.cookie(account.email).await;
        let mine = deeds().filter(|entry| may_ask(Some(&actor), entry.access, &entry.attributes).is_ok());
        let pages: BTreeSet<_> = mine.filter_map(|entry| page_of(entry.name, &actor)).collect();
        for page in pages {
            let reply = world.get(page).header("accept", "text/html").header("cookie", &cookie).send().await;
            assert_eq!(reply.status, 200, "{page} by {}", account.email);
            opened.insert(page);
        }
    }
    let all: BTreeSet<_> = DEEDS.iter().flat_map(|(_, pages)| *pages).copied().collect();
    let unseen: Vec<_> = all.difference(&opened).collect();
    assert_eq!(unseen, [] as [&&str; 0], "somebody of the demo world is led to each page");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn operations_are_named_in_the_callers_language() {
    let world = World::demo().await;
    let ask = world.get("/api/v1/me/operations").by(ADMIN).header("accept-language", "ko");
    let list = ask.send().await.json();
    let find = |name: &str| {
        let all = list["operations"].as_array().expect("operations");
        all.iter().find(|it| it["name"] == name).cloned()
    };
    let create = find("tenancy.create_tenant").expect("an admin opens tenants");
    assert_eq!((&create["title"], &create["href"]), (&"테넌트 개설".into(), &"/admin/tenants/new".into()));
    let client = world.get("/api/v1/me/operations").by(CLIENT).send().await.text();
    assert!(!client.contains("tenancy.create_tenant"), "a client doesn't");
}
