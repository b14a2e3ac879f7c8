//! What a document is filed under.

use crate::forms::Form;
use crate::port::Erased;
use crate::ui::{Button, Field};
use crate::words;
use domain::kernel::DocumentId;
use domain::knowledge::TagDocument;
use leptos::prelude::*;
use texts::keys;

/// The tags in one line, with commas between them.
#[component]
pub(super) fn TagsForm(id: DocumentId, tags: Vec<String>, changed: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let form = Form::<TagDocument>::new();
    form.on_answer(move |_, ()| changed.run(()));
    let first = tags.join(", ");
    let typed = RwSignal::new(first.clone());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        form.submit(TagDocument { id, tags: typed.with_untracked(|typed| split(typed)) });
    };
    // A fault names one of the tags; here they are one field.
    let error = Signal::derive(move || {
        let refusal = form.refusal().get()?;
        let fault = refusal.fields.first().map(|fault| words::fault(texts, fault));
        Some(fault.unwrap_or_else(|| words::refusal(texts, &refusal)))
    });
    view! {
        <form class="form" method="dialog" novalidate=true on:submit=save>
            <Field
                id="document-tags"
                label=texts.text(keys::knowledge_pages::TAGS)
                hint=Some(texts.text(keys::knowledge_pages::TAGS_HINT))
                error
            >
                <input
                    class="input"
                    id="document-tags"
                    type="text"
                    autocomplete="off"
                    dir="auto"
                    value=first
                    aria-describedby="document-tags-error document-tags-hint"
                    on:input=move |event| typed.set(event_target_value(&event))
                />
            </Field>
            <div class="actions">
                <Button r#type="submit" busy=form.pending()>{texts.text(keys::knowledge_pages::SAVE_TAGS)}</Button>
            </div>
        </form>
    }
    .erased()
}

/// The tags of a line. Commas are those of all four languages.
fn split(typed: &str) -> Vec<String> {
    let tags = typed.split([',', '،', '，', '、']).map(str::trim);
    tags.filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn commas_of_every_language_part_tags() {
        assert_eq!(split(" saffron, storage ,,"), ["saffron", "storage"]);
        assert_eq!(split("زعفران، تخزين"), ["زعفران", "تخزين"]);
        assert_eq!(split("藏红花，储存、香料"), ["藏红花", "储存", "香料"]);
        assert!(split(" , ").is_empty());
    }
}
