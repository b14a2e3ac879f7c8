//! The picture of a run: the same boxes and lines, each with how far it has come. A box leads to what its step did.

use super::draw::draw;
use super::labels;
use super::picture::{framed, placed};
use crate::port::Erased;
use crate::ui::Icon;
use crate::words;
use domain::pipelines::{PipelineRunDetail, RunStepRow};
use leptos::prelude::*;
use texts::keys;

/// The picture.
#[component]
pub(super) fn RunPicture(run: PipelineRunDetail) -> impl IntoView {
    let texts = words::texts();
    let drawing = draw(&run.graph);
    let boxes: Vec<_> = run.steps.iter().zip(&drawing.boxes).map(|(step, corner)| stood(step, *corner)).collect();
    view! {
        <div class="flow" role="group" aria-label=texts.text(keys::pipelines::PICTURE)>
            {framed(&drawing, boxes.erased())}
        </div>
    }
    .erased()
}

fn stood(step: &RunStepRow, corner: (u32, u32)) -> AnyView {
    let texts = words::texts();
    let (_, icon, state) = labels::step(step.status);
    let class = format!("flow-box flow-{}", step.status.as_str());
    let (name, href) = (step.step.clone(), format!("#step-{}", step.step));
    let inside = view! {
        <a class=class href=href>
            <Icon name=icon/>
            <span class="flow-words">
                <span class="flow-name" dir="ltr">{name}</span>
                <span class="flow-kind">{texts.text(state)}</span>
            </span>
        </a>
    };
    placed(corner, inside.erased())
}
