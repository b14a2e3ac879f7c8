use crate::support::{Reply, World};
use serde_json::{Value, json};
use sqlx::Row;

const AMIRA: &str = "amira@portico.example";
const PHRASE: &str = "a kite above the harbour";

fn amira(token: &str) -> Value {
    json!({"token": token, "organisation": "Portico Consulting", "email": AMIRA, "name": "Amira Solano", "password": PHRASE})
}

async fn set_up(world: &World, body: &Value) -> Reply {
    world.post("/api/v1/setup").json(body).send().await
}

fn token(world: &World) -> String {
    world.gateway.services().setup.text().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_first_account_is_set_up_and_the_door_closes_for_good() {
    let world = World::empty().await;
    assert_eq!(world.get("/api/v1/setup").send().await.json(), json!({"isOpen": true}));
    let stranger = set_up(&world, &amira("guessed")).await;
    assert_eq!(stranger.refusal("a stranger who came first"), (403, "setup_token_wrong".into()));
    let first = set_up(&world, &amira(&token(&world))).await;
    assert_eq!(first.status, 200, "{}", first.text());
    let access = first.json()["accessToken"].as_str().expect("a token").to_owned();
    let log = world.get("/api/v1/audit-logs?what=SuperAdminCreated").bearer(&access).send().await.json();
    assert_eq!(log["data"].as_array().map(Vec::len), Some(1), "{log}");
    let login =
        world.post("/api/v1/auth/login").json(&json!({"email": AMIRA, "password": PHRASE, "layer": "platform"}));
    assert_eq!(login.send().await.status, 200, "she signs in at the platform's own door");

    let mut second = amira(&token(&world));
    second["email"] = json!("other@portico.example");
    assert_eq!(set_up(&world, &second).await.refusal("again"), (410, "setup_closed".into()));
    assert_eq!(world.get("/api/v1/setup").send().await.json(), json!({"isOpen": false}));
    let page = world.get("/setup").send().await;
    assert_eq!(page.status, 410, "the page says so too");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_set_ups_at_once_exactly_one_wins() {
    let world = World::empty().await;
    let bodies: Vec<_> = (0..6)
        .map(|number| {
            let mut body = amira(&token(&world));
            body["email"] = json!(format!("amira{number}@portico.example"));
            body
        })
        .collect();
    let replies = futures::future::join_all(bodies.iter().map(|body| set_up(&world, body))).await;
    let won = replies.iter().filter(|reply| reply.status == 200).count();
    assert_eq!(won, 1);
    for reply in replies.iter().filter(|reply| reply.status != 200) {
        assert_eq!(reply.refusal("the others"), (410, "setup_closed".into()));
    }
    let row = sqlx::query("select (select count(*) from identity.users), (select count(*) from tenancy.tenants)")
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("counts");
    assert_eq!((row.get::<i64, _>(0), row.get::<i64, _>(1)), (1, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_browser_without_scripts_sets_up_by_a_plain_form() {
    let world = World::empty().await;
    let token = token(&world);
    let page = world.get(&format!("/setup?token={token}")).send().await;
    assert!(page.status == 200 && page.text().contains(&token), "{}", page.status);
    let members =
        [("token", &*token), ("organisation", "Portico"), ("email", AMIRA), ("name", "Amira"), ("password", PHRASE)];
    let form = world.post("/api/fn/identity.set_up_installation").header("origin", "http://localhost:3000");
    let landed = form.header("accept", "text/html").form(members).send().await;
    assert_eq!((landed.status, landed.header("location")), (302, Some("/admin")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_tenants_person_with_the_right_password_is_refused_at_the_platforms_door() {
    use crate::support::PASSWORD;
    use crate::support::people::{ADMIN, CLIENT, OWNER};
    let world = World::demo().await;
    let enter = async |email: &str, password: &str| {
        let body = json!({"email": email, "password": password, "layer": "platform"});
        world.post("/api/v1/auth/login").json(&body).send().await
    };
    for email in [CLIENT, OWNER] {
        assert_eq!(enter(email, PASSWORD).await.refusal(email), (403, "platform_people_only".into()));
        assert_eq!(enter(email, "not the password").await.refusal(email), (401, "wrong_credentials".into()));
    }
    assert_eq!(enter(ADMIN, PASSWORD).await.status, 200);
}
