//! Streams of an operation, as server-sent events. On the server a page shows the stored state instead.

use domain::{Operation, Refusal};
use futures::stream::LocalBoxStream;

/// The items of a stream operation as they come. Ends when the stream is dropped or the connection is refused.
#[cfg(not(feature = "hydrate"))]
pub fn watch<O: Operation>(_: &O) -> LocalBoxStream<'static, Result<O::Output, Refusal>> {
    Box::pin(futures::stream::empty())
}

/// The items of a stream operation as they come. Ends when the stream is dropped or the connection is refused.
#[cfg(feature = "hydrate")]
pub fn watch<O: Operation>(operation: &O) -> LocalBoxStream<'static, Result<O::Output, Refusal>> {
    use futures::StreamExt;
    use gloo_net::eventsource::futures::EventSource;

    let unreachable = || Refusal::new(503, "offline");
    let Some(url) = super::rest_url(operation) else { return Box::pin(futures::stream::empty()) };
    let opened = EventSource::new(&url).and_then(|mut source| Ok((source.subscribe("message")?, source)));
    let Ok((events, source)) = opened else {
        return Box::pin(futures::stream::once(async move { Err(unreachable()) }));
    };
    Box::pin(events.map(move |event| {
        let _open = &source;
        let (_, message) = event.map_err(|_| unreachable())?;
        let json = message.data().as_string().unwrap_or_default();
        super::json::read(&json)
    }))
}
