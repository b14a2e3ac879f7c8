use super::OperationKind;
use crate::kernel::Example;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Every operation that the caller may call at present: what roles, plan and the state of the tenant leave.
#[operation(query, platform, rest = GET "/me/operations", needs = SignedIn, output = MyOperationList)]
pub struct MyOperations {}

/// What one may call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct MyOperationList {
    /// By name.
    pub operations: Vec<MyOperation>,
}

/// An operation that one may call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct MyOperation {
    /// `context.verb_noun`, the name on every door.
    pub name: String,
    /// How it runs and answers.
    pub kind: OperationKind,
    /// What people call it, in the caller's language; absent for what no screen does by itself.
    pub title: Option<String>,
    /// What it does, in English.
    pub about: String,
    /// The page on which it is called; absent where none offers it that the caller may enter.
    pub href: Option<String>,
}

impl Example for MyOperations {
    fn example() -> Self {
        Self {}
    }
}
