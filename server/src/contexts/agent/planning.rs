//! How the installation plans by itself, where no model can: one tool that fits and can be filled in from the request to the
//! letter; else passages of documents that the person may read; else it says what it could have done.

use super::acting::Sender;
use super::choosing::{NearTool, PASSAGES, TOOLS, is_near, near_tools};
use super::marked::cut;
use super::offers::offers;
use super::saying;
use super::thinking::About;
use super::turns::turns;
use super::worker::{AgentWorker, Taken};
use crate::Stop;
use crate::contexts::knowledge::retrieval::{retrieve, wanted};
use crate::gateway::Context;
use crate::tools::title_of;
use domain::agent::{ErrandCommand, ErrandSource, ErrandState, SendAgent, Thought, Wish};
use domain::knowledge::retrieval::{Narrowing, Passage};
use domain::policy::{Permission, Reach};
use domain::workspaces::Bill;

/// Letters of each passage of an answer.
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
        let near = near_tools(self.services(), &sender.themselves(), &about.text).await?;
        let chosen = near.iter().find(|near| near.fits());
        if let Some(NearTool { tool, arguments: Some(arguments), .. }) = chosen {
            let wish = Wish { id: "call_1".into(), tool: tool.wire.clone(), arguments: arguments.to_string() };
            let thought = Thought {
                offered: near.iter().map(|near| near.tool.name.to_owned()).collect(),
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
        let wanted = wanted(self.services(), text, anywhere, PASSAGES).await?;
        let mut cx = Context::for_look::<SendAgent>(self.services(), &sender.caller, Reach::Own);
        let found = retrieve(&mut cx, &wanted).await?;
        cx.commit().await?;
        Ok(found.into_iter().filter(is_near).collect())
    }
}
