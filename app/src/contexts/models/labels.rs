//! What protocols and prices are called.

use crate::words;
use domain::models::{OfferedModel, ProviderKind};
use domain::workspaces::dollars;
use texts::{Key, keys};

/// What a protocol is called.
pub(super) const fn kind(kind: ProviderKind) -> Key {
    match kind {
        ProviderKind::Local => keys::models::KIND_LOCAL,
        ProviderKind::OpenAi => keys::models::KIND_OPENAI,
        ProviderKind::Anthropic => keys::models::KIND_ANTHROPIC,
        ProviderKind::Gemini => keys::models::KIND_GEMINI,
    }
}

/// What a model costs.
pub(super) fn prices(model: &OfferedModel) -> String {
    let texts = words::texts();
    if (model.prompt_price, model.completion_price) == (0, 0) {
        return texts.text(keys::models::FREE).to_owned();
    }
    let (prompt, completion) = (dollars(model.prompt_price), dollars(model.completion_price));
    texts.fill(keys::models::PRICES, &[("prompt", &prompt), ("completion", &completion)])
}
