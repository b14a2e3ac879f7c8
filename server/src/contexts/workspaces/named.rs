//! The model of a run: one that the tenant is offered and the workspace may use.

use super::enter::Ground;
use crate::integrations::models::Offer;
use domain::Refusal;
use domain::workspaces::{Method, Tuning};

/// What chooses among labels, by the examples of each.
const CLASSIFIER: &str = "all-minilm-l6-v2";
/// What finds values by patterns.
const EXTRACTOR: &str = "patterns";
/// What answers in documents' own sentences.
pub(super) const QUOTER: &str = "quotes";

/// The model of a run.
pub(super) struct Named {
    /// Its id.
    pub id: String,
    /// Whether only a process that has loaded it can answer.
    pub local: bool,
    /// For a million tokens of prompt and of answer, in millionths of the platform's currency.
    pub prices: (u64, u64),
}

/// Models that a refusal names at most.
const NAMED_MAX: usize = 20;

/// The model that is asked for, or else the first that the workspace may use: of those that ask for tools, where some are
/// offered. Labels and values are found without any, and so are answers from documents where that model works on this machine.
///
/// # Errors
/// `validation_failed` where it isn't there, isn't allowed or can't ask for the tools that are offered, `no_model` where
/// there is none at all.
pub(super) fn named(
    ground: &Ground,
    wanted: Option<String>,
    (method, tuning): (&Method, &Tuning),
) -> Result<Named, Refusal> {
    let free = |id: &str| Named { id: id.to_owned(), local: false, prices: (0, 0) };
    match method {
        Method::Generate => {}
        Method::Classify { .. } => return Ok(free(CLASSIFIER)),
        Method::Extract { .. } => return Ok(free(EXTRACTOR)),
        Method::Answer { .. } if wanted.as_deref() == Some(QUOTER) => return Ok(free(QUOTER)),
        Method::Answer { .. } => {}
    }
    let is_answer = matches!(method, Method::Answer { .. });
    let Ground { terms, offers, .. } = ground;
    let is_allowed = |id: &str| terms.models.as_ref().is_none_or(|allowed| allowed.iter().any(|it| it == id));
    let id = match wanted {
        Some(id) if !offers.iter().any(|offer| offer.info.id == id) => {
            return Err(Refusal::invalid_field("model", "model_unknown"));
        }
        Some(id) if !is_allowed(&id) => return Err(Refusal::invalid_field("model", "model_not_allowed")),
        Some(id) => id,
        None => {
            let allowed = || offers.iter().filter(move |offer| is_allowed(&offer.info.id));
            let able = allowed().find(|offer| !tuning.lets_ask() || !offer.info.local);
            match able.or_else(|| allowed().next()) {
                Some(offer) => offer.info.id.clone(),
                None if is_answer => return Ok(free(QUOTER)),
                None => return Err(Refusal::new(503, "no_model")),
            }
        }
    };
    // Several providers may offer one model: any process can ask as soon as one of them is elsewhere.
    let local = offers.iter().filter(|offer| offer.info.id == id).all(|offer| offer.info.local);
    if is_answer && local {
        // A small model invents what isn't there; the documents' own sentences are there.
        return Ok(free(QUOTER));
    }
    if local && tuning.lets_ask() {
        let able = offers.iter().filter(|offer| !offer.info.local && is_allowed(&offer.info.id));
        return Err(asks_for_none(able));
    }
    Ok(Named { local, prices: dearest(offers, &id), id })
}

/// That a model of this machine asks for no tools, and which others do.
fn asks_for_none<'a>(able: impl Iterator<Item = &'a Offer>) -> Refusal {
    let able: Vec<_> = able.take(NAMED_MAX).map(|offer| offer.info.id.as_str()).collect();
    let code = if able.is_empty() { "no_model_asks_for_tools" } else { "model_asks_for_no_tools" };
    let mut refusal = Refusal::invalid_field("tuning.tools", code);
    for fault in &mut refusal.fields {
        fault.params.insert("models".to_owned(), able.join(", "));
    }
    refusal
}

/// The prices of a model where it costs most: which provider answers is known afterwards.
pub fn dearest(offers: &[Offer], id: &str) -> (u64, u64) {
    let same = || offers.iter().filter(move |offer| offer.info.id == id);
    let prompt_price = same().map(|offer| offer.prompt_price).max().unwrap_or(0);
    let completion_price = same().map(|offer| offer.completion_price).max().unwrap_or(0);
    (prompt_price, completion_price)
}
