//! A refusal as a server function's error.

use domain::Refusal;
use serde::{Deserialize, Serialize};
use server_fn::error::{FromServerFnError, ServerFnErrorErr};
use server_fn::{Bytes, ContentType, Decodes, Encodes, Format, FormatType};

/// [`Refusal`] on the wire of a server function. A newtype, because trait and error both live elsewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Refused(pub Refusal);

impl FromServerFnError for Refused {
    type Encoder = InJson;

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

/// A refusal as JSON. The library's own way would read it with a second reader.
pub struct InJson;

impl ContentType for InJson {
    const CONTENT_TYPE: &'static str = "application/json";
}

impl FormatType for InJson {
    const FORMAT_TYPE: Format = Format::Text;
}

impl Encodes<Refused> for InJson {
    type Error = serde_json::Error;

    fn encode(refused: &Refused) -> Result<Bytes, Self::Error> {
        serde_json::to_vec(refused).map(Bytes::from)
    }
}

impl Decodes<Refused> for InJson {
    type Error = Refusal;

    fn decode(bytes: Bytes) -> Result<Refused, Refusal> {
        super::json::read(&String::from_utf8_lossy(&bytes)).map(Refused)
    }
}
