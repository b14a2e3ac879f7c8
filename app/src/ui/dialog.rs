//! A modal dialog on the native element.

use super::IconButton;
use crate::port::{Erased, Inside};
use leptos::html;
use leptos::prelude::*;

/// A modal dialog. Before hydration an open one stands in the page without its modality, so its form works all the
/// same; then it becomes modal. `on_close` is called when the person closes it.
#[component]
pub fn Dialog(
    /// Unique in the page; also names the heading for screen readers.
    id: &'static str,
    #[prop(into)] title: Signal<String>,
    close_label: &'static str,
    #[prop(into)] open: Signal<bool>,
    #[prop(into)] on_close: Callback<()>,
    /// Its classes.
    #[prop(default = "dialog")]
    class: &'static str,
    children: Inside,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let open_at_first = open.get_untracked();
    Effect::new(move |_| {
        let is_open = open.get();
        let Some(dialog) = node.get() else { return };
        // The attribute of the first render would make `show_modal` refuse.
        dialog.close();
        if is_open {
            let _ = dialog.show_modal();
        }
    });
    let heading = format!("{id}-title");
    let labelled_by = heading.clone();
    view! {
        <dialog
            class=class
            id=id
            node_ref=node
            open=open_at_first
            aria-labelledby=labelled_by
            closedby=(class != "dialog").then_some("any")
            on:cancel=move |event: leptos::ev::Event| {
                event.prevent_default();
                on_close.run(());
            }
        >
            <div class="dialog-head">
                <h2 class="t-lg" id=heading>{move || title.get()}</h2>
                <IconButton icon="x" label=close_label on:click=move |_| on_close.run(())/>
            </div>
            <div class="dialog-body">{children.show()}</div>
        </dialog>
    }
    .erased()
}
