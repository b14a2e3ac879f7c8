use super::super::talk::told_often;
use super::{get, look, made, person, send, tenant};
use crate::support::World;
use crate::support::people::{AGENCY, CLIENT, OWNER, RIVAL};
use http::Method;
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_tenant_has_a_main_workspace_before_anything_happened() {
    let world = World::demo().await;
    let main = tenant(&world, RIVAL).await;
    let list = get(&world, "/workspaces", RIVAL).await;
    assert_eq!(list["data"].as_array().map(Vec::len), Some(1), "{list}");
    let row = &list["data"][0];
    assert_eq!((&row["id"], &row["isMain"], &row["everybody"]), (&json!(main), &json!(true), &json!(true)));
    assert_eq!(row["name"], "Borealis Logistics", "it is called as its tenant");
    let path = format!("/workspaces/{main}");
    let shown = get(&world, &path, RIVAL).await;
    assert_eq!((&shown["version"], &shown["models"], &shown["manages"]), (&json!(0), &json!(null), &json!(false)));
    assert_eq!(look(&world, &path, CLIENT).await.status, 404, "another tenant's isn't there");
    // Its first change begins its stream beside the tenant's own.
    let ours = format!("/workspaces/{}", tenant(&world, AGENCY).await);
    let change = json!({"name": "Everyday questions", "purpose": "What comes up."});
    assert_eq!(send(&world, Method::PATCH, &ours, AGENCY, &change).await.status, 204);
    let shown = get(&world, &ours, AGENCY).await;
    assert_eq!((&shown["name"], &shown["version"]), (&json!("Everyday questions"), &json!(1)));
    let away = send(&world, Method::POST, &format!("{ours}/archive"), AGENCY, &json!({})).await;
    assert_eq!(away.refusal("main"), (409, "workspace_main".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_is_no_member_finds_nothing_of_a_workspace_and_who_is_let_in_finds_all() {
    let world = World::demo().await;
    let id = made(&world, "Board papers").await;
    let (path, members) = (format!("/workspaces/{id}"), format!("/workspaces/{id}/members"));
    let lina = person(&world, CLIENT).await;
    let place = format!("{members}/{lina}");
    for asked in [path.clone(), members.clone(), format!("{path}/activity"), format!("{path}/models")] {
        for who in [CLIENT, RIVAL] {
            assert_eq!(look(&world, &asked, who).await.status, 404, "{asked} by {who}");
        }
    }
    assert_eq!(send(&world, Method::PUT, &place, CLIENT, &json!({})).await.status, 404);
    let list = get(&world, "/workspaces?search=board", CLIENT).await;
    assert_eq!(list["data"], json!([]));

    for _ in 0..2 {
        assert_eq!(send(&world, Method::PUT, &place, OWNER, &json!({})).await.status, 204);
    }
    let shown = get(&world, &path, CLIENT).await;
    assert_eq!((&shown["role"], &shown["manages"], &shown["members"]), (&json!("member"), &json!(false), &json!(2)));
    let people = get(&world, &members, CLIENT).await;
    let names: Vec<_> = people["data"].as_array().into_iter().flatten().map(|row| &row["name"]).collect();
    assert_eq!(names, ["Lina Haddad", "Salma Benali"]);
    let list = get(&world, "/workspaces?search=board", CLIENT).await;
    assert_eq!(list["data"][0]["id"], json!(id));

    assert_eq!(send(&world, Method::DELETE, &place, OWNER, &json!({})).await.status, 204);
    assert_eq!(send(&world, Method::DELETE, &place, OWNER, &json!({})).await.status, 404);
    assert_eq!(look(&world, &path, CLIENT).await.status, 404, "from the next request on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_is_let_in_is_told_and_finds_the_workspace() {
    let world = World::demo().await;
    let (board, main) = (made(&world, "Board papers").await, tenant(&world, OWNER).await);
    let lina = person(&world, CLIENT).await;
    for (id, role) in [(&board, "member"), (&main, "manager")] {
        let place = format!("/workspaces/{id}/members/{lina}");
        for _ in 0..2 {
            let reply = send(&world, Method::PUT, &place, OWNER, &json!({"role": role})).await;
            assert_eq!(reply.status, 204, "{}", reply.text());
        }
    }
    let notices = told_often(&world, CLIENT, "workspace_role", 2).await;
    for (id, role) in [(&board, "Member"), (&main, "Manager")] {
        let page = format!("/client/workspaces/{id}");
        let of_it: Vec<_> = notices.iter().filter(|notice| notice["page"] == json!(page)).collect();
        let [notice] = of_it.as_slice() else { panic!("{page} is told once: {notices:?}") };
        assert!(notice["text"].as_str().is_some_and(|text| text.contains(role)), "{notice}");
        let api = page.trim_start_matches("/client");
        assert_eq!(look(&world, api, CLIENT).await.status, 200, "{api}");
    }
    let own = get(&world, "/me/notices", OWNER).await;
    assert!(!own.to_string().contains("workspace_role"), "nobody is told of what they did themselves: {own}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_manager_says_who_works_here_and_nothing_more() {
    let world = World::demo().await;
    let id = made(&world, "Supplier letters").await;
    let path = format!("/workspaces/{id}");
    let lina = format!("{path}/members/{}", person(&world, CLIENT).await);
    let salma = format!("{path}/members/{}", person(&world, OWNER).await);
    assert_eq!(send(&world, Method::PUT, &lina, OWNER, &json!({})).await.status, 204);
    let rename = json!({"name": "Letters"});
    let early = send(&world, Method::PATCH, &path, CLIENT, &rename).await;
    assert_eq!(early.refusal("a member"), (403, "not_workspace_manager".into()));
    assert_eq!(look(&world, &format!("{path}/colleagues"), CLIENT).await.status, 403);

    assert_eq!(send(&world, Method::PUT, &lina, OWNER, &json!({"role": "manager"})).await.status, 204);
    assert_eq!(send(&world, Method::PATCH, &path, CLIENT, &rename).await.status, 204);
    let colleagues = get(&world, &format!("{path}/colleagues"), CLIENT).await;
    assert!(colleagues.to_string().contains("Salma Benali") && !colleagues.to_string().contains("Erik Lund"));
    let rival = format!("{path}/members/{}", person(&world, RIVAL).await);
    let stranger = send(&world, Method::PUT, &rival, CLIENT, &json!({})).await;
    assert_eq!(stranger.faults(), [("personId".into(), "person_unknown".into())]);
    assert_eq!(send(&world, Method::DELETE, &salma, CLIENT, &json!({})).await.status, 204);
    assert_eq!(look(&world, &path, OWNER).await.status, 200, "whoever manages workspaces sees all of them");

    let budget = json!({"of": {"kind": "workspace"}, "period": "day", "tokens": 100});
    let denied = send(&world, Method::POST, &format!("{path}/budgets"), CLIENT, &budget).await;
    assert_eq!(denied.refusal("a budget"), (403, "permission_missing".into()));
    let made = send(&world, Method::POST, "/workspaces", CLIENT, &json!({"name": "Mine"})).await;
    assert_eq!(made.refusal("a workspace"), (403, "permission_missing".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_was_done_about_a_workspace_stands_in_its_activity_with_who_did_it() {
    let world = World::demo().await;
    let id = made(&world, "Price lists").await;
    let lina = format!("/workspaces/{id}/members/{}", person(&world, CLIENT).await);
    assert_eq!(send(&world, Method::PUT, &lina, OWNER, &json!({})).await.status, 204);
    let activity = get(&world, &format!("/workspaces/{id}/activity"), CLIENT).await;
    let rows = activity["data"].as_array().expect("rows");
    let what: Vec<_> = rows.iter().map(|row| row["what"].as_str().unwrap_or_default()).collect();
    assert_eq!(what, ["WorkspaceMemberSet", "WorkspaceCreated"]);
    assert!(rows.iter().all(|row| row["actorName"] == "Salma Benali"), "{activity}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_left_and_came_back_is_no_colleague_of_a_run_before_they_are_let_in_anew() {
    let world = World::queueing().await;
    let id = made(&world, "Board papers").await;
    let lina = person(&world, CLIENT).await;
    let place = format!("/workspaces/{id}/members/{lina}");
    assert_eq!(send(&world, Method::PUT, &place, OWNER, &json!({})).await.status, 204);
    let asked = json!({"prompt": "Name a spice.", "workspaceId": id});
    let started = send(&world, Method::POST, "/executions", OWNER, &asked).await.json();
    let run = format!("/executions/{}", started["id"].as_str().expect("an id"));
    let colleagues = async || get(&world, &format!("{run}/colleagues"), OWNER).await.to_string();
    assert!(colleagues().await.contains(&lina));
    let parted = "update identity.memberships set granted_at = now() + interval '1 second' where user_id = $1::uuid";
    sqlx::query(parted).bind(&lina).execute(&mut world.as_superuser().await).await.expect("they came back");
    assert_eq!(look(&world, &run, CLIENT).await.status, 404);
    assert!(!colleagues().await.contains(&lina), "they couldn't open it");
    let share = send(&world, Method::POST, &format!("{run}/shares"), OWNER, &json!({"personId": lina})).await;
    assert_eq!(share.faults(), [("personId".into(), "cannot_open_run".into())]);
}
