//! Who reaches which home.

use super::{json_of, page, page_with};
use crate::support::World;
use crate::support::people::{ADMIN, CONSULTANT, SUPPORT};
use domain::policy::Portal;
use domain::tenancy::Setting;
use http::Method;
use serde_json::json;
use server::commands::seed;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn everybody_reaches_their_portals_and_nobody_elses() {
    let world = World::demo().await;
    for account in seed::accounts() {
        let actor = world.caller(account.email).await.actor.expect("a person");
        let (open, cookie) = (Portal::open_to(&actor), world.cookie(account.email).await);
        assert!(open.iter().any(|portal| portal.path() == Portal::home(&actor)), "{} has a home", account.email);
        for portal in Portal::ALL {
            let reply = page_with(&world, portal.path(), &cookie).await;
            let is_in = [200, 302].contains(&reply.status);
            let (told, path) = (reply.status, portal.path());
            assert_eq!(is_in, open.contains(&portal), "{} at {path}: {told}", account.email);
            assert!(is_in || told == 403, "{} at {path}: {told}", account.email);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn pages_below_a_home_are_closed_like_the_home_itself() {
    let world = World::demo().await;
    for account in seed::accounts() {
        let actor = world.caller(account.email).await.actor.expect("a person");
        let cookie = world.cookie(account.email).await;
        for path in ["/support/people", "/support/tenants", "/employee/people", "/vendor/keys"] {
            let portal = Portal::ALL.into_iter().find(|portal| path.starts_with(portal.path())).expect("a portal");
            let expected = if actor.holds(portal.needs()) { 200 } else { 403 };
            assert_eq!(page_with(&world, path, &cookie).await.status, expected, "{path} by {}", account.email);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_may_enter_several_portals_goes_from_one_to_the_next() {
    let world = World::demo().await;
    let home = page(&world, "/support", SUPPORT).await.main_part();
    assert!(home.contains("href=\"/employee\"") && !home.contains("href=\"/admin\""), "{home}");
    let cookie = world.cookie(ADMIN).await;
    for path in ["/admin", "/support", "/employee"] {
        assert_eq!(page_with(&world, path, &cookie).await.status, 200, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn signing_out_in_one_portal_signs_out_of_all() {
    let world = World::demo().await;
    let cookie = world.cookie(ADMIN).await;
    let actor = world.caller(ADMIN).await.actor.expect("a person");
    let open: Vec<_> = Portal::open_to(&actor).into_iter().map(Portal::path).chain(["/account"]).collect();
    assert!(open.len() > 2, "an admin has several: {open:?}");
    for path in &open {
        assert_eq!(page_with(&world, path, &cookie).await.status, 200, "{path}");
    }
    let out = world.post("/api/fn/identity.sign_out").header("cookie", &cookie);
    let out = out.header("origin", "http://localhost:3000").form([("", ""); 0]).send().await;
    assert!(out.status < 400, "{}", out.text());
    for path in &open {
        let reply = page_with(&world, path, &cookie).await;
        assert!([302, 303].contains(&reply.status), "{path} still opens: {}", reply.status);
        assert!(reply.header("location").is_some_and(|to| to.starts_with("/login")), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_portal_that_is_switched_off_says_so_and_every_other_works() {
    let world = World::demo().await;
    let turn = async |setting: Setting, value: &str| {
        let path = format!("/api/v1/platform/settings/{}", setting.as_str());
        let reply = world.ask(Method::PUT, &path).by(ADMIN).json(&json!({ "value": value })).send().await;
        assert_eq!(reply.status, 204, "{path}");
    };
    let mut people = Vec::new();
    for account in seed::accounts() {
        let actor = world.caller(account.email).await.actor.expect("a person");
        people.push((Portal::open_to(&actor), world.cookie(account.email).await));
    }
    for (portal, setting) in Portal::ALL.into_iter().filter_map(|it| Some((it, Setting::of_portal(it)?))) {
        turn(setting, "false").await;
        let own = people.iter().find(|(open, _)| open.contains(&portal));
        let (_, cookie) = own.unwrap_or_else(|| panic!("nobody enters {}", portal.path()));
        let reply = page_with(&world, portal.path(), cookie).await;
        assert_eq!(reply.status, 503, "{}", portal.path());
        assert!(reply.main_part().contains("is closed for now"), "{}", portal.path());
        for other in Portal::ALL.into_iter().filter(|other| *other != portal) {
            let Some((_, cookie)) = people.iter().find(|(open, _)| open.contains(&other)) else { continue };
            let status = page_with(&world, other.path(), cookie).await.status;
            assert!([200, 302].contains(&status), "{} without {}: {status}", other.path(), portal.path());
        }
        turn(setting, "true").await;
        assert_ne!(page_with(&world, portal.path(), cookie).await.status, 503, "{} again", portal.path());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_search_leads_to_pages_of_ones_own_portal() {
    let world = World::demo().await;
    for (who, text, below) in [
        (SUPPORT, "Lina", "/support/people/"),
        (SUPPORT, "Aurora", "/support/tenants/"),
        (CONSULTANT, "Priya", "/employee/people/"),
    ] {
        let found = json_of(&world, who, &format!("/api/v1/search?q={text}")).await;
        let groups = found["groups"].as_array().expect("groups");
        let hrefs = groups.iter().flat_map(|group| group["data"].as_array().cloned().unwrap_or_default());
        let hrefs: Vec<_> = hrefs.filter_map(|it| it["href"].as_str().map(str::to_owned)).collect();
        let href = hrefs.iter().find(|href| href.starts_with(below)).unwrap_or_else(|| panic!("{who}: {hrefs:?}"));
        assert_eq!(page(&world, href, who).await.status, 200, "{href}");
    }
}
