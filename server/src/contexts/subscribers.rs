//! Everything that follows the log: the projections that aren't written with the append, and what follows from events
//! besides.

use super::billing::LimitWatcher;
use super::knowledge::ingestion::{BringsIn, Indexes};
use super::notify::Teller;
use super::pipelines::{Answers, Triggers};
use super::workspaces::Outdates;
use crate::cells::ToCells;
use crate::gateway::Services;
use crate::store::subscribers::{Subscriber, followers};
use std::sync::Arc;

/// All subscribers of an installation.
pub fn subscribers(services: &Arc<Services>) -> Vec<Arc<dyn Subscriber>> {
    let others: [Arc<dyn Subscriber>; 8] = [
        Arc::new(LimitWatcher),
        Arc::new(Teller(services.clone())),
        Arc::new(BringsIn(services.clone())),
        Arc::new(Indexes),
        Arc::new(Outdates),
        Arc::new(Answers),
        Arc::new(Triggers),
        Arc::new(ToCells),
    ];
    followers().into_iter().chain(others).collect()
}
