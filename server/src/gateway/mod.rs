//! The way of every request, written once: permission, validation, transaction, handler, commit.

mod caller;
mod calls;
mod calls_of_people;
mod context;
mod download;
mod handle;
mod held;
mod idempotency;
mod in_flight;
mod job;
mod jobs;
mod limits;
mod notes;
mod pipeline;
mod plan;
mod reach;
mod registry;
mod requests;
mod signed_in;
mod stage;
mod terms;
pub mod upkeep;
mod upload;
mod usage;
mod ways;

pub use caller::{Caller, Door};
pub use calls::Gateway;
pub use calls_of_people::{CallsOfPerson, calls_of_people};
pub use context::{Context, Effect, Version};
pub use download::{Disposition, Download, Opener, Pieces};
pub use handle::{Handle, HandleDownload, HandleStream, HandleUpload};
pub use in_flight::{InFlight, Turn};
pub use jobs::{JobOrder, Jobs, NoWorker, Progress};
pub use limits::{Dimension, Limits, Proof, Quotas, Rule, Standing};
pub use notes::{Noted, Notes};
pub use pipeline::check_access as may_call;
pub use registry::GatewayBuilder;
pub use requests::Requests;
pub use signed_in::OpenSessions;
pub use stage::Stage;
pub use terms::{IdempotencyKey, IfMatch, Terms};
pub use upload::UploadBody;
pub use usage::Usage;
pub use ways::{Answer, JsonStream, Whole, Worked};

use crate::ambient::Clock;
use crate::audit::Audit;
use crate::cells::Cells;
use crate::contexts::federation::Federation;
use crate::contexts::growth::TicketKey;
use crate::contexts::identity::{Ceremonies, LastUsed, Passwords, SetupToken, Tokens};
use crate::contexts::platform::{DefectLog, LastStatus, PageFigures};
use crate::contexts::tenancy::{Houses, Sites};
use crate::contexts::workspaces::{RunPlaces, WordOfRuns};
use crate::drain::Drain;
use crate::integrations::files::Files;
use crate::integrations::mail::Mail;
use crate::integrations::models::Models;
use crate::live::Live;
use crate::store::{Db, Keys};
use std::sync::Arc;

/// What handlers need beside the transaction.
pub struct Services {
    /// The database.
    pub db: Db,
    /// Keys for what can be erased.
    pub keys: Keys,
    /// Business time.
    pub clock: Clock,
    /// Whether this process is going.
    pub drain: Drain,
    /// Which site answers under which host.
    pub sites: Sites,
    /// Tenants with a database of their own.
    pub cells: Cells,
    /// What tenants have set, and how they look.
    pub houses: Houses,
    /// Hashing and checking of passwords.
    pub passwords: Passwords,
    /// Access tokens.
    pub tokens: Tokens,
    /// Opens the set-up of a new installation.
    pub setup: SetupToken,
    /// Mail.
    pub mail: Mail,
    /// So many failed sign-ins within an hour raise an alert.
    pub alert_sign_ins: u64,
    /// When sessions were last used.
    pub last_used: LastUsed,
    /// The ceremonies of passkeys.
    pub ceremonies: Ceremonies,
    /// What federation needs.
    pub federation: Federation,
    /// The models.
    pub models: Models,
    /// The audit.
    pub audit: Audit,
    /// Between the order to erase a person and the point of no return, in days of business time.
    pub erasure_grace_days: u32,
    /// Between the deletion of a tenant and the point of no return, in days of business time.
    pub tenant_grace_days: u32,
    /// What files need: the object store, the scanner, the quota.
    pub files: Files,
    /// Keeps the jobs that are ordered.
    pub jobs: Arc<dyn Jobs>,
    /// Idempotency keys in work.
    pub in_flight: InFlight,
    /// How many calls are let through.
    pub limits: Limits,
    /// Signs the tickets of the contact form.
    pub tickets: TicketKey,
    /// What the public status page said last.
    pub status: LastStatus,
    /// What tenants use.
    pub usage: Usage,
    /// The log of requests.
    pub requests: Requests,
    /// What fails.
    pub defects: DefectLog,
    /// What pages come to: loads, and what browsers measured.
    pub figures: PageFigures,
    /// The sessions that streams stand on.
    pub open_sessions: OpenSessions,
    /// What changes, for whoever looks.
    pub live: Live,
    /// Word of runs of models, for whoever watches one here.
    pub word_of_runs: WordOfRuns,
    /// The places of the worker that this process has for them.
    pub run_places: RunPlaces,
    /// Every operation that this process serves, for what looks at all of them.
    pub whole: Whole,
}
