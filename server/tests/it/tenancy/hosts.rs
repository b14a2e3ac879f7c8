use crate::support::people::{ADMIN, CLIENT, OWNER, RIVAL};
use crate::support::{PASSWORD, Reply, World};
use http::Method;
use serde_json::{Value, json};
use std::time::Duration;

const HOST: &str = "portal.aurora.example";

async fn tenant(world: &World, name: &str) -> Value {
    let page = world.get(&format!("/api/v1/tenants?search={name}")).by(ADMIN).send().await.json();
    page["data"][0]["id"].clone()
}

async fn add(world: &World, name: &str, host: &str) -> Reply {
    let body = json!({"tenantId": tenant(world, name).await, "host": host});
    world.post("/api/v1/hosts").by(ADMIN).json(&body).send().await
}

async fn sign_in_at(world: &World, host: &str, email: &str) -> Reply {
    let body = json!({"email": email, "password": PASSWORD});
    let ask = world.post("/api/v1/auth/login").header("host", host).header("x-forwarded-proto", "https");
    ask.json(&body).send().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn under_an_unknown_host_nothing_is_served() {
    let world = World::demo().await;
    for host in ["nobody.example", "nobody.example:3000", "localhost.evil.example", "aurora.localhost"] {
        let reply = world.get("/api/v1/me").header("host", host).send().await;
        assert_eq!(reply.refusal(host), (421, "misdirected_request".into()));
        let page = world.get("/login").header("host", host).header("accept-language", "ko").send().await;
        assert_eq!(page.status, 421, "{host}");
        assert!(page.text().contains("lang=\"ko\"") && !page.text().contains("<script"), "{}", page.text());
    }
    for host in ["localhost:3000", "127.0.0.1:8080", "[::1]:3000", "10.1.2.3", "LOCALHOST", "localhost."] {
        assert_eq!(world.get("/login").header("host", host).send().await.status, 200, "{host} is the installation");
    }
    let probe = world.get("/health/live").header("host", "nobody.example").send().await;
    assert_eq!(probe.status, 200, "balancers ask as they like");
    let public = World::demo_with(&["--public-url", "https://portico.example"]).await;
    assert_eq!(public.get("/login").header("host", "portico.example").send().await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_tenants_site_is_for_its_members_alone() {
    let world = World::demo().await;
    assert_eq!(add(&world, "Aurora", "Portal.Aurora.Example").await.status, 201);
    let signed_in = sign_in_at(&world, HOST, CLIENT).await;
    assert_eq!(signed_in.status, 200, "{}", signed_in.text());
    for stranger in [RIVAL, ADMIN] {
        let refused = sign_in_at(&world, HOST, stranger).await;
        assert_eq!(refused.refusal(stranger), (401, "wrong_credentials".into()));
    }
    let me = |token: String| world.get("/api/v1/me").header("host", HOST).bearer(&token).send();
    assert_eq!(me(world.token(OWNER).await).await.status, 200, "a member's token holds here too");
    assert_eq!(me(world.token(RIVAL).await).await.refusal("a stranger's"), (401, "token_refused".into()));
    let page = |cookie: String| world.get("/account").header("host", HOST).header("cookie", &cookie).send();
    assert_eq!(page(world.cookie(CLIENT).await).await.status, 200);
    let stranger = page(world.cookie(RIVAL).await).await;
    assert!(stranger.header("location").is_some_and(|to| to.starts_with("/login")), "nobody, to this site");
    let rival = world.sign_in(RIVAL).await;
    let refresh = world.post("/api/v1/auth/refresh").header("host", HOST);
    let refused = refresh.json(&json!({"refreshToken": rival["refreshToken"]})).send().await;
    assert_eq!(refused.refusal("a stranger's refresh"), (401, "session_ended".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_host_leads_to_one_tenant_until_it_is_removed() {
    let world = World::demo().await;
    let added = add(&world, "Aurora", HOST).await;
    assert_eq!(added.status, 201, "{}", added.text());
    assert_eq!(add(&world, "Borealis", HOST).await.refusal("twice"), (409, "host_taken".into()));
    let public = World::demo_with(&["--public-url", "https://portico.example"]).await;
    assert_eq!(add(&public, "Aurora", "portico.example").await.refusal("our own"), (409, "host_taken".into()));
    for bad in ["localhost", "10.0.0.1", "a b.example", "https://a.example", "a.example:80"] {
        assert_eq!(add(&world, "Aurora", bad).await.faults(), [("host".to_owned(), "not_a_host".to_owned())], "{bad}");
    }
    let list = world.get("/api/v1/hosts?sort=host").by(ADMIN).send().await.json();
    assert_eq!((&list["data"][0]["host"], list["data"].as_array().map(Vec::len)), (&json!(HOST), Some(1)));
    let refused = world.get("/api/v1/hosts").by(OWNER).send().await;
    assert_eq!(refused.refusal("an owner"), (403, "permission_missing".into()));
    let path = format!("/api/v1/hosts/{}", added.json()["id"].as_str().expect("an id"));
    assert_eq!(world.ask(Method::DELETE, &path).by(ADMIN).send().await.status, 204);
    assert_eq!(world.ask(Method::DELETE, &path).by(ADMIN).send().await.status, 404);
    assert_eq!(world.get("/login").header("host", HOST).send().await.status, 421);
    assert_eq!(add(&world, "Borealis", HOST).await.status, 201, "free again");
}

/// Lets a process of its own listen for changes until the test ends.
fn listen(world: &World) {
    let services = world.gateway.services().clone();
    tokio::spawn(async move { services.sites.listen(&services.db).await });
}

/// Asks until the answer is as wanted.
async fn until(world: &World, status: u16) {
    for _ in 0..200 {
        if world.get("/login").header("host", HOST).send().await.status == status {
            return;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("it never answers {status}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_process_keeps_hosts_and_forgets_them_when_they_change() {
    let one = World::demo().await;
    let other = one.restarted();
    for world in [&one, &other] {
        listen(world);
        until(world, 421).await;
    }
    let added = add(&one, "Aurora", HOST).await.json();
    for world in [&one, &other] {
        until(world, 200).await;
    }
    // A change that nobody is told of isn't seen: what is kept is used.
    let silent = "alter table tenancy.hosts disable trigger user; delete from tenancy.hosts";
    tokio::time::sleep(Duration::from_millis(300)).await;
    until(&other, 200).await;
    sqlx::raw_sql(silent).execute(&mut one.as_superuser().await).await.expect("removed in silence");
    assert_eq!(other.get("/login").header("host", HOST).send().await.status, 200, "kept");
    // A process that lost its connection trusts nothing that it keeps.
    sqlx::raw_sql("select pg_terminate_backend(pid) from pg_stat_activity where query like 'LISTEN%' and datname = current_database()")
        .execute(&mut one.as_superuser().await)
        .await
        .expect("the listeners lose their connections");
    until(&other, 421).await;
    let path = format!("/api/v1/hosts/{}", added["id"].as_str().expect("an id"));
    assert_eq!(one.ask(Method::DELETE, &path).by(ADMIN).send().await.status, 404);
}
