//! What people of the demo world's client have its documents, a pipeline and the agent do. The models of this installation work
//! on it, so there is none of it where there are none. What isn't answered here the server goes on with once it has started:
//! a start doesn't wait for models.

use super::documents::Library;
use super::library::{Question, questions};
use super::people::{CLIENT, OWNER, actor};
use crate::contexts::pipelines::{self, Answers};
use crate::contexts::workspaces::Worker;
use crate::gateway::{Caller, Door, Gateway};
use crate::store::subscribers::Runner;
use anyhow::Result;
use domain::Operation;
use domain::agent::{Errands, SendAgent};
use domain::pipelines::{InstantiatePipeline, Pipelines, PublishPipeline, RunPipeline};
use domain::workspaces::{AskDocuments, Executions};
use serde_json::json;
use std::collections::HashSet;
use std::sync::Arc;

/// The pipeline that comes with Portico, and what it is asked first.
const PIPELINE: (&str, &str) = ("ask_documents", "How long may customers bring goods back?");
/// How often steps, models and what they answered are gone on with: a model's step is the last but one.
const TURNS: usize = 3;
/// What the agent is sent to do. It changes something, so it waits for whoever sent it.
const ERRAND: &str = "Start a run: “Write a thank-you note to a supplier of saffron”";

/// Makes the library; answers how much of it that was. None where documents can't be found by their meaning.
pub(super) async fn library(gateway: &Gateway) -> Result<usize> {
    if gateway.services().models.embeddings().is_none() {
        return Ok(0);
    }
    Library::of(gateway).await?.fill(&outdated()).await
}

/// Asks what isn't asked yet; answers how much that was.
pub(super) async fn build(gateway: &Gateway, worker: &Worker) -> Result<usize> {
    let models = &gateway.services().models;
    if models.embeddings().is_none() || models.default_id().is_none() {
        return Ok(0);
    }
    Ok(ask(gateway, worker).await? + pipeline(gateway, worker).await? + errand(gateway).await?)
}

/// The questions that the demo world shows: of what they show, one in each language.
fn shown() -> Vec<(Question, String)> {
    let mut seen = HashSet::new();
    let questions = questions().into_iter().filter_map(|question| {
        let shows = question.demo.clone()?;
        seen.insert((shows.clone(), question.language.clone())).then_some((question, shows))
    });
    questions.collect()
}

/// The documents that change once somebody has been answered from them.
fn outdated() -> Vec<String> {
    shown()
        .into_iter()
        .filter(|(_, shows)| shows == "superseded")
        .filter_map(|(question, _)| question.document)
        .collect()
}

async fn ask(gateway: &Gateway, worker: &Worker) -> Result<usize> {
    let mut unasked = Vec::new();
    for (put, shows) in shown() {
        let known = Executions { search: Some(put.text.clone()), ..Executions::default() };
        if run(gateway, asker(&put), known).await?.data.is_empty() {
            unasked.push((put, shows));
        }
    }
    let library = Library::of(gateway).await?;
    if unasked.is_empty() || !library.read().await? {
        return Ok(0);
    }
    // First what is to be superseded: the answer has to be there before its source changes.
    unasked.sort_by_key(|(_, shows)| shows != "superseded");
    let (first, others) = unasked.split_at(unasked.iter().filter(|(_, shows)| shows == "superseded").count());
    for (put, _) in first {
        run(gateway, asker(put), AskDocuments::of(put.text.as_str())).await?;
    }
    if !first.is_empty() {
        worker.drain().await?;
    }
    library.bring_up_to_date(&outdated()).await?;
    for (put, _) in others {
        run(gateway, asker(put), AskDocuments::of(put.text.as_str())).await?;
    }
    Ok(unasked.len())
}

fn asker(question: &Question) -> &str {
    question.only.as_deref().unwrap_or(CLIENT)
}

async fn pipeline(gateway: &Gateway, worker: &Worker) -> Result<usize> {
    if !run(gateway, OWNER, Pipelines::default()).await?.data.is_empty() {
        return Ok(0);
    }
    let (code, question) = PIPELINE;
    let made = InstantiatePipeline { code: code.into(), name: None, workspace_id: None };
    let id = run(gateway, OWNER, made).await?.id;
    run(gateway, OWNER, PublishPipeline { id, notes: None, on: Some(true) }).await?;
    let input = Some(json!({"question": question}).to_string());
    run(gateway, OWNER, RunPipeline { id, input, draft: None }).await?;
    // It ends before its time is up: the demo world's clock stands in the past.
    let (services, steps) = (gateway.services(), pipelines::Worker::new(gateway.clone()));
    let answers = Runner::new(services.db.clone(), services.keys.clone(), vec![Arc::new(Answers)]);
    for _ in 0..TURNS {
        steps.drain().await?;
        worker.drain().await?;
        answers.drain().await?;
    }
    Ok(1)
}

async fn errand(gateway: &Gateway) -> Result<usize> {
    if !run(gateway, CLIENT, Errands::default()).await?.data.is_empty() {
        return Ok(0);
    }
    run(gateway, CLIENT, SendAgent { text: ERRAND.into(), workspace_id: None, model: None }).await?;
    Ok(1)
}

async fn run<O: Operation>(gateway: &Gateway, email: &str, operation: O) -> Result<O::Answer> {
    let caller = Caller::person(actor(gateway, email).await?, Door::Worker);
    Ok(gateway.call(caller, operation).await?)
}
