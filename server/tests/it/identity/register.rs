use crate::support::people::{ADMIN, CLIENT};
use crate::support::{Reply, World};
use serde_json::{Value, json};

const NOOR: &str = "noor@zephyr.example";
const PHRASE: &str = "a kite above the harbour";

async fn register(world: &World, email: &str, organisation: Option<&str>) -> Reply {
    let body = json!({"email": email, "name": "Noor Aziz", "password": PHRASE, "organisation": organisation});
    world.post("/api/v1/auth/register").json(&body).send().await
}

async fn confirm(world: &World, token: &str) -> Reply {
    world.post("/api/v1/auth/register/confirm").json(&json!({ "token": token })).send().await
}

async fn me(world: &World, pair: &Value) -> Value {
    world.get("/api/v1/me").bearer(pair["accessToken"].as_str().expect("a token")).send().await.json()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_visitor_registers_confirms_the_address_and_lands_in_a_workspace_of_their_own() {
    let world = World::demo().await;
    for (email, organisation, tenant, kind) in [
        ("Noor@Zephyr.example", Some("Zephyr Sails"), "Zephyr Sails", "organisation"),
        ("noor@aziz.example", Some(""), "Noor Aziz", "individual"),
        ("noor@home.example", None, "Noor Aziz", "individual"),
    ] {
        assert_eq!(register(&world, email, organisation).await.status, 204);
        let body = json!({"email": email, "password": PHRASE});
        let early = world.post("/api/v1/auth/login").json(&body).send().await;
        assert_eq!(early.refusal("not confirmed yet"), (401, "wrong_credentials".into()));
        let address = email.to_lowercase();
        let token = world.mailed_token(&address).await;
        let pair = confirm(&world, &token).await;
        assert_eq!(pair.status, 200, "{}", pair.text());
        let me = me(&world, &pair.json()).await;
        assert_eq!((&me["actor"]["tenantName"], &me["actor"]["roles"]), (&json!(tenant), &json!(["owner"])));
        assert_eq!(world.post("/api/v1/auth/login").json(&body).send().await.status, 200);
        let tenants =
            world.get(&format!("/api/v1/tenants?search={}", tenant.replace(' ', "%20"))).by(ADMIN).send().await;
        assert_eq!(tenants.json()["data"][0]["kind"], kind);
        let again = confirm(&world, &token).await;
        assert_eq!(again.refusal("the used link"), (410, "link_ended".into()));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn registering_tells_nobody_who_has_an_account() {
    let world = World::demo().await;
    let (new, known) = (register(&world, NOOR, None).await, register(&world, CLIENT, None).await);
    assert_eq!((new.status, new.text()), (known.status, known.text()));
    let mail = world.latest_mail(CLIENT).await;
    assert!(mail.contains("has an account already") && mail.contains("/login\n") && !mail.contains("token="), "{mail}");
    assert!(world.latest_mail(NOOR).await.contains("/register/confirm?token="));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_link_of_an_address_that_was_taken_meanwhile_makes_no_second_account() {
    let world = World::demo().await;
    register(&world, NOOR, None).await;
    let first = world.mailed_token(NOOR).await;
    register(&world, NOOR, Some("Zephyr Sails")).await;
    let second = world.mailed_token(NOOR).await;
    assert_ne!(first, second);
    let both = futures::join!(confirm(&world, &first), confirm(&world, &second));
    let mut statuses = [both.0.status, both.1.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "{} {}", both.0.text(), both.1.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_link_that_has_run_out_or_never_was_makes_nothing() {
    let world = World::demo().await;
    register(&world, NOOR, None).await;
    let token = world.mailed_token(NOOR).await;
    let (id, _) = token.split_once('.').expect("two parts");
    let guessed = format!("{id}.{}", server::ambient::base64url(&[7; 32]));
    for bad in ["x", "x.y", &guessed, &token[..token.len() - 1]] {
        assert_eq!(confirm(&world, bad).await.refusal(bad), (410, "link_ended".into()));
    }
    // A link for one thing is none for another.
    let elsewhere = world.post("/api/v1/auth/link/confirm").json(&json!({ "token": token })).send().await;
    assert_eq!(elsewhere.refusal("another door"), (410, "link_ended".into()));
    sqlx::raw_sql("update identity.links set expires_at = now() - interval '1 second'")
        .execute(&mut world.as_superuser().await)
        .await
        .expect("time passes");
    assert_eq!(confirm(&world, &token).await.refusal("late"), (410, "link_ended".into()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobodys_inbox_is_filled_through_us() {
    let world = World::demo().await;
    for _ in 0..12 {
        assert_eq!(register(&world, NOOR, None).await.status, 204, "the answer stays the same");
    }
    assert_eq!(world.mails_to(NOOR).await.len(), 5);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_browser_without_scripts_registers_by_plain_forms() {
    let world = World::demo().await;
    let form = |path: &str| world.post(path).header("origin", "http://localhost:3000").header("accept", "text/html");
    let members = [("email", NOOR), ("name", "Noor Aziz"), ("password", PHRASE), ("organisation", "")];
    let sent = form("/api/fn/identity.register_account").form(members).send().await;
    assert_eq!((sent.status, sent.header("location")), (302, Some("/register?sent=1")));
    let token = world.mailed_token(NOOR).await;
    let opened = world.get(&format!("/register/confirm?token={token}")).send().await;
    assert_eq!(opened.status, 200);
    assert!(opened.text().contains(&token), "the page has the token in its form");
    let landed = form("/api/fn/identity.confirm_account").form([("token", &token)]).send().await;
    assert_eq!((landed.status, landed.header("location")), (302, Some("/client")));
    assert!(landed.headers.get_all("set-cookie").iter().any(|it| it.to_str().is_ok_and(|it| it.contains("_session="))));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_password_that_others_would_guess_is_refused_with_its_reason() {
    let world = World::demo().await;
    let tenants = world.get("/api/v1/tenants?search=Kestrel").by(ADMIN).send().await.json();
    for (password, code) in [
        ("password1234", "password_known"),
        ("qwertyuiop[]", "password_keys"),
        ("Noor-Aziz-Noor", "password_own_words"),
        ("too short", "too_short"),
    ] {
        let body = json!({"email": NOOR, "name": "Noor Aziz", "password": password});
        let reply = world.post("/api/v1/auth/register").json(&body).send().await;
        assert_eq!((reply.status, reply.faults()), (400, vec![("password".into(), code.into())]), "{password}");
        let mut person = body;
        person["tenantId"] = tenants["data"][0]["id"].clone();
        person["role"] = json!("client_user");
        let reply = world.post("/api/v1/users").by(ADMIN).json(&person).send().await;
        assert_eq!((reply.status, reply.faults()), (400, vec![("password".into(), code.into())]), "{password}");
    }
    assert!(world.mails_to(NOOR).await.is_empty());
}
