//! An operation: everything that anybody can do or ask, declared once.

use crate::billing::Feature;
use crate::policy::{Permission, Reach};
use serde::{Serialize, de::DeserializeOwned};

/// What can travel through a door: as JSON, with a schema where the catalogue is compiled in.
#[cfg(feature = "catalogue")]
pub trait Wire: Serialize + DeserializeOwned + schemars::JsonSchema + Clone + Send + Sync + 'static {}
#[cfg(feature = "catalogue")]
impl<T: Serialize + DeserializeOwned + schemars::JsonSchema + Clone + Send + Sync + 'static> Wire for T {}

/// What can travel through a door: as JSON, with a schema where the catalogue is compiled in.
#[cfg(not(feature = "catalogue"))]
pub trait Wire: Serialize + DeserializeOwned + Clone + Send + Sync + 'static {}
#[cfg(not(feature = "catalogue"))]
impl<T: Serialize + DeserializeOwned + Clone + Send + Sync + 'static> Wire for T {}

/// A value that validates, for documents, tests and the loops over the catalogue.
pub trait Example {
    /// Always the same value, from the demo world.
    fn example() -> Self;
}

/// Implemented by `#[operation(…)]`; the struct itself is the input.
pub trait Operation: Wire + garde::Validate<Context = ()> + Example {
    /// `context.verb_noun`, the name on every door.
    const NAME: &'static str;
    /// The path of its server function.
    const CALL: &'static str;
    /// What it does, from its doc comment.
    const DOC: &'static str;
    /// The bounded context that handles it.
    const CONTEXT: &'static str;
    /// How it runs and answers.
    const KIND: Kind;
    /// Its place in the REST interface, below `/api/v1`.
    const REST: Option<Rest>;
    /// Who may ask.
    const ACCESS: Access;
    /// What else the gateway has to know.
    const ATTRIBUTES: Attributes;
    /// What the handler makes; for a stream, one item of it.
    type Output: Wire;
    /// What the call answers: the output, but for a job, which is only accepted.
    type Answer: Wire;
}

/// How an operation runs and answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Changes something and answers when it is durable.
    Command,
    /// Asks, and changes nothing.
    Query,
    /// Answers 202 and an id; a worker does it later and reports progress.
    Job,
    /// Answers with items as they come (server-sent events over HTTP).
    Stream,
    /// Takes a file as the request's body; its members stand in path and query.
    Upload,
    /// Answers with a file, or the range of it that is asked for.
    Download,
}

impl Kind {
    /// Whether a call takes JSON and answers with one value, so that it has a server function and fits any door.
    pub const fn is_plain_call(self) -> bool {
        matches!(self, Self::Command | Self::Query | Self::Job)
    }

    /// Whether it changes nothing.
    pub const fn only_reads(self) -> bool {
        matches!(self, Self::Query | Self::Stream | Self::Download)
    }
}

/// A REST method and path template, `/executions/{id}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rest {
    /// The HTTP method.
    pub method: Method,
    /// Below `/api/v1`; `{member}` is filled from the input's member of that name.
    pub path: &'static str,
}

/// The HTTP methods that the REST interface uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Safe and cacheable.
    Get,
    /// Creates or acts.
    Post,
    /// Replaces.
    Put,
    /// Changes parts.
    Patch,
    /// Removes.
    Delete,
}

impl Method {
    /// As the request line has it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// Who may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anybody, signed in or not.
    Public,
    /// Whoever is signed in, about themselves.
    SignedIn,
    /// Who holds the permission.
    Needs(Permission),
}

/// What the gateway has to know beyond the permission. Every attribute has a default that is safe to forget.
#[derive(Clone, Copy, Debug)]
pub struct Attributes {
    /// How far beyond the actor's own tenant the operation sees; more than own needs a permission and is audited.
    pub reach: Reach,
    /// The rate limit that its calls count against.
    pub limit: LimitClass,
    /// How much of a call goes into the access log.
    pub audit: AuditLevel,
    /// The plan feature that it needs, and by whose flag it is hidden.
    pub entitlement: Option<Feature>,
    /// The meter that its calls move.
    pub meter: Option<&'static str>,
    /// The release that deprecated it.
    pub deprecated_since: Option<&'static str>,
    /// Answers 201.
    pub creates: bool,
    /// Off while somebody is impersonated.
    pub danger: bool,
    /// An agent's call waits for a person.
    pub approval: bool,
    /// A repetition has no further effect, even without an idempotency key.
    pub idempotent: bool,
}

/// The rate limit that calls count against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LimitClass {
    /// The plan's requests a minute.
    Standard,
    /// Attempts to sign in: few, by address and person.
    SignIn,
    /// What sends a mail to an address that anybody can name.
    Mail,
    /// Calls that make a model work.
    Ai,
}

/// How much of a call goes into the access log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuditLevel {
    /// Commands through their events, refusals; plain reads are counted only.
    Standard,
    /// Each call, reads too.
    Sensitive,
}
