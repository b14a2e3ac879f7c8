use super::toys::world;
use super::{asked, count, defects, release, report, tell, write_down};
use crate::support::World;
use crate::support::people::{ADMIN, CLIENT, DEVELOPER, OWNER};
use http::Method;
use serde_json::{Value, json};
use server::jobs::{Prune, Task};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_panic_of_a_request_is_one_group_with_its_release_and_the_caller_is_told_an_id() {
    let world = world().await;
    let mut ids = Vec::new();
    for row in [17, 4711, 9] {
        let reply = world.post("/api/v1/toys/falls").by(CLIENT).json(&json!({"row": row})).send().await;
        assert_eq!(reply.refusal("a panic"), (500, "internal".into()));
        ids.push(reply.json()["error"]["requestId"].as_str().expect("an id").to_owned());
    }
    write_down(&world).await;
    let found = defects(&world, "?search=there%20is%20no%20row").await;
    assert_eq!(found.len(), 1, "{found:?}");
    let defect = &found[0];
    assert_eq!(defect["message"], "there is no row # of “…”");
    assert_eq!((&defect["side"], &defect["kind"]), (&json!("server"), &json!("panic")));
    assert_eq!((&defect["occurrences"], &defect["people"]), (&json!(3), &json!(1)));
    assert_eq!((&defect["release"], &defect["status"]), (&json!(release(&world)), &json!("open")));
    assert!(defect["place"].as_str().is_some_and(|place| place.contains("watch/toys.rs")), "{defect}");
    let shown = asked(&world, &format!("/defects/{}", defect["id"].as_str().expect("an id"))).await;
    assert_eq!(shown["during"], "toys.fall_over");
    assert!(ids.contains(&shown["requestId"].as_str().expect("an id").to_owned()), "{shown}");
    assert!(!shown["stack"].as_str().expect("a stack").is_empty(), "the stack of the last one");
    assert_eq!(shown["releases"][0]["occurrences"], 3);
    let hours = shown["hours"].as_array().expect("hours");
    assert_eq!(hours.iter().filter_map(|hour| hour["occurrences"].as_u64()).sum::<u64>(), 3);
    assert!(hours.len() >= 72, "those in which nothing happened are there");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_operation_that_ends_with_a_failure_of_ours_is_a_defect_and_a_refusal_is_none() {
    let world = world().await;
    for row in [1, 2] {
        let reply = world.post("/api/v1/toys/failures").by(CLIENT).json(&json!({"row": row})).send().await;
        assert_eq!(reply.status, 500);
    }
    assert_eq!(world.get("/api/v1/tenants").by(CLIENT).send().await.status, 403);
    write_down(&world).await;
    let found = defects(&world, "?side=server&search=is%20broken").await;
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["message"], "row # of <address> is broken");
    assert_eq!((&found[0]["kind"], &found[0]["place"]), (&json!("failure"), &json!("toys.give_up")));
    assert_eq!(count(&world, "select count(*) from platform.defects where message like '%403%'").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_browsers_tell_is_grouped_and_nothing_personal_is_kept() {
    let world = World::demo().await;
    for (number, who) in [(1, CLIENT), (2, OWNER), (3, OWNER)] {
        let report = report(&world, &format!("TypeError: 'Zebedee {number}' of zebedee@aurora.example isn't there"));
        let told = world.post("/api/v1/platform/defects").by(who).json(&report).send().await;
        assert_eq!(told.status, 204, "{}", told.text());
    }
    assert_eq!(
        tell(&world, &report(&world, "TypeError: 'x' of a@b.co isn't there")).await.status,
        204,
        "nobody tells too"
    );
    write_down(&world).await;
    let found = defects(&world, "?side=browser&status=open").await;
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((&found[0]["occurrences"], &found[0]["people"]), (&json!(4), &json!(2)));
    let path = format!("/defects/{}", found[0]["id"].as_str().expect("an id"));
    let shown = asked(&world, &path).await;
    assert_eq!(shown["stack"], "at open (/pkg/ab12/portico.js:10:7)");
    assert_eq!(shown["during"], "/pricing");
    let kept = "select count(*) from platform.defects d
                where to_jsonb(d)::text ilike any (array['%zebedee%', '%lina%', '%aurora%', '%localhost%'])";
    assert_eq!(count(&world, kept).await, 0);
    let told = "select count(*) from log.events where type like 'Defect%' and payload::text ilike '%zebedee%'";
    assert_eq!(count(&world, told).await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_flood_is_bounded_and_reports_have_their_size() {
    let world = World::demo().await;
    let word = |number: u32| char::from_u32(u32::from('a') + number % 26).expect("a letter");
    for number in 0..180 {
        let message = format!("Error: {}{} is gone", word(number), word(number / 26));
        assert_eq!(tell(&world, &report(&world, &message)).await.status, 204);
    }
    write_down(&world).await;
    assert_eq!(count(&world, "select count(*) from platform.defects where side = 'browser'").await, 100);
    // What is known is counted on.
    let known: String = defects(&world, "?limit=1").await[0]["message"].as_str().expect("a message").to_owned();
    tell(&world, &report(&world, &known)).await;
    write_down(&world).await;
    let twice = "select count(*) from platform.defects where occurrences = 2";
    assert_eq!(count(&world, twice).await, 1);
    for (member, long) in [("message", 1_001), ("stack", 4_001), ("release", 65), ("page", 201)] {
        let mut report = report(&world, "Error: it");
        report[member] = Value::String("x".repeat(long));
        let reply = tell(&world, &report).await;
        assert_eq!(reply.status, 400, "{member}");
        assert_eq!(reply.faults()[0].0, member);
    }
    let limited = World::demo_with(&["--limit-address", "20"]).await;
    let mut statuses = Vec::new();
    for _ in 0..25 {
        let sent = limited.post("/api/v1/platform/defects").from("203.0.113.9").json(&report(&limited, "Error: it"));
        statuses.push(sent.send().await.status);
    }
    assert_eq!(statuses.iter().filter(|status| **status == 204).count(), 20, "{statuses:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn only_those_who_run_the_platform_see_defects_and_handle_them() {
    let world = World::demo().await;
    tell(&world, &report(&world, "Error: it")).await;
    write_down(&world).await;
    let id = defects(&world, "").await[0]["id"].as_str().expect("an id").to_owned();
    let ways = [
        (Method::GET, "/defects".to_owned()),
        (Method::GET, format!("/defects/{id}")),
        (Method::POST, format!("/defects/{id}/resolve")),
        (Method::POST, format!("/defects/{id}/reopen")),
        (Method::GET, "/speed/pages".to_owned()),
        (Method::GET, "/speed/server".to_owned()),
        (Method::GET, "/views".to_owned()),
    ];
    for (method, path) in &ways {
        let path = format!("/api/v1/platform{path}");
        let body = if path.ends_with("resolve") { json!({"fixedIn": "this_release"}) } else { json!({}) };
        for who in [CLIENT, OWNER, DEVELOPER] {
            let reply = world.ask(method.clone(), &path).by(who).json(&body).send().await;
            assert_eq!(reply.status, 403, "{method} {path} by {who}");
        }
        assert_eq!(world.ask(method.clone(), &path).json(&body).send().await.status, 401, "{method} {path}");
    }
    let nothing = format!("/api/v1/platform/defects/{}", uuid::Uuid::from_u128(7));
    assert_eq!(world.get(&nothing).by(ADMIN).send().await.status, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_defect_goes_thirty_days_after_it_happened_last() {
    let world = World::demo().await;
    for message in ["Error: one", "Error: other"] {
        tell(&world, &report(&world, message)).await;
    }
    write_down(&world).await;
    sqlx::raw_sql(
        "update platform.defects set last_at = now() - interval '31 days' where message like '%one';
         update platform.defects set last_at = now() - interval '29 days' where message like '%other';
         update platform.defect_hours set hour = now() - interval '31 days';
         insert into platform.vitals values (current_date - 31, '/', 'phone', 'one', 'lcp', 3, 1),
                                            (current_date - 29, '/', 'phone', 'one', 'lcp', 3, 1);
         insert into platform.page_views values (current_date - 397, '/', 'en', '', 1), (current_date - 395, '/', 'en', '', 1)",
    )
    .execute(&mut world.as_superuser().await)
    .await
    .expect("they are older");
    Prune {}.carry_out(world.gateway.clone()).await.expect("it is pruned");
    let left = defects(&world, "?side=browser").await;
    assert_eq!(left.iter().map(|it| &it["message"]).collect::<Vec<_>>(), ["Error: other"]);
    for (table, rows) in [("defect_hours", 0), ("defect_releases", 1), ("vitals", 1), ("page_views", 1)] {
        assert_eq!(count(&world, &format!("select count(*) from platform.{table}")).await, rows, "{table}");
    }
    // What comes again is another one.
    tell(&world, &report(&world, "Error: one")).await;
    write_down(&world).await;
    assert_eq!(defects(&world, "?side=browser&status=open").await.len(), 2);
}
