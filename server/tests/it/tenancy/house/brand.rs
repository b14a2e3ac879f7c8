use super::{get, send};
use crate::support::people::{ADMIN, CLIENT, OWNER, RIVAL};
use crate::support::{Reply, World};
use http::Method;
use serde_json::json;

const HOST: &str = "portal.aurora.example";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n a small picture of an orange";

async fn change(world: &World, body: serde_json::Value) -> Reply {
    send(world, Method::PATCH, "/tenant/brand", OWNER, &body).await
}

async fn page(world: &World, path: &str, host: &str, cookie: &str) -> String {
    world.get(path).header("host", host).header("cookie", cookie).send().await.text()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_tenants_name_and_colour_are_on_its_pages_and_on_nobody_elses() {
    let world = World::demo().await;
    let saved = change(&world, json!({"name": "Aurora Market", "colour": "#1f7a4d"})).await;
    assert_eq!((saved.status, saved.json()), (200, json!({"adjusted": false})));
    let brand = get(&world, "/tenant/brand", OWNER).await;
    let light = brand["tokens"]["light"].as_str().expect("tokens").to_owned();
    assert!(light.starts_with("--accent:oklch("), "{light}");
    let own = page(&world, "/client/runs", "localhost", &world.cookie(CLIENT).await).await;
    assert!(own.contains("Aurora Market") && own.contains(&light), "the shell is the tenant's");
    let other = page(&world, "/client/runs", "localhost", &world.cookie(RIVAL).await).await;
    assert!(!other.contains("Aurora Market") && !other.contains(&light));
    assert!(!page(&world, "/login", "localhost", "").await.contains("Aurora Market"));
    assert_eq!(send(&world, Method::DELETE, "/tenant/brand", OWNER, &json!({})).await.status, 204);
    let own = page(&world, "/client/runs", "localhost", &world.cookie(CLIENT).await).await;
    assert!(!own.contains("Aurora Market") && !own.contains(&light), "Portico's again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn on_the_tenants_host_the_brand_is_there_before_anybody_signs_in_and_in_its_mails() {
    let world = World::demo().await;
    let tenant = world.caller(OWNER).await.actor.expect("a person").tenant_id;
    let host = json!({"tenantId": tenant, "host": HOST});
    assert_eq!(world.post("/api/v1/hosts").by(ADMIN).json(&host).send().await.status, 201);
    assert_eq!(change(&world, json!({"name": "Aurora Market", "colour": "#1f7a4d"})).await.status, 200);
    let entry = page(&world, "/login", HOST, "").await;
    assert!(entry.contains("Aurora Market") && entry.contains("--accent:oklch("), "{entry}");
    let ask = world.post("/api/v1/auth/link").header("host", HOST).header("x-forwarded-proto", "https");
    let asked = ask.json(&json!({"email": CLIENT})).send().await;
    assert_eq!(asked.status, 204, "{}", asked.text());
    let mail = world.latest_mail(CLIENT).await;
    assert!(mail.starts_with("Aurora Market"), "{mail}");
    assert!(mail.contains(&format!("http://{HOST}:3000/")) && !mail.contains("localhost"), "its own host: {mail}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn links_in_a_tenants_mails_lead_to_its_own_host_while_it_has_one() {
    let world = World::demo().await;
    let invite = async |email: &str| {
        let body = json!({"email": email, "role": "client_user"});
        let reply = world.post("/api/v1/invitations").by(OWNER).json(&body).send().await;
        assert!(reply.status < 300, "{}", reply.text());
        world.latest_mail(email).await
    };
    let link =
        |mail: &str| mail.lines().find(|line| line.contains("/invitations/accept")).unwrap_or_default().to_owned();
    assert!(link(&invite("one@aurora.example").await).starts_with("http://localhost:3000/"));
    let tenant = world.caller(OWNER).await.actor.expect("a person").tenant_id;
    let host = json!({"tenantId": tenant, "host": HOST});
    let added = world.post("/api/v1/hosts").by(ADMIN).json(&host).send().await.json();
    let mail = invite("two@aurora.example").await;
    assert!(link(&mail).starts_with(&format!("http://{HOST}:3000/invitations/accept?token=")), "{mail}");
    // The link works where it leads to.
    let path = link(&mail).replace(&format!("http://{HOST}:3000"), "");
    let page = world.get(&path).header("host", HOST).send().await;
    assert_eq!(page.status, 200);
    let path = format!("/api/v1/hosts/{}", added["id"].as_str().expect("an id"));
    assert_eq!(world.ask(Method::DELETE, &path).by(ADMIN).send().await.status, 204);
    assert!(link(&invite("three@aurora.example").await).starts_with("http://localhost:3000/"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_pale_colour_is_made_readable_and_says_so_and_what_is_no_colour_is_refused() {
    let world = World::demo().await;
    assert_eq!(change(&world, json!({"colour": "#ffe066"})).await.json(), json!({"adjusted": true}));
    assert_eq!(get(&world, "/tenant/brand", OWNER).await["tokens"]["adjusted"], true);
    for bad in ["red", "#fff", "#1f7a4d;}body{display:none", ""] {
        let reply = change(&world, json!({ "colour": bad })).await;
        assert_eq!((reply.status, reply.faults()), (400, vec![("colour".into(), "not_a_colour".into())]), "{bad}");
    }
    assert_eq!(send(&world, Method::PATCH, "/tenant/brand", CLIENT, &json!({})).await.status, 403);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_logo_is_a_picture_of_bounded_size_for_everybody_to_see() {
    let world = World::demo().await;
    let put =
        |bytes: Vec<u8>| world.ask(Method::PUT, "/api/v1/tenant/brand/logo").by(OWNER).body("image/png", bytes).send();
    assert_eq!(put(b"<svg onload='x'/>".to_vec()).await.refusal("a drawing"), (415, "not_a_logo".into()));
    let huge = [PNG, &vec![0; 300 * 1024]].concat();
    assert_eq!(put(huge).await.refusal("a huge one").0, 413);
    let sent = put(PNG.to_vec()).await;
    assert!(sent.status < 300, "{}", sent.text());
    let url = get(&world, "/tenant/brand", OWNER).await["logo"].as_str().expect("a logo").to_owned();
    let seen = world.get(&url).send().await;
    assert_eq!((seen.status, seen.header("content-type"), &seen.bytes()[..]), (200, Some("image/png"), PNG));
    let sealed: Vec<Vec<u8>> = sqlx::query_scalar("select sealed from tenancy.logos")
        .fetch_all(&mut world.as_superuser().await)
        .await
        .expect("logos");
    assert!(sealed.len() == 1 && !sealed[0].windows(6).any(|part| part == b"orange"), "sealed where it lies");
    assert!(page(&world, "/client/runs", "localhost", &world.cookie(CLIENT).await).await.contains(&url));
    let path = "/tenant/brand/logo";
    assert_eq!(send(&world, Method::DELETE, path, OWNER, &json!({})).await.status, 204);
    assert_eq!(world.get(&url).send().await.status, 404);
}
