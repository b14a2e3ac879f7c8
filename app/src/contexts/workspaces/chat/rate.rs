//! Whether an answer helped.

use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::Icon;
use crate::words;
use domain::kernel::ExecutionId;
use domain::workspaces::{RateExecution, Rating};
use leptos::prelude::*;
use texts::{Key, keys};

/// Two buttons, of which one is pressed once somebody has said what they think. Pressed again it takes that back.
#[component]
pub(super) fn Rate(id: ExecutionId, rating: Option<Rating>, refresh: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    view! {
        <div class="rate" role="group" aria-label=texts.text(keys::chat::RATE)>
            {choice(id, Rating::Up, rating, refresh)}
            {choice(id, Rating::Down, rating, refresh)}
        </div>
    }
    .erased()
}

fn choice(id: ExecutionId, this: Rating, rating: Option<Rating>, refresh: Callback<()>) -> AnyView {
    let form = Form::<RateExecution>::new();
    form.on_answer(move |_, ()| refresh.run(()));
    let is_pressed = rating == Some(this);
    let (icon, name) = face(this);
    let label = words::texts().text(name);
    let member = (!is_pressed).then(|| view! { <input type="hidden" name="rating" value=this.as_str()/> });
    let pressed = if is_pressed { "true" } else { "false" };
    view! {
        <OperationForm form class="contents">
            <input type="hidden" name="id" value=id.to_string()/>
            {member}
            <button type="submit" class="btn btn-quiet btn-icon" aria-pressed=pressed aria-label=label title=label>
                <Icon name=icon/>
            </button>
        </OperationForm>
    }
    .erased()
}

const fn face(rating: Rating) -> (&'static str, Key) {
    match rating {
        Rating::Up => ("thumbs-up", keys::chat::RATE_UP),
        Rating::Down => ("thumbs-down", keys::chat::RATE_DOWN),
    }
}
