use super::MailRow;
use crate::kernel::{Example, MailId};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// One mail, with its text where it was captured: what an SMTP server delivers is for its reader alone.
#[operation(query, platform, rest = GET "/mails/{id}", needs = ReadMail, reach = Platform, output = MailDetail, audit = Sensitive)]
pub struct ShowMail {
    /// The mail.
    pub id: MailId,
}

/// A mail with its text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct MailDetail {
    /// As it stands in the list.
    pub mail: MailRow,
    /// The language that it is written in.
    pub locale: String,
    /// Its text without markup; absent where it wasn't captured.
    pub text: Option<String>,
}

impl Example for ShowMail {
    fn example() -> Self {
        Self { id: MailId(uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0031)) }
    }
}
