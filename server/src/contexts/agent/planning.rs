//! How the installation plans by itself, where no model can: one tool that fits and can be filled in from the request to the
//! letter; else passages of documents that the person may read; else it says what it could have done.

use super::acting::Sender;
use super::filling::filled;
use super::marked::cut;
use super::offers::offers;
use super::saying;
use super::thinking::About;
use super::turns::turns;
use super::worker::{AgentWorker, Taken};
use crate::Stop;
use crate::contexts::knowledge::retrieval::{retrieve, wanted};
use crate::gateway::Context;
use crate::tools::{find_tools, title_of};
use domain::agent::{ErrandCommand, ErrandSource, ErrandState, SendAgent, Thought, Wish};
use domain::knowledge::retrieval::{Narrowing, Passage};
use domain::policy::{Permission, Reach};
use domain::workspaces::Bill;

/// Tools that are looked at.
const TOOLS: usize = 6;
/// How near a tool has to be to the request, as the cosine of their vectors.
const FITS: f32 = 0.4;
/// How near a passage has to be.
const NEAR: f32 = 0.35;
/// Or the share of the request's words that it has to hold, each weighed by how rare it is.
const SAID: f32 = 0.5;
/// Passages that an answer is made of.
const PASSAGES: usize = 3;
/// Letters of each.
const PASSAGE_LETTERS: usize = 600;

impl AgentWorker {
    /// Plans one step, or says what came of it.
    pub(super) async fn plan(
        &self,
        taken: Taken,
        sender: &Sender,
        (state, about): (&ErrandState, &About),
    ) -> Result<bool, Stop> {
        let texts = sender.caller.texts();
        if state.turns > 0 {
            let mut cx = self.context();
            let turns = turns(cx.tx().await?, taken.whose(), texts).await?;
            cx.commit().await?;
            let calls = turns.iter().flat_map(|turn| &turn.calls);
            let answer = calls.map(|call| saying::came_of(texts, call)).collect::<Vec<_>>().join("\n\n");
            return self.write(taken, ErrandCommand::Answer { answer, sources: Vec::new() }).await;
        }
        // Among all that the person may do: what the rules keep from the agent is refused by name, and nothing near to it is done in
        // its place.
        let near = find_tools(self.services(), &sender.themselves(), &about.text, TOOLS).await?;
        let mut fitting = near.iter().filter(|(_, score)| *score >= FITS);
        let filled = fitting.find_map(|(tool, _)| Some((*tool, filled(tool.input, &about.text)?)));
        if let Some((tool, arguments)) = filled {
            let wish = Wish { id: "call_1".into(), tool: tool.wire.clone(), arguments: arguments.to_string() };
            let thought = Thought {
                offered: near.iter().map(|(tool, _)| tool.name.to_owned()).collect(),
                said: saying::chosen(texts, &title_of(texts, tool.name)),
                calls: vec![wish],
                bill: Bill::default(),
            };
            return self.write(taken, ErrandCommand::Think(Box::new(thought))).await;
        }
        let passages = self.passages(sender, &about.text).await?;
        let answer = if passages.is_empty() {
            let found = offers(self.services(), sender, &about.text, TOOLS).await?;
            let could: Vec<String> = found.iter().map(|(tool, _)| title_of(texts, tool.name)).collect();
            saying::nothing_fits(texts, &could)
        } else {
            let quotes = passages.iter().map(|passage| (cut(&passage.text, PASSAGE_LETTERS).0, passage.title.as_str()));
            saying::of_documents(texts, quotes)
        };
        let sources = passages.into_iter().map(|passage| ErrandSource {
            document: passage.document,
            version: passage.version,
            title: passage.title,
            from: passage.from,
            to: passage.to,
        });
        self.write(taken, ErrandCommand::Answer { answer, sources: sources.collect() }).await
    }

    /// The passages nearest to the request, of the documents that the agent may read for the person.
    async fn passages(&self, sender: &Sender, text: &str) -> Result<Vec<Passage>, Stop> {
        let may_read = sender.caller.actor.as_ref().is_some_and(|actor| actor.holds(Permission::ReadKnowledge));
        if !may_read {
            return Ok(Vec::new());
        }
        let anywhere = Narrowing { spaces: Vec::new(), tags: Vec::new(), kinds: Vec::new(), since: None, until: None };
        let limit = u16::try_from(PASSAGES).unwrap_or(u16::MAX);
        let wanted = wanted(self.services(), text, anywhere, limit).await?;
        let mut cx = Context::for_look::<SendAgent>(self.services(), &sender.caller, Reach::Own);
        let found = retrieve(&mut cx, &wanted).await?;
        cx.commit().await?;
        // The sentence model doesn't know every language; words that are rare and are there say as much.
        let is_near = |passage: &Passage| passage.score >= NEAR || passage.words >= SAID;
        Ok(found.into_iter().filter(is_near).take(PASSAGES).collect())
    }
}
