//! The models that this process can run. Today one: a small language model on this machine's CPU, in a bounded pool
//! of threads at low priority, so that it never starves the rest of the server.

use domain::workspaces::{Failure, FinishReason, ModelInfo, Prompt, TurnRole};
use llama::{CancelFlag, Error, Event, Message, Model, Options, Pool, PoolOptions, Reason, Request};
use std::path::Path;
use std::sync::Arc;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// One step of an answer.
#[derive(Debug)]
pub enum Step {
    /// More text.
    Text(String),
    /// The model is done.
    Done {
        /// Why it stopped.
        reason: FinishReason,
        /// Tokens that the prompt took.
        prompt_tokens: u32,
        /// Tokens of the answer.
        completion_tokens: u32,
    },
    /// It was told to stop.
    Cancelled,
    /// There is no answer.
    Failed(Failure),
}

/// The models of this process; cheap to clone.
#[derive(Clone, Default)]
pub struct Models(Option<Arc<Local>>);

struct Local {
    pool: Pool,
    info: ModelInfo,
}

impl Models {
    /// Loads the weights at `path`.
    ///
    /// # Errors
    /// A file that isn't there, or isn't a model that llama.cpp reads; the sentence says what to do.
    pub fn load(path: &Path) -> Result<Self, Error> {
        let model = Model::load(path, Options::default())?;
        let info = ModelInfo {
            id: model.info().file_stem.to_lowercase(),
            name: model.info().file_stem.clone(),
            local: true,
            context_tokens: model.info().context_tokens,
        };
        let pool = Pool::start(model, PoolOptions::default())?;
        Ok(Self(Some(Arc::new(Local { pool, info }))))
    }

    /// The models that a run may name.
    pub fn list(&self) -> Vec<ModelInfo> {
        self.0.iter().map(|local| local.info.clone()).collect()
    }

    /// The model of runs that name none.
    pub fn default_id(&self) -> Option<String> {
        self.0.as_ref().map(|local| local.info.id.clone())
    }

    /// Makes the model answer. The steps end with `Done`, `Cancelled` or `Failed`.
    pub fn answer(&self, prompt: &Prompt, cancel: CancelFlag) -> UnboundedReceiver<Step> {
        let (send, steps) = unbounded_channel();
        let Some(local) = self.0.as_ref().filter(|local| local.info.id == prompt.model) else {
            let _ = send.send(Step::Failed(Failure::ModelUnknown));
            return steps;
        };
        let sender = send.clone();
        let submitted = local.pool.submit(
            request_of(prompt),
            cancel,
            Box::new(move |event| {
                // A receiver that has gone is a worker that gave up; the flag stops the model.
                let _ = match event {
                    Event::Started { .. } => Ok(()),
                    Event::Text(text) => sender.send(Step::Text(text)),
                    Event::Finished(end) => sender.send(match end.reason {
                        Reason::Stop => done(FinishReason::Stop, end.prompt_tokens, end.completion_tokens),
                        Reason::Length => done(FinishReason::Length, end.prompt_tokens, end.completion_tokens),
                        Reason::Cancelled => Step::Cancelled,
                    }),
                    Event::Failed(error) => sender.send(Step::Failed(failure_of(&error))),
                };
            }),
        );
        if let Err(error) = submitted {
            let _ = send.send(Step::Failed(failure_of(&error)));
        }
        steps
    }
}

fn done(reason: FinishReason, prompt_tokens: u32, completion_tokens: u32) -> Step {
    Step::Done { reason, prompt_tokens, completion_tokens }
}

fn request_of(prompt: &Prompt) -> Request {
    let system = prompt.system.iter().map(Message::system);
    let history = prompt.history.iter().map(|turn| match turn.role {
        TurnRole::User => Message::user(&turn.content),
        TurnRole::Assistant => Message::assistant(&turn.content),
    });
    let messages = system.chain(history).chain([Message::user(&prompt.text)]).collect();
    Request { max_tokens: prompt.max_tokens, temperature: prompt.temperature, ..Request::new(messages) }
}

fn failure_of(error: &Error) -> Failure {
    match error {
        Error::PromptTooLong { .. } => Failure::PromptTooLong,
        other => {
            tracing::error!(error = %other, "the model gave no answer");
            Failure::ModelBroke
        }
    }
}
