//! Budgets refuse before a model is asked, however many ask at once, and each bounds those whose it is.

use super::ruled::{a_day, ask, budgets, number, person, tenant, usage};
use super::{ENDED, until};
use crate::support::World;
use crate::support::people::{CLIENT, OWNER, RIVAL};
use http::Method;
use serde_json::{Value, json};

/// Tokens that count today: used, and set aside.
async fn today(world: &World) -> u64 {
    let total = &usage(world, 1).await["total"];
    number(&total["tokens"]) + number(&total["reservedTokens"])
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_runs_that_come_at_once_for_the_last_tokens_none_goes_beyond_the_budget() {
    let world = World::queueing().await;
    let before = today(&world).await;
    assert_eq!(ask(&world, CLIENT, "Name a spice.", 50).await.status, 201);
    let one = today(&world).await - before;
    assert!(one > 50, "the prompt counts too: {one}");
    let limit = before + one * 4;
    budgets(&world, json!([a_day(1, json!({"kind": "workspace"}), limit)])).await;
    let asks = (0..10).map(|turn| ask(&world, [CLIENT, OWNER][turn % 2], "Name a spice.", 50));
    let replies = futures::future::join_all(asks).await;
    assert_eq!(replies.iter().filter(|reply| reply.status == 201).count(), 3, "three fit beside the first");
    for refused in replies.iter().filter(|reply| reply.status != 201) {
        assert_eq!(refused.refusal("beyond"), (429, "budget_used_up".into()));
        let params = &refused.json()["error"]["params"];
        assert_eq!((&params["limit"], &params["of"]), (&json!(limit.to_string()), &json!("workspace")), "{params}");
        assert_eq!((&params["used"], &params["needed"]), (&json!(limit.to_string()), &json!(one.to_string())));
        assert!(refused.header("retry-after").is_some_and(|seconds| seconds != "0"));
        assert!(params["resets"].as_str().is_some_and(|at| at.ends_with("00:00")), "{params}");
    }
    assert_eq!(today(&world).await, limit, "what was refused is not counted");
    let there: i64 = sqlx::query_scalar("select count(*) from workspaces.spending where outcome is null")
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("a number");
    let waiting: i64 = sqlx::query_scalar("select count(*) from workspaces.executions where ended_at is null")
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("a number");
    assert_eq!(there, waiting, "each run that was taken has its row, and nothing else has one");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_budget_bounds_those_whose_it_is_and_nobody_else() {
    let world = World::queueing().await;
    let client = person(&world, CLIENT).await;
    budgets(&world, json!([a_day(1, json!({"kind": "person", "id": client}), 1)])).await;
    assert_eq!(ask(&world, CLIENT, "Hello", 8).await.refusal("their own"), (429, "budget_used_up".into()));
    assert_eq!(ask(&world, OWNER, "Hello", 8).await.status, 201, "another's budget bounds nobody else");

    let team = world.post("/api/v1/teams").by(OWNER).json(&json!({"name": "Night shift"})).send().await.json();
    let team = team["id"].as_str().expect("a team").to_owned();
    budgets(&world, json!([a_day(2, json!({"kind": "team", "id": team}), 1)])).await;
    assert_eq!(ask(&world, CLIENT, "Hello", 8).await.status, 201, "not in the team yet");
    let path = format!("/api/v1/teams/{team}/members/{client}");
    assert!(world.ask(Method::PUT, &path).by(OWNER).json(&json!({})).send().await.status < 300);
    assert_eq!(ask(&world, CLIENT, "Hello", 8).await.refusal("the team's"), (429, "budget_used_up".into()));
    assert_eq!(ask(&world, OWNER, "Hello", 8).await.status, 201);

    budgets(&world, json!([])).await;
    assert_eq!(ask(&world, CLIENT, "Hello", 8).await.status, 201, "without budgets only the plan bounds");
    assert_eq!(ask(&world, RIVAL, "Hello", 8).await.status, 201);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_sees_the_budgets_that_bound_oneself_with_what_is_in_use() {
    let world = World::queueing().await;
    let before = today(&world).await;
    let [client, owner] = [person(&world, CLIENT).await, person(&world, OWNER).await];
    let all = [
        a_day(1, json!({"kind": "workspace"}), 1_000_000),
        a_day(2, json!({"kind": "person", "id": client}), 500_000),
        a_day(3, json!({"kind": "person", "id": owner}), 500_000),
    ];
    budgets(&world, json!(all)).await;
    assert_eq!(ask(&world, CLIENT, "Name a spice.", 50).await.status, 201);
    let mine = world.get("/api/v1/model-usage/budgets").by(CLIENT).send().await.json();
    let of: Vec<&Value> = mine.as_array().expect("budgets").iter().map(|it| &it["budget"]["of"]["kind"]).collect();
    assert_eq!(of, [&json!("workspace"), &json!("person")], "the owner's is the owner's");
    assert_eq!(number(&mine[0]["tokens"]), today(&world).await);
    assert!(today(&world).await > before);
    assert!(mine[0]["beginsAnewAt"].as_str().is_some_and(|at| at.contains("T00:00:00")), "{mine}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_list_of_workspaces_says_what_is_left_of_the_nearest_budget() {
    let world = World::queueing().await;
    let left = async |who: &str| {
        let list = world.get("/api/v1/workspaces").by(who).send().await.json();
        let rows = list["data"].as_array().expect("rows").clone();
        let main = rows.into_iter().find(|row| row["isMain"] == true).expect("the main one");
        main["budgetLeftPercent"].clone()
    };
    assert_eq!(left(CLIENT).await, Value::Null, "nothing bounds anybody");
    assert_eq!(ask(&world, CLIENT, "Name a spice.", 50).await.status, 201);
    let used = today(&world).await;
    let of_all = a_day(1, json!({"kind": "workspace"}), used * 2);
    budgets(&world, json!([of_all])).await;
    assert_eq!((left(CLIENT).await, left(OWNER).await), (json!(50), json!(50)), "what is set aside is not left");
    let of_client = a_day(2, json!({"kind": "person", "id": person(&world, CLIENT).await}), 1);
    budgets(&world, json!([of_all, of_client])).await;
    assert_eq!((left(CLIENT).await, left(OWNER).await), (json!(0), json!(50)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_was_set_aside_is_settled_once_with_what_the_run_used() {
    let world = World::answering().await;
    let before = today(&world).await;
    let id = ask(&world, CLIENT, "Name one spice.", 12).await.json()["id"].as_str().expect("an id").to_owned();
    let run = until(&world, &id, ENDED).await;
    assert_eq!(run["status"], "done", "{run}");
    let used = number(&run["promptTokens"]) + number(&run["completionTokens"]);
    assert_eq!(today(&world).await - before, used, "what was set aside is given back");
    // Whoever cancels a run that has ended changes nothing of it.
    world.post(&format!("/api/v1/executions/{id}/cancel")).by(CLIENT).send().await;
    let rows: Vec<(i64, Option<String>)> =
        sqlx::query_as("select tokens, outcome from workspaces.spending where tenant_id = $1 and id = $2::uuid")
            .bind(tenant(&world).await.0)
            .bind(&id)
            .fetch_all(&mut world.as_superuser().await)
            .await
            .expect("rows");
    assert_eq!(rows, [(i64::try_from(used).expect("few tokens"), Some("done".to_owned()))]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_budget_holds_at_the_openai_door_too() {
    let world = World::queueing().await;
    budgets(&world, json!([a_day(1, json!({"kind": "workspace"}), 1)])).await;
    let body = json!({"messages": [{"role": "user", "content": "Hello"}], "max_tokens": 8});
    let reply = world.post("/api/v1/ai/chat/completions").by(CLIENT).json(&body).send().await;
    let error = &reply.json()["error"];
    assert_eq!(
        (reply.status, &error["code"], &error["type"]),
        (429, &json!("budget_used_up"), &json!("rate_limit_error"))
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn models_have_a_limit_of_their_own_and_the_rest_goes_on() {
    let world = World::queueing_with(&["--limit-ai", "2"]).await;
    let mut statuses = Vec::new();
    for _ in 0..4 {
        statuses.push(ask(&world, CLIENT, "Hello", 8).await.status);
    }
    assert!(statuses.starts_with(&[201]) && statuses.ends_with(&[429]), "{statuses:?}");
    for path in ["/api/v1/executions", "/api/v1/model-usage", "/api/v1/teams"] {
        assert_eq!(world.get(path).by(CLIENT).send().await.status, 200, "{path}");
    }
}
