use super::ThingKind;
use crate::kernel::Example;
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The longest stay that can be asked for, in seconds.
const STAY_S_MAX: u16 = 3600;

/// Follows what changes, of the kinds that the caller may read: which thing it was, never what it says now. One stream does
/// for a whole browser. It begins with its place in the log; whoever comes back with the last place that they heard of
/// (`after`, or the header `Last-Event-ID`) hears first of everything since, or that it was too long ago.
#[operation(stream, platform, rest = GET "/changes", needs = SignedIn, output = ThingChange)]
#[derive(Default)]
pub struct FollowChanges {
    /// The place of the last item that was heard; unless told it begins now.
    #[garde(inner(length(max = 50)))]
    pub after: Option<String>,
    /// Seconds until the stream ends by itself, 0 to 3600. With 0 it says what there has been and ends; unless told it
    /// stays.
    #[garde(inner(range(max = STAY_S_MAX)))]
    pub stay_s: Option<u16>,
}

words! {
    /// What an item of the stream of changes says.
    ChangeNews {
        /// The stream stands, and says everything from this place on.
        Begun = "begun",
        /// A thing has changed, come or gone.
        Changed = "changed",
        /// Nothing to be told up to this place.
        Beat = "beat",
        /// Too much was missed to be named: anything may have changed up to this place.
        Reset = "reset",
    }
}

/// An item of the stream of changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ThingChange {
    /// What it says.
    pub news: ChangeNews,
    /// The kind of what has changed.
    pub kind: Option<ThingKind>,
    /// What has changed; absent where several things of the kind may have.
    pub id: Option<Uuid>,
    /// The place in the log, to come back to; absent where it isn't in the log.
    pub place: Option<String>,
}

impl ThingChange {
    /// News about the stream itself.
    pub const fn at(news: ChangeNews, place: Option<String>) -> Self {
        Self { news, kind: None, id: None, place }
    }

    /// A thing has changed.
    pub const fn of(kind: ThingKind, id: Option<Uuid>, place: Option<String>) -> Self {
        Self { news: ChangeNews::Changed, kind: Some(kind), id, place }
    }
}

impl Example for FollowChanges {
    fn example() -> Self {
        Self { after: None, stay_s: Some(0) }
    }
}
