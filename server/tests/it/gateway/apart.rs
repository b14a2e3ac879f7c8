//! What is kept by name (settings, looks, answers of idempotency keys, limits, jobs, deadlines) has the tenant in its
//! name: however two tenants' doings alternate, each sees what its own model says (checklist TEN-33).

use crate::jobs::toys::{until, work};
use crate::support::people::{AGENCY, OWNER};
use crate::support::{Reply, World};
use http::Method;
use serde_json::{Value, json};
use std::collections::HashMap;

/// The tenants by somebody who may change them.
const TENANTS: [&str; 2] = [OWNER, AGENCY];

/// What their brands begin with.
const BRANDS: [&str; 2] = ["Amber", "Birch"];

/// Numbers that look thrown (SplitMix64), the same each time, so that a fault can be found again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }
}

/// What a tenant should find.
#[derive(Default)]
struct Model {
    days: Option<u64>,
    brand: Option<String>,
    answers: HashMap<u64, Value>,
}

async fn put(world: &World, by: &str, method: Method, path: &str, body: &Value) -> Reply {
    let reply = world.ask(method, path).by(by).json(body).send().await;
    assert!(reply.status < 300, "{path}: {}", reply.text());
    reply
}

async fn page(world: &World, cookie: &str) -> String {
    world.get("/client/organisation").header("cookie", cookie).send().await.text()
}

async fn days(world: &World, by: &str) -> Option<u64> {
    let list = world.get("/api/v1/tenant/settings").by(by).send().await.json();
    let rows = list["settings"].as_array().or(list["data"].as_array()).expect("settings").clone();
    let row = rows.iter().find(|row| row["setting"] == "session_days").expect("the setting").clone();
    (row["source"] == "tenant").then(|| row["value"].as_str().and_then(|it| it.parse().ok()).expect("a number"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_kept_for_two_tenants_by_the_same_names_never_crosses() {
    for seed in 0..4 {
        let (one, mut dice) = (World::demo().await, Dice(seed));
        let other = one.restarted();
        for world in [&one, &other] {
            let services = world.gateway.services().clone();
            tokio::spawn(async move { services.houses.listen(&services.db).await });
        }
        let mut models = [Model::default(), Model::default()];
        let cookies = [one.cookie(OWNER).await, one.cookie(AGENCY).await];
        for _ in 0..60 {
            let at = usize::from(dice.below(2) == 1);
            let (who, model) = (TENANTS[at], &mut models[at]);
            let world = if dice.below(2) == 0 { &one } else { &other };
            let number = dice.below(5);
            match dice.below(6) {
                0 => {
                    let body = json!({"value": (number + 1).to_string()});
                    put(world, who, Method::PUT, "/api/v1/tenant/settings/session_days", &body).await;
                    model.days = Some(number + 1);
                }
                1 => assert_eq!(days(world, who).await, model.days, "seed {seed}"),
                2 => {
                    let name = format!("{} {number}", BRANDS[at]);
                    put(world, who, Method::PATCH, "/api/v1/tenant/brand", &json!({ "name": name })).await;
                    model.brand = Some(name);
                }
                3 => {
                    let brand = world.get("/api/v1/tenant/brand").by(who).send().await.json();
                    assert_eq!(brand["name"].as_str(), model.brand.as_deref(), "seed {seed}: {brand}");
                    // A page may be a moment behind, since processes keep looks; it is never the other's.
                    assert!(!page(world, &cookies[at]).await.contains(BRANDS[1 - at]), "seed {seed}");
                }
                // The same idempotency key with the same body, in both tenants.
                _ => {
                    let body = json!({"name": format!("Team {number}")});
                    let ask = world.post("/api/v1/teams").by(who).header("idempotency-key", &format!("key-{number}"));
                    let reply = ask.json(&body).send().await;
                    assert_eq!(reply.status, 201, "{}", reply.text());
                    let answer = model.answers.entry(number).or_insert_with(|| reply.json());
                    assert_eq!(*answer, reply.json(), "seed {seed}: the tenant's own answer again");
                }
            }
        }
        for (model, cookie) in models.iter().zip(&cookies) {
            let brand = model.brand.clone().unwrap_or_else(|| "Portico".into());
            for world in [&one, &other] {
                until("its pages have its brand", async || page(world, cookie).await.contains(&brand)).await;
            }
        }
        let [ours, theirs] = &models;
        for (number, answer) in &ours.answers {
            assert_ne!(theirs.answers.get(number), Some(answer), "another tenant's answer");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn jobs_and_deadlines_of_two_tenants_by_the_same_names_never_cross() {
    let world = World::demo().await;
    // The same order by the same key in both tenants is two jobs, each done in its own tenant.
    let mut ids = Vec::new();
    for who in TENANTS {
        let ask = world.post("/api/v1/me/data-exports").by(who).header("idempotency-key", "the-same");
        let reply = ask.json(&json!({})).send().await;
        assert_eq!(reply.status, 202, "{}", reply.text());
        ids.push(reply.json()["id"].as_str().expect("an id").to_owned());
    }
    assert_ne!(ids[0], ids[1]);
    let keys: Vec<String> =
        sqlx::query_scalar("select key from queue._private_jobs where key is not null order by key")
            .fetch_all(&mut world.as_superuser().await)
            .await
            .expect("the queue");
    let mut expected: Vec<_> = ids.iter().map(|id| format!("job:{id}")).collect();
    expected.sort_unstable();
    assert_eq!(keys, expected, "a key of the queue names the job");
    let _workers = work(&world, 2);
    for who in TENANTS {
        let own = async || world.get("/api/v1/me/data-exports").by(who).send().await.json();
        until("it is there", async || own().await["ready"][0]["id"].is_string()).await;
        let tenant = world.caller(who).await.actor.expect("a person").tenant_id;
        let made: Vec<uuid::Uuid> = sqlx::query_scalar(
            "select e.tenant_id from identity.data_exports e join identity.users u on u.id = e.person_id
             where u.email = $1",
        )
        .bind(who)
        .fetch_all(&mut world.as_superuser().await)
        .await
        .expect("rows");
        assert_eq!(made, [tenant.0]);
    }
    // A deadline's name is bound to its tenant: the one is kept where the other is forgotten.
    let mut superuser = world.as_superuser().await;
    sqlx::raw_sql("insert into platform.due (tenant_id, what, key, at) select tenant_id, 'toy', 'same', now() + interval '1 day' from log.tenants")
        .execute(&mut superuser)
        .await
        .expect("deadlines of the same name");
    let tenant = world.caller(OWNER).await.actor.expect("a person").tenant_id;
    let mut tx = world.db().as_system("a test").await.expect("a transaction");
    server::jobs::due::forget(&mut tx, tenant, "toy", "same").await.expect("it is forgotten");
    tx.commit().await.expect("it ends");
    let left: Vec<uuid::Uuid> = sqlx::query_scalar("select tenant_id from platform.due where what = 'toy'")
        .fetch_all(&mut superuser)
        .await
        .expect("rows");
    assert!(!left.contains(&tenant.0) && left.len() > 2, "{left:?}");
}
