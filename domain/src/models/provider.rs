//! The aggregate of one service that models answer through. Its key is state, never an event.

use super::{OfferedModel, ProviderKind};
use crate::kernel::{Aggregate, EventExamples, ModelProviderId, Moment, Refusal};
use domain_macros::events;
use serde::{Deserialize, Serialize};

/// The id of the built-in local provider, the same in every installation.
pub const LOCAL_PROVIDER: ModelProviderId =
    ModelProviderId(uuid::Uuid::from_u128(0x0192_0000_0000_8000_8000_6c6f_6361_6c00));
/// The rank of a provider for which none was chosen.
pub const RANK_DEFAULT: u32 = 100;

/// The aggregate; all functions are static.
pub struct ModelProvider;

/// Folded from the events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ModelProviderState {
    /// The protocol that it speaks; `None` before it was added and after it was removed.
    pub kind: Option<ProviderKind>,
    /// Where it answers, unless that is the protocol's usual address.
    pub base_url: Option<String>,
    is_on: bool,
    rank: u32,
}

/// What can be asked of a provider.
pub enum ModelProviderCommand {
    /// Let the local model be one; it is on from the beginning.
    BuildIn { name: String },
    /// Add one that is called.
    Add {
        name: String,
        kind: ProviderKind,
        base_url: Option<String>,
        key_fingerprint: Option<String>,
        rank: u32,
        models: Vec<OfferedModel>,
    },
    /// Change it.
    Edit { name: String, base_url: Option<String>, models: Vec<OfferedModel> },
    /// Note that its key is another, or gone.
    ChangeKey { fingerprint: Option<String> },
    /// Have it asked, or not.
    Switch { on: bool },
    /// Give it another place in the order.
    Rank { rank: u32 },
    /// Have it asked no more, for good.
    Remove,
}

/// What can have happened to a provider.
#[events(ModelProvider, version = 1, audience = ManageModels)]
pub enum ModelProviderEvent {
    /// Models can answer through it.
    ModelProviderAdded {
        name: String,
        kind: ProviderKind,
        base_url: Option<String>,
        key_fingerprint: Option<String>,
        rank: u32,
        models: Vec<OfferedModel>,
    },
    /// It is another now.
    ModelProviderEdited { name: String, base_url: Option<String>, models: Vec<OfferedModel> },
    /// Its key is another; without a fingerprint it has none.
    ModelProviderKeyChanged { key_fingerprint: Option<String> },
    /// It is asked from now on, or not.
    ModelProviderSwitched { on: bool },
    /// It has another place in the order.
    ModelProviderRanked { rank: u32 },
    /// Nothing answers through it any more.
    ModelProviderRemoved {},
}

/// Why a provider says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelProviderRefusal {
    /// There is one under this id.
    Exists,
    /// There is none.
    Unknown,
    /// It is the local one, which can be switched and ranked and nothing else.
    BuiltIn,
    /// Two of its models have the same id.
    ModelTwice,
}

impl Aggregate for ModelProvider {
    const NAME: &'static str = "model_provider";
    const CONTEXT: &'static str = "models";
    type State = ModelProviderState;
    type Command = ModelProviderCommand;
    type Event = ModelProviderEvent;
    type Refusal = ModelProviderRefusal;

    fn decide(
        state: &ModelProviderState,
        command: ModelProviderCommand,
        _: Moment,
    ) -> Result<Vec<ModelProviderEvent>, ModelProviderRefusal> {
        let is_local = state.kind == Some(ProviderKind::Local);
        let event = match command {
            ModelProviderCommand::BuildIn { .. } | ModelProviderCommand::Add { .. } if state.kind.is_some() => {
                return Err(ModelProviderRefusal::Exists);
            }
            ModelProviderCommand::BuildIn { name } => ModelProviderEvent::ModelProviderAdded {
                name,
                kind: ProviderKind::Local,
                base_url: None,
                key_fingerprint: None,
                rank: RANK_DEFAULT,
                models: Vec::new(),
            },
            ModelProviderCommand::Add { kind: ProviderKind::Local, .. } => return Err(ModelProviderRefusal::BuiltIn),
            ModelProviderCommand::Add { name, kind, base_url, key_fingerprint, rank, models } => {
                distinct(&models)?;
                ModelProviderEvent::ModelProviderAdded { name, kind, base_url, key_fingerprint, rank, models }
            }
            _ if state.kind.is_none() => return Err(ModelProviderRefusal::Unknown),
            ModelProviderCommand::Switch { on } if on == state.is_on => return Ok(Vec::new()),
            ModelProviderCommand::Switch { on } => ModelProviderEvent::ModelProviderSwitched { on },
            ModelProviderCommand::Rank { rank } if rank == state.rank => return Ok(Vec::new()),
            ModelProviderCommand::Rank { rank } => ModelProviderEvent::ModelProviderRanked { rank },
            _ if is_local => return Err(ModelProviderRefusal::BuiltIn),
            ModelProviderCommand::Edit { name, base_url, models } => {
                distinct(&models)?;
                ModelProviderEvent::ModelProviderEdited { name, base_url, models }
            }
            ModelProviderCommand::ChangeKey { fingerprint } => {
                ModelProviderEvent::ModelProviderKeyChanged { key_fingerprint: fingerprint }
            }
            ModelProviderCommand::Remove => ModelProviderEvent::ModelProviderRemoved {},
        };
        Ok(vec![event])
    }

    fn evolve(mut state: ModelProviderState, event: &ModelProviderEvent) -> ModelProviderState {
        match event {
            ModelProviderEvent::ModelProviderAdded { kind, base_url, rank, .. } => {
                ModelProviderState { kind: Some(*kind), base_url: base_url.clone(), is_on: true, rank: *rank }
            }
            ModelProviderEvent::ModelProviderEdited { base_url, .. } => {
                state.base_url.clone_from(base_url);
                state
            }
            ModelProviderEvent::ModelProviderKeyChanged { .. } => state,
            ModelProviderEvent::ModelProviderSwitched { on } => {
                state.is_on = *on;
                state
            }
            ModelProviderEvent::ModelProviderRanked { rank } => {
                state.rank = *rank;
                state
            }
            ModelProviderEvent::ModelProviderRemoved {} => ModelProviderState::default(),
        }
    }
}

/// A run names a model by its id alone.
fn distinct(models: &[OfferedModel]) -> Result<(), ModelProviderRefusal> {
    let mut ids: Vec<_> = models.iter().map(|model| &model.id).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.len() == models.len() { Ok(()) } else { Err(ModelProviderRefusal::ModelTwice) }
}

impl EventExamples for ModelProviderEvent {
    fn examples() -> Vec<Self> {
        let base_url = Some("https://models.aurora.example/v1".to_owned());
        let models = vec![OfferedModel::example()];
        vec![
            Self::ModelProviderAdded {
                name: "Aurora's models".into(),
                kind: ProviderKind::OpenAi,
                base_url: base_url.clone(),
                key_fingerprint: Some("3f9a1c20b7de".into()),
                rank: 50,
                models: models.clone(),
            },
            Self::ModelProviderEdited { name: "Aurora's own models".into(), base_url, models },
            Self::ModelProviderKeyChanged { key_fingerprint: Some("b81e44907a2c".into()) },
            Self::ModelProviderSwitched { on: false },
            Self::ModelProviderRanked { rank: 10 },
            Self::ModelProviderRemoved {},
        ]
    }
}

impl From<ModelProviderRefusal> for Refusal {
    fn from(refusal: ModelProviderRefusal) -> Self {
        match refusal {
            ModelProviderRefusal::Exists => Self::conflict(),
            ModelProviderRefusal::Unknown => Self::not_found(),
            ModelProviderRefusal::BuiltIn => Self::new(409, "model_provider_built_in"),
            ModelProviderRefusal::ModelTwice => Self::new(409, "model_offered_twice"),
        }
    }
}

#[cfg(test)]
#[path = "provider_tests.rs"]
mod tests;
