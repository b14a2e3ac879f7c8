use super::{get, send};
use crate::support::people::{ADMIN, CLIENT, OWNER, RIVAL};
use crate::support::{Reply, World};
use http::Method;
use serde_json::{Value, json};

/// What stands on everybody's own page.
const KEY: &str = "account.title";
const BUILT_IN: &str = "Your account";

async fn put(world: &World, whose: &str, who: &str, text: &str) -> Reply {
    put_in(world, whose, who, ("en", text)).await
}

async fn put_in(world: &World, whose: &str, who: &str, (language, text): (&str, &str)) -> Reply {
    let body = json!({"language": language, "text": text});
    send(world, Method::PUT, &format!("/{whose}/texts/{KEY}"), who, &body).await
}

async fn reset(world: &World, whose: &str, who: &str) -> Reply {
    world.ask(Method::DELETE, &format!("/api/v1/{whose}/texts/{KEY}?language=en")).by(who).send().await
}

async fn restore(world: &World, version: u32) -> Reply {
    let body = json!({"language": "en", "version": version});
    send(world, Method::POST, &format!("/tenant/texts/{KEY}/restore"), OWNER, &body).await
}

async fn page(world: &World, cookie: &str, language: &str) -> String {
    let cookie = format!("{cookie}; portico_lang={language}");
    world.get("/account").header("cookie", &cookie).send().await.text()
}

/// The heading of somebody's own page.
async fn heading(world: &World, cookie: &str, language: &str) -> String {
    let page = page(world, cookie, language).await;
    let heading = page.split("<h1").nth(1).and_then(|rest| rest.split_once('>')?.1.split("</h1>").next());
    heading.unwrap_or_else(|| panic!("no heading in {page}")).to_owned()
}

async fn detail(world: &World) -> Value {
    get(world, &format!("/tenant/texts/{KEY}?language=en"), OWNER).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_tenants_text_goes_before_the_platforms_and_nobody_else_reads_it() {
    let world = World::demo().await;
    let (client, rival, admin) = (world.cookie(CLIENT).await, world.cookie(RIVAL).await, world.cookie(ADMIN).await);
    assert!(heading(&world, &client, "en").await.contains(BUILT_IN));
    assert_eq!(put(&world, "platform", ADMIN, "My page").await.status, 204);
    assert_eq!(put(&world, "tenant", OWNER, "Desk of mine").await.status, 204);
    for (cookie, text) in [(&client, "Desk of mine"), (&rival, "My page"), (&admin, "My page")] {
        assert!(heading(&world, cookie, "en").await.contains(text), "{text}");
    }
    assert!(!page(&world, &rival, "en").await.contains("Desk of mine"), "not even in the document's texts");
    assert!(heading(&world, &client, "ko").await.contains("내 계정"), "another language is another text");
    assert_eq!(reset(&world, "tenant", OWNER).await.status, 204);
    assert!(heading(&world, &client, "en").await.contains("My page"), "the platform's again");
    assert_eq!(reset(&world, "platform", ADMIN).await.status, 204);
    assert!(heading(&world, &client, "en").await.contains(BUILT_IN));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_document_brings_what_stands_in_the_place_of_texts_and_nothing_where_nothing_does() {
    let world = World::demo().await;
    let client = world.cookie(CLIENT).await;
    assert!(!page(&world, &client, "en").await.contains("id=\"wordings\""));
    assert_eq!(put(&world, "tenant", OWNER, "Desk <b>of</b> mine").await.status, 204);
    let page = page(&world, &client, "en").await;
    let over =
        page.split("id=\"wordings\">").nth(1).and_then(|rest| rest.split("</script>").next()).expect("it is there");
    assert!(over.len() < 80 && over.contains("Desk \\u003cb>of"), "{over}");
    assert!(page.contains("Desk &lt;b&gt;of"), "markup is text like any other");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_history_says_who_changed_what_and_each_earlier_text_comes_back() {
    let world = World::demo().await;
    let client = world.cookie(CLIENT).await;
    for text in ["First", "Second"] {
        assert_eq!(put(&world, "tenant", OWNER, text).await.status, 204);
    }
    assert_eq!(reset(&world, "tenant", OWNER).await.status, 204);
    let shown = detail(&world).await;
    let seen = shown["changes"].as_array().expect("changes").iter().map(|it| {
        (it["version"].clone(), it["before"]["text"].clone(), it["after"]["text"].clone(), it["isReset"].clone())
    });
    let seen: Vec<_> = seen.collect();
    assert_eq!(
        seen,
        [
            (json!(3), json!("Second"), json!(BUILT_IN), json!(true)),
            (json!(2), json!("First"), json!("Second"), json!(false)),
            (json!(1), json!(BUILT_IN), json!("First"), json!(false)),
        ]
    );
    let owner = world.caller(OWNER).await.actor.expect("a person").name;
    assert!(shown["changes"].as_array().expect("changes").iter().all(|it| it["by"] == json!(owner)), "{shown}");
    assert_eq!(restore(&world, 1).await.status, 204);
    assert!(heading(&world, &client, "en").await.contains("First"));
    assert_eq!(restore(&world, 3).await.status, 204);
    assert!(heading(&world, &client, "en").await.contains(BUILT_IN), "as it was after it was taken back");
    assert_eq!(
        detail(&world).await["changes"].as_array().map(Vec::len),
        Some(5),
        "each way back is a change of its own"
    );
    assert_eq!(restore(&world, 99).await.refusal("no such change"), (404, "resource_not_found".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_text_that_does_not_fit_is_refused_by_name_and_changes_nothing() {
    let world = World::demo().await;
    let change = async |key: &str, body: Value| {
        let reply = send(&world, Method::PUT, &format!("/tenant/texts/{key}"), OWNER, &body).await;
        (reply.status, reply.faults())
    };
    let fault = |field: &str, code: &str| (400, vec![(field.to_owned(), code.to_owned())]);
    for (key, body, expected) in [
        (KEY, json!({"language": "en", "text": "Account of {name}"}), fault("text", "placeholder_unknown")),
        (KEY, json!({"language": "en", "text": "  "}), fault("text", "required")),
        (KEY, json!({"language": "en", "text": "Two\nlines"}), fault("text", "not_allowed")),
        (KEY, json!({"language": "en", "text": "x".repeat(1_001)}), fault("text", "too_long")),
        (KEY, json!({"language": "en", "text": "Mine", "one": "Mine"}), fault("one", "not_allowed")),
        ("workspaces.tokens", json!({"language": "en", "text": "{count} pieces"}), fault("one", "required")),
        ("workspaces.tokens", json!({"language": "ko", "text": "조각"}), fault("text", "placeholder_missing")),
    ] {
        assert_eq!(change(key, body.clone()).await, expected, "{key} {body}");
    }
    let whole = json!({"language": "en", "text": "{count} pieces", "one": "one piece"});
    let fits = send(&world, Method::PUT, "/tenant/texts/workspaces.tokens", OWNER, &whole).await;
    assert_eq!(fits.status, 204, "{}", fits.text());
    let body = json!({"language": "en", "text": "x"});
    let unknown = send(&world, Method::PUT, "/tenant/texts/account.nothing", OWNER, &body).await;
    assert_eq!(unknown.refusal("no such text"), (404, "resource_not_found".into()));
    assert_eq!(put(&world, "tenant", CLIENT, "Mine").await.refusal("a client"), (403, "permission_missing".into()));
    assert_eq!(put(&world, "platform", OWNER, "Mine").await.refusal("an owner"), (403, "permission_missing".into()));
    let own = get(&world, "/tenant/texts?source=tenant", OWNER).await;
    assert_eq!(own["data"].as_array().map(Vec::len), Some(1), "{own}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_list_finds_by_name_and_text_and_pages_through_all_of_them() {
    let world = World::demo().await;
    assert_eq!(put(&world, "platform", ADMIN, "My page").await.status, 204);
    assert_eq!(put_in(&world, "tenant", OWNER, ("ko", "내 책상")).await.status, 204);
    let found = async |query: &str| {
        let list = get(&world, &format!("/tenant/texts?{query}"), OWNER).await;
        let rows = list["data"].as_array().expect("rows").clone();
        rows.into_iter().map(|row| row["key"].as_str().expect("a name").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found("search=MY%20PAGE").await, [KEY], "by what is read in its place, in any case");
    assert!(found("search=your%20account").await.contains(&KEY.to_owned()), "and by what is built in");
    assert_eq!(found("search=account.title").await, [KEY]);
    assert_eq!((found("source=platform").await, found("source=tenant").await), (vec![KEY.to_owned()], Vec::new()));
    assert_eq!(found("source=tenant&language=ko").await, [KEY]);
    assert_eq!(found("sort=-changedAt&limit=1&language=ko").await, [KEY], "what was changed last");
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let list = get(&world, &format!("/platform/texts?limit=200{cursor}"), ADMIN).await;
        all.extend(list["data"].as_array().expect("rows").iter().map(|row| row["key"].to_string()));
        match list["nextCursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(all.len(), texts::key_names().len(), "each comes once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_process_reads_a_changed_text_without_being_started_again() {
    let one = World::demo().await;
    let other = one.restarted();
    for world in [&one, &other] {
        let services = world.gateway.services().clone();
        tokio::spawn(async move { services.houses.listen(&services.db).await });
    }
    let client = one.cookie(CLIENT).await;
    for text in ["Desk of mine", "Place of mine"] {
        assert_eq!(put(&one, "tenant", OWNER, text).await.status, 204);
        for world in [&one, &other] {
            for turn in 0.. {
                if heading(world, &client, "en").await.contains(text) {
                    break;
                }
                assert!(turn < 200, "it never hears of it");
                tokio::time::sleep(std::time::Duration::from_millis(25)).await;
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn refusals_and_mails_are_in_the_tenants_words() {
    let world = World::demo().await;
    let change = async |key: &str, text: &str| {
        let body = json!({"language": "en", "text": text});
        let reply = send(&world, Method::PUT, &format!("/tenant/texts/{key}"), OWNER, &body).await;
        assert_eq!(reply.status, 204, "{key}: {}", reply.text());
    };
    change("errors.resource_not_found", "Ask the front office.").await;
    change("mails.invitation_subject", "Come to {tenant}").await;
    let nowhere = "/api/v1/executions/00000000-0000-7000-8000-000000000000";
    for (who, is_told) in [(CLIENT, true), (RIVAL, false)] {
        let reply = world.get(nowhere).by(who).send().await;
        assert_eq!((reply.status, reply.text().contains("Ask the front office.")), (404, is_told), "{who}");
    }
    let body = json!({"email": "noor@zephyr.example", "role": "client_user"});
    let invited = world.post("/api/v1/invitations").by(OWNER).json(&body).send().await;
    assert_eq!(invited.status, 201, "{}", invited.text());
    let mails = world.mails_to("noor@zephyr.example").await;
    assert!(mails[0]["subject"].as_str().is_some_and(|subject| subject.starts_with("Come to ")), "{mails:?}");
}
