//! Where a page is begun: what it is called; everything else is written afterwards.

use super::super::Paths;
use super::super::space::SpaceNav;
use crate::forms::{Form, OperationForm};
use crate::lists::{ListHead, use_param};
use crate::port::Erased;
use crate::ui::{Button, LinkButton, Look, TextField};
use crate::words;
use domain::kernel::DocumentId;
use domain::knowledge::CreatePage;
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_query_map};
use texts::keys;

/// A new page; `?parent=` names the document that it stands below.
#[component]
pub fn NewPage(paths: Paths) -> impl IntoView {
    let texts = words::texts();
    let space = use_param("space");
    let query = use_query_map();
    let parent =
        Memo::new(move |_| query.with(|query| query.get_str("parent").and_then(|id| id.parse::<DocumentId>().ok())));
    let current = Signal::derive(move || parent.get().map(|parent| parent.to_string()).unwrap_or_default());
    let form = Form::<CreatePage>::new();
    let navigate = use_navigate();
    form.on_answer(move |sent, made| navigate(&paths.edit(sent.space_id, made.id), Default::default()));
    let below =
        move || parent.get().map(|parent| view! { <input type="hidden" name="parentId" value=parent.to_string()/> });
    let back = Signal::derive(move || format!("{}/{}", paths.home(), space.get()));
    view! {
        <div class="knowledge">
            <SpaceNav paths space current/>
            <div class="knowledge-main">
                <ListHead
                    title=texts.text(keys::knowledge_pages::NEW_PAGE)
                    intro=texts.text(keys::knowledge_pages::NEW_PAGE_INTRO)
                />
                <OperationForm form>
                    <input type="hidden" name="spaceId" value=move || space.get()/>
                    {below}
                    <TextField
                        form="new-page"
                        name="title"
                        label=texts.text(keys::knowledge_pages::TITLE_OF)
                        error=form.error("title")
                        first=true
                    />
                    <div class="actions">
                        <Button look=Look::Primary r#type="submit" icon="pencil" busy=form.pending()>
                            {texts.text(keys::knowledge_pages::BEGIN)}
                        </Button>
                        <LinkButton href=back look=Look::Quiet>{texts.text(keys::knowledge_pages::CANCEL)}</LinkButton>
                    </div>
                </OperationForm>
            </div>
        </div>
    }
    .erased()
}
