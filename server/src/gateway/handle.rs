//! What can be a handler, by kind. Each trait exists to say that the function's future is `Send`.

use super::{Caller, Context, Download, Services, UploadBody};
use crate::Stop;
use domain::{Operation, Refusal};
use futures::stream::BoxStream;
use std::sync::Arc;

/// Of a command, a query or a job: `async fn(&mut Context, O) -> Result<O::Output, Stop>`.
pub trait Handle<'a, O: Operation>: Send + Sync {
    /// The function's future.
    type Run: Future<Output = Result<O::Output, Stop>> + Send + 'a;

    /// Calls the function.
    fn run(&self, cx: &'a mut Context, operation: O) -> Self::Run;
}

impl<'a, O, F, R> Handle<'a, O> for F
where
    O: Operation,
    F: Fn(&'a mut Context, O) -> R + Send + Sync,
    R: Future<Output = Result<O::Output, Stop>> + Send + 'a,
{
    type Run = R;

    fn run(&self, cx: &'a mut Context, operation: O) -> R {
        self(cx, operation)
    }
}

/// Of an upload: `async fn(&mut Context, O, UploadBody) -> Result<O::Output, Stop>`.
pub trait HandleUpload<'a, O: Operation>: Send + Sync {
    /// The function's future.
    type Run: Future<Output = Result<O::Output, Stop>> + Send + 'a;

    /// Calls the function.
    fn run(&self, cx: &'a mut Context, operation: O, body: UploadBody) -> Self::Run;
}

impl<'a, O, F, R> HandleUpload<'a, O> for F
where
    O: Operation,
    F: Fn(&'a mut Context, O, UploadBody) -> R + Send + Sync,
    R: Future<Output = Result<O::Output, Stop>> + Send + 'a,
{
    type Run = R;

    fn run(&self, cx: &'a mut Context, operation: O, body: UploadBody) -> R {
        self(cx, operation, body)
    }
}

/// Of a download: `async fn(&mut Context, O) -> Result<Download, Stop>`.
pub trait HandleDownload<'a, O: Operation>: Send + Sync {
    /// The function's future.
    type Run: Future<Output = Result<Download, Stop>> + Send + 'a;

    /// Calls the function.
    fn run(&self, cx: &'a mut Context, operation: O) -> Self::Run;
}

impl<'a, O, F, R> HandleDownload<'a, O> for F
where
    O: Operation,
    F: Fn(&'a mut Context, O) -> R + Send + Sync,
    R: Future<Output = Result<Download, Stop>> + Send + 'a,
{
    type Run = R;

    fn run(&self, cx: &'a mut Context, operation: O) -> R {
        self(cx, operation)
    }
}

/// Of a stream: a function that answers with items as they come. It opens a transaction for each look, never one for
/// all.
pub trait HandleStream<O: Operation>: Send + Sync + 'static {
    /// Calls the function.
    fn open(&self, services: Arc<Services>, caller: Caller, operation: O) -> BoxStream<'static, StreamItem<O>>;
}

/// An item of a stream, or why it ends.
pub type StreamItem<O> = Result<<O as Operation>::Output, Refusal>;

impl<O, F> HandleStream<O> for F
where
    O: Operation,
    F: Fn(Arc<Services>, Caller, O) -> BoxStream<'static, StreamItem<O>> + Send + Sync + 'static,
{
    fn open(&self, services: Arc<Services>, caller: Caller, operation: O) -> BoxStream<'static, StreamItem<O>> {
        self(services, caller, operation)
    }
}
