//! Which protocol a provider speaks, and whose it is.

use crate::words;
use garde::Error;

words! {
    /// The protocol that a provider speaks.
    ProviderKind {
        /// None: the model works in Portico's own processes.
        Local = "local",
        /// OpenAI's chat completions, as many servers speak them.
        OpenAi = "openai",
        /// Anthropic's messages.
        Anthropic = "anthropic",
        /// Google's Gemini.
        Gemini = "gemini",
    }
}

words! {
    /// Whose a provider is.
    ModelProviderOf {
        /// One's own tenant's, for its people alone.
        Tenant = "tenant",
        /// The platform's, for everybody.
        Platform = "platform",
    }
}

impl ProviderKind {
    /// Where the company behind the protocol answers; `None` for what calls nobody.
    pub const fn usual_address(self) -> Option<&'static str> {
        match self {
            Self::Local => None,
            Self::OpenAi => Some("https://api.openai.com/v1"),
            Self::Anthropic => Some("https://api.anthropic.com"),
            Self::Gemini => Some("https://generativelanguage.googleapis.com"),
        }
    }
}

/// As [`crate::kernel::rules::web_address`], but nothing stands behind its path, where that of a call begins; and it may be
/// left empty: then it is the usual one.
pub(super) fn optional_address(text: &str, _: &()) -> garde::Result {
    if text.contains(['?', '#']) {
        return Err(Error::new("not_a_web_address"));
    }
    if text.is_empty() { Ok(()) } else { crate::kernel::rules::web_address(text, &()) }
}

/// The id of a model as providers have them: it stands in addresses too.
pub(super) fn model_id(id: &str, _: &()) -> garde::Result {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | ':' | '/' | '@' | '-');
    if id.chars().all(fits) && !id.contains("..") { Ok(()) } else { Err(Error::new("not_allowed")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_models_lead_to_nowhere_else() {
        for good in ["gpt-4.1-mini", "meta-llama/Llama-3.3-70B", "claude-sonnet-4-5", "qwen2.5:7b"] {
            assert!(model_id(good, &()).is_ok(), "{good}");
        }
        for bad in ["../files", "a?key=b", "a b", "m#x", "model%2F"] {
            assert!(model_id(bad, &()).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_path_of_a_call_stands_behind_an_address() {
        for good in ["", "https://models.aurora.example/v1", "http://127.0.0.1:4000"] {
            assert!(optional_address(good, &()).is_ok(), "{good}");
        }
        for bad in ["https://a.example/?x=", "https://a.example#", "https://key@a.example", "a.example"] {
            assert!(optional_address(bad, &()).is_err(), "{bad}");
        }
    }

    #[test]
    fn every_kind_that_calls_somebody_has_a_usual_address() {
        for kind in ProviderKind::ALL {
            assert_eq!(kind.usual_address().is_none(), *kind == ProviderKind::Local, "{kind:?}");
        }
    }
}
