//! One short question to one provider, to see whether it answers.

use super::step::Outlet;
use super::{Ask, Models, Step};
use crate::Stop;
use domain::kernel::{ModelProviderId, TenantId};
use domain::models::ModelProviderTried;
use domain::workspaces::Failure;
use llama::CancelFlag;
use std::time::Duration;
use tokio::sync::mpsc::unbounded_channel;
use tokio::time::{Instant, timeout};

/// What every model can answer.
const QUESTION: &str = "Answer with one word: what colour is grass?";
/// The longest answer to it.
const TOKENS_MAX: u32 = 32;
/// The longest wait for it.
const LIMIT: Duration = Duration::from_secs(20);
/// So much of the answer is shown.
const SHOWN_CHARS: usize = 200;

impl Models {
    /// Asks a provider of one of these tenants, whether it is on or not. `None`: there is no such provider, or it has no
    /// such model.
    ///
    /// # Errors
    /// The database's.
    pub async fn try_out(
        &self,
        of: &[TenantId],
        id: ModelProviderId,
        model: Option<&str>,
    ) -> Result<Option<ModelProviderTried>, Stop> {
        let Some(ground) = &self.ground else { return Ok(None) };
        let Some(way) = self.way_of(ground, of, id).await? else { return Ok(None) };
        let chosen = match model {
            Some(model) => way.models.iter().find(|offered| offered.id == model),
            None => way.models.first(),
        };
        let Some(model) = chosen.map(|offered| offered.id.clone()) else {
            // Nothing is loaded where the local model would be.
            let nothing = ModelProviderTried {
                model: String::new(),
                answer: None,
                latency_ms: 0,
                failure: Some(Failure::ModelUnknown),
            };
            return Ok(model.is_none().then_some(nothing));
        };
        let ask = Ask { max_tokens: TOKENS_MAX, ..Ask::of(&model, QUESTION) };
        let (send, mut steps) = unbounded_channel();
        let (mut out, cancel, begun) = (Outlet::new(send), CancelFlag::default(), Instant::now());
        let ended = timeout(LIMIT, self.attempt(ground, &way, &ask, (&cancel, &mut out))).await;
        // A model of this process is told to stop; others notice that nobody reads on.
        cancel.cancel();
        drop(out);
        let failure = match ended {
            Ok(Ok(Step::Done { .. })) => None,
            Ok(Ok(_)) => Some(Failure::ModelBroke),
            Ok(Err(trouble)) => Some(trouble.failure),
            Err(_) => Some(Failure::TimedOut),
        };
        if failure.is_none() {
            ground.breakers.went_well(id);
        }
        let mut answer = String::new();
        while let Some(step) = steps.recv().await {
            if let Step::Text(text) = step {
                answer.push_str(&text);
            }
        }
        let answer: String = answer.trim().chars().filter(|c| !c.is_control()).take(SHOWN_CHARS).collect();
        let latency_ms = u32::try_from(begun.elapsed().as_millis()).unwrap_or(u32::MAX);
        let answer = Some(answer).filter(|answer| failure.is_none() && !answer.is_empty());
        Ok(Some(ModelProviderTried { model, answer, latency_ms, failure }))
    }
}
