//! The gateway: runs every operation that has a handler.

use super::pipeline;
use super::ways::{Boxed, Served, Way};
use super::{Answer, Caller, Download, JsonStream, Progress, Services, UploadBody, Worked};
use domain::catalogue::Entry;
use domain::kernel::Kind;
use domain::{Operation, Refusal};
use serde_json::Value;
use std::collections::HashMap;
use std::sync::Arc;

/// Runs every operation that was registered.
#[derive(Clone)]
pub struct Gateway {
    pub(super) services: Arc<Services>,
    pub(super) ways: Arc<HashMap<&'static str, Served>>,
}

impl Gateway {
    /// The gateway that these services stand behind; `None` while it is put together, and after it has gone.
    pub fn of(services: &Arc<Services>) -> Option<Self> {
        Some(Self { services: services.clone(), ways: services.whole.ways()? })
    }

    /// Everything beside the transaction.
    pub fn services(&self) -> &Arc<Services> {
        &self.services
    }

    /// The operations that are served, by name.
    pub fn entries(&self) -> Vec<&'static Entry> {
        let mut entries: Vec<_> = self.ways.values().map(|served| served.entry).collect();
        entries.sort_by_key(|entry| entry.name);
        entries
    }

    /// The declaration of an operation that is served.
    pub fn entry(&self, name: &str) -> Option<&'static Entry> {
        self.ways.get(name).map(|served| served.entry)
    }

    /// Whether the operation of that name has a handler of its kind.
    pub fn handles(&self, name: &str, kind: Kind) -> bool {
        self.way(name).is_some_and(|way| way.fits(kind))
    }

    /// Runs an operation.
    ///
    /// # Errors
    /// What the pipeline or the handler refuses with.
    pub async fn call<O: Operation>(&self, caller: Caller, operation: O) -> Result<O::Answer, Refusal> {
        let answer = self.call_boxed(O::NAME, caller, Box::new(operation)).await?;
        answer.output.downcast::<O::Answer>().map(|output| *output).map_err(|_| Refusal::internal())
    }

    /// Asks what stands before the handler of an operation, limits, permission and validation, for a worker that does the work in
    /// a transaction of its own.
    ///
    /// # Errors
    /// What the pipeline refuses with.
    pub async fn let_in<O: Operation>(&self, caller: &Caller, operation: O) -> Result<O, Refusal> {
        let entry = const { &Entry::of::<O>() };
        pipeline::let_in(&self.services, entry, caller, || Ok(operation)).await
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
        match self.way(name) {
            Some(Way::Call { typed, .. } | Way::Job { typed, .. }) => typed(caller, operation).await,
            _ => Err(Refusal::not_found()),
        }
    }

    /// Runs an operation by its name on JSON.
    ///
    /// # Errors
    /// What the pipeline or the handler refuses with; `malformed_body` or `validation_failed` for the JSON.
    pub async fn call_json(&self, name: &str, caller: Caller, input: Value) -> Result<Answer<Value>, Refusal> {
        match self.way(name) {
            Some(Way::Call { json, .. } | Way::Job { json, .. }) => json(caller, input).await,
            _ => Err(unknown(name)),
        }
    }

    /// Opens a stream operation by its name on JSON.
    ///
    /// # Errors
    /// As [`Gateway::call_json`].
    pub async fn open_json(&self, name: &str, caller: Caller, input: Value) -> Result<JsonStream, Refusal> {
        match self.way(name) {
            Some(Way::Stream(open)) => open(caller, input).await,
            _ => Err(unknown(name)),
        }
    }

    /// Gives an upload operation its body.
    ///
    /// # Errors
    /// As [`Gateway::call_json`].
    pub async fn take(
        &self,
        name: &str,
        caller: Caller,
        input: Value,
        body: UploadBody,
    ) -> Result<Answer<Value>, Refusal> {
        match self.way(name) {
            Some(Way::Upload(take)) => take(caller, input, body).await,
            _ => Err(unknown(name)),
        }
    }

    /// Asks a download operation for its file. No byte of it is read yet, and no transaction is open any more.
    ///
    /// # Errors
    /// As [`Gateway::call_json`].
    pub async fn give(&self, name: &str, caller: Caller, input: Value) -> Result<Download, Refusal> {
        match self.way(name) {
            Some(Way::Download(give)) => give(caller, input).await,
            _ => Err(unknown(name)),
        }
    }

    /// Does the work of a job that was ordered, up to its commit, which is left to the worker: that notes the end in the
    /// same transaction. `caller` is who ordered it, as they are now.
    ///
    /// # Errors
    /// What the pipeline or the handler refuses with; then nothing since the handler's last commit has happened.
    pub async fn work(
        &self,
        name: &str,
        caller: Caller,
        input: Value,
        progress: Arc<dyn Progress>,
    ) -> Result<Worked, Refusal> {
        match self.way(name) {
            Some(Way::Job { work, .. }) => work(caller, input, progress).await,
            _ => Err(unknown(name)),
        }
    }

    /// Runs a command or query, or orders a job, up to its commit, which is left to whoever asks: they write the mark that it is done
    /// in the same transaction. A context that is dropped leaves nothing behind.
    ///
    /// # Errors
    /// As [`Gateway::call_json`]; then nothing has happened.
    pub async fn hold(&self, name: &str, caller: Caller, input: Value) -> Result<Worked, Refusal> {
        match self.way(name) {
            Some(Way::Call { held, .. } | Way::Job { held, .. }) => held(caller, input).await,
            _ => Err(unknown(name)),
        }
    }

    fn way(&self, name: &str) -> Option<&Way> {
        self.ways.get(name).map(|served| &served.way)
    }
}

fn unknown(name: &str) -> Refusal {
    Refusal::new(404, "operation_unknown").with("operation", name)
}
