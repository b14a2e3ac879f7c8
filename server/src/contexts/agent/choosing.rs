//! What the installation takes up by itself, where no model can plan: which tools fit a request, and which passages answer
//! one. What the thresholds come to is measured: `server/tests/it/agent/requests/README.md`.

use super::filling::filled;
use crate::Stop;
use crate::gateway::{Caller, Services};
use crate::tools::{Tool, find_tools};
use domain::knowledge::retrieval::Passage;
use serde_json::Value;

/// Tools that are looked at.
pub(super) const TOOLS: usize = 6;
/// How near a tool has to be to the request, as the cosine of their vectors or the share of their words. Where more get
/// their tool, more get one that nobody asked for.
const FITS: f32 = 0.4;
/// How near a passage has to be: just above what is nearest to English questions that no document answers.
const NEAR: f32 = 0.35;
/// Or the share of the request's words that it has to hold, each weighed by how rare it is. The sentence model doesn't know every
/// language; words that are rare and are there say as much.
const SAID: f32 = 0.5;
/// Passages that an answer is made of.
pub const PASSAGES: u16 = 3;

/// A tool that is near to a request.
pub struct NearTool {
    /// It.
    pub tool: &'static Tool,
    /// How near, up to 1.
    pub score: f32,
    /// Its arguments, as the request says them to the letter; none where something that it needs isn't said.
    pub arguments: Option<Value>,
}

impl NearTool {
    /// Whether it can be called for the request.
    pub fn fits(&self) -> bool {
        self.score >= FITS && self.arguments.is_some()
    }
}

/// The tools of the caller that are nearest to a request, nearest first. The first that fits is the one to call.
///
/// # Errors
/// None: where vectors can't be had, words are compared.
pub async fn near_tools(services: &Services, caller: &Caller, request: &str) -> Result<Vec<NearTool>, Stop> {
    let near = find_tools(services, caller, request, TOOLS).await?;
    let near = near.into_iter().map(|(tool, score)| NearTool { tool, score, arguments: filled(tool.input, request) });
    Ok(near.collect())
}

/// Whether a passage that was found says something to the request.
pub fn is_near(passage: &Passage) -> bool {
    passage.score >= NEAR || passage.words >= SAID
}
