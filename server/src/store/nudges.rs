//! Word of changes that aren't events in the log: rows that are no aggregates'. A commit passes it on in memory, and to the
//! other processes beside the bell; who fans it out to streams listens here. It is a hint to look again and nothing more:
//! what is lost with a process that dies right after its commit is seen with the next look.

use domain::kernel::{PersonId, TenantId};
use domain::platform::ThingKind;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use tokio::sync::broadcast;
use uuid::Uuid;

/// Nudges that wait for a listener that is slow; the oldest go first.
const WAITING_MAX: usize = 1024;

/// Something has changed without an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nudge {
    /// Whose it is; `None`: the installation's.
    pub tenant: Option<TenantId>,
    /// Whom it concerns; `None`: everybody who may read things of the kind.
    pub person: Option<PersonId>,
    /// The kind of thing.
    pub kind: ThingKind,
    /// Which of them; `None`: one or more.
    pub id: Option<Uuid>,
}

/// Where the nudges of a process are heard. Clones are the same.
#[derive(Clone, Debug)]
pub(crate) struct Nudges(Arc<Ends>);

#[derive(Debug)]
struct Ends {
    /// Those of this process, which the others haven't heard of.
    here: broadcast::Sender<Nudge>,
    /// Those of this and other processes; `None` where some may have been lost.
    anywhere: broadcast::Sender<Option<Nudge>>,
}

impl Default for Nudges {
    fn default() -> Self {
        let (here, anywhere) = (broadcast::Sender::new(WAITING_MAX), broadcast::Sender::new(WAITING_MAX));
        Self(Arc::new(Ends { here, anywhere }))
    }
}

impl Nudges {
    /// What was noted in a transaction holds now. Nobody hears it where nobody listens.
    pub(super) fn pass_on(&self, nudges: Vec<Nudge>) {
        for nudge in nudges {
            let _ = self.0.here.send(nudge);
            self.tell(Some(nudge));
        }
    }

    /// Another process has passed it on; `None`: something was lost on the way.
    pub(super) fn tell(&self, nudge: Option<Nudge>) {
        let _ = self.0.anywhere.send(nudge);
    }

    /// What the other processes are to hear.
    pub(super) fn outgoing(&self) -> broadcast::Receiver<Nudge> {
        self.0.here.subscribe()
    }

    /// Everything that is told from now on.
    pub(crate) fn heard(&self) -> broadcast::Receiver<Option<Nudge>> {
        self.0.anywhere.subscribe()
    }
}
