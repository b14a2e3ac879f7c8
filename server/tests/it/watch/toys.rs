//! Operations that fail, each in its way.

use crate::gateway::toys::{PLAIN, toy};
use crate::support::World;
use domain::kernel::{Access, Attributes, Example, Kind, Method, Operation, Rest};
use domain::policy::Permission;
use garde::Validate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use server::Stop;
use server::contexts::handlers;
use server::gateway::Context;
use server::observe::panics;

toy!(FallOver { row: u32 = 7 }, "fall_over", Command, Post "/toys/falls", (), ());
toy!(GiveUp { row: u32 = 7 }, "give_up", Command, Post "/toys/failures", (), ());

async fn fall_over(_: &mut Context, op: FallOver) -> Result<(), Stop> {
    let rows: Vec<u32> = Vec::new();
    let row = rows.get(op.row as usize).unwrap_or_else(|| panic!("there is no row {} of \"Lina Haddad\"", op.row));
    if *row == 0 { Err(Stop::defect("an empty row")) } else { Ok(()) }
}

async fn give_up(_: &mut Context, op: GiveUp) -> Result<(), Stop> {
    Err(Stop::defect(format!("row {} of lina.haddad@aurora.example is broken", op.row)))
}

/// The demo world with both of them.
pub async fn world() -> World {
    panics::install();
    World::demo_serving(|services| handlers(services.into()).serve(fall_over).serve(give_up).build()).await
}
