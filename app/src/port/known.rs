//! What a page knows from the server: asked for while the page is rendered, carried to the browser in the document,
//! and asked for again when what it depends on changes.
//!
//! Leptos' own resource is compiled once for every type that it carries, a few kilobytes of WebAssembly each. Here
//! there is one, of values whose type only their readers know.

use domain::Refusal;
use leptos::prelude::{AsyncDerivedFuture, Get, GetUntracked, IsDisposed, Resource, Track};
use leptos::server::codee::{Decoder, Encoder};
use serde::{Serialize, de::DeserializeOwned};
use std::any::Any;
use std::convert::Infallible;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

/// What can be known: it travels in the document as JSON.
pub trait Knowable: Serialize + DeserializeOwned + Clone + Send + Sync + 'static {}
impl<T: Serialize + DeserializeOwned + Clone + Send + Sync + 'static> Knowable for T {}

/// Something that a page asks the server for, or why it can't have it. A copyable handle.
pub struct Known<T> {
    held: Resource<Answer, InDocument>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Known<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Known<T> {}

impl<T: Knowable> Known<T> {
    /// Asks `load` for it, and again whenever what `source` reads has changed.
    pub fn new<S, F>(
        source: impl Fn() -> S + Send + Sync + 'static,
        load: impl Fn(S) -> F + Send + Sync + 'static,
    ) -> Self
    where
        S: Clone + PartialEq + Send + Sync + 'static,
        F: Future<Output = Result<T, Refusal>> + Send + 'static,
    {
        let source = Arc::new(move || Key(Arc::new(source())));
        let load = Arc::new(move |key: Key| -> Loading {
            // The key is what `source` made: a value of no other type comes here.
            let Some(source) = key.0.any().downcast_ref::<S>() else { return refused() };
            let loading = load(source.clone());
            Box::pin(async move { loading.await.map(Held::made) })
        });
        Self { held: resource(source, load), of: PhantomData }
    }

    /// What is known now; none while it is on its way for the first time.
    pub fn get(self) -> Option<Result<T, Refusal>> {
        self.held.get().map(read)
    }
}

impl<T> Known<T> {
    /// Asks for it again.
    pub fn refetch(self) {
        self.held.refetch();
    }

    /// The same, for who passes it on without knowing what it is.
    pub fn unread(self) -> Known<Unread> {
        Known { held: self.held, of: PhantomData }
    }
}

impl Known<Unread> {
    /// Lets the reactive scope that asks run again with each value that comes.
    pub fn follow(self) {
        self.held.track();
    }

    /// What was known last, also while it is asked for again. None on the server, where nothing is asked for again.
    pub fn at_hand(self) -> Option<Unread> {
        if cfg!(feature = "ssr") {
            return None;
        }
        self.held.try_get_untracked().flatten().map(Unread)
    }
}

impl<T: Readable> IntoFuture for Known<T> {
    type Output = T::Read;
    type IntoFuture = Reading<T>;

    fn into_future(self) -> Reading<T> {
        let is_there = !self.held.is_disposed();
        Reading { held: is_there.then(|| self.held.into_future()), of: PhantomData }
    }
}

/// The wait for what is known. What belonged to a part of the page that is gone never comes; neither does anybody wait for it.
pub struct Reading<T> {
    held: Option<AsyncDerivedFuture<Answer>>,
    of: PhantomData<fn() -> T>,
}

impl<T: Readable> Future for Reading<T> {
    type Output = T::Read;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T::Read> {
        let Some(held) = &mut self.held else { return Poll::Pending };
        Pin::new(held).poll(context).map(|answer| T::read(Unread(answer)))
    }
}

/// What is known or why not, before somebody says of which type it is.
pub struct Unread(Answer);

impl Unread {
    /// The value, of the type that it was asked for with.
    ///
    /// # Errors
    /// What the server refused with.
    pub fn read<T: Knowable>(self) -> Result<T, Refusal> {
        read(self.0)
    }
}

/// What waiting for something known gives.
pub trait Readable: 'static {
    /// The value or why there is none, or both unread.
    type Read;

    /// Reads it.
    fn read(unread: Unread) -> Self::Read;
}

impl<T: Knowable> Readable for T {
    type Read = Result<T, Refusal>;

    fn read(unread: Unread) -> Self::Read {
        unread.read()
    }
}

impl Readable for Unread {
    type Read = Self;

    fn read(unread: Self) -> Self {
        unread
    }
}

/// What the one resource holds.
type Answer = Result<Held, Refusal>;
type Loading = Pin<Box<dyn Future<Output = Answer> + Send>>;

fn refused() -> Loading {
    Box::pin(async { Err(Refusal::internal()) })
}

fn resource(
    source: Arc<dyn Fn() -> Key + Send + Sync>,
    load: Arc<dyn Fn(Key) -> Loading + Send + Sync>,
) -> Resource<Answer, InDocument> {
    Resource::new_with_options(move || source(), move |key| load(key), false)
}

fn read<T: Knowable>(answer: Answer) -> Result<T, Refusal> {
    match answer? {
        Held::Made { value, .. } => value.downcast_ref().cloned().ok_or_else(Refusal::internal),
        Held::Sent(json) => super::json::read(&json),
    }
}

/// A value whose type its reader knows: as it was made on this side, or as the document brought it.
#[derive(Clone)]
enum Held {
    Made { value: Arc<dyn Any + Send + Sync>, json: ToJson },
    Sent(Arc<str>),
}

impl Held {
    fn made<T: Knowable>(value: T) -> Self {
        Self::Made { value: Arc::new(value), json: to_json::<T> }
    }
}

type ToJson = fn(&dyn Any) -> String;

/// The value as JSON; the browser never asks.
fn to_json<T: Knowable>(value: &dyn Any) -> String {
    #[cfg(feature = "ssr")]
    let json = value.downcast_ref::<T>().and_then(|value| serde_json::to_string(value).ok());
    #[cfg(not(feature = "ssr"))]
    let json = value.downcast_ref::<T>().map(|_| String::new());
    json.unwrap_or_default()
}

/// How an [`Answer`] stands in the document: a mark, and the value or the refusal as JSON.
struct InDocument;

const VALUE: &str = "+";
const REFUSAL: &str = "-";

impl Encoder<Answer> for InDocument {
    type Error = Infallible;
    type Encoded = String;

    fn encode(answer: &Answer) -> Result<String, Infallible> {
        Ok(match answer {
            Ok(Held::Made { value, json }) => VALUE.to_owned() + &json(value.as_ref()),
            Ok(Held::Sent(json)) => VALUE.to_owned() + json,
            Err(refusal) => REFUSAL.to_owned() + &serde_json::to_string(refusal).unwrap_or_default(),
        })
    }
}

impl Decoder<Answer> for InDocument {
    type Error = Infallible;
    type Encoded = str;

    fn decode(text: &str) -> Result<Answer, Infallible> {
        Ok(match text.strip_prefix(VALUE) {
            Some(json) => Ok(Held::Sent(json.into())),
            None => Err(super::json::read(text.trim_start_matches(REFUSAL)).unwrap_or_else(|refusal| refusal)),
        })
    }
}

/// What a resource depends on, of a type that only [`Known::new`] knows.
#[derive(Clone)]
struct Key(Arc<dyn Source>);

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.0.same(other.0.any())
    }
}

trait Source: Send + Sync {
    fn same(&self, other: &dyn Any) -> bool;
    fn any(&self) -> &dyn Any;
}

impl<S: PartialEq + Send + Sync + 'static> Source for S {
    fn same(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<S>() == Some(self)
    }

    fn any(&self) -> &dyn Any {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_and_a_refusal_come_through_the_document() {
        let made = Held::Made { value: Arc::new(7_u8), json: |_| "7".to_owned() };
        for answer in [Ok(made), Err(Refusal::new(403, "forbidden"))] {
            let Ok(text) = InDocument::encode(&answer);
            let Ok(again) = InDocument::decode(&text);
            assert_eq!(read::<u8>(again), read::<u8>(answer));
        }
    }

    #[test]
    fn keys_are_the_same_by_value_and_type() {
        let key = |value: u8| Key(Arc::new(value));
        assert!(key(1) == key(1));
        assert!(key(1) != key(2));
        assert!(key(1) != Key(Arc::new(1_u16)));
    }
}
