//! From provider to provider until one answers: the same once more where it was only busy, the next one where it isn't
//! there. Once some of an answer is out, nobody else can give the rest.

use super::step::{Outlet, Trouble};
use super::ways::Way;
use super::within::rested;
use super::{Ahead, Ask, Ground, Models, Step};
use domain::kernel::TenantId;
use domain::models::ProviderKind;
use domain::workspaces::Failure;
use llama::CancelFlag;
use std::time::Duration;
use tokio::sync::mpsc::UnboundedSender;
use tokio::time::Instant;

/// Attempts at one provider.
const ATTEMPTS_MAX: u32 = 3;
/// The pause before the second attempt, unless the provider names one; it doubles.
const PAUSE: Duration = Duration::from_millis(250);
/// A provider that wants a longer pause is left to other runs.
const PAUSE_MAX: Duration = Duration::from_secs(5);

/// Finds who answers, and passes the answer on.
pub(super) async fn answer(
    models: Models,
    (tenant, ahead): (TenantId, Option<Ahead>),
    ask: Ask,
    cancel: CancelFlag,
    send: UnboundedSender<Step>,
) {
    let mut out = Outlet::new(send);
    let last = match &models.ground {
        None => models.ask_alone(&ask, (&cancel, &mut out)).await,
        Some(ground) => match models.ways_ahead(ahead, ground, (tenant, &ask.model)).await {
            Ok(ways) => {
                Journey { models: &models, ground, ask: &ask, cancel: &cancel, attempts: 0 }.walk(&ways, &mut out).await
            }
            Err(error) => {
                tracing::error!(%error, "nobody knows who answers for a model");
                Step::Failed(Failure::ModelBroke)
            }
        },
    };
    out.pass(last);
}

/// What a run has tried.
struct Journey<'a> {
    models: &'a Models,
    ground: &'a Ground,
    ask: &'a Ask,
    cancel: &'a CancelFlag,
    attempts: u32,
}

impl Journey<'_> {
    async fn walk(&mut self, ways: &[Way], out: &mut Outlet) -> Step {
        let mut failure = Failure::ModelUnknown;
        for way in ways {
            if !self.ground.breakers.lets(way.id, Instant::now()) {
                failure = Failure::ProviderUnreachable;
                continue;
            }
            match self.stay(way, out).await {
                Ok(last) => return last,
                Err(why) if out.has_spoken => return Step::Failed(why),
                Err(why) => failure = why,
            }
        }
        Step::Failed(failure)
    }

    /// Asks one provider, several times where that may help.
    async fn stay(&mut self, way: &Way, out: &mut Outlet) -> Result<Step, Failure> {
        let mut pause = PAUSE;
        for turn in 1..=ATTEMPTS_MAX {
            self.attempts += 1;
            let prices = way.prices(&self.ask.model);
            if !out.pass(Step::Begun { provider: way.name.clone(), attempt: self.attempts, prices }) {
                self.ground.breakers.undecided(way.id, Instant::now());
                return Ok(Step::Cancelled);
            }
            let trouble = match self.models.attempt(self.ground, way, self.ask, (self.cancel, &mut *out)).await {
                Ok(last) => {
                    match last {
                        Step::Done { .. } => self.ground.breakers.went_well(way.id),
                        _ => self.ground.breakers.undecided(way.id, Instant::now()),
                    }
                    return Ok(last);
                }
                Err(trouble) => trouble,
            };
            match trouble.failure {
                _ if way.kind == ProviderKind::Local => {}
                failure if is_providers(failure) => self.ground.breakers.failed(way.id, Instant::now()),
                // It is there, and says no to the question.
                _ => self.ground.breakers.went_well(way.id),
            }
            let wait = trouble.again_in.unwrap_or(pause);
            if turn == ATTEMPTS_MAX || out.has_spoken || !may_repeat(trouble) || wait > PAUSE_MAX {
                return Err(trouble.failure);
            }
            if !rested(wait, self.cancel).await {
                return Ok(Step::Cancelled);
            }
            pause *= 2;
        }
        Err(Failure::ProviderUnreachable)
    }
}

/// Whether the same question may find an answer a little later.
const fn may_repeat(trouble: Trouble) -> bool {
    matches!(trouble.failure, Failure::RateLimited | Failure::ProviderUnreachable)
}

/// Whether it says something about the provider, and not about the question.
const fn is_providers(failure: Failure) -> bool {
    matches!(failure, Failure::RateLimited | Failure::ProviderUnreachable | Failure::TimedOut)
}

impl Models {
    /// Without a database there is nobody but the model of this process.
    async fn ask_alone(&self, ask: &Ask, (cancel, out): (&CancelFlag, &mut Outlet)) -> Step {
        if !self.local_ids().contains(&ask.model) {
            return Step::Failed(Failure::ModelUnknown);
        }
        self.ask_local(ask, (cancel, out)).await.unwrap_or_else(|trouble| Step::Failed(trouble.failure))
    }
}
