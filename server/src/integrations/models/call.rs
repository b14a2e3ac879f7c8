//! One attempt at one provider: its question, its answer as it comes, and why there is none.

use super::step::{Outlet, Trouble};
use super::ways::Way;
use super::within::{Stopped, within};
use super::{Ask, Ground, Models, Step, sse, wire};
use crate::integrations::outgoing::OutgoingError;
use domain::models::ProviderKind;
use domain::workspaces::Failure;
use http::header::RETRY_AFTER;
use llama::CancelFlag;
use serde_json::Value;
use std::time::Duration;
use tokio::time::{Instant, timeout};

/// The longest wait for a place at a provider.
const PLACE_MAX: Duration = Duration::from_secs(60);
/// The longest wait until an answer begins.
const BEGIN_MAX: Duration = Duration::from_secs(60);
/// The longest silence in an answer.
const SILENCE_MAX: Duration = Duration::from_secs(60);
/// The longest answer.
const WHOLE_MAX: Duration = Duration::from_secs(600);
/// The longest wait for the end of what comes behind the last event.
const REST_MAX: Duration = Duration::from_secs(1);
/// So much of an answer is read, what surrounds its text and what a model only thinks among it.
const ANSWER_BYTES_MAX: usize = 32 * 1024 * 1024;
/// So much of a refusal is read, and behind the last event.
const REFUSAL_BYTES_MAX: usize = 16 * 1024;

impl Models {
    /// Asks one provider. The last step is the answer's end, or that it was cancelled.
    pub(super) async fn attempt(
        &self,
        ground: &Ground,
        way: &Way,
        ask: &Ask,
        (cancel, out): (&CancelFlag, &mut Outlet),
    ) -> Result<Step, Trouble> {
        if way.kind == ProviderKind::Local {
            return self.ask_local(ask, (cancel, out)).await;
        }
        let places = ground.places.of(way.id);
        let place = match within(PLACE_MAX, cancel, places.acquire_owned()).await {
            Ok(place) => place,
            Err(Stopped::Cancelled) => return Ok(Step::Cancelled),
            Err(Stopped::Late) => return Err(Failure::TimedOut.into()),
        };
        let last = remote(ground, way, ask, (cancel, out)).await;
        drop(place);
        last
    }

    pub(super) async fn ask_local(
        &self,
        ask: &Ask,
        (cancel, out): (&CancelFlag, &mut Outlet),
    ) -> Result<Step, Trouble> {
        let local = self.local.as_ref().ok_or(Failure::ModelUnknown)?;
        let mut steps = local.answer(ask, cancel.clone());
        while let Some(step) = steps.recv().await {
            match step {
                Step::Failed(failure) => return Err(failure.into()),
                Step::Done { .. } | Step::Cancelled => return Ok(step),
                other => {
                    if !out.pass(other) {
                        // Nobody listens: the model needn't go on.
                        cancel.cancel();
                    }
                }
            }
        }
        Err(Failure::ModelBroke.into())
    }
}

async fn remote(
    ground: &Ground,
    way: &Way,
    ask: &Ask,
    (cancel, out): (&CancelFlag, &mut Outlet),
) -> Result<Step, Trouble> {
    let (call, mut reader) = wire::prepare(way, ask).ok_or(Failure::ModelUnknown)?;
    let until = Instant::now() + WHOLE_MAX;
    let mut answer = match within(BEGIN_MAX, cancel, ground.outgoing.open(call.request()?)).await {
        Ok(Ok(answer)) => answer,
        Ok(Err(error)) => return Err(unreached(way, &error)),
        Err(stopped) => return ended(stopped),
    };
    if !answer.status().is_success() {
        return match within(BEGIN_MAX, cancel, refused(way, answer)).await {
            Ok(trouble) => Err(trouble),
            Err(stopped) => ended(stopped),
        };
    }
    let (mut events, mut read) = (sse::Events::default(), 0_usize);
    while Instant::now() < until {
        let piece = match within(SILENCE_MAX, cancel, answer.chunk()).await {
            Ok(Ok(Some(piece))) => piece,
            Ok(Ok(None)) => return reader.end(),
            Ok(Err(error)) => return Err(unreached(way, &error.into())),
            Err(stopped) => return ended(stopped),
        };
        read = read.saturating_add(piece.len());
        if read > ANSWER_BYTES_MAX {
            return Err(endless(way));
        }
        for data in events.take(&piece).map_err(|_| Failure::ProviderUnreachable)? {
            // The end of the events of one protocol, which is no JSON.
            if data == "[DONE]" {
                tokio::spawn(leave(answer));
                return reader.end();
            }
            let data: Value = serde_json::from_str(&data).map_err(|_| Failure::ProviderUnreachable)?;
            let steps = reader.event(&data)?;
            // First what it took, so that nothing is shown that nobody has counted.
            for step in std::iter::once(reader.so_far()).chain(steps) {
                if !out.pass(step) {
                    return Ok(Step::Cancelled);
                }
                if out.is_overfull() {
                    return Err(endless(way));
                }
            }
        }
    }
    Err(Failure::TimedOut.into())
}

/// Reads what is left behind the last event, mostly nothing, so that the connection can be used again.
async fn leave(mut answer: reqwest::Response) {
    let rest = async {
        let mut read = 0_usize;
        while let Ok(Some(piece)) = answer.chunk().await {
            read = read.saturating_add(piece.len());
            if read > REFUSAL_BYTES_MAX {
                break;
            }
        }
    };
    let _ = timeout(REST_MAX, rest).await;
}

/// Of an answer that is far longer than what was asked for.
fn endless(way: &Way) -> Trouble {
    tracing::warn!(provider = %way.id, "a model provider's answer has no end");
    Failure::ProviderUnreachable.into()
}

fn ended(stopped: Stopped) -> Result<Step, Trouble> {
    match stopped {
        Stopped::Cancelled => Ok(Step::Cancelled),
        Stopped::Late => Err(Failure::TimedOut.into()),
    }
}

/// Why no answer came. Of the call only the provider's id is written down.
fn unreached(way: &Way, error: &OutgoingError) -> Trouble {
    let failure = match error {
        OutgoingError::NotAllowed(_) => Failure::ProviderRefused,
        OutgoingError::TooLong => Failure::ProviderUnreachable,
        OutgoingError::Failed(error) if error.is_timeout() => Failure::TimedOut,
        OutgoingError::Failed(_) => Failure::ProviderUnreachable,
    };
    tracing::warn!(provider = %way.id, failure = failure.as_str(), "a model provider gave no answer");
    failure.into()
}

/// What a refusal says. Its text stays here: it may repeat what was asked.
async fn refused(way: &Way, mut answer: reqwest::Response) -> Trouble {
    let status = answer.status().as_u16();
    let seconds = answer.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.trim().parse::<u64>().ok());
    let mut said = Vec::new();
    while said.len() < REFUSAL_BYTES_MAX
        && let Ok(Some(piece)) = answer.chunk().await
    {
        said.extend_from_slice(&piece);
    }
    let failure = wire::failure_of(status, &String::from_utf8_lossy(&said));
    tracing::warn!(provider = %way.id, status, failure = failure.as_str(), "a model provider refuses");
    Trouble { failure, again_in: seconds.map(Duration::from_secs) }
}
