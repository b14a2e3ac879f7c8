//! Writing a projection anew from the log while commands, workers and readers go on.
//!
//! The log is replayed into shadows of the projection's tables (schema `rebuild`), in short transactions. One last step,
//! in which appends to these streams (or the subscriber) wait, catches up, compares and writes only what differs into
//! the tables that everybody reads. Readers see the old rows until it commits, foreign keys and grants stay, and where
//! nothing was wrong nothing is written. A rebuild that dies leaves the projection as it was; the next one begins anew.

mod catch_up;
mod differences;
mod last_step;
mod run;
mod shadow;

pub use run::{Progress, Rebuild, latest};

use super::{Db, Keys, Projection};
use crate::Stop;
use catch_up::catch_up;
use last_step::last_step;
use run::Run;

/// What a rebuild did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rebuilt {
    /// Events that were replayed.
    pub events: i64,
    /// Rows that differed and were written or deleted.
    pub rows_changed: i64,
}

/// Rebuilds a projection; `told` hears of the progress after each batch, and ends the rebuild by an error.
///
/// # Errors
/// `rebuild_running` (409) while another rebuild of it runs; stored events that can't be read; the database's. The
/// projection is then as it was, and the failure is on record.
pub async fn rebuild(
    db: &Db,
    keys: &Keys,
    projection: &'static Projection,
    mut told: impl FnMut(Progress) -> Result<(), Stop> + Send,
) -> Result<Rebuilt, Stop> {
    let mut run = Run::begin(db, projection).await?;
    match through(db, keys, &mut run, &mut told).await {
        Ok(rebuilt) => Ok(rebuilt),
        Err(why) => {
            // The failure is told either way; that it can't be written down is a second one of less interest.
            let _ = run.fail(db, &why).await;
            Err(why)
        }
    }
}

async fn through(
    db: &Db,
    keys: &Keys,
    run: &mut Run,
    told: &mut (impl FnMut(Progress) -> Result<(), Stop> + Send),
) -> Result<Rebuilt, Stop> {
    told(run.progress())?;
    catch_up(db, keys, run, told).await?;
    let rebuilt = last_step(db, keys, run).await?;
    run.clear(db).await?;
    Ok(rebuilt)
}
