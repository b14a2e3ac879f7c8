//! A saga of these tests alone: a move to another house. What its steps do stands in a table of the tests' own, and the
//! van is somebody else's: it remembers what it was asked, by key.

use crate::support::World;
use domain::kernel::{SagaId, TenantId};
use domain::platform::SagaStatus;
use domain::{Moment, Refusal};
use futures::future::BoxFuture;
use serde_json::{Value, json};
use server::Stop;
use server::ambient::Clock;
use server::gateway::{Caller, Context, Door, Services};
use server::jobs::due;
use server::sagas::{self, Action, Definition, Run, Sagas, Step, Undo};
use std::sync::Arc;
use std::time::Duration;

const SOON: Duration = Duration::from_millis(800);

/// The table of these tests.
pub const TABLE: &[Definition] = &[Definition {
    name: "move_house",
    steps: &[
        step("pack", Action::Inside(pack), Undo::Inside(unpack)),
        step("order_a_van", Action::Outside(order), Undo::Outside(send_back)),
        step("sleep_on_it", Action::Wait(tomorrow), Undo::Nothing),
        Step { attempts_max: 2, ..step("drive", Action::Inside(drive), Undo::Inside(drive_back)) },
        step("tell_everybody", Action::Inside(tell), Undo::Nothing),
    ],
}];

const fn step(name: &'static str, action: Action, undo: Undo) -> Step {
    Step { name, action, undo, attempts_max: 3, timeout: SOON, no_return: false }
}

fn inside<'a>(cx: &'a mut Context, run: &'a Run, what: &'static str) -> BoxFuture<'a, Result<Value, Stop>> {
    Box::pin(async move {
        sqlx::query("insert into moves.done (saga, what) values ($1, $2)")
            .bind(run.id.0)
            .bind(what)
            .execute(&mut **cx.tx().await?)
            .await?;
        trouble(cx.tx().await?, what, &run.input).await?;
        Ok(json!(what))
    })
}

/// Fails as the table of troubles says, so often as it says.
async fn trouble(db: &mut sqlx::PgConnection, what: &str, input: &Value) -> Result<(), Stop> {
    match input["trouble"].as_str().and_then(|trouble| trouble.strip_prefix(what)) {
        Some(":refused") => Err(Refusal::not_found().into()),
        Some(":broken") => Err(Stop::defect("it broke")),
        Some(":slow") => {
            sqlx::query("select pg_sleep(30)").execute(db).await?;
            Ok(())
        }
        _ => Ok(()),
    }
}

fn pack<'a>(cx: &'a mut Context, run: &'a Run) -> BoxFuture<'a, Result<Value, Stop>> {
    inside(cx, run, "packed")
}

fn unpack<'a>(cx: &'a mut Context, run: &'a Run) -> BoxFuture<'a, Result<Value, Stop>> {
    inside(cx, run, "unpacked")
}

fn drive<'a>(cx: &'a mut Context, run: &'a Run) -> BoxFuture<'a, Result<Value, Stop>> {
    inside(cx, run, "driven")
}

fn drive_back<'a>(cx: &'a mut Context, run: &'a Run) -> BoxFuture<'a, Result<Value, Stop>> {
    inside(cx, run, "driven back")
}

fn tell<'a>(cx: &'a mut Context, run: &'a Run) -> BoxFuture<'a, Result<Value, Stop>> {
    inside(cx, run, "told")
}

fn tomorrow<'a>(cx: &'a mut Context, _: &'a Run) -> BoxFuture<'a, Result<Moment, Stop>> {
    Box::pin(async move { Ok(Moment(cx.now.0 + chrono::TimeDelta::days(1))) })
}

/// The van's own office: a transaction of its own, and what was asked twice under one key happens once.
fn order(services: Arc<Services>, run: Run) -> BoxFuture<'static, Result<Value, Stop>> {
    called(services, run, "ordered")
}

fn send_back(services: Arc<Services>, run: Run) -> BoxFuture<'static, Result<Value, Stop>> {
    called(services, run, "sent back")
}

fn called(services: Arc<Services>, run: Run, what: &'static str) -> BoxFuture<'static, Result<Value, Stop>> {
    Box::pin(async move {
        let mut tx = services.db.as_system("the van's office").await?;
        sqlx::query("insert into moves.van (saga, what, key) values ($1, $2, $3) on conflict (what, key) do nothing")
            .bind(run.id.0)
            .bind(what)
            .bind(run.key())
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        match run.input["trouble"].as_str().and_then(|trouble| trouble.strip_prefix(what)) {
            Some(":broken") => Err(Stop::defect("nobody answers")),
            Some(":slow") => {
                tokio::time::sleep(Duration::from_secs(30)).await;
                Ok(Value::Null)
            }
            _ => Ok(json!(run.key())),
        }
    })
}

/// The demo world with a table for what is done.
pub async fn world() -> World {
    let world = moving().await;
    prepare(&world).await;
    world
}

/// The demo world with a business time that tests can move.
pub async fn moving() -> World {
    World::demo_serving(|services| {
        let clock = Clock::moved_to(services.clock.now());
        server::contexts::gateway(Services { clock, ..services }.into())
    })
    .await
}

/// Tables of the tests' own.
pub async fn prepare(world: &World) {
    sqlx::raw_sql(
        "create schema moves;
         create table moves.done (number bigint generated always as identity, saga uuid, what text);
         create table moves.van (number bigint generated always as identity, saga uuid, what text, key text,
                                 unique (what, key));
         grant usage on schema moves to portico_app;
         grant select, insert on moves.done, moves.van to portico_app",
    )
    .execute(&mut world.as_superuser().await)
    .await
    .expect("tables of the tests' own");
}

/// A process that takes turns of the tests' own sagas.
pub fn process(world: &World) -> Sagas {
    Sagas::new(world.gateway.services().clone(), TABLE)
}

/// Begins a move of Aurora's; `trouble` is `what:refused`, `what:broken` or `what:slow`.
pub async fn begin(world: &World, trouble: &str) -> SagaId {
    let mut cx = context(world);
    let tenant = aurora(world).await;
    let id = sagas::start(&mut cx, tenant, &TABLE[0], (None, &json!({"trouble": trouble}))).await.expect("it begins");
    cx.commit().await.expect("it is durable");
    id
}

/// A context of the installation itself.
pub fn context(world: &World) -> Context {
    Context::of_worker(world.gateway.services(), Caller::system("a test", Door::Worker), "a test")
}

pub async fn aurora(world: &World) -> TenantId {
    world.caller(crate::support::people::CLIENT).await.actor.expect("a person").tenant_id
}

/// Everything that was done for a saga, in order; what the van's office did comes last.
pub async fn done(world: &World, id: SagaId) -> Vec<String> {
    sqlx::query_scalar(
        "select what from (select 1 as part, number, what, saga from moves.done
                           union all select 2, number, what, saga from moves.van) all_done
         where saga = $1 order by part, number",
    )
    .bind(id.0)
    .fetch_all(&mut world.as_superuser().await)
    .await
    .expect("what was done")
}

/// The types of the saga's events, in order.
pub async fn events(world: &World, id: SagaId) -> Vec<String> {
    sqlx::query_scalar("select type from log.events where stream_id = $1 order by version")
        .bind(id.0)
        .fetch_all(&mut world.as_superuser().await)
        .await
        .expect("the events")
}

/// Status and step, as the list has them.
pub async fn stands(world: &World, id: SagaId) -> (SagaStatus, String) {
    let (status, step): (String, String) = sqlx::query_as("select status, step from platform.sagas where id = $1")
        .bind(id.0)
        .fetch_one(&mut world.as_superuser().await)
        .await
        .expect("the row");
    (SagaStatus::parse(&status).expect("a status"), step)
}

/// Lets pauses, leases and waits pass.
pub async fn time_passes(world: &World) {
    let services = world.gateway.services();
    services.clock.move_to(Moment(services.clock.now().0 + chrono::TimeDelta::days(9)));
    due::fall(services).await.expect("deadlines are looked at");
    sqlx::raw_sql(
        "update platform.saga_turns set leased_until = null;
         update platform.saga_turns set ready_at = now() - interval '1 second' where ready_at is not null",
    )
    .execute(&mut world.as_superuser().await)
    .await
    .expect("time passes");
}

/// Takes turns and lets time pass until the saga has ended.
pub async fn to_the_end(world: &World, sagas: &Sagas, id: SagaId) -> SagaStatus {
    for _ in 0..20 {
        sagas.drain().await.expect("the turns are taken");
        let (status, _) = stands(world, id).await;
        if matches!(status, SagaStatus::Done | SagaStatus::Undone) {
            return status;
        }
        time_passes(world).await;
    }
    panic!("it never ends: {:?}", stands(world, id).await);
}
