//! Tenants are walled off through a transaction pooler too: many connections over few sessions of the database, each
//! session everybody's in turn.

use super::pgbouncer::PgBouncer;
use crate::support::people::{ADMIN, AGENCY, CLIENT, OWNER, RIVAL};
use crate::support::{Portico, World, http, model_path};
use domain::policy::{Actor, Reach};
use futures::future::join_all;
use serde_json::{Value, json};
use server::store::Pooler;
use sqlx::{Connection, PgConnection};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// Sessions of the database, for eight connections of the server and two dozen requests at a time.
const SESSIONS: u32 = 3;
const LANES: usize = 6;
const ROUNDS: usize = 6;

async fn world_through(pgbouncer: &PgBouncer) -> World {
    World::queueing_through(|urls| pgbouncer.lead(urls)).await
}

/// Another client of the pooler.
async fn stranger(world: &World) -> PgConnection {
    let url = world.urls.app.as_deref().expect("the pooler's address");
    let options = url.parse::<sqlx::postgres::PgConnectOptions>().expect("an address").statement_cache_capacity(0);
    PgConnection::connect_with(&options).await.expect("the pooler lets it in")
}

/// The session that a client of the pooler is given, and what it finds set there; in one message, as a text.
async fn found(stranger: &mut PgConnection) -> (i32, String, String) {
    let row = sqlx::raw_sql(
        "select pg_backend_pid() as pid, coalesce(current_setting('app.tenant_id', true), '') as tenant,
                coalesce(current_setting('app.reach', true), '') as reach",
    )
    .fetch_one(stranger)
    .await
    .expect("an answer");
    use sqlx::Row;
    let pid: String = row.try_get_unchecked("pid").expect("its session");
    (pid.parse().expect("a number"), row.get("tenant"), row.get("reach"))
}

async fn tenant_of(world: &World, email: &str) -> Value {
    world.get("/api/v1/me").by(email).send().await.json()["actor"]["tenantId"].clone()
}

/// Asks again and again, and says what wasn't as it should be.
async fn lane(world: Arc<World>, email: &'static str, tenant: Value, ours: String) -> Vec<String> {
    let mut wrong = Vec::new();
    for round in 0..ROUNDS {
        let me = world.get("/api/v1/me").by(email).send().await;
        if me.status != 200 || me.json()["actor"]["tenantId"] != tenant {
            wrong.push(format!("{email} is somebody else: {}", me.text()));
        }
        let run = json!({"prompt": format!("{ours} {round}")});
        let run = world.post("/api/v1/executions").by(email).json(&run).send().await;
        let may = [201, 403].contains(&run.status);
        let rows = world.get("/api/v1/executions?limit=200").by(email).send().await;
        let rows = if rows.status == 200 { rows.json() } else { json!({"data": []}) };
        let prompts = rows["data"].as_array().into_iter().flatten().filter_map(|row| row["prompt"].as_str());
        let foreign: Vec<_> = prompts.filter(|prompt| !prompt.starts_with(&ours)).collect();
        if !may || !foreign.is_empty() || run.status == 201 && rows["data"] == json!([]) {
            wrong.push(format!("{email}: {} {}, and sees {foreign:?}", run.status, run.text()));
        }
    }
    wrong
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn tenants_that_ask_at_once_over_three_sessions_never_mix() {
    for pooler in PgBouncer::kinds() {
        let pgbouncer = PgBouncer::start(pooler, SESSIONS);
        let world = Arc::new(world_through(&pgbouncer).await);
        let mut tenants = BTreeMap::new();
        for email in [CLIENT, OWNER, AGENCY, RIVAL, ADMIN] {
            tenants.insert(email, tenant_of(&world, email).await);
        }
        let lanes = tenants.iter().flat_map(|(email, tenant)| {
            let ours = format!("A spice for {tenant}");
            (0..LANES).map({
                let world = world.clone();
                move |_| tokio::spawn(lane(world.clone(), email, tenant.clone(), ours.clone()))
            })
        });
        let wrong: Vec<_> = join_all(lanes).await.into_iter().flat_map(|lane| lane.expect("no lane panics")).collect();
        assert!(wrong.is_empty(), "{pooler:?}: {}", wrong.join("\n"));
        let mut postgres = world.as_superuser().await;
        let (sessions, runs, whose): (i64, i64, i64) = sqlx::query_as(
            "select (select count(*) from pg_stat_activity where datname = current_database() and usename = 'portico_app'),
                    count(*), count(distinct tenant_id) from workspaces.executions",
        )
        .fetch_one(&mut postgres)
        .await
        .expect("counts");
        assert!((1..=i64::from(SESSIONS)).contains(&sessions), "{sessions} sessions for all");
        assert!(runs >= (2 * LANES * ROUNDS) as i64 && whose >= 2, "{runs} runs of {whose} tenants");
        let strays: i64 = sqlx::query_scalar(
            "select count(*) from workspaces.executions where prompt not like '%' || tenant_id || '%'",
        )
        .fetch_one(&mut postgres)
        .await
        .expect("a count");
        assert_eq!(strays, 0, "every run is its tenant's");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_a_transaction_sets_ends_with_it_whoever_has_the_session_next() {
    for pooler in PgBouncer::kinds() {
        let pgbouncer = PgBouncer::start(pooler, 1);
        let world = world_through(&pgbouncer).await;
        let mut actors: Vec<Actor> = Vec::new();
        for email in [CLIENT, RIVAL, ADMIN] {
            actors.push(world.caller(email).await.actor.expect("a person"));
        }
        let mut stranger = stranger(&world).await;
        let (session, ..) = found(&mut stranger).await;
        for (round, actor) in actors.iter().cycle().take(60).enumerate() {
            let reach = if round % 2 == 0 { Reach::Own } else { Reach::Platform };
            let mut tx = world.db().as_actor(actor, reach).await.expect("a transaction");
            let (pid, tenant): (i32, String) =
                sqlx::query_as("select pg_backend_pid(), current_setting('app.tenant_id')")
                    .fetch_one(&mut *tx)
                    .await
                    .expect("an answer");
            assert_eq!((pid, tenant), (session, actor.tenant_id.to_string()), "the session is everybody's in turn");
            match round % 3 {
                0 => tx.commit().await.expect("it ends"),
                1 => drop(tx),
                _ => {
                    assert!(sqlx::query("select 1 / 0").execute(&mut *tx).await.is_err());
                    drop(tx);
                }
            }
            assert_eq!(found(&mut stranger).await, (session, String::new(), String::new()), "after round {round}");
            let seen = sqlx::raw_sql("select from tenancy.tenants").fetch_all(&mut stranger).await.expect("rows");
            assert_eq!(seen.len(), 0, "after round {round}");
        }
        // Set for the session instead, it would be the next one's: so the look above would see it.
        sqlx::raw_sql("set app.reach = 'system'").execute(&mut stranger).await.expect("it is set");
        assert_eq!(found(&mut self::stranger(&world).await).await.2, "system");
        sqlx::raw_sql("reset app.reach").execute(&mut stranger).await.expect("it is taken back");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn statements_of_other_clients_are_never_taken_for_ours() {
    let pgbouncer = PgBouncer::start(Pooler::Plain, 1);
    let world = world_through(&pgbouncer).await;
    let actor = world.caller(CLIENT).await.actor.expect("a person");
    // Every client gives its statements the same names.
    let mut stranger = stranger(&world).await;
    sqlx::raw_sql("deallocate all").execute(&mut stranger).await.expect("what was left is forgotten");
    for number in 1..=40 {
        let statement = format!("prepare sqlx_s_{number} as select 'a stranger''s'");
        sqlx::raw_sql(sqlx::AssertSqlSafe(statement)).execute(&mut stranger).await.expect("it is prepared");
    }
    for number in 0..20 {
        let mut tx = world.db().as_actor(&actor, Reach::Own).await.expect("a transaction");
        let ours: i32 = sqlx::query_scalar("select $1::int").bind(number).fetch_one(&mut *tx).await.expect("ours");
        assert_eq!(ours, number);
    }
    assert_eq!(world.get("/api/v1/me").by(CLIENT).send().await.status, 200);
}

/// Asks until what was asked says yes.
async fn until(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    for _ in 0..600 {
        if is_so().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("never: {what}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_server_behind_a_pooler_listens_and_works_past_it() {
    for pooler in PgBouncer::kinds() {
        let pgbouncer = PgBouncer::start(pooler, SESSIONS);
        let world = world_through(&pgbouncer).await;
        let token = world.token(CLIENT).await;
        let direct = world.urls.pooled.as_ref().expect("a way past the pooler").direct.clone();
        let kind = if pooler == Pooler::Plain { "plain" } else { "prepared" };
        let model = model_path();
        let model = model.to_str().expect("a path in UTF-8");
        let flags = ["--database-pooler", kind, "--database-direct-url", &direct, "--model", model];
        let process = tokio::task::block_in_place(|| Portico::beside(&world.urls, &flags));
        // A run is heard of by the worker, and the log by its subscribers.
        let run = http().post(format!("{}/api/v1/executions", process.url)).bearer_auth(&token);
        let run = run.json(&json!({"prompt": "Name a spice.", "maxTokens": 4})).send().await.expect("an answer");
        let run: Value = run.json().await.expect("JSON");
        let run = format!("{}/api/v1/executions/{}", process.url, run["id"].as_str().expect("an id"));
        until("the run is done", async || {
            let shown = http().get(&run).bearer_auth(&token).send().await.expect("an answer");
            shown.json::<Value>().await.expect("JSON")["status"] == "done"
        })
        .await;
        // A host that is added elsewhere is heard of.
        let login = async || {
            let asked = http().get(format!("{}/login", process.url)).header("host", "portal.aurora.example");
            asked.send().await.expect("an answer").status().as_u16()
        };
        assert_eq!(login().await, 421);
        let tenants: Value = world.get("/api/v1/tenants?search=Aurora").by(ADMIN).send().await.json();
        let host = json!({"tenantId": tenants["data"][0]["id"], "host": "portal.aurora.example"});
        assert_eq!(world.post("/api/v1/hosts").by(ADMIN).json(&host).send().await.status, 201);
        until("the host is known", async || login().await == 200).await;
        let listening: i64 = sqlx::query_scalar(
            "select count(*) from pg_stat_activity where datname = current_database() and query ilike 'listen%'",
        )
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("a count");
        assert!(listening > i64::from(SESSIONS), "{listening} sessions listen: more than the pooler has");
    }
}
