//! The page of the proof. Which run it shows, and which lines of it, its address says.

use super::again::ProveAgain;
use super::history::History;
use super::matrix::Matrices;
use super::verdict::Verdict;
use crate::lists::{Chips, ExportMenu, Failed, ListHead, Query, Search, use_query};
use crate::port::{self, Erased, Known};
use crate::ui::{EmptyState, SkeletonTable};
use crate::words;
use domain::Refusal;
use domain::kernel::ProofId;
use domain::platform::{
    IsolationCells, IsolationProofDetail, IsolationProofRow, IsolationProofs, IsolationSubject, ShowIsolationProof,
};
use leptos::prelude::*;
use texts::keys;

/// So many runs stand below the matrix.
const RUNS: u16 = 10;

/// The runs, and the one that is shown.
type Shown = (Vec<IsolationProofRow>, Option<IsolationProofDetail>);

/// The proof that tenants are walled off from each other.
#[component]
pub fn IsolationPage() -> impl IntoView {
    let texts = words::texts();
    let query = use_query();
    let asked = Memo::new(move |_| query.with(|query| query.get("proof").and_then(|id| id.parse::<ProofId>().ok())));
    let proof = Known::new(move || asked.get(), load);
    let changed = Callback::new(move |()| proof.refetch());
    let list = Signal::derive(move || query.with(cells));
    let lines = vec![
        ("found", texts.text(keys::isolation::FOUND)),
        ("operation", texts.text(keys::isolation::OPERATIONS)),
        ("table", texts.text(keys::isolation::TABLES)),
    ];
    view! {
        <ListHead title=texts.text(keys::isolation::TITLE) intro=texts.text(keys::isolation::INTRO)>
            <div class="actions">
                <ProveAgain changed/>
                <ExportMenu list/>
            </div>
        </ListHead>
        <Transition fallback=move || view! { <SkeletonTable rows=4 label=texts.text(keys::shell::LOADING)/> }>
            {move || Suspend::new(async move {
                match proof.await {
                    Ok((_, Some(IsolationProofDetail { proof, .. }))) => view! { <Verdict proof/> }.erased(),
                    Ok(_) => view! {
                        <EmptyState
                            icon="shield-question"
                            title=texts.text(keys::isolation::EMPTY_TITLE)
                            text=texts.text(keys::isolation::EMPTY_TEXT)
                        />
                    }
                    .erased(),
                    Err(refusal) => view! { <Failed refusal/> }.erased(),
                }
            })}
        </Transition>
        <section class="section">
            <div class="toolbar">
                <Search query hint=texts.text(keys::isolation::SEARCH)/>
                <Chips query member="kind" label=texts.text(keys::isolation::SHOW) values=lines/>
            </div>
            <Transition fallback=move || view! { <SkeletonTable rows=12 label=texts.text(keys::shell::LOADING)/> }>
                {move || {
                    let query = query.get();
                    Suspend::new(async move {
                        match proof.await {
                            Ok((_, Some(proof))) => view! { <Matrices lines=proof.lines query/> }.erased(),
                            _ => ().erased(),
                        }
                    })
                }}
            </Transition>
        </section>
        <Transition>
            {move || Suspend::new(async move {
                let (runs, shown) = proof.await.unwrap_or_default();
                let shown = shown.map(|shown| shown.proof.id);
                view! { <History runs shown/> }
            })}
        </Transition>
    }
}

/// The latest runs, and the one that is asked for, or the last.
async fn load(asked: Option<ProofId>) -> Result<Shown, Refusal> {
    let runs = port::call(IsolationProofs { limit: Some(RUNS), cursor: None }).await?.data;
    match asked.or_else(|| runs.first().map(|run| run.id)) {
        Some(id) => {
            let shown = port::call(ShowIsolationProof { id }).await?;
            Ok((runs, Some(shown)))
        }
        None => Ok((runs, None)),
    }
}

/// The cells as a file: as far as the file's filters go.
fn cells(query: &Query) -> IsolationCells {
    IsolationCells {
        proof_id: query.get("proof").and_then(|id| id.parse().ok()),
        subject: query.get("kind").and_then(IsolationSubject::parse),
        search: query.get("search").map(str::to_owned),
        ..IsolationCells::default()
    }
}
