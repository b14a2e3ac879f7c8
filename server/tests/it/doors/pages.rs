use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, OWNER};
use serde_json::json;

async fn page(world: &World, path: &str, email: &str) -> crate::support::Reply {
    let cookie = world.cookie(email).await;
    world.get(path).header("cookie", &cookie).header("accept", "text/html").send().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_english_page_gives_way_only_to_a_language_that_the_browser_prefers() {
    let world = World::demo().await;
    for (accept, to) in [("ar,en;q=0.5", Some("/ar")), ("zh-CN", Some("/zh")), ("ko", Some("/ko")), ("en,ar", None)] {
        let reply = world.get("/").header("accept-language", accept).send().await;
        assert_eq!(reply.header("location"), to, "{accept}");
        assert_eq!(reply.status, if to.is_some() { 303 } else { 200 }, "{accept}");
    }
    let chosen = world.get("/").header("accept-language", "ar").header("cookie", "portico_lang=en").send().await;
    assert_eq!(chosen.status, 200, "the person's choice stays");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_page_that_is_not_there_says_so_with_its_status() {
    assert_eq!(World::demo().await.get("/no/such/page").send().await.status, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn portals_open_to_their_people_and_to_nobody_else() {
    let world = World::demo().await;
    for path in ["/admin/tenants", "/client/runs", "/account"] {
        let reply = world.get(path).header("accept", "text/html").send().await;
        assert!([302, 303].contains(&reply.status), "{path} sends strangers to the sign-in: {}", reply.status);
        assert!(reply.header("location").is_some_and(|to| to.starts_with("/login")), "{path}");
    }
    assert_eq!(page(&world, "/admin/tenants", ADMIN).await.status, 200);
    assert_eq!(page(&world, "/client/runs", CLIENT).await.status, 200);
    assert_eq!(page(&world, "/account", CLIENT).await.status, 200);
    assert_eq!(page(&world, "/admin/tenants", CLIENT).await.status, 403);
    assert_eq!(page(&world, "/client/runs", ADMIN).await.status, 403);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn pages_show_rows_before_any_script_runs() {
    let world = World::demo().await;
    let text = page(&world, "/admin/tenants", ADMIN).await.text();
    assert!(text.contains("Aurora Foods") && text.contains("Borealis Logistics"), "the list is rendered");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_runs_the_installation_sees_what_goes_on_behind_the_scenes() {
    let world = World::demo().await;
    let jobs = page(&world, "/admin/jobs", ADMIN).await;
    assert_eq!(jobs.status, 200);
    assert!(jobs.text().contains("No jobs yet") && jobs.text().contains("Nothing has failed for good"));
    let sagas = page(&world, "/admin/sagas?status=waiting", ADMIN).await;
    assert!(sagas.status == 200 && sagas.text().contains("<h1"), "{}", sagas.status);
    assert_eq!(page(&world, "/admin/jobs", CLIENT).await.status, 403);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_audit_log_is_filtered_and_an_entry_tells_its_values_and_its_story() {
    let world = World::demo().await;
    let aurora = world.caller(OWNER).await.actor.expect("a person").tenant_id;
    let person = json!({"email": "new@demo.portico.example", "name": "Noor Aziz", "password": "Portico-demo-2026",
                        "tenantId": aurora, "role": "client_user"});
    let reply = world.post("/api/v1/users").by(ADMIN).json(&person).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    let request = reply.header("x-request-id").expect("an id").to_owned();
    let (registered, joined) = ("A person was given an account", "A person became a member");

    let list = page(&world, &format!("/admin/audit?request={request}&what=PersonRegistered"), ADMIN).await;
    assert_eq!(list.status, 200);
    let list = list.text();
    // Behind the table come the page's texts, which name every kind.
    let (_, rows) = list.split_once("<tbody>").expect("rows");
    let (rows, _) = rows.split_once("</tbody>").expect("rows");
    assert!(rows.contains(registered) && !rows.contains(joined), "one kind only");
    let (_, rest) = rows.split_once("href=\"/admin/audit/").expect("a way to the entry");
    let (id, _) = rest.split_once('"').expect("an id");

    let entry = page(&world, &format!("/admin/audit/{id}"), ADMIN).await;
    assert_eq!(entry.status, 200);
    let entry = entry.text();
    for told in [registered, joined, "Noor Aziz", request.as_str()] {
        assert!(entry.contains(told), "{told}");
    }
    let before = page(&world, &format!("/admin/audit?request={request}&to=2000-01-01"), ADMIN).await.text();
    assert!(!before.contains("<tbody>") && before.contains("Nothing matches"));
    assert_eq!(page(&world, "/admin/audit/nothing", ADMIN).await.status, 404);
    assert_eq!(page(&world, "/client/audit", OWNER).await.status, 200);
    assert_eq!(page(&world, "/client/audit", CLIENT).await.status, 403);
}
