//! The form that brings a pasted text into a space.

use crate::forms::{Form, OperationForm};
use crate::port::Erased;
use crate::ui::{Button, Look, SelectField, TextArea, TextField, Toasts};
use crate::words;
use domain::kernel::SpaceId;
use domain::knowledge::TextFormat;
use domain::knowledge::ingestion::AddText;
use leptos::html;
use leptos::prelude::*;
use texts::{Key, keys};

const FORM: &str = "paste-text";

/// The form that brings a pasted text into a space.
#[component]
pub fn PasteHere(
    space: SpaceId,
    /// Called when the document is there.
    #[prop(optional)]
    on_done: Option<Callback<()>>,
) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<AddText>::new();
    let fold = NodeRef::<html::Details>::new();
    form.on_answer(move |sent, _| {
        Toasts::get().done(texts.fill(keys::ingestion::PASTE_DONE, &[("title", &sent.title)]));
        // Folded away it no longer keeps the page from following what changes.
        if let Some(fold) = fold.get_untracked() {
            fold.set_open(false);
        }
        if let Some(on_done) = on_done {
            on_done.run(());
        }
    });
    let formats: Vec<_> =
        TextFormat::ALL.iter().map(|format| (format.as_str(), texts.text(name_of(*format)))).collect();
    view! {
        <details class="confirm" node_ref=fold>
            <summary class=Look::Secondary.class()>{texts.text(keys::ingestion::PASTE)}</summary>
            <div class="confirm-body">
                <OperationForm form>
                    <input type="hidden" name="spaceId" value=space.to_string()/>
                    <TextField
                        form=FORM
                        name="title"
                        label=texts.text(keys::ingestion::PASTE_TITLE)
                        error=form.error("title")
                    />
                    <SelectField
                        form=FORM
                        name="format"
                        label=texts.text(keys::ingestion::PASTE_FORMAT)
                        error=form.error("format")
                        options=formats
                    />
                    <TextArea form=FORM name="text" label=texts.text(keys::ingestion::PASTE_TEXT) error=form.error("text")/>
                    <Button look=Look::Primary r#type="submit" icon="plus" busy=form.pending()>
                        {texts.text(keys::ingestion::PASTE)}
                    </Button>
                </OperationForm>
            </div>
        </details>
    }
    .erased()
}

const fn name_of(format: TextFormat) -> Key {
    match format {
        TextFormat::Plain => keys::ingestion::FORMAT_PLAIN,
        TextFormat::Markdown => keys::ingestion::FORMAT_MARKDOWN,
        TextFormat::Html => keys::ingestion::FORMAT_HTML,
        TextFormat::Csv => keys::ingestion::FORMAT_CSV,
    }
}
