use super::{NoticeKind, NoticeOutcome, NoticeTopic};
use crate::kernel::{EntryId, Example, Moment};
use crate::words;
use domain_macros::operation;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Why one was told of an event, or why not: the rule, whom it is for, what one has chosen, and what the policy said.
#[operation(query, notify, rest = GET "/me/notices/why/{id}", needs = SignedIn, output = NoticeReason)]
pub struct WhyNotice {
    /// The event.
    pub id: EntryId,
}

words! {
    /// Whom a rule tells.
    NoticeAudience {
        /// The person whom the event is about.
        Person = "person",
        /// Members whose roles carry a permission.
        Holders = "holders",
        /// Whoever began what the event belongs to.
        Beginner = "beginner",
        /// Those whom whoever did it named.
        Named = "named",
    }
}

/// What was decided about one event and one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct NoticeReason {
    /// The event.
    pub event_id: EntryId,
    /// Its type.
    pub event_type: String,
    /// When it happened.
    pub at: Moment,
    /// The reason that the rule gives; absent: nobody is told of events of this type.
    pub kind: Option<NoticeKind>,
    /// What that belongs to.
    pub topic: Option<NoticeTopic>,
    /// Whom the rule tells.
    pub audience: Option<NoticeAudience>,
    /// The permission that these need, where they do.
    pub permission: Option<String>,
    /// Whether the policy gives the person that permission today; absent where none is needed.
    pub is_permitted: Option<bool>,
    /// Whether the person was among them when it happened.
    pub is_addressed: bool,
    /// What became of it among the notices; absent where the person wasn't addressed.
    pub in_app: Option<NoticeOutcome>,
    /// What became of it by mail.
    pub mail: Option<NoticeOutcome>,
    /// When the mail went out, or is going to.
    pub mail_at: Option<Moment>,
    /// Whether the reason is muted at present.
    pub is_muted: bool,
}

impl Example for WhyNotice {
    fn example() -> Self {
        Self { id: EntryId(Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_00f2)) }
    }
}
