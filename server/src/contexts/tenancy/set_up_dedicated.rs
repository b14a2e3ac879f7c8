//! The saga that sets up a tenant with a database of its own: a place, the database, what it begins with. Where a step fails
//! for good the database is dropped, and the tenant says which step it was.

use super::cells::{CellPlace, forget_place, mark, place};
use super::set_up::{activate, boundary, give_up, nothing};
use crate::Stop;
use crate::cells::{Furniture, furnish, sync};
use crate::gateway::{Context, Services};
use crate::sagas::{Action, Definition, Run, Step, Undo};
use domain::tenancy::Tenant;
use futures::future::BoxFuture;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

/// Sets a tenant with a database of its own up. The record itself is there before it begins.
pub const SET_UP_DEDICATED: Definition = Definition {
    name: "set_up_dedicated_tenant",
    steps: &[
        step("record", Action::Inside(nothing), Undo::Inside(abandon)),
        step("boundary", Action::Inside(boundary), Undo::Nothing),
        step("place", Action::Inside(find_place), Undo::Inside(leave_place)),
        step("database", Action::Outside(make_database), Undo::Outside(drop_database)),
        step("furnish", Action::Outside(furnished), Undo::Nothing),
        step("open", Action::Inside(open), Undo::Inside(shut)),
        step("activate", Action::Inside(activate), Undo::Nothing),
    ],
};

const fn step(name: &'static str, action: Action, undo: Undo) -> Step {
    // A new schema takes seconds, on a busy machine a minute.
    Step { name, action, undo, attempts_max: 5, timeout: Duration::from_secs(300), no_return: false }
}

fn abandon<'a>(cx: &'a mut Context, run: &'a Run) -> BoxFuture<'a, Result<Value, Stop>> {
    Box::pin(give_up(cx, run, &SET_UP_DEDICATED))
}

fn find_place<'a>(cx: &'a mut Context, run: &'a Run) -> BoxFuture<'a, Result<Value, Stop>> {
    Box::pin(async move {
        let name = cx.load::<Tenant>(run.tenant.0).await?.state.name().to_owned();
        let CellPlace { database, host, .. } = place(cx, run.tenant, &name).await?;
        Ok(json!({"database": database, "host": host}))
    })
}

fn leave_place<'a>(cx: &'a mut Context, run: &'a Run) -> BoxFuture<'a, Result<Value, Stop>> {
    Box::pin(async move {
        forget_place(cx.tx().await?, run.tenant).await?;
        Ok(Value::Null)
    })
}

fn make_database(services: Arc<Services>, run: Run) -> BoxFuture<'static, Result<Value, Stop>> {
    Box::pin(async move {
        services.cells.make_database(&services.db, run.tenant).await?;
        Ok(json!(true))
    })
}

fn drop_database(services: Arc<Services>, run: Run) -> BoxFuture<'static, Result<Value, Stop>> {
    Box::pin(async move {
        if let Some(database) = run.output("place").and_then(|place| place["database"].as_str()) {
            services.cells.drop_database(run.tenant, database).await?;
        }
        Ok(json!(true))
    })
}

fn furnished(services: Arc<Services>, run: Run) -> BoxFuture<'static, Result<Value, Stop>> {
    Box::pin(async move {
        let furniture: Furniture = serde_json::from_value(run.input["furniture"].clone()).map_err(Stop::defect)?;
        let cell = services.cells.open(&services.db, run.tenant).await?;
        furnish(&cell, furniture).await?;
        sync(&services, run.tenant).await?;
        Ok(json!(true))
    })
}

fn open<'a>(cx: &'a mut Context, run: &'a Run) -> BoxFuture<'a, Result<Value, Stop>> {
    Box::pin(async move {
        mark(cx.tx().await?, run.tenant, "open").await?;
        Ok(Value::Null)
    })
}

fn shut<'a>(cx: &'a mut Context, run: &'a Run) -> BoxFuture<'a, Result<Value, Stop>> {
    Box::pin(async move {
        mark(cx.tx().await?, run.tenant, "closed").await?;
        Ok(Value::Null)
    })
}
