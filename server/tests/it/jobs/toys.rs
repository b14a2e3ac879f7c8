//! Tasks and jobs of these tests alone. What they do stands in a table of the tests' own.

use crate::gateway::toys::{PLAIN, toy};
use crate::support::World;
use domain::Refusal;
use domain::kernel::{Access, Attributes, Example, JobStarted, Kind, Method, Operation, Rest};
use domain::policy::Permission;
use garde::Validate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use server::Stop;
use server::gateway::{Context, Gateway};
use server::jobs::{Pace, Task, Workers};
use server::store::Db;
use std::time::Duration;
use tokio::task::JoinSet;

/// Looks about quickly.
pub const PACE: Pace = Pace {
    tasks_max: 3,
    poll: Duration::from_millis(100),
    heartbeat: Duration::from_millis(200),
    gone_after: Duration::from_millis(1_200),
};

toy!(Deliver { parcel: u64 = 3, pause_ms: u64 = 0 }, "deliver", Job, Post "/toys/deliveries", Delivered, JobStarted);

/// What [`Deliver`] makes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Delivered {
    pub parcel: u64,
}

/// Notes the parcel in its own transaction, then takes its time, in steps.
async fn deliver(cx: &mut Context, op: Deliver) -> Result<Delivered, Stop> {
    note(cx.tx().await?, &format!("parcel {}", op.parcel)).await?;
    let steps = op.pause_ms / 50;
    for step in 1..=steps {
        tokio::time::sleep(Duration::from_millis(50)).await;
        cx.progress(step, steps).await?;
    }
    match op.parcel {
        404 => Err(Refusal::not_found().into()),
        500 => Err(Stop::defect("the van broke down")),
        parcel => Ok(Delivered { parcel }),
    }
}

/// Fails as often as the tests' own table says, then is done.
#[derive(Debug, Serialize, Deserialize)]
pub struct Knock {
    pub door: String,
}

impl Task for Knock {
    const NAME: &'static str = "knock";
    const ATTEMPTS_MAX: i16 = 3;

    async fn carry_out(self, gateway: Gateway) -> Result<(), Stop> {
        let mut tx = gateway.services().db.as_system("knock").await?;
        note(&mut tx, &format!("knock {}", self.door)).await?;
        tx.commit().await?;
        let locked: bool = {
            let mut tx = gateway.services().db.as_system("look").await?;
            sqlx::query_scalar("select exists (select from toys.locked where door = $1)")
                .bind(&self.door)
                .fetch_one(&mut *tx)
                .await?
        };
        if locked { Err(Stop::defect("nobody opens")) } else { Ok(()) }
    }
}

/// One more line of what was done.
pub async fn note(db: &mut sqlx::PgConnection, what: &str) -> Result<(), Stop> {
    sqlx::query("insert into toys.done (what) values ($1)").bind(what).execute(db).await?;
    Ok(())
}

/// The demo world with the toys in it.
pub async fn world() -> World {
    let world = World::demo_serving(|services| serving(services.into())).await;
    sqlx::raw_sql(
        "create schema toys;
         create table toys.done (number bigint generated always as identity, what text, at timestamptz default clock_timestamp());
         create table toys.locked (door text);
         grant usage on schema toys to portico_app;
         grant select, insert on toys.done, toys.locked to portico_app",
    )
    .execute(&mut world.as_superuser().await)
    .await
    .expect("tables of the tests' own");
    world
}

/// A gateway as another process has it.
pub fn serving(services: std::sync::Arc<server::gateway::Services>) -> Gateway {
    server::contexts::handlers(services).serve_job(deliver).build()
}

/// Workers as a process has them; they end with the set.
pub fn work(world: &World, processes: usize) -> JoinSet<()> {
    let mut set = JoinSet::new();
    for _ in 0..processes {
        set.spawn(Workers::without_schedule(world.gateway.clone(), PACE).carry::<Knock>().run());
    }
    set
}

/// How often something was done.
pub async fn count(db: &Db, what: &str) -> i64 {
    let mut tx = db.as_system("count").await.expect("the database is there");
    sqlx::query_scalar("select count(*) from toys.done where what = $1")
        .bind(what)
        .fetch_one(&mut *tx)
        .await
        .expect("a number")
}

/// Waits until something holds, for some seconds.
pub async fn until(what: &str, mut holds: impl AsyncFnMut() -> bool) {
    for _ in 0..600 {
        if holds().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
    panic!("it never came to this: {what}");
}
