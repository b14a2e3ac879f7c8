use crate::kernel::Example;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Opens the contact form: answers the ticket that goes back with what is sent.
#[operation(query, growth, rest = GET "/leads/form", needs = Public, output = ContactTicket)]
pub struct ContactForm {}

/// Says when a form was opened. It is signed, holds for a day, and for one lead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct ContactTicket {
    /// Goes back as `ticket`.
    pub ticket: String,
}

impl Example for ContactForm {
    fn example() -> Self {
        Self {}
    }
}
