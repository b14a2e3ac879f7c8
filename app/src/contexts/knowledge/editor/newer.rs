//! What somebody is told above the text: that there is text which wasn't saved, that somebody else was quicker, or what is wrong.

use super::super::Paths;
use super::area;
use super::kept::{Kept, Written};
use crate::forms::Form;
use crate::port::Erased;
use crate::ui::{Alert, Button, Look, Tone};
use crate::words;
use domain::Refusal;
use domain::kernel::{DocumentId, SpaceId};
use domain::knowledge::EditDocument;
use leptos::prelude::*;
use texts::keys;

/// The code of the refusal where somebody else was quicker.
const NEWER: &str = "document_newer";

/// Text that wasn't saved: to go on with, or to be thrown away.
#[component]
pub(super) fn Found(found: RwSignal<Option<Written>>, kept: Kept, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let take = move |_| {
        if let Some(written) = found.get_untracked() {
            area::put(&written.title, &written.body);
            changed.run(());
        }
        found.set(None);
    };
    let throw_away = move |_| {
        kept.drop_it();
        found.set(None);
    };
    view! {
        <Show when=move || found.with(Option::is_some)>
            <Alert tone=Tone::Info live=true title=texts.text(keys::knowledge_pages::UNSAVED_TITLE).to_owned()>
                <p>{texts.text(keys::knowledge_pages::UNSAVED_TEXT)}</p>
                <div class="actions">
                    <Button look=Look::Primary on:click=take>{texts.text(keys::knowledge_pages::UNSAVED_TAKE)}</Button>
                    <Button look=Look::Quiet on:click=throw_away>
                        {texts.text(keys::knowledge_pages::UNSAVED_DROP)}
                    </Button>
                </div>
            </Alert>
        </Show>
    }
    .erased()
}

/// Why it wasn't saved. Where somebody else was quicker: what they changed, and saving all the same.
#[component]
pub(super) fn Refused(
    form: Form<EditDocument>,
    paths: (Paths, SpaceId, DocumentId),
    /// The version that the writing began with.
    base: RwSignal<u32>,
    /// Saves after this version.
    over: Callback<u32>,
) -> impl IntoView {
    move || {
        let refusal = form.refusal().get().filter(|refusal| refusal.fields.is_empty())?;
        let newer = newer(&refusal);
        let said = words::refusal(words::texts(), &refusal);
        Some(match newer {
            Some(version) => quicker(said, version, paths, base.get_untracked(), over),
            None => view! { <Alert tone=Tone::Danger live=true><p>{said}</p></Alert> }.erased(),
        })
    }
}

/// The version that somebody else has written meanwhile.
fn newer(refusal: &Refusal) -> Option<u32> {
    let version = refusal.params.get("version").filter(|_| refusal.code == NEWER)?;
    version.parse().ok()
}

fn quicker(
    said: String,
    version: u32,
    (paths, space, id): (Paths, SpaceId, DocumentId),
    base: u32,
    over: Callback<u32>,
) -> AnyView {
    let texts = words::texts();
    let href = paths.compared((space, id), base, version);
    view! {
        <Alert tone=Tone::Warning live=true title=said>
            <p>{texts.text(keys::knowledge_pages::NEWER_TEXT)}</p>
            <div class="actions">
                <a class=Look::Secondary.class() href=href target="_blank" rel="external noopener">
                    {texts.text(keys::knowledge_pages::SEE_THEIRS)}
                </a>
                <Button look=Look::Danger on:click=move |_| over.run(version)>
                    {texts.text(keys::knowledge_pages::SAVE_OVER)}
                </Button>
            </div>
        </Alert>
    }
    .erased()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_was_slower_is_told_the_newer_version() {
        assert_eq!(newer(&Refusal::new(409, NEWER).with("version", 7)), Some(7));
        assert_eq!((newer(&Refusal::new(409, NEWER)), newer(&Refusal::not_found())), (None, None));
    }
}
