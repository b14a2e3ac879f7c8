use super::lifecycle::shown;
use crate::sagas::toys::{moving, time_passes};
use crate::support::World;
use crate::support::people::ADMIN;
use serde_json::{Value, json};
use server::sagas::{SAGAS, Sagas};

const FOUNDER: &str = "founder@harbour.example";

async fn open(world: &World, kind: &str) -> (String, Value) {
    let body = json!({"name": "Harbour & Sons", "kind": kind, "adminEmail": FOUNDER});
    let reply = world.post("/api/v1/tenants").by(ADMIN).json(&body).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    let created = reply.json();
    (created["id"].as_str().expect("an id").to_owned(), created["saga"].clone())
}

async fn turns(world: &World) {
    Sagas::new(world.gateway.services().clone(), SAGAS).drain().await.expect("turns are taken");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_new_tenant_is_set_up_and_its_first_administrator_works_in_it() {
    let world = moving().await;
    let (id, saga) = open(&world, "agency").await;
    assert_eq!(shown(&world, &id).await["saga"], saga);
    turns(&world).await;
    let detail = shown(&world, &id).await;
    assert_eq!((&detail["status"], &detail["saga"]), (&json!("active"), &Value::Null));
    let token = world.mailed_token(FOUNDER).await;
    let accept = json!({"token": token, "name": "Fatou Founder", "password": crate::support::PASSWORD});
    let reply = world.post("/api/v1/auth/invitations/accept").json(&accept).send().await;
    assert!(reply.status < 300, "{}", reply.text());
    let me = world.get("/api/v1/me").by(FOUNDER).send().await.json();
    assert_eq!(me["actor"]["roles"], json!(["agency"]));
    assert_eq!(shown(&world, &id).await["members"], 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_mail_that_fails_once_is_sent_again_and_one_that_never_goes_rolls_everything_back() {
    // Nobody listens there.
    let address = crate::mail::aiosmtpd::free_address();
    let world = World::demo_with(&["--smtp-url", &format!("smtp://{address}")]).await;
    let (id, _) = open(&world, "organisation").await;
    turns(&world).await;
    assert_eq!(shown(&world, &id).await["status"], "provisioning", "it waits for the next attempt");
    let smtp = crate::mail::aiosmtpd::Smtp::start_at(&address);
    time_passes_by_hand(&world).await;
    assert_eq!(shown(&world, &id).await["status"], "active");
    assert_eq!(smtp.taken().len(), 1, "one welcome");
    drop(smtp);

    let (id, _) = open(&world, "organisation").await;
    for _ in 0..8 {
        turns(&world).await;
        time_passes_by_hand(&world).await;
    }
    let detail = shown(&world, &id).await;
    assert_eq!((&detail["status"], &detail["failedStep"]), (&json!("failed"), &json!("welcome")));
    let path = format!("/api/v1/invitations?tenantId={id}");
    let invitations = world.get(&path).by(ADMIN).send().await.json();
    assert_eq!(invitations["data"][0]["status"], "revoked", "{invitations}");
    let list = world.get("/api/v1/tenants?search=Harbour").by(ADMIN).send().await.json();
    assert_eq!(list["data"].as_array().map(Vec::len), Some(1), "what failed isn't in the list");
    let failed = world.get("/api/v1/tenants?status=failed").by(ADMIN).send().await.json();
    assert_eq!(failed["data"][0]["id"], json!(id));
}

/// Pauses pass; the clock of this world stays.
async fn time_passes_by_hand(world: &World) {
    sqlx::raw_sql("update platform.saga_turns set ready_at = now() - interval '1 second' where ready_at is not null")
        .execute(&mut world.as_superuser().await)
        .await
        .expect("time passes");
    turns(world).await;
}

/// A saga as admins have it in their list, and what its history tells has happened, the first first.
async fn followed(world: &World, saga: &str) -> (Value, Vec<String>) {
    let list = world.get("/api/v1/sagas?saga=set_up_tenant").by(ADMIN).send().await.json();
    let row =
        list["data"].as_array().expect("rows").iter().find(|row| row["id"] == saga).expect("it is listed").clone();
    let history = world.get(&format!("/api/v1/audit-things/{saga}")).by(ADMIN).send().await;
    assert_eq!(history.status, 200, "{}", history.text());
    let history = history.json();
    let planned = history["fields"].as_array().expect("fields").iter().filter(|field| {
        field["name"].as_str().is_some_and(|name| name.starts_with("steps.") && name.ends_with(".name"))
    });
    let planned: Vec<&str> = planned.filter_map(|field| field["value"].as_str()).collect();
    assert_eq!(planned, ["record", "boundary", "administrator", "welcome", "activate"]);
    let whats = history["entries"].as_array().expect("entries").iter().rev();
    (row, whats.filter_map(|entry| entry["what"].as_str().map(str::to_owned)).collect())
}

async fn ask(world: &World, saga: &str, what: &str) {
    let reply = world.post(&format!("/api/v1/sagas/{saga}/{what}")).by(ADMIN).send().await;
    assert_eq!(reply.status, 204, "{}", reply.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_admin_sees_the_steps_of_a_setting_up_and_the_failing_one_and_has_it_tried_again_or_turned_back() {
    // Nobody listens there.
    let address = crate::mail::aiosmtpd::free_address();
    let world = World::demo_with(&["--smtp-url", &format!("smtp://{address}")]).await;
    let (id, saga) = open(&world, "organisation").await;
    let saga = saga.as_str().expect("a saga").to_owned();
    turns(&world).await;
    let (row, whats) = followed(&world, &saga).await;
    assert_eq!((&row["step"], &row["status"]), (&json!("welcome"), &json!("running")), "{row}");
    assert_eq!((&row["stepsDone"], &row["stepsTotal"], &row["attempts"]), (&json!(3), &json!(5), &json!(1)), "{row}");
    assert!(row["error"].is_string() && row["canCancel"] == true, "{row}");
    assert_eq!(whats, ["SagaStarted", "SagaStepDone", "SagaStepDone", "SagaStepDone", "SagaStepFailed"]);
    let cookie = world.cookie(ADMIN).await;
    let page = world.get("/admin/sagas").header("cookie", &cookie).header("accept", "text/html").send().await.text();
    // Behind the rows come the page's texts, which name every button.
    let (_, rows) = page.split_once("<tbody>").expect("rows");
    let (rows, _) = rows.split_once("</tbody>").expect("their end");
    for told in ["welcome", "Retry", format!("/admin/audit/things/{saga}").as_str()] {
        assert!(rows.contains(told), "{told}");
    }

    let smtp = crate::mail::aiosmtpd::Smtp::start_at(&address);
    ask(&world, &saga, "retry").await;
    turns(&world).await;
    let (row, whats) = followed(&world, &saga).await;
    assert_eq!((&row["status"], &row["stepsDone"], &row["error"]), (&json!("done"), &json!(5), &Value::Null), "{row}");
    assert!(whats.ends_with(&["SagaStepDone", "SagaStepDone", "SagaEnded"].map(str::to_owned)), "{whats:?}");
    assert_eq!(shown(&world, &id).await["status"], "active");
    drop(smtp);

    let (id, saga) = open(&world, "organisation").await;
    let saga = saga.as_str().expect("a saga").to_owned();
    turns(&world).await;
    ask(&world, &saga, "cancel").await;
    time_passes_by_hand(&world).await;
    let (row, whats) = followed(&world, &saga).await;
    assert_eq!(row["status"], "undone", "{row}");
    let undone = whats.iter().skip_while(|what| *what != "SagaCompensating").map(String::as_str).collect::<Vec<_>>();
    assert_eq!(undone.iter().filter(|what| **what == "SagaStepUndone").count(), 4, "{whats:?}");
    assert_eq!(undone.last(), Some(&"SagaEnded"), "{whats:?}");
    assert_eq!(shown(&world, &id).await["failedStep"], "welcome");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_tenant_looks_to_its_people_as_whoever_opened_it_wished() {
    let world = moving().await;
    let body = json!({
        "name": "Harbour & Sons", "kind": "organisation", "adminEmail": FOUNDER, "brandName": "Harbour", "brandColour": "#1f7a4d",
    });
    let reply = world.post("/api/v1/tenants").by(ADMIN).json(&body).send().await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    turns(&world).await;
    let token = world.mailed_token(FOUNDER).await;
    let accept = json!({"token": token, "name": "Fatou Founder", "password": crate::support::PASSWORD});
    let reply = world.post("/api/v1/auth/invitations/accept").json(&accept).send().await;
    assert!(reply.status < 300, "{}", reply.text());
    let brand = world.get("/api/v1/tenant/brand").by(FOUNDER).send().await.json();
    assert_eq!((&brand["name"], &brand["colour"]), (&json!("Harbour"), &json!("#1f7a4d")), "{brand}");
    let own = world.get("/api/v1/tenant/brand").by(ADMIN).send().await.json();
    assert_ne!(own["name"], json!("Harbour"), "whoever opened it looks as before");
    let odd =
        json!({"name": "Odd", "kind": "organisation", "adminEmail": "odd@harbour.example", "brandColour": "green"});
    let refused = world.post("/api/v1/tenants").by(ADMIN).json(&odd).send().await;
    assert_eq!(refused.status, 400, "{}", refused.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_the_wizard_heard_is_kept_for_whoever_said_it_until_the_tenant_is_opened() {
    let world = moving().await;
    let nothing = world.get("/api/v1/tenant-draft").by(ADMIN).send().await;
    assert_eq!(nothing.refusal("nothing yet"), (404, "resource_not_found".into()));
    let half = json!({"step": "branding", "name": "H", "kind": "agency", "brandName": "", "brandColour": "#ffe066"});
    let kept = world.ask(http::Method::PUT, "/api/v1/tenant-draft").by(ADMIN).json(&half).send().await;
    assert_eq!(kept.status, 204, "{}", kept.text());
    let draft = world.get("/api/v1/tenant-draft").by(ADMIN).send().await.json();
    assert_eq!((&draft["step"], &draft["name"], &draft["adminEmail"]), (&half["step"], &half["name"], &Value::Null));
    assert_eq!((&draft["brandName"], &draft["brandColour"]), (&Value::Null, &half["brandColour"]));
    let other = world.get("/api/v1/tenant-draft").by("super@demo.portico.example").send().await;
    assert_eq!(other.status, 404, "it is one's own");
    open(&world, "agency").await;
    assert_eq!(world.get("/api/v1/tenant-draft").by(ADMIN).send().await.status, 404);
    time_passes(&world).await;
}
