//! What people think of an answer.

use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Look};
use crate::words;
use domain::kernel::ExecutionId;
use domain::workspaces::{ExecutionDetail, RateExecution, Rating};
use leptos::prelude::*;
use texts::{Key, keys};

/// The opinions so far, and one's own. Only for whoever may read the answer.
#[component]
pub(super) fn RatingSection(
    /// The run, of which answer and prompt aren't looked at.
    run: ExecutionDetail,
    changed: Callback<()>,
) -> impl IntoView {
    let texts = words::texts();
    let count = |key: Key, count: u32| texts.fill(key, &[("count", &count.to_string())]);
    let taken_back = run.my_rating.is_some().then(|| rate(run.id, None, false, changed));
    let is = |rating| run.my_rating == Some(rating);
    view! {
        <section class="section" aria-labelledby="run-rating">
            <h2 class="t-md" id="run-rating">{texts.text(keys::workspaces::RATING_TITLE)}</h2>
            <div class="actions">
                {rate(run.id, Some(Rating::Up), is(Rating::Up), changed)}
                {rate(run.id, Some(Rating::Down), is(Rating::Down), changed)}
                {taken_back}
            </div>
            <p class="t-sm text-fg-muted">
                <span data-ups=run.ups.to_string()>{count(keys::workspaces::UPS, run.ups)}</span>
                <span aria-hidden="true">" · "</span>
                <span data-downs=run.downs.to_string()>{count(keys::workspaces::DOWNS, run.downs)}</span>
            </p>
        </section>
    }
    .erased()
}

fn rate(id: ExecutionId, rating: Option<Rating>, is_mine: bool, changed: Callback<()>) -> AnyView {
    let form = Form::<RateExecution>::new();
    form.on_answer(move |_, ()| changed.run(()));
    let (icon, label) = match rating {
        Some(Rating::Up) => ("thumbs-up", keys::workspaces::RATE_UP),
        Some(Rating::Down) => ("thumbs-down", keys::workspaces::RATE_DOWN),
        None => ("undo-2", keys::workspaces::RATE_BACK),
    };
    let look = match (rating, is_mine) {
        (None, _) => Look::Quiet,
        (_, true) => Look::Primary,
        (_, false) => Look::Secondary,
    };
    view! {
        <OperationForm form class="contents">
            <input type="hidden" name="id" value=id.to_string()/>
            <input type="hidden" name="rating" value=rating.map_or("", Rating::as_str)/>
            <Button look r#type="submit" icon busy=form.pending()>{words::texts().text(label)}</Button>
        </OperationForm>
    }
    .erased()
}
