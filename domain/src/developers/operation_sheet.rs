use super::OperationLine;
use crate::kernel::LimitClass;
use crate::policy::Role;
use crate::words;
use serde::{Deserialize, Serialize};

/// One operation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct OperationSheet {
    /// What the list says of it.
    pub line: OperationLine,
    /// What it does.
    pub doc: String,
    /// Why the caller may not ask for it, in their language; none: they may.
    pub because: Option<String>,
    /// The roles that come with the permission.
    pub roles: Vec<Role>,
    /// What it takes.
    pub members: Vec<MemberLine>,
    /// The body of its example, as JSON; none: it takes no body.
    pub body: Option<String>,
    /// The HTTP status of success.
    pub status: u16,
    /// JSON Schema (2020-12) of what it answers, as JSON; none: nothing, or a file.
    pub answer: Option<String>,
    /// What it may refuse with.
    pub errors: Vec<ErrorLine>,
    /// What its calls count against.
    pub limit: CallLimit,
    /// Whether it takes an idempotency key.
    pub takes_key: bool,
    /// Whether it is off while somebody acts as somebody else.
    pub danger: bool,
    /// The release that deprecated it.
    pub deprecated_since: Option<String>,
    /// The types of events that it has written in the caller's tenant, most recent first; none where the caller may not
    /// read the audit log.
    pub events: Vec<String>,
    /// Its example, as a program asks it; none: it has no place in the REST interface.
    pub snippets: Option<Snippets>,
}

words! {
    /// What calls count against.
    CallLimit {
        /// The plan's requests a minute.
        Standard = "standard",
        /// Attempts to sign in: few, by address and person.
        SignIn = "sign_in",
        /// What sends a mail to an address that anybody can name: few.
        Mail = "mail",
        /// What makes a model work.
        Ai = "ai",
    }
}

impl From<LimitClass> for CallLimit {
    fn from(class: LimitClass) -> Self {
        match class {
            LimitClass::Standard => Self::Standard,
            LimitClass::SignIn => Self::SignIn,
            LimitClass::Mail => Self::Mail,
            LimitClass::Ai => Self::Ai,
        }
    }
}

words! {
    /// Where a member stands in a request.
    MemberPlace {
        /// In the path.
        Path = "path",
        /// In the query string.
        Query = "query",
        /// In the JSON body.
        Body = "body",
    }
}

/// A member of the input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct MemberLine {
    /// Its wire name.
    pub name: String,
    /// Where it stands.
    pub place: MemberPlace,
    /// Its type, as in `string (uuid)`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Whether it may not be left out.
    pub required: bool,
    /// What it means.
    pub doc: String,
    /// What it may be, where its declaration lists that.
    pub values: Vec<String>,
    /// Its value in the example, as it stands in a path or a query.
    pub example: Option<String>,
}

/// A refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ErrorLine {
    /// The HTTP status.
    pub status: u16,
    /// When it is that.
    pub doc: String,
}

/// One call, as three programs make it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Snippets {
    /// For a shell.
    pub curl: String,
    /// For TypeScript and JavaScript.
    pub typescript: String,
    /// For Python, with nothing but its own library.
    pub python: String,
}
