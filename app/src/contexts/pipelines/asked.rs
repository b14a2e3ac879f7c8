//! What a run waits for that the person who looks may say. It is what they came for, so it stands right under the head.

use super::given::asked_of;
use super::labels;
use super::steer::Decide;
use crate::port::Erased;
use crate::ui::Badge;
use crate::words;
use domain::kernel::PipelineRunId;
use domain::pipelines::{PipelineRunDetail, RunStepRow};
use leptos::prelude::*;
use texts::keys;

/// A card for each step that waits for their word.
pub(super) fn asked(run: &PipelineRunDetail, changed: Callback<()>) -> Vec<AnyView> {
    run.steps.iter().filter(|row| row.may_decide).map(|row| card(run.id, row, changed)).collect()
}

fn card(run: PipelineRunId, row: &RunStepRow, changed: Callback<()>) -> AnyView {
    let texts = words::texts();
    let (tone, icon, name) = labels::step(row.status);
    let (title, href) = (format!("asked-{}", row.step), format!("#step-{}", row.step));
    let (step, own) = (row.step.clone(), row.step.clone());
    let question = asked_of(&row.input).map(|text| view! { <p class="said" dir="auto">{text}</p> });
    view! {
        <section class="flow-asked" aria-labelledby=title.clone() data-asked=row.step.clone()>
            <header class="actions">
                <h2 class="t-md" id=title.clone()>{texts.text(keys::pipelines::ASKED)}</h2>
                <a class="link" href=href><code dir="ltr">{own}</code></a>
                <Badge tone icon label=texts.text(name)/>
            </header>
            {question}
            <Decide run step changed/>
        </section>
    }
    .erased()
}
