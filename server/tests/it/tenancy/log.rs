use crate::support::World;
use domain::Moment;
use domain::kernel::{Mode, Personal, TenantId};
use domain::tenancy::{Isolation, Tenant, TenantEvent, TenantKind};
use server::Stop;
use server::store::{Metadata, Place, append};
use sqlx::{AssertSqlSafe, PgConnection};

/// The log's rows, as text.
async fn events(world: &World) -> String {
    let rows = "select coalesce(string_agg(e::text, E'\\n' order by position), '') from log.events e";
    sqlx::query_scalar(rows).fetch_one(&mut world.as_superuser().await).await.expect("the log can be read")
}

async fn refused(db: &mut PgConnection, statement: &str, who: &str) {
    let all = "set app.reach = 'system'";
    sqlx::raw_sql(all).execute(&mut *db).await.expect("the policies let everything through");
    let error =
        sqlx::raw_sql(AssertSqlSafe(statement.to_owned())).execute(&mut *db).await.map(|done| done.rows_affected());
    assert!(error.is_err(), "{who}: `{statement}` changed {error:?} rows");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_has_happened_is_changed_by_nobody() {
    let world = World::demo().await;
    let before = events(&world).await;
    assert!(before.lines().count() > 20, "the demo world has a history");
    for statement in [
        "update log.events set payload = '{}'",
        "update log.events set position = default",
        "delete from log.events",
        "truncate log.events",
        "truncate log.events cascade",
        "insert into log.events select * from log.events",
        "update log.outbox set payload = '{}'",
        "delete from log.outbox",
    ] {
        refused(&mut world.as_app().await, statement, "the application").await;
        refused(&mut world.as_owner().await, statement, "the owner").await;
    }
    assert_eq!(events(&world).await, before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_application_cannot_unlock_the_log() {
    let world = World::demo().await;
    for statement in [
        "alter table log.events disable trigger all",
        "drop trigger events_stay on log.events",
        "drop table log.events",
        "alter table log.events disable row level security",
        "set session_replication_role = replica",
        "set role portico_owner",
        "create table log.mine (x int)",
    ] {
        refused(&mut world.as_app().await, statement, "the application").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_appends_of_one_version_one_wins() {
    let world = World::demo().await;
    let id = TenantId(server::ambient::new_id());
    let mut tasks = Vec::new();
    for number in 0..8 {
        let (db, keys) = (world.db().clone(), world.gateway.services().keys.clone());
        tasks.push(tokio::spawn(async move {
            let event = TenantEvent::TenantCreated {
                name: format!("Racer {number}"),
                kind: TenantKind::Agency,
                admin_email: Personal::of(id.0, "office@racer.example".into()),
                mode: Mode::Live,
                provisioning: false,
                isolation: Isolation::Shared,
            };
            let mut tx = db.as_system("a race").await?;
            let at = Moment(server::ambient::machine_now().0);
            let place = Place { tenant: id, stream: id.0, version: 0 };
            append::<Tenant>(&mut tx, &keys, place, vec![event], at, &metadata()).await?;
            Ok::<_, Stop>(tx.commit().await?)
        }));
    }
    let mut won = 0;
    for task in tasks {
        match task.await.expect("no panic") {
            Ok(()) => won += 1,
            Err(stop) => {
                let refusal = stop.into_refusal();
                assert_eq!((refusal.status, refusal.code.as_ref()), (409, "conflict"));
            }
        }
    }
    assert_eq!(won, 1);
}

fn metadata() -> Metadata {
    Metadata {
        actor: "system:a race".into(),
        on_behalf_of: None,
        portal: None,
        causation_id: None,
        address: None,
        source: "worker".into(),
        operation: "tenancy.create_tenant".into(),
        correlation_id: "0".repeat(32),
        trace_id: "0".repeat(32),
        reach: "platform".into(),
    }
}
