//! The gateway: which function handles which operation, and the pipeline in front of them all.

use super::handle::StreamItem;
use super::{Caller, Context, Effect, Handle, HandleStream, Services};
use crate::audit;
use app::port::Call;
use domain::kernel::{Access, Kind, validate};
use domain::policy::{Permission, Reach, Subject, may};
use domain::{Operation, Refusal};
use futures::StreamExt;
use futures::future::BoxFuture;
use futures::stream::BoxStream;
use serde_json::Value;
use std::any::Any;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Instant;

/// An output, and what the door does beyond answering with it.
#[derive(Debug)]
pub struct Answer<T> {
    /// What the operation answers.
    pub output: T,
    /// What the door does beyond that.
    pub effects: Vec<Effect>,
}

/// The items of a stream operation as JSON.
pub type JsonStream = BoxStream<'static, Result<Value, Refusal>>;

type Boxed = Box<dyn Any + Send>;
type Typed = Arc<dyn Fn(Caller, Boxed) -> BoxFuture<'static, Result<Answer<Boxed>, Refusal>> + Send + Sync>;
type Json = Arc<dyn Fn(Caller, Value) -> BoxFuture<'static, Result<Answer<Value>, Refusal>> + Send + Sync>;
type Opened = Arc<dyn Fn(Caller, Value) -> Result<JsonStream, Refusal> + Send + Sync>;

/// The doors of one operation.
#[derive(Clone)]
enum Way {
    Call { typed: Typed, json: Json },
    Stream(Opened),
}

/// Runs every operation that was registered.
#[derive(Clone)]
pub struct Gateway {
    services: Arc<Services>,
    ways: Arc<HashMap<&'static str, Way>>,
}

/// Collects handlers.
pub struct GatewayBuilder {
    services: Arc<Services>,
    ways: HashMap<&'static str, Way>,
}

impl GatewayBuilder {
    /// No handlers yet.
    pub fn new(services: Arc<Services>) -> Self {
        Self { services, ways: HashMap::new() }
    }

    /// `handler` handles `O`; the operation's server function is registered with it.
    #[must_use]
    pub fn serve<O: Operation>(mut self, handler: impl for<'a> Handle<'a, O> + 'static) -> Self {
        server_fn::axum::register_explicit::<Call<O>>();
        let handler = Arc::new(handler);
        let services = self.services.clone();
        let (h, s) = (handler.clone(), services.clone());
        let typed: Typed = Arc::new(move |caller, boxed: Boxed| {
            let (handler, services) = (h.clone(), s.clone());
            Box::pin(async move {
                let operation = boxed.downcast::<O>().map_err(|_| Refusal::internal())?;
                let Answer { output, effects } = run(&services, &*handler, caller, *operation).await?;
                Ok(Answer { output: Box::new(output) as Boxed, effects })
            })
        });
        let json: Json = Arc::new(move |caller, value| {
            let (handler, services) = (handler.clone(), services.clone());
            Box::pin(async move {
                check_access::<O>(&caller)?;
                let operation: O = read(value)?;
                let Answer { output, effects } = run(&services, &*handler, caller, operation).await?;
                let output = serde_json::to_value(output).map_err(|_| Refusal::internal())?;
                Ok(Answer { output, effects })
            })
        });
        self.ways.insert(O::NAME, Way::Call { typed, json });
        self
    }

    /// `handler` answers the stream operation `O`.
    #[must_use]
    pub fn serve_stream<O: Operation>(mut self, handler: impl HandleStream<O>) -> Self {
        let services = self.services.clone();
        let open: Opened = Arc::new(move |caller, value| {
            check_access::<O>(&caller)?;
            let operation: O = read(value)?;
            validate(&operation)?;
            count(O::NAME, &caller, "opened", 0.0);
            let items = handler.open(services.clone(), caller, operation);
            Ok(items.map(|item: StreamItem<O>| item.map(|item| serde_json::to_value(item).unwrap_or_default())).boxed())
        });
        self.ways.insert(O::NAME, Way::Stream(open));
        self
    }

    /// The gateway.
    pub fn build(self) -> Gateway {
        Gateway { services: self.services, ways: Arc::new(self.ways) }
    }
}

impl Gateway {
    /// Everything beside the transaction.
    pub fn services(&self) -> &Arc<Services> {
        &self.services
    }

    /// Whether the operation of that name has a handler of its kind.
    pub fn handles(&self, name: &str, kind: Kind) -> bool {
        matches!((self.ways.get(name), kind), (Some(Way::Stream(_)), Kind::Stream))
            || matches!((self.ways.get(name), kind), (Some(Way::Call { .. }), it) if it != Kind::Stream)
    }

    /// Runs an operation.
    ///
    /// # Errors
    /// What the pipeline or the handler refuses with.
    pub async fn call<O: Operation>(&self, caller: Caller, operation: O) -> Result<O::Output, Refusal> {
        let answer = self.call_boxed(O::NAME, caller, Box::new(operation)).await?;
        answer.output.downcast::<O::Output>().map(|output| *output).map_err(|_| Refusal::internal())
    }

    /// Runs an operation whose type only the caller knows.
    ///
    /// # Errors
    /// What the pipeline or the handler refuses with.
    pub async fn call_boxed(
        &self,
        name: &'static str,
        caller: Caller,
        operation: Boxed,
    ) -> Result<Answer<Boxed>, Refusal> {
        match self.ways.get(name) {
            Some(Way::Call { typed, .. }) => typed(caller, operation).await,
            _ => Err(Refusal::not_found()),
        }
    }

    /// Runs an operation by its name on JSON.
    ///
    /// # Errors
    /// What the pipeline or the handler refuses with; `malformed_body` or `validation_failed` for the JSON.
    pub async fn call_json(&self, name: &str, caller: Caller, input: Value) -> Result<Answer<Value>, Refusal> {
        match self.ways.get(name) {
            Some(Way::Call { json, .. }) => json(caller, input).await,
            _ => Err(Refusal::new(404, "operation_unknown").with("operation", name)),
        }
    }

    /// Opens a stream operation by its name on JSON.
    ///
    /// # Errors
    /// As [`Gateway::call_json`].
    pub fn open_json(&self, name: &str, caller: Caller, input: Value) -> Result<JsonStream, Refusal> {
        match self.ways.get(name) {
            Some(Way::Stream(open)) => open(caller, input),
            _ => Err(Refusal::new(404, "operation_unknown").with("operation", name)),
        }
    }
}

async fn run<O: Operation, H: for<'a> Handle<'a, O>>(
    services: &Arc<Services>,
    handler: &H,
    caller: Caller,
    operation: O,
) -> Result<Answer<O::Output>, Refusal> {
    let started = Instant::now();
    let who = caller.clone();
    let subject = audit::subject_of(&operation);
    let result = guarded(services, handler, caller, operation).await;
    if let Err(refusal) = &result {
        audit::refused(services, &who, O::NAME, subject, refusal).await;
    }
    let outcome = result.as_ref().err().map_or("ok", |refusal| if refusal.status < 500 { "refused" } else { "failed" });
    count(O::NAME, &who, outcome, started.elapsed().as_secs_f64());
    result
}

async fn guarded<O: Operation, H: for<'a> Handle<'a, O>>(
    services: &Arc<Services>,
    handler: &H,
    caller: Caller,
    operation: O,
) -> Result<Answer<O::Output>, Refusal> {
    check_access::<O>(&caller)?;
    validate(&operation)?;
    let mut cx = Context::for_look::<O>(services, &caller, O::ATTRIBUTES.reach);
    let output = handler.run(&mut cx, operation).await.map_err(crate::Stop::into_refusal)?;
    audit::used::<O>(&mut cx).await.map_err(crate::Stop::into_refusal)?;
    if O::KIND != Kind::Query {
        cx.commit().await.map_err(crate::Stop::into_refusal)?;
    }
    Ok(Answer { output, effects: cx.effects })
}

/// Whether the caller may ask at all. What depends on the thing asked about, the handler decides once it is loaded.
fn check_access<O: Operation>(caller: &Caller) -> Result<(), Refusal> {
    if caller.system.is_some() || O::ACCESS == Access::Public {
        return Ok(());
    }
    let actor = caller.actor.as_ref().ok_or_else(Refusal::not_signed_in)?;
    if let Access::Needs(permission) = O::ACCESS {
        may(actor, permission, &Subject::default())?;
    }
    if O::ATTRIBUTES.reach == Reach::Platform {
        may(actor, Permission::ReachPlatform, &Subject::default())?;
    }
    Ok(())
}

/// Reads an operation from JSON; a wrong member is named.
fn read<O: Operation>(value: Value) -> Result<O, Refusal> {
    let value = if value.is_null() { Value::Object(serde_json::Map::new()) } else { value };
    serde_path_to_error::deserialize(value).map_err(|error| {
        let why = error.inner().to_string();
        let quoted = why.split('`').nth(1).unwrap_or_default();
        let path = error.path().to_string();
        match (why.split(' ').next().unwrap_or_default(), path.as_str()) {
            ("missing", _) => Refusal::invalid_field(quoted, "required"),
            ("unknown", _) if why.starts_with("unknown field") => Refusal::invalid_field(quoted, "unknown_field"),
            ("unknown", path) => Refusal::invalid_field(path, "not_allowed"),
            (_, ".") => Refusal::malformed(why),
            (_, path) => Refusal::invalid_field(path, "wrong_type"),
        }
    })
}

fn count(operation: &'static str, caller: &Caller, outcome: &'static str, seconds: f64) {
    let labels = [("operation", operation), ("door", caller.door.as_str()), ("outcome", outcome)];
    metrics::counter!("portico_operations_total", &labels).increment(1);
    metrics::histogram!("portico_operation_seconds", &labels[..2]).record(seconds);
}
