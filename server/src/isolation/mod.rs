//! The living proof that tenants are walled off from each other: on this installation and now, every operation is tried
//! by every role against the things of another tenant, through the server function and the REST interface, and every
//! table of tenants is read from outside.
//!
//! It plays on a [`crate::gateway::Stage`]: tenants, people and things are made in a transaction that never commits, by
//! real operations, and the tries happen behind savepoints of it, under row-level security as any request. So nothing
//! is changed, sent, counted or recorded, and the proof may be made where real people work. What it can't see for the
//! same reason: handlers that go around their transaction, and who proves to be whom, which is the sign-in's.

mod by_hand;
mod encode;
mod input;
mod judge;
mod tables;
mod tries;
mod world;

pub use encode::rest_of;
pub use tries::Cell;

use crate::Stop;
use crate::doors::rest_alone;
use crate::gateway::{Context, Gateway};
use std::time::{Duration, Instant};
use tries::Player;
use world::World;

/// A world is left after so long and made anew: while a transaction is open that has written, subscribers wait.
const WORLD_MAX: Duration = Duration::from_secs(2);

/// What was found.
pub struct Proof {
    /// Every cell, operations by name, then tables.
    pub cells: Vec<Cell>,
    /// How many calls were made.
    pub calls: u32,
}

/// Makes the proof, and tells the job how far it is.
///
/// # Errors
/// When the database isn't there, or the job was cancelled.
pub async fn prove(cx: &mut Context) -> Result<Proof, Stop> {
    let services = cx.services.clone();
    let gateway = Gateway::of(&services).ok_or_else(|| Stop::defect("the gateway has gone"))?;
    let entries = gateway.entries();
    let total = entries.len() as u64 + 1;
    let mut proof = Proof { cells: Vec::new(), calls: 0 };
    let mut player = Player::new(gateway.clone(), rest_alone(&gateway));
    let mut world = None;
    for (done, entry) in (0..).zip(entries) {
        let here = match world.take_if(|(opened, _): &mut (Instant, World)| opened.elapsed() < WORLD_MAX) {
            Some((opened, here)) => (opened, here),
            None => {
                // The one before goes first: it holds a connection.
                drop(world.take());
                cx.progress(done, total).await?;
                (Instant::now(), World::open(&gateway).await?)
            }
        };
        proof.cells.extend(player.line(&here.1, entry).await?);
        world = Some(here);
    }
    drop(world);
    cx.progress(total - 1, total).await?;
    proof.cells.extend(tables::cells(&World::open(&gateway).await?).await?);
    proof.calls = player.calls();
    Ok(proof)
}
