//! The way to models: those of this process, and those that others answer with. Who may be asked for what, and in which
//! order, stands in the database; an answer comes as steps, whoever gives it.
//!
//! Keys are opened for a single call, and stand in no log and in no answer.

mod ahead;
mod anthropic;
mod ask;
mod breaker;
mod call;
mod classify;
mod embed;
mod extract;
mod gemini;
mod keys;
mod local;
mod offers;
mod openai;
mod places;
mod route;
mod sse;
mod step;
mod tally;
mod trial;
mod ways;
mod wire;
mod within;

pub use self::embed::Learners;
pub use ahead::Ahead;
pub use ask::{Ask, Message, MessageRole, Tool};
pub use domain::workspaces::{ToolCall, ToolChoice};
pub use extract::extract;
pub use keys::{destroy_key, keep_key};
pub use llama::CancelFlag;
pub use offers::{Listed, Offer};
pub use step::Step;

use crate::integrations::outgoing::Outgoing;
use crate::store::{Db, Keys};
use breaker::Breakers;
use domain::kernel::TenantId;
use local::Local;
use places::Places;
use std::path::Path;
use std::sync::Arc;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// The models that can be asked; cheap to clone.
#[derive(Clone, Default)]
pub struct Models {
    /// That of this process, where it has loaded one.
    local: Option<Arc<Local>>,
    /// What is needed to find and to call providers; absent before the services are put together.
    ground: Option<Arc<Ground>>,
    /// The sentence model, and what is learned on top of it.
    learners: Learners,
}

/// What is needed to find and to call providers.
struct Ground {
    db: Db,
    keys: Keys,
    outgoing: Outgoing,
    breakers: Breakers,
    places: Places,
}

impl Models {
    /// Loads the weights at `path`.
    ///
    /// # Errors
    /// A file that isn't there, or isn't a model that llama.cpp reads; the sentence says what to do.
    pub fn load(path: &Path) -> Result<Self, llama::Error> {
        Ok(Self { local: Some(Arc::new(Local::load(path)?)), ..Self::default() })
    }

    /// The same models, and the providers that stand in this database.
    #[must_use]
    pub fn upon(self, db: Db, keys: Keys, outgoing: Outgoing) -> Self {
        let ground = Ground { db, keys, outgoing, breakers: Breakers::default(), places: Places::default() };
        Self { ground: Some(Arc::new(ground)), ..self }
    }

    /// The models that this process has loaded.
    pub fn local_ids(&self) -> Vec<String> {
        self.local.iter().map(|local| local.id().to_owned()).collect()
    }

    /// The model of this process.
    pub fn default_id(&self) -> Option<String> {
        self.local.as_ref().map(|local| local.id().to_owned())
    }

    /// Has the first provider that can answer. The steps end with `Done`, `Cancelled` or `Failed`.
    pub async fn answer(&self, tenant: TenantId, ask: Ask, cancel: CancelFlag) -> UnboundedReceiver<Step> {
        self.answer_ahead(None, tenant, ask, cancel)
    }

    /// The same, with what was looked up meanwhile.
    pub fn answer_ahead(
        &self,
        ahead: Option<Ahead>,
        tenant: TenantId,
        ask: Ask,
        cancel: CancelFlag,
    ) -> UnboundedReceiver<Step> {
        let (send, steps) = unbounded_channel();
        tokio::spawn(route::answer(self.clone(), (tenant, ahead), ask, cancel, send));
        steps
    }
}
