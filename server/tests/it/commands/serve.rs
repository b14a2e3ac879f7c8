use crate::support::{Ended, Portico, binaries, http, portico};
use nix::sys::signal::Signal;
use serde_json::{Value, json};

async fn sign_in(url: &str) -> u16 {
    let body = json!({"email": "client@demo.portico.example", "password": crate::support::PASSWORD});
    http().post(format!("{url}/api/v1/auth/login")).json(&body).send().await.expect("an answer").status().as_u16()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_fresh_start_serves_the_demo_world_and_a_stop_takes_the_database_with_it() {
    let mut server = Portico::serve(&[]);
    assert_eq!(sign_in(&server.url).await, 200);
    assert!(server.out().contains("client@demo.portico.example"), "accounts are printed: {}", server.out());
    assert!(!server.database_processes().is_empty());

    let data = server.data();
    let second = Ended::of(&mut portico(&data, &["serve", "--addr", "127.0.0.1:0"]));
    assert!(!second.fine && second.err.contains("in use"), "the second is refused: {}", second.err);
    assert!(second.err.lines().count() <= 2, "in one sentence: {}", second.err);
    let beside = Ended::of(&mut portico(&data, &["call", "tenancy.tenants"]));
    assert!(beside.fine && beside.out.contains("Aurora Foods"), "commands share it: {}", beside.err);

    assert!(server.end(Signal::SIGTERM).success(), "{}", server.log());
    assert_eq!(server.database_processes(), Vec::<String>::new());
    let server = server.again(&[]);
    assert_eq!(sign_in(&server.url).await, 200, "the world is still there");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn after_a_kill_the_next_start_puts_things_in_order() {
    let mut server = Portico::serve(&[]);
    assert_eq!(sign_in(&server.url).await, 200);
    server.end(Signal::SIGKILL);
    let mut server = server.again(&[]);
    assert_eq!(sign_in(&server.url).await, 200);
    assert!(server.end(Signal::SIGINT).success(), "{}", server.log());
    assert_eq!(server.database_processes(), Vec::<String>::new());
}

/// Where the only saga stands, as the operator sees it.
fn saga_status(server: &Portico) -> String {
    let listed = Ended::of(&mut portico(&server.data(), &["call", "platform.sagas"]));
    let page: Value = serde_json::from_str(&listed.out).unwrap_or_else(|why| panic!("{why}: {}", listed.err));
    page["data"][0]["status"].as_str().unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_process_without_the_worker_role_carries_nothing_out_and_the_next_one_that_has_it_does() {
    let mut server = Portico::serve(&["--role", "web"]);
    let body = json!({"email": "client@demo.portico.example", "password": crate::support::PASSWORD});
    let signed_in =
        http().post(format!("{}/api/v1/auth/login", server.url)).json(&body).send().await.expect("an answer");
    let token = signed_in.json::<Value>().await.expect("JSON")["accessToken"].as_str().expect("a token").to_owned();
    let me = http().get(format!("{}/api/v1/me", server.url)).bearer_auth(token).send().await.expect("an answer");
    let id = me.json::<Value>().await.expect("JSON")["actor"]["personId"].clone();
    let input = json!({"id": id}).to_string();
    let erase = ["call", "identity.erase_person", "--json", &input];
    let asked = Ended::of(&mut portico(&server.data(), &erase));
    assert!(asked.fine, "{}", asked.err);
    tokio::time::sleep(std::time::Duration::from_secs(4)).await;
    assert_eq!(saga_status(&server), "running", "nobody takes its turn");
    server.end(Signal::SIGKILL);
    let server = server.again(&["--role", "web,worker"]);
    for _ in 0..100 {
        if saga_status(&server) == "waiting" {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("its turn is never taken: {}", server.log());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_the_demo_world_nobody_is_there_and_the_first_steps_are_printed() {
    let server = Portico::serve(&["--no-demo"]);
    assert!(server.out().contains("/setup?token="), "{}", server.out());
    assert!(!server.out().contains("demo.portico.example"));
    assert_eq!(sign_in(&server.url).await, 401);
    let ready: Value =
        http().get(format!("{}/health/ready", server.url)).send().await.expect("an answer").json().await.expect("JSON");
    assert_eq!(ready["parts"]["database"]["status"], "up");
}

#[test]
fn what_cannot_be_had_stops_the_start_with_one_sentence() {
    let folder = managed_postgres::testing::TempFolder::new();
    let data = folder.path().join("data");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let taken = taken.local_addr().expect("it listens").to_string();
    let database = binaries().dir().to_string_lossy().into_owned();
    for (flags, word) in [
        (vec!["--site", "/no/such/site"], "cargo xtask build"),
        (vec!["--model", "/no/such/model.gguf"], "/no/such/model.gguf"),
        (vec!["--pg-bin", "/no/such/programs"], "/no/such/programs"),
        (vec!["--no-demo", "--addr", &taken, "--pg-bin", &database], "--addr"),
    ] {
        let mut command = portico(&data, &["serve"]);
        let ended = Ended::of(command.args(&flags).env("PORTICO_LOG", "off"));
        assert!(!ended.fine && ended.err.contains(word), "{flags:?}: {}", ended.err);
        assert!(!ended.err.contains("panicked"), "{}", ended.err);
    }
}
