//! One run, from the question to what has to be written down: a model is listened to, labels are chosen, or values are found.

use super::called;
use super::from_documents::{Saying, asked, quoted, read, said};
use super::guarding::{Stopped, refusal_text};
use super::named::QUOTER;
use super::sieve::Sieve;
use super::tab::Tab;
use super::taking::Taken;
use super::worker::Worker;
use crate::Stop;
use crate::integrations::models::{Ahead, Ask, Models, Step, Tool, extract};
use crate::leased::leased;
use domain::knowledge::citing::Sources;
use domain::workspaces::{
    Bill, Checked, ExecutionCommand, ExecutionStatus, Failure, FinishReason, Method, OfferedTool, Prompt, SafetyPolicy,
    ToolCall, ToolChoice, Tuning,
};
use llama::CancelFlag;
use serde_json::json;
use std::time::Duration;
use texts::{Catalogue, Locale, keys};
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::time::{Instant, timeout_at};

/// How often what a model has said is written down.
const FLUSH: Duration = Duration::from_millis(100);

/// How often a run that says nothing is looked after.
const RENEW: Duration = Duration::from_secs(1);

/// What has to be written down.
#[derive(Clone)]
pub(super) struct Outcome {
    /// What is decided.
    pub command: ExecutionCommand,
    /// Where the run stands then.
    pub status: ExecutionStatus,
    /// What this worker's part of it took.
    pub bill: Bill,
}

/// A run on its way to an answer.
pub(super) struct Answered<'a> {
    worker: &'a Worker,
    taken: &'a Taken,
    cancel: &'a CancelFlag,
    tab: Tab,
}

impl<'a> Answered<'a> {
    /// Works on a run until it ends; `None` when it isn't this worker's any more.
    pub(super) async fn to(
        worker: &'a Worker,
        taken: &'a Taken,
        cancel: &'a CancelFlag,
        ahead: Option<Ahead>,
    ) -> Result<Option<Outcome>, Stop> {
        let services = &worker.services;
        let mut this = Self { worker, taken, cancel, tab: Tab::default() };
        match &taken.prompt.method {
            Method::Generate => {
                let ask = ask_of(&taken.prompt);
                let steps = services.models.answer_ahead(ahead, taken.tenant, ask, cancel.clone());
                this.listen(steps).await
            }
            Method::Classify { labels } => {
                this.here();
                let Some(outcome) = this.kept(services.models.classify(&taken.prompt.text, labels)).await? else {
                    return Ok(None);
                };
                match outcome {
                    Ok(found) => {
                        this.tab.counted((found.tokens, 0));
                        let scores = found.scores.iter().map(|(label, score)| json!({"label": label, "score": score}));
                        let said = json!({"label": found.label, "scores": scores.collect::<Vec<_>>()});
                        Ok(Some(this.complete((said.to_string(), Vec::new()), FinishReason::Stop)))
                    }
                    Err(failure) => Ok(Some(this.fail(failure))),
                }
            }
            Method::Extract { fields } => {
                this.here();
                let found = extract(&taken.prompt.text, fields);
                let said = serde_json::to_string(&found).map_err(Stop::defect)?;
                Ok(Some(this.complete((said, Vec::new()), FinishReason::Stop)))
            }
            Method::Answer { .. } if taken.prompt.model == QUOTER => this.quote(&services.models).await,
            Method::Answer { .. } => {
                let ask = ask_of(&asked(&taken.prompt));
                let steps = services.models.answer_ahead(ahead, taken.tenant, ask, cancel.clone());
                this.listen(steps).await
            }
        }
    }

    /// Answers in the documents' own sentences.
    async fn quote(mut self, models: &Models) -> Result<Option<Outcome>, Stop> {
        self.here();
        let Some(quoted) = self.kept(quoted(models, &self.taken.prompt)).await? else { return Ok(None) };
        Ok(Some(match quoted {
            Ok((sayings, tokens)) => {
                self.tab.counted((tokens, 0));
                self.say(&sayings, FinishReason::Stop)
            }
            Err(failure) => self.fail(failure),
        }))
    }

    /// What comes of work on this machine, whose lease is renewed meanwhile; `None` when the run isn't this worker's any
    /// more.
    async fn kept<T>(&self, work: impl Future<Output = T>) -> Result<Option<T>, Stop> {
        let bill = self.tab.bill();
        leased(work, RENEW, || self.worker.still_mine(self.taken, "", &bill)).await
    }

    /// What works on this machine asks nobody.
    fn here(&mut self) {
        let provider = Catalogue::of(Locale::default()).text(keys::workspaces::THIS_INSTALLATION);
        self.tab.begun(provider.to_owned(), (0, 0));
    }

    /// Writes down what the model says until it ends.
    async fn listen(mut self, mut steps: UnboundedReceiver<Step>) -> Result<Option<Outcome>, Stop> {
        let holds_back = holds_back(&self.taken.safety);
        let lets_ask = self.taken.prompt.tuning.lets_ask();
        let (mut text, mut calls) = (String::new(), Vec::new());
        let mut due = Instant::now() + FLUSH;
        loop {
            match timeout_at(due, steps.recv()).await {
                Ok(Some(Step::Begun { provider, prices, .. })) => self.tab.begun(provider, prices),
                Ok(Some(Step::Counted { prompt_tokens, completion_tokens })) => {
                    self.tab.counted((prompt_tokens, completion_tokens));
                }
                // PostgreSQL stores every character but this one.
                Ok(Some(Step::Text(piece))) => {
                    text.extend(piece.chars().filter(|c| *c != '\0'));
                    if !holds_back {
                        self.taken.voice.say(&text);
                    }
                }
                Ok(Some(Step::Called(call))) if lets_ask => calls.push(called::kept(call, calls.len() + 1)),
                // What nobody offered isn't asked for.
                Ok(Some(Step::Called(_))) | Err(_) => {}
                Ok(Some(Step::Done { reason, prompt_tokens, completion_tokens })) => {
                    self.tab.counted((prompt_tokens, completion_tokens));
                    return Ok(Some(self.complete((text, calls), reason)));
                }
                Ok(Some(Step::Cancelled)) => return Ok(None),
                Ok(Some(Step::Failed(failure))) => return Ok(Some(self.fail(failure))),
                Ok(None) => return Ok(Some(self.fail(Failure::ModelBroke))),
            }
            if Instant::now() >= due {
                due = Instant::now() + FLUSH;
                let shown = if holds_back { "" } else { text.as_str() };
                match self.worker.still_mine(self.taken, shown, &self.tab.bill()).await {
                    Ok(true) => {}
                    Ok(false) => self.cancel.cancel(),
                    // The lease holds for a while, and the model goes on meanwhile.
                    Err(stop) => tracing::warn!(%stop, execution = %self.taken.id, "a lease couldn't be renewed"),
                }
            }
        }
    }

    /// The answer, whole, and what the model asks for. For an answer from documents it asks for nothing.
    fn complete(self, (text, calls): (String, Vec<ToolCall>), reason: FinishReason) -> Outcome {
        if let Method::Answer { .. } = self.taken.prompt.method {
            let sayings = read(&text, &self.taken.prompt.context);
            return self.say(&sayings, reason);
        }
        let safety = &self.taken.safety;
        let mut sieve = Sieve::of_output();
        let text = sieve.text(safety, &text);
        let calls: Vec<_> = calls.into_iter().map(|call| sieve.call(safety, call)).collect();
        // Of an answer that was cut off nobody knows what else it would have asked for.
        let asks = !calls.is_empty() && reason == FinishReason::Stop;
        let reason = if asks { FinishReason::ToolCalls } else { reason };
        self.let_out(Checked { text, ..sieve.checked }, calls, (reason, Sources::default()))
    }

    /// An answer from documents; without a sentence, that they don't hold it.
    fn say(self, sayings: &[Saying], reason: FinishReason) -> Outcome {
        let (mut checked, sources) = said(sayings, &self.taken.safety);
        if sayings.is_empty() {
            checked.text = Catalogue::of(Locale::default()).text(keys::answers::NOT_FOUND).to_owned();
        }
        self.let_out(checked, Vec::new(), (reason, sources))
    }

    /// The answer, and what the model asks for, as far as the rules let them out.
    fn let_out(self, checked: Checked, calls: Vec<ToolCall>, (reason, sources): (FinishReason, Sources)) -> Outcome {
        let (bill, safety) = (self.tab.bill(), &self.taken.safety);
        if checked.blocked {
            let said = refusal_text(Catalogue::of(Locale::default()), safety, (Stopped::Answer, &checked));
            let command = ExecutionCommand::Refuse { said, bill: bill.clone(), findings: checked.findings };
            return Outcome { command, status: ExecutionStatus::Refused, bill };
        }
        let (text, findings) = (checked.text, checked.findings);
        let command = ExecutionCommand::Complete { text, calls, reason, bill: bill.clone(), findings, sources };
        Outcome { command, status: ExecutionStatus::Done, bill }
    }

    fn fail(self, failure: Failure) -> Outcome {
        let bill = self.tab.bill();
        let command = ExecutionCommand::Fail { failure, bill: bill.clone() };
        Outcome { command, status: ExecutionStatus::Failed, bill }
    }
}

/// Whether a rule may change or keep back the answer, so that no part of it is shown before all of it is there.
fn holds_back(safety: &SafetyPolicy) -> bool {
    safety.output_pii || !safety.forbidden.is_empty()
}

fn ask_of(prompt: &Prompt) -> Ask {
    let Tuning { top_p, seed, stop, schema, tools, tool_choice } = prompt.tuning.clone();
    let schema = schema.and_then(|text| serde_json::from_str(&text).ok());
    let tools = tools.into_iter().map(offered).collect();
    let tool_choice = tool_choice.unwrap_or(ToolChoice::Auto);
    Ask { top_p, seed, stop, schema, tools, tool_choice, ..Ask::from(prompt) }
}

fn offered(tool: OfferedTool) -> Tool {
    let OfferedTool { name, description, parameters } = tool;
    Tool { name, description, parameters: serde_json::from_str(&parameters).unwrap_or_else(|_| json!({})) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_a_model_writes_reaches_it() {
        let (stop, schema) = (vec!["END".into()], Some("{}".into()));
        let tuning = Tuning { top_p: Some(0.5), seed: Some(7), stop, schema, ..Tuning::default() };
        let prompt = Prompt { system: Some("Be brief.".into()), text: "Hi".into(), tuning, ..Prompt::default() };
        let ask = ask_of(&prompt);
        let texts: Vec<_> = ask.messages.iter().map(|message| message.text.as_str()).collect();
        assert_eq!(texts, ["Be brief.", "Hi"], "instructions first and the question last");
        assert_eq!((ask.top_p, ask.seed, ask.stop), (Some(0.5), Some(7), vec!["END".to_owned()]));
        assert_eq!(ask.schema, Some(json!({})));
    }

    #[test]
    fn what_a_rule_may_keep_back_is_not_shown_in_pieces() {
        assert!(!holds_back(&SafetyPolicy::default()));
        assert!(holds_back(&SafetyPolicy { output_pii: true, ..SafetyPolicy::default() }));
        assert!(holds_back(&SafetyPolicy { forbidden: vec!["falcon".into()], ..SafetyPolicy::default() }));
    }
}
