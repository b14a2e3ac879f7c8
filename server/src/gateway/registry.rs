//! Which function handles which operation, by kind.

use super::handle::StreamItem;
use super::held::held;
use super::pipeline::{Form, Step, conclude, let_in, read, run};
use super::signed_in::while_signed_in;
use super::ways::{Boxed, Given, Held, Json, Opened, Served, Taken, Typed, Way};
use super::{Caller, Gateway, Handle, HandleDownload, HandleStream, HandleUpload, Services, job};
use crate::audit;
use app::port::Call;
use domain::catalogue::Entry;
use domain::kernel::Kind;
use domain::{Operation, Refusal};
use futures::StreamExt;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Instant;

/// Collects handlers. Each `serve…` takes one kind of operation; another kind doesn't compile.
pub struct GatewayBuilder {
    pub(super) services: Arc<Services>,
    ways: HashMap<&'static str, Served>,
}

impl GatewayBuilder {
    /// No handlers yet.
    pub fn new(services: Arc<Services>) -> Self {
        Self { services, ways: HashMap::new() }
    }

    /// `handler` handles the command or query `O`; the operation's server function is registered with it.
    #[must_use]
    pub fn serve<O: Operation>(self, handler: impl for<'a> Handle<'a, O> + 'static) -> Self {
        const { assert!(matches!(O::KIND, Kind::Command | Kind::Query), "serve takes commands and queries") };
        let (typed, json, held) = calls::<O, O::Output>(&self.services, step_of(handler));
        self.add::<O>(Way::Call { typed, json, held })
    }

    /// `handler` does the job `O` when a worker takes it up; its call only puts an order down.
    #[must_use]
    pub fn serve_job<O: Operation>(self, handler: impl for<'a> Handle<'a, O> + 'static) -> Self {
        const { assert!(matches!(O::KIND, Kind::Job), "serve_job takes jobs") };
        let (typed, json, held) = calls::<O, _>(&self.services, Arc::new(job::order::<O>));
        let work = job::work::<O>(&self.services, step_of(handler));
        self.add::<O>(Way::Job { typed, json, held, work })
    }

    /// `handler` answers the stream `O`.
    #[must_use]
    pub fn serve_stream<O: Operation>(self, handler: impl HandleStream<O>) -> Self {
        const { assert!(matches!(O::KIND, Kind::Stream), "serve_stream takes streams") };
        let (handler, services) = (Arc::new(handler), self.services.clone());
        let open: Opened = Arc::new(move |caller, value| {
            let (handler, services) = (handler.clone(), services.clone());
            Box::pin(async move {
                let (started, entry) = (Instant::now(), const { &Entry::of::<O>() });
                let operation = let_in::<O>(&services, entry, &caller, || read(value)).await;
                // On a stage nothing is recorded, and a stream would look beside it.
                if caller.stage.is_some() {
                    return Err(operation.err().unwrap_or_else(Refusal::internal));
                }
                if let Err(refusal) = &operation {
                    audit::refused(&services, &caller, entry, None, refusal).await;
                }
                conclude(&services, entry, &caller, operation.as_ref().err(), started.elapsed());
                let stand = services.open_sessions.of(&services.db, &caller);
                let items = handler.open(services, caller, operation?);
                let json = |item: StreamItem<O>| item.map(|item| serde_json::to_value(item).unwrap_or_default());
                Ok(while_signed_in(stand, items.map(json).boxed()))
            })
        });
        self.add::<O>(Way::Stream(open))
    }

    /// `handler` takes the upload `O`.
    #[must_use]
    pub fn serve_upload<O: Operation>(self, handler: impl for<'a> HandleUpload<'a, O> + 'static) -> Self {
        const { assert!(matches!(O::KIND, Kind::Upload), "serve_upload takes uploads") };
        let (handler, services) = (Arc::new(handler), self.services.clone());
        let take: Taken = Arc::new(move |caller, value, body| {
            let (handler, services) = (handler.clone(), services.clone());
            Box::pin(async move {
                let step = |operation: O| -> Step<O::Output> {
                    Box::new(move |cx| Box::pin(async move { handler.run(cx, operation, body).await }))
                };
                run(&services, caller, || read(value), None, step).await?.try_map(to_json)
            })
        });
        self.add::<O>(Way::Upload(take))
    }

    /// `handler` answers the download `O`.
    #[must_use]
    pub fn serve_download<O: Operation>(self, handler: impl for<'a> HandleDownload<'a, O> + 'static) -> Self {
        const { assert!(matches!(O::KIND, Kind::Download), "serve_download takes downloads") };
        let (handler, services) = (Arc::new(handler), self.services.clone());
        let give: Given = Arc::new(move |caller, value| {
            let (handler, services) = (handler.clone(), services.clone());
            Box::pin(async move {
                let step = |operation: O| -> Step<_> {
                    Box::new(move |cx| Box::pin(async move { handler.run(cx, operation).await }))
                };
                run(&services, caller, || read(value), None, step).await.map(|answer| answer.output)
            })
        });
        self.add::<O>(Way::Download(give))
    }

    /// The gateway.
    pub fn build(self) -> Gateway {
        let ways = Arc::new(self.ways);
        self.services.whole.note(&ways);
        Gateway { services: self.services, ways }
    }

    fn add<O: Operation>(mut self, way: Way) -> Self {
        if O::KIND.is_plain_call() {
            server_fn::axum::register_explicit::<Call<O>>();
        }
        self.ways.insert(O::NAME, Served { entry: const { &Entry::of::<O>() }, way });
        self
    }
}

/// Makes the step of a call from its operation.
pub(super) type StepOf<O, T> = Arc<dyn Fn(O) -> Step<T> + Send + Sync>;

fn step_of<O: Operation>(handler: impl for<'a> Handle<'a, O> + 'static) -> StepOf<O, O::Output> {
    let handler = Arc::new(handler);
    Arc::new(move |operation| {
        let handler = handler.clone();
        Box::new(move |cx| Box::pin(async move { handler.run(cx, operation).await }))
    })
}

/// The ways of a call: with its types, for pages in this process, as JSON, for every other door, and up to its commit, for
/// whoever ends it.
fn calls<O: Operation, T: serde::Serialize + serde::de::DeserializeOwned + Send + 'static>(
    services: &Arc<Services>,
    step: StepOf<O, T>,
) -> (Typed, Json, Held) {
    let (s, steps) = (services.clone(), step.clone());
    let typed: Typed = Arc::new(move |caller, boxed: Boxed| {
        let (services, step) = (s.clone(), steps.clone());
        Box::pin(async move {
            let operation = boxed.downcast::<O>().map_err(|_| Refusal::internal())?;
            run(&services, caller, || Ok(*operation), Some(Form::json()), |operation| step(operation))
                .await?
                .try_map(|it| Ok(Box::new(it) as Boxed))
        })
    });
    let held = held(services, step.clone());
    let services = services.clone();
    let json: Json = Arc::new(move |caller: Caller, value| {
        let (services, step) = (services.clone(), step.clone());
        Box::pin(async move {
            run(&services, caller, || read(value), Some(Form::json()), |operation| step(operation))
                .await?
                .try_map(to_json)
        })
    });
    (typed, json, held)
}

fn to_json(output: impl serde::Serialize) -> Result<serde_json::Value, Refusal> {
    serde_json::to_value(output).map_err(|_| Refusal::internal())
}
