//! Who reads a document of those who read its space.

use super::super::space::{Holders, given, refused};
use crate::forms::Form;
use crate::port::Erased;
use crate::ui::Button;
use crate::words;
use domain::kernel::{DocumentId, SpaceId};
use domain::knowledge::{AccessRow, RestrictDocument};
use leptos::prelude::*;
use texts::keys;

/// Everybody who reads the space, or those who are named.
#[component]
pub(super) fn ReadersForm(
    id: DocumentId,
    space: SpaceId,
    /// Whether fewer people read it than its space at present.
    restricted: bool,
    rows: Vec<AccessRow>,
    changed: Callback<()>,
) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<RestrictDocument>::new();
    form.on_answer(move |_, ()| changed.run(()));
    let (named, rows) = (RwSignal::new(restricted), RwSignal::new(rows));
    let save = move |_| {
        let readers = named.get_untracked().then(|| rows.with_untracked(|rows| given(rows)));
        form.submit(RestrictDocument { id, readers });
    };
    let choice = move |value: bool, name: texts::Key| {
        view! {
            <label class="tick-line">
                <input type="radio" name="named" checked=restricted == value on:change=move |_| named.set(value)/>
                <span>{texts.text(name)}</span>
            </label>
        }
    };
    view! {
        <div class="form">
            <fieldset class="ticks">
                <legend class="visually-hidden">{texts.text(keys::knowledge_pages::WHO_READS)}</legend>
                {choice(false, keys::knowledge_pages::AS_SPACE)}
                {choice(true, keys::knowledge_pages::ONLY_NAMED)}
            </fieldset>
            <Show when=move || named.get()>
                <Holders space rows id="document-reader"/>
            </Show>
            {move || refused(form.refusal().get())}
            <div class="actions">
                <Button busy=form.pending() on:click=save>{texts.text(keys::knowledge_pages::SAVE_READERS)}</Button>
            </div>
        </div>
    }
    .erased()
}
