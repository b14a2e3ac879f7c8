//! What a model's answer is to the step that waited for it.

use super::answered::Answer;
use super::fill::shown;
use domain::Refusal;
use domain::pipelines::{Step, StepKind};
use domain::workspaces::{ExecutionStatus, Failure};
use serde_json::{Value, json};

/// What a model's answer is to the step that waited for it.
///
/// # Errors
/// Why there is none, or why it doesn't keep to the step's schema.
pub(super) fn settled(step: Option<&Step>, answer: &Answer) -> Result<Value, Refusal> {
    let failed = |failure: Failure| match failure {
        Failure::PromptTooLong | Failure::ModelUnknown | Failure::ProviderRefused => 422,
        Failure::ModelBroke
        | Failure::Interrupted
        | Failure::ProviderUnreachable
        | Failure::RateLimited
        | Failure::TimedOut => 503,
    };
    match (answer.status, answer.failure) {
        (ExecutionStatus::Done, _) => {}
        (ExecutionStatus::Refused, _) => return Err(Refusal::new(422, "model_refused")),
        (ExecutionStatus::Cancelled, _) => return Err(Refusal::new(422, "model_cancelled")),
        (_, failure) => {
            let failure = failure.unwrap_or(Failure::ModelBroke);
            return Err(Refusal::new(failed(failure), failure.as_str()));
        }
    }
    let run = answer.execution;
    let kind = step.map_or(StepKind::Model, |step| step.kind);
    let read = || serde_json::from_str::<Value>(&answer.text).ok();
    Ok(match kind {
        StepKind::Classify => {
            let read = read().ok_or_else(|| unfit("labels", "no label"))?;
            let label = shown(&read["label"]);
            json!({"text": label, "label": label, "score": read["scores"][0]["score"], "run": run})
        }
        StepKind::Extract => {
            let values = read().filter(Value::is_object).ok_or_else(|| unfit("schema", "no JSON object"))?;
            if let Some(schema) = step.and_then(|step| step.setting("schema")) {
                keeps_to(schema, &values)?;
            }
            json!({"text": answer.text, "values": values, "run": run})
        }
        _ => json!({"text": answer.text, "run": run, "tokens": answer.tokens, "costMicros": answer.cost_micros}),
    })
}

/// Whether values keep to a schema.
fn keeps_to(schema: &str, values: &Value) -> Result<(), Refusal> {
    let schema: Value = serde_json::from_str(schema).map_err(|why| unfit("schema", &why.to_string()))?;
    let validator = jsonschema::validator_for(&schema).map_err(|why| unfit("schema", &why.to_string()))?;
    validator.validate(values).map_err(|why| unfit("schema", &why.to_string()))
}

/// An answer, or a setting, that can't be what is needed.
pub(super) fn unfit(name: &str, why: &str) -> Refusal {
    Refusal::new(422, "answer_unfit").with("name", name).with("why", why)
}
