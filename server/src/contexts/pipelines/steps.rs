//! What each kind of step does. What is only worked out is done at once; what finds, runs or calls something does that in the
//! transaction that marks the step.

use super::arguments;
use super::carry::{Did, Failed, Outcome};
use super::fill::Seen;
use super::settled::unfit;
use super::shape::shape;
use super::worker::context;
use crate::Stop;
use crate::contexts::knowledge::retrieval::{retrieve, wanted};
use crate::contexts::workspaces::{Order, queue, queue_tuned};
use crate::gateway::{Caller, Context, Gateway};
use crate::integrations::models::extract;
use crate::tools::tools_for;
use domain::Refusal;
use domain::catalogue::{self, Entry};
use domain::knowledge::retrieval::Narrowing;
use domain::pipelines::{Comparison, PipelineRunState, Step, StepKind, Wait, fields_in, labels_in, names_in};
use domain::policy::{Permission, Subject, may, may_ask};
use domain::workspaces::{Method, Source, StartExecution, Tuning};
use serde_json::{Map, Value, json};

/// Passages that are found unless told.
const PASSAGES: u16 = 5;

/// Does a step. Its effects stand in the context that comes back, which isn't committed yet.
pub(super) async fn work(
    gateway: &Gateway,
    caller: &Caller,
    (step, state): (&Step, &PipelineRunState),
    seen: &Seen<'_>,
) -> Result<Did, Failed> {
    let (input, template) = match filled(step, seen) {
        Ok(filled) => filled,
        Err(refusal) => return Err(Failed { input: Value::Null, stop: refusal.into() }),
    };
    let doing = Doing { gateway, caller, state, step: &template, seen };
    match doing.by_kind().await {
        Ok((cx, outcome)) => Ok(Did { cx, input, outcome }),
        Err(stop) => Err(Failed { input, stop }),
    }
}

/// What goes into a step, as people see it, and the step with everything put in that stands in its fields.
fn filled(step: &Step, seen: &Seen<'_>) -> Result<(Value, Step), Refusal> {
    let mut input = Map::new();
    let mut done = Step { settings: Vec::new(), ..step.clone() };
    for set in &step.settings {
        let field = step.kind.field(&set.name);
        // What keeps its shape, the template of each part, and arguments are put in where they are used.
        let is_late = field.is_none() || (step.kind == StepKind::Shape && set.name == "from");
        let is_fixed = set.name == "each" || field.is_some_and(|field| !field.filled);
        let (value, shown) = if is_fixed {
            (set.value.clone(), Value::String(set.value.clone()))
        } else if is_late {
            (set.value.clone(), seen.whole(&set.value)?)
        } else {
            let text = seen.text(&set.value)?;
            (text.clone(), Value::String(text))
        };
        input.insert(set.name.clone(), shown);
        done.set(&set.name, &value);
    }
    Ok((Value::Object(input), done))
}

struct Doing<'a> {
    gateway: &'a Gateway,
    caller: &'a Caller,
    state: &'a PipelineRunState,
    /// With everything put in.
    step: &'a Step,
    seen: &'a Seen<'a>,
}

impl Doing<'_> {
    async fn by_kind(&self) -> Result<(Context, Outcome), Stop> {
        match self.step.kind {
            StepKind::Retrieve => self.retrieve().await,
            StepKind::Prompt => Ok(self.at_once(json!({"text": self.set("text")}))),
            StepKind::Model => self.model().await,
            StepKind::Classify => self.classify().await,
            StepKind::Extract => self.extract().await,
            StepKind::Shape => Ok(self.at_once(shape(self.step, self.seen)?)),
            StepKind::Condition => Ok(self.condition()),
            StepKind::Operation => self.operation().await,
            StepKind::Approval => Ok((self.context(), Outcome::Waits(Wait::Approval, None))),
        }
    }

    fn context(&self) -> Context {
        context(self.gateway.services(), Some(self.caller))
    }

    fn at_once(&self, output: Value) -> (Context, Outcome) {
        (self.context(), Outcome::Done(output))
    }

    /// What is set, or nothing.
    fn set(&self, name: &str) -> &str {
        self.step.setting(name).unwrap_or_default()
    }

    async fn retrieve(&self) -> Result<(Context, Outcome), Stop> {
        let mut cx = self.context();
        let actor = cx.actor()?;
        let subject = Subject { tenant: Some(actor.tenant_id), ..Subject::default() };
        may(actor, Permission::ReadKnowledge, &subject).map_err(Refusal::from)?;
        let limit = self.set("limit").trim().parse().unwrap_or(PASSAGES);
        let tags = names_in(self.set("tags"));
        let narrowing = Narrowing { spaces: Vec::new(), tags, kinds: Vec::new(), since: None, until: None };
        let wanted = wanted(self.gateway.services(), self.set("query"), narrowing, limit).await?;
        let passages = retrieve(&mut cx, &wanted).await?;
        let text = passages.iter().enumerate();
        let text: Vec<String> =
            text.map(|(at, passage)| format!("[{}] {}\n{}", at + 1, passage.title, passage.text)).collect();
        let count = passages.len();
        let passages = serde_json::to_value(passages).map_err(Stop::defect)?;
        Ok((cx, Outcome::Done(json!({"text": text.join("\n\n"), "passages": passages, "count": count}))))
    }

    async fn model(&self) -> Result<(Context, Outcome), Stop> {
        let mut order = self.order(Method::Generate, self.set("prompt"));
        order.system = self.step.setting("system").map(str::to_owned);
        order.max_tokens = self.set("max_tokens").trim().parse().ok();
        order.temperature = self.set("temperature").trim().parse().ok();
        self.ask(order, Tuning::default()).await
    }

    async fn classify(&self) -> Result<(Context, Outcome), Stop> {
        let method = Method::Classify { labels: labels_in(self.set("labels")) };
        self.ask(self.order(method, self.set("text")), Tuning::default()).await
    }

    /// By patterns at once; by a schema a model is asked, which keeps to it.
    async fn extract(&self) -> Result<(Context, Outcome), Stop> {
        let Some(schema) = self.step.setting("schema") else {
            let fields = fields_in(self.set("fields")).map_err(|line| unfit("fields", &line))?;
            let found = extract(self.set("text"), &fields);
            let first = |name: &str| found.iter().find(|it| it.field == name).map(|it| it.value.clone());
            let values: Map<String, Value> =
                fields.iter().map(|field| (field.name.clone(), first(&field.name).into())).collect();
            let text = serde_json::to_string(&values).map_err(Stop::defect)?;
            return Ok(self.at_once(json!({"text": text, "values": values, "run": null})));
        };
        let mut order = self.order(Method::Generate, self.set("text"));
        order.system =
            Some(format!("Answer with one JSON object that keeps to this JSON Schema, and nothing else:\n{schema}"));
        order.max_tokens = Some(1_024);
        self.ask(order, Tuning { schema: Some(schema.to_owned()), ..Tuning::default() }).await
    }

    fn order(&self, method: Method, text: &str) -> Order {
        Order {
            workspace: self.state.workspace,
            system: None,
            history: Vec::new(),
            text: text.to_owned(),
            model: self.step.setting("model").map(|model| model.trim().to_owned()),
            max_tokens: None,
            temperature: None,
            method,
            source: Source::Pipeline,
            template: None,
            why: None,
        }
    }

    /// The run of the model and the mark that the step waits for it are one transaction.
    async fn ask(&self, order: Order, tuning: Tuning) -> Result<(Context, Outcome), Stop> {
        let mut cx = self.context();
        let entry = const { &Entry::of::<StartExecution>() };
        may_ask(cx.caller.actor.as_ref(), entry.access, &entry.attributes)?;
        let id = if tuning == Tuning::default() {
            queue(&mut cx, order).await?
        } else {
            queue_tuned(&mut cx, order, tuning).await?
        };
        Ok((cx, Outcome::Waits(Wait::Model, Some(id))))
    }

    fn condition(&self) -> (Context, Outcome) {
        let is = Comparison::parse(self.set("is")).unwrap_or(Comparison::IsFilled);
        let met = is.holds(self.set("left"), self.set("right"));
        let output = json!({"met": met});
        (self.context(), if met { Outcome::Done(output) } else { Outcome::Unmet(output) })
    }

    /// Through the gateway, as the starter: its effects stay uncommitted until the step is marked.
    async fn operation(&self) -> Result<(Context, Outcome), Stop> {
        let name = self.set("operation");
        let is_allowed = tools_for(self.caller).iter().any(|tool| tool.name == name);
        let Some(entry) = catalogue::find(name).filter(|_| is_allowed) else {
            return Err(Refusal::new(403, "operation_not_allowed").with("operation", name).into());
        };
        let input = arguments::input(entry, self.step, self.seen)?;
        let worked = self.gateway.hold(entry.name, self.caller.clone(), input).await?;
        Ok((worked.cx, Outcome::Done(worked.output)))
    }
}
