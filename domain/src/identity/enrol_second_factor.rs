use crate::kernel::Example;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Makes a new secret for an authenticator app. It is asked for once a code of it was confirmed.
#[operation(command, identity, rest = POST "/me/second-factor", needs = SignedIn, output = Enrolment, danger)]
pub struct EnrolSecondFactor {}

/// What an authenticator app has to know (RFC 6238). It is shown once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct Enrolment {
    /// The secret to type in: base32 in groups of four.
    pub secret: String,
    /// The same as an address, `otpauth://totp/…`.
    pub uri: String,
    /// The same as a picture to scan: an SVG document.
    pub picture: String,
}

impl Example for EnrolSecondFactor {
    fn example() -> Self {
        Self {}
    }
}
