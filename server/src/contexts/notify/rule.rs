//! A rule: which event tells whom of what. Contexts declare theirs beside their handlers; here they come together.

use crate::contexts::{billing, identity, platform, tenancy};
use crate::store::Stored;
use domain::kernel::TenantId;
use domain::notify::{NoticeAudience, NoticeKind};
use domain::policy::Permission;
use serde_json::{Map, Value};

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
}

impl Audience {
    /// As answers have it.
    pub const fn word(self) -> NoticeAudience {
        match self {
            Self::Person => NoticeAudience::Person,
            Self::Holders(_) => NoticeAudience::Holders,
            Self::Beginner => NoticeAudience::Beginner,
        }
    }

    /// The permission that it needs.
    pub const fn permission(self) -> Option<Permission> {
        match self {
            Self::Holders(permission) => Some(permission),
            Self::Person | Self::Beginner => None,
        }
    }
}

impl Rule {
    /// A rule that keeps nothing of the event.
    pub const fn new(event: &'static str, kind: NoticeKind, audience: Audience) -> Self {
        Self { event, kind, audience, keeps: &[], has_own_mail: false }
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

    /// The tenant that an event concerns: a person's record lies in the first tenant of theirs, whichever it speaks of.
    pub(super) fn tenant(&self, stored: &Stored) -> TenantId {
        let named = stored.payload.get("tenantId").and_then(Value::as_str).and_then(|id| id.parse().ok());
        match self.audience {
            Audience::Person => named.unwrap_or(stored.tenant),
            Audience::Holders(_) | Audience::Beginner => stored.tenant,
        }
    }

    /// What the sentence is made of.
    pub(super) fn kept(&self, stored: &Stored) -> Value {
        let member = |name: &&str| Some(((*name).to_owned(), stored.payload.get(*name)?.clone()));
        Value::Object(self.keeps.iter().filter_map(member).collect::<Map<_, _>>())
    }
}

/// All of them.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    identity::NOTICES.iter().chain(tenancy::NOTICES).chain(billing::NOTICES).chain(platform::NOTICES)
}

/// The rule about events of a type, if anybody is told of them.
pub(super) fn rule_of(event: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.event == event)
}
