use crate::support::{PASSWORD, Portico, http};
use nix::sys::signal::Signal;
use serde_json::{Value, json};

const EMAIL: &str = "client@demo.portico.example";

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn logs_are_json_lines_without_secrets_and_people() {
    let mut server = Portico::serve(&["--log=debug,h2=info,hyper_util=info"]);
    let at = |path: &str| format!("{}{path}", server.url);
    let login =
        |password: &str| http().post(at("/api/v1/auth/login")).json(&json!({"email": EMAIL, "password": password}));
    assert_eq!(login("a secret slip of the tongue").send().await.expect("an answer").status(), 401);
    let response = login(PASSWORD).send().await.expect("an answer");
    let request_id = response.headers()["x-request-id"].to_str().expect("text").to_owned();
    let pair: Value = response.json().await.expect("JSON");
    let [access, refresh] =
        ["accessToken", "refreshToken"].map(|name| pair[name].as_str().expect("a token").to_owned());
    let trace = "0af7651916cd43dd8448eb211c80319c";
    let asked = http().get(at("/api/v1/me?x=in-the-query")).bearer_auth(&access);
    asked.header("traceparent", format!("00-{trace}-b7ad6b7169203331-01")).send().await.expect("an answer");
    http().post(at("/api/v1/auth/refresh")).json(&json!({"refreshToken": refresh})).send().await.expect("an answer");
    let form = http().post(at("/api/fn/identity.sign_in")).header("origin", &server.url);
    form.form(&[("email", EMAIL), ("password", PASSWORD)]).send().await.expect("an answer");
    assert!(server.end(Signal::SIGTERM).success());

    let log = server.log();
    let lines: Vec<Value> =
        log.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}"))).collect();
    let answered =
        |path: &str| lines.iter().filter(|line| line["message"] == "answered" && line["path"] == path).count();
    assert_eq!(answered("/api/v1/auth/login"), 2, "{log}");
    let of_request = |id: &str| lines.iter().any(|line| line["span"]["request_id"] == id && line["status"] == 200);
    assert!(of_request(&request_id), "a request is found by its id: {log}");
    assert!(lines.iter().any(|line| line["span"]["trace_id"] == trace), "and by the caller's trace: {log}");
    let secret = refresh.split('.').nth(1).expect("a secret");
    for (what, text) in [
        ("the password", PASSWORD),
        ("a wrong password", "slip of the tongue"),
        ("the address", EMAIL),
        ("the host of addresses", "portico.example"),
        ("the access token", access.as_str()),
        ("the refresh token", secret),
        ("a person's name", "Lina"),
        ("the query", "in-the-query"),
        ("a hash", "$argon2"),
    ] {
        assert!(!log.contains(text), "{what} is in the log");
    }
}
