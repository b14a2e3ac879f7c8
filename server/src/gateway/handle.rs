//! What can be a handler: `async fn(&mut Context, Operation) -> Result<Output, Stop>`.

use super::{Caller, Context, Services};
use crate::Stop;
use domain::{Operation, Refusal};
use futures::stream::BoxStream;
use std::sync::Arc;

/// An `async fn(&mut Context, O) -> Result<O::Output, Stop>`. The trait exists to say that its future is `Send`.
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

/// A function that answers with items as they come. It opens a transaction for each look, never one for all.
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
