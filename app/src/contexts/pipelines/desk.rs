//! What somebody is writing: the graph with a way back and forth, its text, the step that is chosen, and what is wrong. The
//! picture and the text are two views of the same; whichever is changed, the other follows.

use super::edits;
use crate::port;
use crate::ui::later;
use crate::words;
use domain::kernel::{FieldFault, PipelineId};
use domain::pipelines::{
    CheckPipeline, EditPipeline, Graph, PipelineDetail, ShowPipeline, Step, StepKind, faults_of, written,
};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// So long nothing is asked after a key.
const PAUSE: Duration = Duration::from_millis(350);
/// Ways back that are kept.
const PAST: usize = 100;

/// What somebody is writing. A copyable handle.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    /// The pipeline as it was read last.
    pub detail: RwSignal<PipelineDetail>,
    pub graph: RwSignal<Graph>,
    pub text: RwSignal<String>,
    /// The step that is chosen.
    pub chosen: RwSignal<Option<String>>,
    pub faults: RwSignal<Vec<FieldFault>>,
    /// The text as it was saved last.
    pub saved: RwSignal<String>,
    /// Why saving failed.
    pub refused: RwSignal<Option<String>>,
    pub is_saving: RwSignal<bool>,
    past: RwSignal<Vec<Graph>>,
    future: RwSignal<Vec<Graph>>,
    /// What was changed last, where it was typed: a word is one way back and not one for each letter.
    typed: RwSignal<Option<String>>,
}

impl Desk {
    /// A desk with a pipeline on it.
    pub fn new(detail: PipelineDetail) -> Self {
        let (graph, text, faults) = (detail.graph.clone(), detail.text.clone(), detail.faults.clone());
        let this = Self {
            detail: RwSignal::new(detail),
            graph: RwSignal::new(graph),
            saved: RwSignal::new(text.clone()),
            text: RwSignal::new(text),
            chosen: RwSignal::new(None),
            faults: RwSignal::new(faults),
            refused: RwSignal::new(None),
            is_saving: RwSignal::new(false),
            past: RwSignal::new(Vec::new()),
            future: RwSignal::new(Vec::new()),
            typed: RwSignal::new(None),
        };
        this.follow();
        this
    }

    pub fn id(self) -> PipelineId {
        self.detail.with_untracked(|detail| detail.id)
    }

    /// Changes the graph, with a way back.
    pub fn change(self, change: impl FnOnce(&mut Graph)) {
        self.change_as(None, change);
    }

    /// The same for what is typed: letters after each other in one place have one way back together.
    pub fn change_as(self, typed: Option<String>, change: impl FnOnce(&mut Graph)) {
        let before = self.graph.get_untracked();
        self.graph.update(change);
        if self.graph.with_untracked(|graph| *graph == before) {
            return;
        }
        let goes_on = typed.is_some() && self.typed.with_untracked(|last| *last == typed);
        if !goes_on {
            self.remember(before);
        }
        self.typed.set(typed);
        self.show_text();
    }

    /// Types into a setting of a step.
    pub fn set(self, id: &str, name: &str, value: &str) {
        self.change_as(Some(format!("{id}.{name}")), |graph| {
            if let Some(step) = graph.steps.iter_mut().find(|step| step.id == id) {
                step.set(name, value);
            }
        });
    }

    /// Changes one step.
    pub fn change_step(self, id: &str, change: impl FnOnce(&mut Step)) {
        self.change(|graph| {
            if let Some(step) = graph.steps.iter_mut().find(|step| step.id == id) {
                change(step);
            }
        });
    }

    /// The text was typed: the graph follows once it can be read.
    pub fn type_text(self, text: String) {
        self.text.set(text);
    }

    pub fn can_undo(self) -> bool {
        self.past.with(|past| !past.is_empty())
    }

    pub fn can_redo(self) -> bool {
        self.future.with(|future| !future.is_empty())
    }

    pub fn undo(self) {
        self.step_through(self.past, self.future);
    }

    pub fn redo(self) {
        self.step_through(self.future, self.past);
    }

    fn step_through(self, from: RwSignal<Vec<Graph>>, to: RwSignal<Vec<Graph>>) {
        let Some(graph) = from.try_update(Vec::pop).flatten() else { return };
        self.typed.set(None);
        to.update(|to| to.push(self.graph.get_untracked()));
        self.graph.set(graph);
        self.show_text();
    }

    fn remember(self, before: Graph) {
        self.past.update(|past| {
            past.push(before);
            if past.len() > PAST {
                past.remove(0);
            }
        });
        self.future.set(Vec::new());
    }

    /// The text of the graph, and what anybody can see to be wrong with it; the server says the rest.
    fn show_text(self) {
        let texts = words::texts();
        let told = |fault: FieldFault| FieldFault { message: words::fault(texts, &fault), ..fault };
        let (text, faults) = self.graph.with_untracked(|graph| (written(graph), faults_of(graph)));
        self.faults.set(faults.into_iter().map(told).collect());
        self.text.set(text);
        let chosen = self.chosen.get_untracked();
        if chosen.is_some_and(|id| self.graph.with_untracked(|graph| graph.step(&id).is_none())) {
            self.chosen.set(None);
        }
    }

    /// Asks the server a while after each change what is wrong, and what a typed text means.
    fn follow(self) {
        // A text that comes in pieces is told more often than it changes.
        let text = Memo::new(move |_| self.text.get());
        Effect::new(move |before: Option<()>| {
            let asked = text.get();
            // What came with the page was checked already.
            if before.is_none() {
                return;
            }
            let ask = move || {
                spawn_local(async move {
                    let answer = port::call(CheckPipeline { graph: None, text: Some(asked.clone()) }).await;
                    // Meanwhile something else may have been typed, or the page has gone.
                    if self.text.try_with_untracked(|now| *now == asked) != Some(true) {
                        return;
                    }
                    let Ok(checked) = answer else { return };
                    self.faults.set(checked.faults);
                    // The picture has it first where the text was made from it.
                    if let Some(graph) = checked.graph
                        && self.graph.with_untracked(|now| *now != graph && written(now) != asked)
                    {
                        self.remember(self.graph.get_untracked());
                        self.graph.set(graph);
                    }
                });
            };
            later(PAUSE, ask);
        });
    }

    pub fn is_saved(self) -> bool {
        self.saved.with(|saved| self.text.with(|text| text == saved))
    }

    /// The same, for whoever asks once.
    pub fn is_saved_now(self) -> bool {
        self.saved.with_untracked(|saved| self.text.with_untracked(|text| text == saved))
    }

    /// Saves what stands there.
    pub fn save(self) {
        if self.is_saving.get_untracked() {
            return;
        }
        self.is_saving.set(true);
        self.refused.set(None);
        let text = self.text.get_untracked();
        let (name, summary, base) =
            self.detail.with_untracked(|detail| (detail.name.clone(), Some(detail.summary.clone()), Some(detail.base)));
        let edit = EditPipeline {
            id: self.id(),
            name,
            summary,
            workspace_id: None,
            graph: None,
            text: Some(text.clone()),
            base,
        };
        spawn_local(async move {
            match port::call(edit).await {
                Ok(()) => {
                    self.saved.try_set(text);
                    self.refresh().await;
                }
                Err(refusal) => {
                    let texts = words::texts();
                    let faults = refusal.fields.iter().map(|fault| words::fault(texts, fault));
                    let told = faults.chain([words::refusal(texts, &refusal)]).next();
                    self.refused.try_set(told);
                    self.faults.try_update(|faults| merge(faults, refusal.fields));
                }
            }
            self.is_saving.try_set(false);
        });
    }

    /// Reads what the server knows of the pipeline, besides what stands here.
    pub async fn refresh(self) {
        if let Ok(detail) = port::call(ShowPipeline { id: self.id(), version: None }).await {
            self.detail.try_set(detail);
        }
    }

    /// Puts a new step after the chosen one, or after the last, and chooses it.
    pub fn add(self, kind: StepKind) {
        let chosen = self.chosen.get_untracked();
        let id = self.graph.with_untracked(|graph| edits::free_id(graph, kind.as_str()));
        let step = Step::new(id.clone(), kind);
        self.change(|graph| edits::add(graph, step, chosen));
        self.chosen.set(Some(id));
    }

    /// Takes a step away.
    pub fn remove(self, id: &str) {
        self.change(|graph| edits::remove(graph, id));
    }

    /// Moves a step one place up or down among the others, which decides how it stands beside those of its layer.
    pub fn shift(self, id: &str, down: bool) {
        self.change(|graph| edits::shift(graph, id, down));
    }

    /// Names a step anew, wherever it is named.
    pub fn rename(self, id: &str, to: &str) {
        let is_taken = self.graph.with_untracked(|graph| graph.step(to).is_some());
        if is_taken || to.is_empty() {
            return;
        }
        self.change(|graph| edits::rename(graph, id, to));
        self.chosen.set(Some(to.to_owned()));
    }
}

fn merge(faults: &mut Vec<FieldFault>, more: Vec<FieldFault>) {
    let texts = words::texts();
    for fault in more {
        if faults.iter().all(|known| (&known.field, &known.code) != (&fault.field, &fault.code)) {
            faults.push(FieldFault { message: words::fault(texts, &fault), ..fault });
        }
    }
}
