use crate::kernel::Example;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Who runs this installation, as they have set it: for the imprint and the other legal pages of the public site.
#[operation(query, tenancy, rest = GET "/operator", needs = Public, output = Operator)]
pub struct ShowOperator {}

/// Who runs this installation. What they haven't said is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Operator {
    /// Their legal name.
    pub name: Option<String>,
    /// Where they can be found.
    pub address: Option<String>,
    /// Where they can be written to.
    pub email: Option<String>,
}

impl Example for ShowOperator {
    fn example() -> Self {
        Self {}
    }
}
