use crate::support::people::{ADMIN, CLIENT};
use crate::support::{PASSWORD, Reply, World};
use serde_json::{Value, json};
use server::ambient::machine_now;
use totp_rs::{Builder, Secret, Totp};

/// An authenticator app that has scanned the code.
pub struct App(Totp);

impl App {
    fn scanned(enrolment: &Value) -> Self {
        let text = enrolment["secret"].as_str().expect("a secret").replace(' ', "");
        let secret = Secret::try_from_base32(text).expect("base32");
        Self(Builder::new().with_secret(secret.as_bytes().to_vec()).build_noncompliant())
    }

    /// The code of so many steps from now.
    fn code(&self, steps: i64) -> String {
        let at = machine_now().0.timestamp() + steps * 30;
        self.0.generate(at.unsigned_abs()).to_string()
    }
}

async fn post(world: &World, email: &str, path: &str, body: &Value) -> Reply {
    world.post(path).by(email).json(body).send().await
}

/// Turns the second factor on with the code before the current one: the current one is still unused.
pub async fn enrolled(world: &World, email: &str) -> (App, Vec<String>) {
    let enrolment = post(world, email, "/api/v1/me/second-factor", &json!({})).await;
    assert_eq!(enrolment.status, 200, "{}", enrolment.text());
    let app = App::scanned(&enrolment.json());
    let confirmed = post(world, email, "/api/v1/me/second-factor/confirm", &json!({"code": app.code(-1)})).await;
    assert_eq!(confirmed.status, 200, "{}", confirmed.text());
    let codes = serde_json::from_value(confirmed.json()["codes"].clone()).expect("codes");
    (app, codes)
}

async fn sign_in(world: &World, code: Option<&str>) -> Reply {
    let body = json!({"email": CLIENT, "password": PASSWORD, "code": code});
    world.post("/api/v1/auth/login").json(&body).send().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_code_is_asked_for_once_it_is_on_and_none_works_twice() {
    let world = World::demo().await;
    assert_eq!(world.get("/api/v1/me/second-factor").by(CLIENT).send().await.json()["since"], Value::Null);
    let (app, codes) = enrolled(&world, CLIENT).await;
    assert_eq!(codes.len(), 10);
    assert_eq!(sign_in(&world, None).await.refusal("no code"), (401, "second_factor_required".into()));
    assert_eq!(sign_in(&world, Some("")).await.refusal("an empty code"), (401, "second_factor_required".into()));
    assert_eq!(sign_in(&world, Some(&app.code(-1))).await.refusal("used to confirm"), (401, "wrong_code".into()));
    let code = app.code(0);
    let pair = sign_in(&world, Some(&code)).await;
    assert_eq!(pair.status, 200, "{}", pair.text());
    assert_eq!(sign_in(&world, Some(&code)).await.refusal("the same code again"), (401, "wrong_code".into()));
    assert_eq!(sign_in(&world, Some(&app.code(-1))).await.refusal("an earlier one"), (401, "wrong_code".into()));
    assert_eq!(sign_in(&world, Some(&app.code(5))).await.refusal("a later one"), (401, "wrong_code".into()));
    let rows = world.get("/api/v1/me/sessions").bearer(pair.json()["accessToken"].as_str().expect("a token"));
    let rows = rows.send().await.json();
    let current = rows["data"].as_array().expect("rows").iter().find(|row| row["current"] == true).expect("this one");
    assert_eq!(current["provedBy"], json!(["pwd", "otp"]));
    // A wrong password says nothing of a second factor.
    let body = json!({"email": CLIENT, "password": "not her password", "code": app.code(0)});
    let wrong = world.post("/api/v1/auth/login").json(&body).send().await;
    assert_eq!(wrong.refusal("a wrong password"), (401, "wrong_credentials".into()));
    let others = json!({"email": ADMIN, "password": PASSWORD});
    assert_eq!(world.post("/api/v1/auth/login").json(&others).send().await.status, 200, "nobody else is asked");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_sign_ins_at_once_with_one_code_one_begins() {
    let one = World::demo().await;
    let other = one.restarted();
    let (app, codes) = enrolled(&one, CLIENT).await;
    for code in [app.code(0), codes[3].clone()] {
        let worlds = [&one, &other];
        let replies = futures::future::join_all((0..6).map(|at| sign_in(worlds[at % 2], Some(&code)))).await;
        assert_eq!(replies.iter().filter(|reply| reply.status == 200).count(), 1, "{code}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn each_recovery_code_works_exactly_once_and_new_ones_end_the_old() {
    let world = World::demo().await;
    let (app, codes) = enrolled(&world, CLIENT).await;
    let loud = codes[0].to_uppercase().replace('-', " ");
    assert_eq!(sign_in(&world, Some(&loud)).await.status, 200, "however it is typed");
    assert_eq!(sign_in(&world, Some(&codes[0])).await.refusal("again"), (401, "wrong_code".into()));
    let left = world.get("/api/v1/me/second-factor").by(CLIENT).send().await.json();
    assert_eq!(left["recoveryCodesLeft"], 9);
    let made = post(&world, CLIENT, "/api/v1/me/second-factor/recovery-codes", &json!({"code": app.code(0)})).await;
    assert_eq!(made.status, 200, "{}", made.text());
    assert_eq!(sign_in(&world, Some(&codes[1])).await.refusal("an old one"), (401, "wrong_code".into()));
    assert_eq!(sign_in(&world, made.json()["codes"][1].as_str()).await.status, 200);
    let stored: Vec<Vec<u8>> = sqlx::query_scalar("select hash from identity.recovery_codes")
        .fetch_all(&mut world.as_superuser().await)
        .await
        .expect("hashes");
    assert!(stored.len() == 10 && stored.iter().all(|hash| hash.len() == 32), "hashes alone are kept");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn guessing_ends_after_ten_codes_and_a_recovery_code_still_works() {
    let world = World::demo().await;
    let (app, codes) = enrolled(&world, CLIENT).await;
    for _ in 0..10 {
        assert_eq!(sign_in(&world, Some(&app.code(40))).await.refusal("a guess"), (401, "wrong_code".into()));
    }
    let right = sign_in(&world, Some(&app.code(0))).await;
    assert_eq!(right.refusal("even the right one"), (429, "too_many_codes".into()));
    assert!(right.header("retry-after").is_some());
    assert_eq!(sign_in(&world, Some(&codes[0])).await.status, 200);
    sqlx::raw_sql("update identity.second_factors set wrong_since = wrong_since - interval '15 minutes'")
        .execute(&mut world.as_superuser().await)
        .await
        .expect("time passes");
    assert_eq!(sign_in(&world, Some(&app.code(0))).await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_enrolment_holds_from_its_confirmation_on() {
    let world = World::demo().await;
    let nothing = post(&world, CLIENT, "/api/v1/me/second-factor/confirm", &json!({"code": "123456"})).await;
    assert_eq!(nothing.refusal("nothing to confirm"), (409, "no_enrolment".into()));
    let first = post(&world, CLIENT, "/api/v1/me/second-factor", &json!({})).await.json();
    let second = post(&world, CLIENT, "/api/v1/me/second-factor", &json!({})).await.json();
    assert!(second["picture"].as_str().is_some_and(|picture| picture.contains("<svg")));
    assert!(second["uri"].as_str().is_some_and(|uri| uri.starts_with("otpauth://totp/Portico:client%40demo")));
    assert_eq!(sign_in(&world, None).await.status, 200, "not yet");
    let confirm =
        async |app: &App| post(&world, CLIENT, "/api/v1/me/second-factor/confirm", &json!({"code": app.code(0)})).await;
    let stale = confirm(&App::scanned(&first)).await;
    assert_eq!((stale.status, stale.faults()), (400, vec![("code".into(), "wrong_code".into())]), "the first secret");
    assert_eq!(confirm(&App::scanned(&second)).await.status, 200);
    let again = post(&world, CLIENT, "/api/v1/me/second-factor", &json!({})).await;
    assert_eq!(again.refusal("it is on"), (409, "second_factor_on".into()));
    let events: Vec<Value> = sqlx::query_scalar("select payload from log.events where type = 'SecondFactorTurnedOn'")
        .fetch_all(&mut world.as_superuser().await)
        .await
        .expect("the log");
    assert_eq!(events, [json!({})], "no secret in the log");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn turning_it_off_takes_the_password_or_a_code() {
    let world = World::demo().await;
    let off = async |body: Value| post(&world, CLIENT, "/api/v1/me/second-factor/turn-off", &body).await;
    assert_eq!(off(json!({"password": PASSWORD})).await.refusal("it is off"), (409, "second_factor_off".into()));
    let (app, codes) = enrolled(&world, CLIENT).await;
    for (body, code) in [
        (json!({}), "required"),
        (json!({"password": "", "code": ""}), "required"),
        (json!({"password": "not her password"}), "wrong_password"),
    ] {
        let reply = off(body).await;
        assert_eq!((reply.status, reply.faults()), (400, vec![("password".into(), code.into())]));
    }
    assert_eq!(off(json!({"code": app.code(9)})).await.refusal("a wrong code"), (401, "wrong_code".into()));
    assert_eq!(off(json!({"code": codes[2]})).await.status, 204);
    assert_eq!(sign_in(&world, None).await.status, 200);
    let (_, _) = enrolled(&world, CLIENT).await;
    assert_eq!(off(json!({"password": PASSWORD})).await.status, 204);
    assert_eq!(sign_in(&world, None).await.status, 200);
}

/// The `name=value` of a cookie that an answer sets.
fn cookie(reply: &Reply, name: &str) -> Option<String> {
    let lines = reply.headers.get_all("set-cookie").iter().filter_map(|line| line.to_str().ok());
    let pair = lines.filter_map(|line| line.split(';').next()).find(|pair| pair.starts_with(name));
    pair.map(str::to_owned)
}

async fn form(world: &World, call: &str, cookie: &str, members: &[(&str, &str)]) -> Reply {
    let form = world.post(&format!("/api/fn/{call}")).header("accept", "text/html").header("cookie", cookie);
    let form = form.header("origin", "http://localhost:3000").header("referer", "http://localhost:3000/login/code");
    form.form(members).send().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_browser_is_asked_on_a_page_of_its_own_that_knows_the_address_and_no_password() {
    let world = World::demo().await;
    let (app, _) = enrolled(&world, CLIENT).await;
    let members = [("email", CLIENT), ("password", PASSWORD), ("next", "/client/files")];
    let first = form(&world, "identity.sign_in", "portico_lang=en", &members).await;
    assert_eq!(first.header("location"), Some("/login/code"), "{} {}", first.status, first.text());
    assert_eq!(cookie(&first, "__Host-portico_session"), None, "no session yet");
    let line = first.header("set-cookie").expect("a cookie");
    for attribute in ["Secure", "HttpOnly", "SameSite=Lax", "Max-Age=600", "Path=/"] {
        assert!(line.contains(attribute), "{attribute} is missing from {line}");
    }
    let step = cookie(&first, "__Host-portico_step").expect("the step");
    let page = world.get("/login/code").header("cookie", &step).send().await;
    assert!(page.text().contains(CLIENT) && !page.text().contains(PASSWORD));
    assert!(!page.text().contains(step.split_once('=').expect("a value").1), "nor the step's secret");

    let wrong = form(&world, "identity.confirm_sign_in", &step, &[("code", "000000")]).await;
    assert!(wrong.header("location").is_some_and(|to| to.contains("/login/code")), "{:?}", wrong.header("location"));
    let nobody = form(&world, "identity.confirm_sign_in", "portico_lang=en", &[("code", &app.code(0))]).await;
    assert_eq!(cookie(&nobody, "__Host-portico_session"), None, "a code alone is nothing");
    let right = form(&world, "identity.confirm_sign_in", &step, &[("code", &app.code(0))]).await;
    assert_eq!(right.header("location"), Some("/client/files"));
    let session = cookie(&right, "__Host-portico_session").expect("a session");
    assert!(
        cookie(&right, "__Host-portico_step=").is_some_and(|pair| pair == "__Host-portico_step="),
        "it is forgotten"
    );
    assert_eq!(world.get("/api/v1/me").header("cookie", &session).send().await.status, 200);
    let again = form(&world, "identity.confirm_sign_in", &step, &[("code", &app.code(1))]).await;
    assert_eq!(cookie(&again, "__Host-portico_session"), None, "the step is used up");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_step_ends_after_five_wrong_codes_or_ten_minutes() {
    let world = World::demo().await;
    let (app, _) = enrolled(&world, CLIENT).await;
    let confirm = async |step: &str, code: &str| {
        let ask = world.post("/api/v1/auth/second-factor").header("cookie", step);
        ask.header("origin", "http://localhost:3000").json(&json!({"code": code})).send().await
    };
    let begin = async || {
        let members = [("email", CLIENT), ("password", PASSWORD)];
        let reply = form(&world, "identity.sign_in", "portico_lang=en", &members).await;
        cookie(&reply, "__Host-portico_step").expect("the step")
    };
    let step = begin().await;
    for _ in 0..5 {
        assert_eq!(confirm(&step, "000000").await.refusal("a guess"), (401, "wrong_code".into()));
    }
    assert_eq!(confirm(&step, &app.code(0)).await.refusal("the sixth"), (401, "sign_in_step_ended".into()));
    let step = begin().await;
    sqlx::raw_sql("update identity.sign_in_steps set expires_at = now() - interval '1 second'")
        .execute(&mut world.as_superuser().await)
        .await
        .expect("time passes");
    assert_eq!(confirm(&step, &app.code(0)).await.refusal("too late"), (401, "sign_in_step_ended".into()));
    let reply = world.get("/api/v1/auth/second-factor").header("cookie", &step).send().await;
    assert_eq!(reply.refusal("too late"), (401, "sign_in_step_ended".into()));
}
