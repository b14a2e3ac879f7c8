//! A refusal as a server function's error.

use domain::Refusal;
use serde::{Deserialize, Serialize};
use server_fn::codec::JsonEncoding;
use server_fn::error::{FromServerFnError, ServerFnErrorErr};

/// [`Refusal`] on the wire of a server function. A newtype, because trait and error both live elsewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Refused(pub Refusal);

impl FromServerFnError for Refused {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        let refusal = match error {
            ServerFnErrorErr::Args(why) | ServerFnErrorErr::MissingArg(why) => Refusal::malformed(why),
            ServerFnErrorErr::Deserialization(why) if !cfg!(feature = "ssr") => {
                Refusal::new(502, "unreadable_answer").with("why", why)
            }
            ServerFnErrorErr::Deserialization(why) => Refusal::malformed(why),
            ServerFnErrorErr::Request(_) => Refusal::new(503, "offline"),
            _ => Refusal::internal(),
        };
        Self(refusal)
    }
}
