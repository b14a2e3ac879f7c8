//! Linking to another page: found by its title, wherever it stands.

use super::super::find::documents;
use super::area;
use crate::port::Erased;
use crate::ui::{Choice, Dialog, FindField};
use crate::words;
use domain::knowledge::DOCUMENT_PATH;
use leptos::html;
use leptos::prelude::*;
use texts::keys;

/// The search. Whatever is chosen becomes a link where the caret is.
#[component]
pub(super) fn LinkDialog(
    open: RwSignal<bool>,
    /// Is told once the text has changed.
    on_link: Callback<()>,
) -> impl IntoView {
    let texts = words::texts();
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if open.get() {
            // The dialog is modal with the next frame.
            request_animation_frame(move || {
                if let Some(field) = field.try_get_untracked().flatten() {
                    let _ = field.focus();
                }
            });
        }
    });
    let on_choose = Callback::new(move |choice: Choice| {
        open.set(false);
        let link = move || {
            area::link(&choice.name, &format!("{DOCUMENT_PATH}{}", choice.id));
            on_link.try_run(());
        };
        // The dialog closes with the next frame; before that nothing outside of it takes the focus.
        request_animation_frame(move || request_animation_frame(link));
    });
    view! {
        <Dialog
            id="link-page"
            title=Signal::stored(texts.text(keys::knowledge_pages::LINK_PAGE).to_owned())
            close_label=texts.text(keys::shell::CLOSE)
            open
            on_close=Callback::new(move |()| open.set(false))
        >
            <FindField
                id="link-page-find"
                label=texts.text(keys::knowledge_pages::LINK_PAGE_FIND)
                nothing=texts.text(keys::knowledge_pages::NOTHING_FOUND)
                finder=documents(None)
                on_choose
                field
            />
        </Dialog>
    }
    .erased()
}
