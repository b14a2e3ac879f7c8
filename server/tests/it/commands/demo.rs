use crate::support::people::{ADMIN, CLIENT, OWNER};
use crate::support::{Ended, World, embeddings_path, model_path, portico};
use managed_postgres::testing::TempFolder;
use server::commands::seed;
use std::time::Instant;

fn seed_demo(world: &World, arguments: &[&str]) -> Ended {
    let url = world.urls.owner.replacen("portico_owner", "postgres", 1);
    let folder = TempFolder::new();
    let mut command = portico(folder.path(), &["seed", "demo"]);
    Ended::of(command.args(arguments).env("DATABASE_URL", url).env("PORTICO_MODEL", model_path()))
}

/// Numbers of events and of rows.
async fn size(world: &World) -> (i64, i64) {
    let query = "select (select count(*) from log.events), (select count(*) from workspaces.executions)";
    sqlx::query_as(query).fetch_one(&mut world.as_superuser().await).await.expect("two numbers")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_demo_world_is_made_once_within_a_minute_and_everybody_signs_in() {
    let world = World::empty().await;
    let began = Instant::now();
    let first = seed_demo(&world, &["--now", "2026-11-01"]);
    assert!(first.fine && first.out.contains("The demo world stands"), "{}{}", first.out, first.err);
    assert!(began.elapsed().as_secs() < 60, "it took {} s", began.elapsed().as_secs());
    let made = size(&world).await;
    assert!(made.0 > 30 && made.1 == 6, "{made:?}");

    let again = seed_demo(&world, &["--now", "2026-11-01"]);
    assert!(again.fine && again.out.contains("there already"), "{}{}", again.out, again.err);
    assert_eq!(size(&world).await, made, "the second time changes nothing");

    for account in seed::accounts() {
        let token = world.token(account.email).await;
        let me = world.get("/api/v1/me").bearer(&token).send().await.json();
        assert_eq!(me["actor"]["roles"][0], account.role.as_str(), "{}", account.email);
        assert_eq!(me["actor"]["tenantName"], account.company, "{}", account.email);
    }
    let tenants = world.get("/api/v1/tenants?limit=1").by(ADMIN).send().await.json();
    let newest = tenants["data"][0]["createdAt"].as_str().expect("a time");
    assert!(newest.starts_with("2026-10-26T09:00:0"), "six days before the date, and the clock runs on: {newest}");
    let runs = world.get("/api/v1/executions?status=done").by("owner@demo.portico.example").send().await.json();
    assert_eq!(runs["data"].as_array().map(Vec::len), Some(5), "answered by the real model");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_installation_that_is_somebodys_own_stays_as_it_is() {
    let world = World::empty().await;
    let create = domain::tenancy::CreateTenant {
        name: "A real company".into(),
        kind: domain::tenancy::TenantKind::Organisation,
        admin_email: "office@real.example".into(),
        mode: None,
        plan: None,
        brand_name: None,
        brand_colour: None,
        isolation: None,
    };
    world.gateway.call(World::system(), create).await.expect("a tenant");
    let before = size(&world).await;
    let refused = seed_demo(&world, &[]);
    assert!(!refused.fine && refused.err.contains("isn't a demo"), "{}{}", refused.out, refused.err);
    assert_eq!(size(&world).await, before);
}

/// Its documents are there where they can be found by their meaning.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_demo_worlds_client_has_documents_answers_a_pipeline_and_an_errand() {
    let world = World::empty().await;
    let url = world.urls.owner.replacen("portico_owner", "postgres", 1);
    let seed = || {
        let folder = TempFolder::new();
        let mut command = portico(folder.path(), &["seed", "demo", "--now", "2026-11-01"]);
        let command = command.env("DATABASE_URL", &url).env("PORTICO_MODEL", model_path());
        Ended::of(command.env("PORTICO_EMBEDDINGS", embeddings_path()))
    };
    let first = seed();
    assert!(first.fine && first.out.contains("The demo world stands"), "{}{}", first.out, first.err);
    let list = async |path: &str, email: &str| {
        let reply = world.get(path).by(email).send().await;
        assert_eq!(reply.status, 200, "{path}: {}", reply.text());
        let reply = reply.json();
        reply["data"].as_array().or(reply.as_array()).cloned().unwrap_or_else(|| panic!("{path}: {reply}"))
    };
    assert_eq!(list("/api/v1/documents?limit=200", OWNER).await.len(), 50);
    let readable = list("/api/v1/documents?limit=200", CLIENT).await.len();
    assert!((40..50).contains(&readable), "what the owner keeps to themselves isn't there: {readable}");
    assert_eq!(list("/api/v1/pipelines", OWNER).await.len(), 1);
    assert_eq!(list("/api/v1/errands", CLIENT).await.len(), 1);
    let asked = list("/api/v1/executions?search=Can%20a%20buyer%20get", CLIENT).await;
    let id = asked[0]["id"].as_str().expect("the question that is answered from what was said before");
    let cited = list(&format!("/api/v1/executions/{id}/citations"), CLIENT).await;
    assert!(cited.iter().any(|source| source["supersededBy"] == 2), "{cited:?}");
    let made = size(&world).await;
    let again = seed();
    assert!(again.fine && again.out.contains("there already"), "{}{}", again.out, again.err);
    assert_eq!(size(&world).await, made, "the second time changes nothing");
}
