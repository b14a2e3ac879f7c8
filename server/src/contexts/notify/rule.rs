//! A rule: which event tells whom of what. Contexts declare theirs beside their handlers; here they come together.

use crate::contexts::{agent, billing, identity, knowledge, platform, templates, tenancy, workspaces};
use crate::store::Stored;
use domain::kernel::TenantId;
use domain::notify::{NoticeAudience, NoticeKind};
use domain::policy::Permission;
use serde_json::{Map, Value};
use uuid::Uuid;

/// The member of what is kept that names the thing whose page the notice leads to.
const THING: &str = "thing";

/// One type of event that people are told of.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The event's type.
    pub event: &'static str,
    /// The reason.
    pub kind: NoticeKind,
    /// Whom it tells.
    pub audience: Audience,
    /// Members of the event that the sentence is made of: words, numbers, ids. Nothing personal.
    pub keeps: &'static [&'static str],
    /// Whether a mail of its own says it already.
    pub has_own_mail: bool,
    /// The thing whose page the notice leads to, below that of its kind; none: it leads to the kind's own.
    pub leads_to: Option<fn(&Stored) -> Uuid>,
}

/// Whom a rule tells.
#[derive(Clone, Copy, Debug)]
pub enum Audience {
    /// The person whose stream the event is in.
    Person,
    /// Members of the event's tenant whose roles carry a permission; of what is the platform's own, whoever carries it.
    Holders(Permission),
    /// Whoever began the stream that the event is in.
    Beginner,
    /// The people whose ids stand in this member of the event.
    Named(&'static str),
}

impl Audience {
    /// As answers have it.
    pub const fn word(self) -> NoticeAudience {
        match self {
            Self::Person => NoticeAudience::Person,
            Self::Holders(_) => NoticeAudience::Holders,
            Self::Beginner => NoticeAudience::Beginner,
            Self::Named(_) => NoticeAudience::Named,
        }
    }

    /// The permission that it needs.
    pub const fn permission(self) -> Option<Permission> {
        match self {
            Self::Holders(permission) => Some(permission),
            Self::Person | Self::Beginner | Self::Named(_) => None,
        }
    }
}

impl Rule {
    /// A rule that keeps nothing of the event.
    pub const fn new(event: &'static str, kind: NoticeKind, audience: Audience) -> Self {
        Self { event, kind, audience, keeps: &[], has_own_mail: false, leads_to: None }
    }

    /// The same, whose sentence needs these members of the event.
    #[must_use]
    pub const fn keeping(self, keeps: &'static [&'static str]) -> Self {
        Self { keeps, ..self }
    }

    /// The same, whose event has a mail of its own.
    #[must_use]
    pub const fn with_own_mail(self) -> Self {
        Self { has_own_mail: true, ..self }
    }

    /// The same, whose notice leads to the thing that the event is about.
    #[must_use]
    pub const fn leading_there(self) -> Self {
        self.leading_to(|stored| stored.stream)
    }

    /// The same, whose notice leads to this thing.
    #[must_use]
    pub const fn leading_to(self, thing: fn(&Stored) -> Uuid) -> Self {
        Self { leads_to: Some(thing), ..self }
    }

    /// The tenant that an event concerns: a person's record lies in the first tenant of theirs, whichever it speaks of.
    pub(super) fn tenant(&self, stored: &Stored) -> TenantId {
        let named = stored.payload.get("tenantId").and_then(Value::as_str).and_then(|id| id.parse().ok());
        match self.audience {
            Audience::Person => named.unwrap_or(stored.tenant),
            Audience::Holders(_) | Audience::Beginner | Audience::Named(_) => stored.tenant,
        }
    }

    /// What the sentence is made of.
    pub(super) fn kept(&self, stored: &Stored) -> Value {
        let member = |name: &&str| Some(((*name).to_owned(), stored.payload.get(*name)?.clone()));
        let mut kept: Map<_, _> = self.keeps.iter().filter_map(member).collect();
        if let Some(thing) = self.leads_to {
            kept.insert(THING.to_owned(), thing(stored).to_string().into());
        }
        Value::Object(kept)
    }
}

/// The page that a notice leads to: its kind's, or below that the thing's own.
pub(super) fn page(kind: NoticeKind, kept: &Value) -> String {
    match kept.get(THING).and_then(Value::as_str) {
        Some(thing) => format!("{}/{thing}", kind.page()),
        None => kind.page().to_owned(),
    }
}

/// All of them.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    let of_platform = billing::NOTICES.iter().chain(platform::NOTICES);
    let of_work = workspaces::NOTICES.iter().chain(knowledge::NOTICES).chain(agent::NOTICES).chain(templates::NOTICES);
    identity::NOTICES.iter().chain(tenancy::NOTICES).chain(of_platform).chain(of_work)
}

/// The rule about events of a type, if anybody is told of them.
pub(super) fn rule_of(event: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.event == event)
}
