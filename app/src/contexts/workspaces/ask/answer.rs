//! The answer, sentence by sentence; or that the documents don't hold it, with what came nearest.

use super::super::labels::StatusBadge;
use super::super::live_run::outcome;
use super::super::run_page::masked;
use super::sources::place_of;
use crate::port::Erased;
use crate::ui::{Alert, Badge, CopyButton, Tone};
use crate::words;
use domain::knowledge::citing::Sentence;
use domain::knowledge::retrieval::Passage;
use domain::workspaces::{ExecutionDetail, ExecutionStatus};
use leptos::prelude::*;
use texts::keys;

/// What a run that has ended says.
pub(super) fn answer(run: &ExecutionDetail) -> AnyView {
    let texts = words::texts();
    if run.masked {
        return masked();
    }
    if run.status != ExecutionStatus::Done {
        let said = run.answer.clone();
        return view! {
            <p data-run-status=run.status.as_str()><StatusBadge status=run.status/></p>
            <p class="said" dir="auto" data-answer="">{said}</p>
            {outcome(run.finish_reason, run.failure)}
        }
        .erased();
    }
    if run.sentences.is_empty() {
        return nothing(run);
    }
    let sentences: Vec<_> = (0_u32..).zip(&run.sentences).map(|(place, it)| sentence(run, place, it)).collect();
    let is_written = run.sentences.iter().any(|sentence| sentence.generated);
    let origin = if is_written { keys::answers::WRITTEN } else { keys::answers::QUOTED };
    view! {
        <div class="answer-said" dir="auto" data-answer="">{sentences}</div>
        <p class="t-sm text-fg-muted">{texts.text(origin)}</p>
        {outcome(run.finish_reason, run.failure)}
        <div class="actions">
            <CopyButton
                text=run.answer.clone()
                label=texts.text(keys::workspaces::COPY_ANSWER)
                done=texts.text(keys::shell::COPIED)
            />
        </div>
    }
    .erased()
}

/// A sentence with the numbers of its sources; or that none stands behind it.
fn sentence(run: &ExecutionDetail, place: u32, sentence: &Sentence) -> AnyView {
    let texts = words::texts();
    let own = (1_usize..).zip(&run.citations).filter(|(_, citation)| citation.sentence == place);
    let numbers: Vec<_> = own
        .map(|(number, _)| {
            let label = texts.fill(keys::answers::SOURCE_NUMBER, &[("number", &number.to_string())]);
            view! {
                <a class="cite num" href=format!("#source-{number}") aria-label=label>{format!("[{number}]")}</a>
            }
        })
        .collect();
    let unbacked = (!sentence.backed).then(|| {
        view! { <Badge tone=Tone::Warning icon="triangle-alert" label=texts.text(keys::answers::NOT_BACKED)/> }
    });
    view! {
        <p class="answer-sentence" data-backed=sentence.backed.to_string()>
            <span>{sentence.text.clone()}</span>
            {numbers}
            {unbacked}
        </p>
    }
    .erased()
}

fn nothing(run: &ExecutionDetail) -> AnyView {
    let texts = words::texts();
    let nearest: Vec<_> = run.nearest.iter().map(near).collect();
    let shown = (!nearest.is_empty()).then(|| {
        view! {
            <h2 class="t-md">{texts.text(keys::answers::NEAREST)}</h2>
            <ol class="sources">{nearest}</ol>
        }
    });
    view! {
        <div data-answer="" data-not-found="">
            <Alert tone=Tone::Info title=texts.text(keys::answers::NOT_FOUND_TITLE).to_owned()>
                <p>{texts.text(keys::answers::NOT_FOUND_TEXT)}</p>
            </Alert>
        </div>
        {shown}
    }
    .erased()
}

/// A passage that came near.
fn near(passage: &Passage) -> AnyView {
    let (space, document, version) = (passage.space, passage.document, passage.version);
    let (from, to) = (passage.from, passage.to);
    let href = format!("/client/knowledge/{space}/{document}?version={version}&from={from}&to={to}");
    let place =
        place_of(&passage.place).map(|place| view! { <p class="t-sm text-fg-muted"><bdi dir="auto">{place}</bdi></p> });
    view! {
        <li class="source">
            <p><a class="link" href=href><bdi dir="auto">{passage.title.clone()}</bdi></a></p>
            {place}
            <p class="source-text" dir="auto">{passage.text.clone()}</p>
        </li>
    }
    .erased()
}
