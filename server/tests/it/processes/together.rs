use super::load::{Balancer, Load};
use crate::support::people::{ADMIN, CLIENT};
use crate::support::{PASSWORD, Portico, World, http, model_path};
use nix::sys::signal::Signal;
use serde_json::{Value, json};
use std::time::Duration;

async fn status(process: &Portico, path: &str, headers: &[(&str, &str)]) -> u16 {
    let ask = headers
        .iter()
        .fold(http().get(format!("{}{path}", process.url)), |ask, (name, value)| ask.header(*name, *value));
    ask.send().await.expect("an answer").status().as_u16()
}

/// The `name=value` of a browser's session.
async fn browser_session(process: &Portico) -> String {
    let answer = http()
        .post(format!("{}/api/fn/identity.sign_in", process.url))
        .header("origin", &process.url)
        .form(&[("email", CLIENT), ("password", PASSWORD)])
        .send()
        .await
        .expect("an answer");
    let cookie = answer.headers().get("set-cookie").expect("a cookie").to_str().expect("text");
    cookie.split(';').next().expect("a pair").to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_session_made_on_one_process_holds_on_all_and_ends_on_all_at_once() {
    let world = World::demo().await;
    let processes: Vec<_> = (0..3).map(|_| Portico::beside(&world.urls, &[])).collect();
    let login = json!({"email": CLIENT, "password": PASSWORD});
    let url = &processes[0].url;
    let tokens: Value = http()
        .post(format!("{url}/api/v1/auth/login"))
        .json(&login)
        .send()
        .await
        .expect("an answer")
        .json()
        .await
        .expect("JSON");
    let bearer = format!("Bearer {}", tokens["accessToken"].as_str().expect("a token"));
    let cookie = browser_session(&processes[1]).await;
    for process in &processes {
        assert_eq!(status(process, "/api/v1/me", &[("authorization", &bearer)]).await, 200);
        assert_eq!(status(process, "/api/v1/me", &[("cookie", &cookie)]).await, 200);
    }
    let out = http().post(format!("{}/api/v1/auth/logout", processes[2].url)).header("authorization", &bearer);
    assert_eq!(out.send().await.expect("an answer").status(), 204);
    let out = http().post(format!("{}/api/v1/auth/logout", processes[2].url)).header("cookie", &cookie);
    assert_eq!(out.header("origin", &processes[2].url).send().await.expect("an answer").status(), 204);
    for process in &processes {
        assert_eq!(status(process, "/api/v1/me", &[("authorization", &bearer)]).await, 401);
        assert_eq!(status(process, "/api/v1/me", &[("cookie", &cookie)]).await, 401);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_run_started_on_one_process_is_watched_live_on_another() {
    let world = World::demo().await;
    let token = world.token(CLIENT).await;
    let model = model_path();
    let flags = ["--model", model.to_str().expect("a path in UTF-8")];
    let [one, other] = [(); 2].map(|()| Portico::beside(&world.urls, &flags));
    let body = json!({"prompt": "Tell a story about a lighthouse.", "maxTokens": 48});
    let started = http().post(format!("{}/api/v1/executions", one.url)).bearer_auth(&token).json(&body).send().await;
    let started: Value = started.expect("an answer").json().await.expect("JSON");
    let id = started["id"].as_str().unwrap_or_else(|| panic!("{started}")).to_owned();
    let watch = http().get(format!("{}/api/v1/executions/{id}/events", other.url)).bearer_auth(&token);
    let text = watch.send().await.expect("an answer").text().await.expect("the whole stream");
    let items: Vec<Value> = text
        .lines()
        .filter_map(|line| line.strip_prefix("data: "))
        .map(|json| serde_json::from_str(json).expect("JSON"))
        .collect();
    let said: String = items.iter().filter_map(|item| item["added"].as_str()).collect();
    let run = http().get(format!("{}/api/v1/executions/{id}", one.url)).bearer_auth(&token).send().await;
    let run: Value = run.expect("an answer").json().await.expect("JSON");
    assert_eq!((run["status"].as_str(), run["answer"].as_str()), (Some("done"), Some(said.as_str())), "{items:?}");
    assert!(items.len() >= 2, "live, not only its end: {items:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_process_is_killed_under_load_and_nothing_is_lost_or_doubled() {
    let world = World::demo().await;
    let token = world.token(ADMIN).await;
    let mut processes: Vec<_> = (0..3).map(|_| Portico::beside(&world.urls, &[])).collect();
    let balancer = Balancer::before(processes.iter().map(|process| process.url.clone())).await;
    balancer.until_ready(3).await;
    let load = Load::start(&balancer, &token, 6);
    tokio::time::sleep(Duration::from_millis(700)).await;
    tokio::task::block_in_place(|| processes[1].end(Signal::SIGKILL));
    balancer.until_ready(2).await;
    tokio::time::sleep(Duration::from_millis(700)).await;
    let outcome = load.stop().await;
    assert_eq!(outcome.wrong, Vec::<String>::new());
    let answers: Vec<_> = outcome.repeated.iter().filter(|why| why.starts_with(|c: char| c.is_ascii_digit())).collect();
    assert!(answers.iter().all(|why| why.contains("in_flight")), "those that live refuse nothing: {answers:?}");
    let mut names = balancer.names(&token, "Load").await;
    names.sort();
    assert_eq!(names, outcome.opened.into_iter().collect::<Vec<_>>(), "each exactly once");
    assert!(names.len() > 20, "there was load");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_host_added_through_one_process_is_known_to_all() {
    let world = World::demo().await;
    let token = world.token(ADMIN).await;
    let processes: Vec<_> = (0..3).map(|_| Portico::beside(&world.urls, &[])).collect();
    let host = [("host", "portal.aurora.example")];
    for process in &processes {
        assert_eq!(status(process, "/login", &host).await, 421);
    }
    let tenants: Value = world.get("/api/v1/tenants?search=Aurora").by(ADMIN).send().await.json();
    let body = json!({"tenantId": tenants["data"][0]["id"], "host": "portal.aurora.example"});
    let added = http().post(format!("{}/api/v1/hosts", processes[0].url)).bearer_auth(&token).json(&body).send().await;
    assert_eq!(added.expect("an answer").status(), 201);
    for process in &processes {
        let mut seen = 0;
        for _ in 0..80 {
            seen = status(process, "/login", &host).await;
            if seen == 200 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        assert_eq!(seen, 200, "what was kept is forgotten when it changes");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_secret_comes_from_the_environment_a_file_or_a_flag() {
    let world = World::demo().await;
    let token = world.token(CLIENT).await;
    let bearer = format!("Bearer {token}");
    let secret = "5e".repeat(32);
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("portico.toml");
    std::fs::write(&file, format!("secret = \"{secret}\"\n")).expect("the file is written");
    let file = file.to_str().expect("UTF-8");
    let by_environment = Portico::told(&world.urls, &[], &[("PORTICO_SECRET", &secret)]);
    let by_file = Portico::told(&world.urls, &["--config", file], &[]);
    let by_flag = Portico::told(&world.urls, &["--secret", &secret], &[]);
    for process in [&by_environment, &by_file, &by_flag] {
        assert_eq!(status(process, "/api/v1/me", &[("authorization", &bearer)]).await, 200, "{}", process.log());
        assert!(!process.log().contains(&secret) && !process.out().contains(&secret), "it is told to nobody");
    }
    let own = Portico::told(&world.urls, &[], &[]);
    assert_eq!(status(&own, "/api/v1/me", &[("authorization", &bearer)]).await, 401, "without, it makes its own");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_limit_holds_right_across_processes() {
    let world = World::demo().await;
    let bearer = format!("Bearer {}", world.token(CLIENT).await);
    let processes: Vec<_> = (0..3).map(|_| Portico::beside(&world.urls, &["--limit-person", "30"])).collect();
    let mut answers = std::collections::BTreeMap::new();
    for number in 0..120 {
        let code = status(&processes[number % 3], "/api/v1/me", &[("authorization", &bearer)]).await;
        *answers.entry(code).or_insert(0) += 1;
    }
    assert_eq!(answers.into_iter().collect::<Vec<_>>(), [(200, 30), (429, 90)]);
}
