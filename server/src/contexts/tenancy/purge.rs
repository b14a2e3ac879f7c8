//! The saga that destroys a deleted tenant: a period of grace passes, its people part from it, its keys are destroyed, its rows are removed, and a
//! certificate says so.

use super::cells::{CellPlace, cell_of, mark};
use crate::Stop;
use crate::contexts::files;
use crate::contexts::identity::{Parted, part_from_tenant};
use crate::gateway::{Context, Services};
use crate::sagas::{Action, Definition, Run, Step, Undo};
use crate::store;
use domain::tenancy::{Tenant, TenantCommand};
use domain::{Moment, Refusal};
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

/// Destroys a tenant that is deleted already.
pub const PURGE_TENANT: Definition = Definition {
    name: "purge_tenant",
    steps: &[
        step("grace", Action::Wait(grace)),
        Step { no_return: true, ..step("part", Action::Inside(part)) },
        step("destroy_keys", Action::Inside(destroy_keys)),
        step("close_cell", Action::Inside(close_cell)),
        step("drop_database", Action::Outside(drop_database)),
        step("remove_rows", Action::Inside(remove_rows)),
        step("certify", Action::Inside(certify)),
    ],
};

const fn step(name: &'static str, action: Action) -> Step {
    Step { name, action, undo: Undo::Nothing, attempts_max: 5, timeout: Duration::from_secs(600), no_return: false }
}

#[derive(Serialize, Deserialize)]
struct Removed {
    rows: u64,
    tables: Vec<String>,
}

async fn decide(cx: &mut Context, run: &Run, command: TenantCommand) -> Result<(), Stop> {
    let loaded = cx.load::<Tenant>(run.tenant.0).await?;
    cx.decide::<Tenant>(run.tenant.0, &loaded, command).await
}

fn grace<'a>(cx: &'a mut Context, run: &'a Run) -> BoxFuture<'a, Result<Moment, Stop>> {
    Box::pin(async move {
        let until = sqlx::query_scalar!("select purge_at from tenancy.tenants where id = $1", run.tenant.0);
        let until = until.fetch_optional(&mut **cx.tx().await?).await?.flatten();
        Ok(Moment(until.ok_or_else(Refusal::not_found)?))
    })
}

/// The point of no return: accounts that belonged here alone are erased, all others leave.
fn part<'a>(cx: &'a mut Context, run: &'a Run) -> BoxFuture<'a, Result<Value, Stop>> {
    Box::pin(async move {
        let Parted { kept, erased } = part_from_tenant(cx, run.tenant).await?;
        Ok(json!({"kept": kept, "erased": erased}))
    })
}

/// From this commit on nobody can read what the keys sealed.
fn destroy_keys<'a>(cx: &'a mut Context, run: &'a Run) -> BoxFuture<'a, Result<Value, Stop>> {
    Box::pin(async move {
        decide(cx, run, TenantCommand::Purge).await?;
        let services = cx.services.clone();
        let keys = services.keys.erase_tenant(cx.tx().await?, run.tenant).await?;
        store::note_purged(cx.tx().await?, run.tenant).await?;
        Ok(json!(keys))
    })
}

/// Where the tenant has a database of its own: no process works on it any more. The others hear of it with the commit.
fn close_cell<'a>(cx: &'a mut Context, run: &'a Run) -> BoxFuture<'a, Result<Value, Stop>> {
    Box::pin(async move {
        let tx = cx.tx().await?;
        let Some(CellPlace { database, .. }) = cell_of(tx, run.tenant).await? else { return Ok(Value::Null) };
        mark(tx, run.tenant, "closed").await?;
        Ok(json!({"database": database}))
    })
}

/// With the database go the tenant's rows and the keys that they were sealed with.
fn drop_database(services: Arc<Services>, run: Run) -> BoxFuture<'static, Result<Value, Stop>> {
    Box::pin(async move {
        let Some(database) = run.output("close_cell").and_then(|cell| cell["database"].as_str()) else {
            return Ok(Value::Null);
        };
        services.cells.drop_database(run.tenant, database).await?;
        // What was sealed with those keys is unreadable now; it goes, too.
        services.files.vault.delete_all(run.tenant).await.map_err(Stop::defect)?;
        Ok(json!({"database": database}))
    })
}

fn remove_rows<'a>(cx: &'a mut Context, run: &'a Run) -> BoxFuture<'a, Result<Value, Stop>> {
    Box::pin(async move {
        files::release_tenant(cx.tx().await?, run.tenant).await?;
        let removed = store::remove_rows(cx.tx().await?, run.tenant).await?;
        let rows = removed.iter().map(|(_, rows)| rows).sum();
        let tables = removed.into_iter().map(|(table, _)| table).collect();
        serde_json::to_value(Removed { rows, tables }).map_err(Stop::defect)
    })
}

fn certify<'a>(cx: &'a mut Context, run: &'a Run) -> BoxFuture<'a, Result<Value, Stop>> {
    Box::pin(async move {
        let keys_destroyed = run.output("destroy_keys").and_then(Value::as_u64).unwrap_or_default();
        let removed = run.output("remove_rows").cloned().unwrap_or_default();
        let Removed { rows, mut tables } = serde_json::from_value(removed).map_err(Stop::defect)?;
        let dropped = run.output("drop_database").and_then(|dropped| dropped["database"].as_str());
        tables.extend(dropped.map(|database| format!("database {database}")));
        let certify = TenantCommand::Certify { saga: run.id, keys_destroyed, rows_removed: rows, tables };
        decide(cx, run, certify).await?;
        Ok(Value::Null)
    })
}
