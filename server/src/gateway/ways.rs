//! The ways into one operation, with its types hidden: what the registry stores and the doors call.

use super::{Caller, Context, Download, Effect, Progress, UploadBody, Version};
use domain::Refusal;
use domain::catalogue::Entry;
use domain::kernel::Kind;
use futures::future::BoxFuture;
use futures::stream::BoxStream;
use serde_json::Value;
use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock, Weak};

/// What a call answers, and what the door does beyond answering with it.
#[derive(Debug)]
pub struct Answer<T> {
    /// What the operation answers.
    pub output: T,
    /// What the door does beyond that.
    pub effects: Vec<Effect>,
    /// The version of the one thing that was asked about.
    pub version: Option<Version>,
}

impl<T> Answer<T> {
    /// The same with another output.
    ///
    /// # Errors
    /// What `change` fails with.
    pub(super) fn try_map<U, E>(self, change: impl FnOnce(T) -> Result<U, E>) -> Result<Answer<U>, E> {
        Ok(Answer { output: change(self.output)?, effects: self.effects, version: self.version })
    }
}

/// A job's work or a call done, but not committed yet: whoever asked for it notes the end in the same transaction.
pub struct Worked {
    /// What the handler made.
    pub output: Value,
    /// The context that it worked in.
    pub cx: Context,
}

/// The items of a stream operation as JSON.
pub type JsonStream = BoxStream<'static, Result<Value, Refusal>>;

pub(super) type Boxed = Box<dyn Any + Send>;
pub(super) type Ran<T> = BoxFuture<'static, Result<T, Refusal>>;
pub(super) type Typed = Arc<dyn Fn(Caller, Boxed) -> Ran<Answer<Boxed>> + Send + Sync>;
pub(super) type Json = Arc<dyn Fn(Caller, Value) -> Ran<Answer<Value>> + Send + Sync>;
pub(super) type Opened = Arc<dyn Fn(Caller, Value) -> Ran<JsonStream> + Send + Sync>;
pub(super) type Work = Arc<dyn Fn(Caller, Value, Arc<dyn Progress>) -> Ran<Worked> + Send + Sync>;
pub(super) type Held = Arc<dyn Fn(Caller, Value) -> Ran<Worked> + Send + Sync>;
pub(super) type Taken = Arc<dyn Fn(Caller, Value, UploadBody) -> Ran<Answer<Value>> + Send + Sync>;
pub(super) type Given = Arc<dyn Fn(Caller, Value) -> Ran<Download> + Send + Sync>;

/// How an operation of one kind is reached.
#[derive(Clone)]
pub(super) enum Way {
    Call { typed: Typed, json: Json, held: Held },
    Job { typed: Typed, json: Json, held: Held, work: Work },
    Stream(Opened),
    Upload(Taken),
    Download(Given),
}

impl Way {
    /// Whether an operation of this kind is reached so.
    pub(super) const fn fits(&self, kind: Kind) -> bool {
        match self {
            Self::Call { .. } => matches!(kind, Kind::Command | Kind::Query),
            Self::Job { .. } => matches!(kind, Kind::Job),
            Self::Stream(_) => matches!(kind, Kind::Stream),
            Self::Upload(_) => matches!(kind, Kind::Upload),
            Self::Download(_) => matches!(kind, Kind::Download),
        }
    }
}

/// An operation that is served, with its way.
#[derive(Clone)]
pub(super) struct Served {
    pub(super) entry: &'static Entry,
    pub(super) way: Way,
}

/// The ways of the process' first gateway, for handlers that look at every operation. It holds none of them: the ways
/// hold the services that this stands among.
#[derive(Default)]
pub struct Whole(OnceLock<Weak<HashMap<&'static str, Served>>>);

impl Whole {
    /// Notes the ways; those of a second gateway on the same services aren't noted.
    pub(super) fn note(&self, ways: &Arc<HashMap<&'static str, Served>>) {
        let _ = self.0.set(Arc::downgrade(ways));
    }

    /// The ways, as long as their gateway is there.
    pub(super) fn ways(&self) -> Option<Arc<HashMap<&'static str, Served>>> {
        self.0.get().and_then(Weak::upgrade)
    }
}
