//! One file: its preview, its versions, and what can be done with it.

use super::actions::{RemoveButton, RestoreButton};
use super::labels::{self, Size, content_url, preview_url};
use super::link::LinkForm;
use super::rename::RenameForm;
use super::uploader::Uploader;
use super::versions::Versions;
use crate::frame::actor;
use crate::lists::{Sheet, use_param};
use crate::live;
use crate::port::{self, Erased, Known};
use crate::times::{Show, Time};
use crate::ui::{Alert, Fact, Facts, Icon, Look, PageTitle, Tone};
use crate::words;
use domain::Refusal;
use domain::files::{FileDetail, FileStatus, MediaFamily, ShowFile, Use};
use domain::platform::ThingKind;
use leptos::prelude::*;
use texts::keys;

/// One file.
#[component]
pub fn FilePage() -> impl IntoView {
    let id = use_param("id");
    let file = Known::new(move || id.get(), show);
    live::follow_one(file, &[ThingKind::File], move || id.get_untracked());
    let refresh = Callback::new(move |()| file.refetch());
    view! {
        <Sheet
            back="/client/files"
            name=keys::files::BACK
            known=file
            rows=3
            show=move |file| view! { <Shown file refresh/> }.erased()
        />
    }
    .erased()
}

async fn show(id: String) -> Result<FileDetail, Refusal> {
    // What is no id at all names nothing, as an unknown one does.
    let id = id.parse().map_err(|_| Refusal::not_found())?;
    port::call(ShowFile { id }).await
}

#[component]
fn Shown(file: FileDetail, refresh: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let actor = actor();
    let may_write = actor.as_ref().is_some_and(|actor| file.owner.allows(actor, Use::Write).is_ok());
    let tenant = actor.map(|actor| actor.tenant_name);
    let parts = [Some(file.name.clone()), tenant, Some("Portico".to_owned())].into_iter().flatten().collect();
    let (id, name) = (file.id, file.name.clone());
    let body = if file.status == FileStatus::Kept {
        view! { <Kept file=file.clone() may_write refresh/> }.erased()
    } else {
        view! {
            <Alert tone=Tone::Warning live=true>
                <p>{texts.text(keys::files::REMOVED)}</p>
                {may_write
                    .then(|| view! { <p><RestoreButton id label=texts.text(keys::files::UNDO) on_done=refresh/></p> })}
            </Alert>
        }
        .erased()
    };
    view! {
        <PageTitle parts/>
        <div class="two-columns">
            <section class="section">
                <h1 class="page-title"><bdi class="sending-name">{name}</bdi></h1>
                {body}
            </section>
            <aside class="section">
                <h2 class="t-md">{texts.text(keys::files::DETAILS)}</h2>
                <Facts>
                    <Fact name=texts.text(keys::files::KIND)>{texts.text(labels::family(file.family))}</Fact>
                    <Fact name=texts.text(keys::files::TYPE)><code dir="ltr">{file.media_type}</code></Fact>
                    <Fact name=texts.text(keys::files::SIZE)><Size bytes=file.size_bytes/></Fact>
                    <Fact name=texts.text(keys::files::UPDATED_AT)><Time at=file.updated_at show=Show::Minute/></Fact>
                    <Fact name=texts.text(keys::files::CHECKSUM)>
                        <code class="sending-name" dir="ltr">{file.checksum}</code>
                    </Fact>
                </Facts>
            </aside>
        </div>
    }
    .erased()
}

#[component]
fn Kept(file: FileDetail, may_write: bool, refresh: Callback<()>) -> impl IntoView {
    let texts = words::texts();
    let id = file.id;
    let preview = preview_url(id, file.version);
    let picture = (file.has_preview && file.family == MediaFamily::Image).then(|| {
        let alt = texts.fill(keys::files::PREVIEW_OF, &[("name", &file.name)]);
        view! { <img class="preview" src=preview.clone() alt=alt/> }
    });
    let lines = (file.has_preview && file.family != MediaFamily::Image).then(|| {
        view! {
            <a class=Look::Secondary.class() href=preview.clone() target="_blank" rel="external noopener">
                <Icon name="eye"/>
                {texts.text(keys::files::OPEN_PREVIEW)}
            </a>
        }
    });
    let writing = may_write.then(|| {
        view! {
            <section class="section">
                <h2 class="t-md">{texts.text(keys::files::LINK_TITLE)}</h2>
                <LinkForm id/>
            </section>
            <section class="section">
                <h2 class="t-md">{texts.text(keys::files::RENAME)}</h2>
                <RenameForm id name=file.name.clone() on_done=refresh/>
            </section>
            <section class="section">
                <h2 class="t-md">{texts.text(keys::files::NEW_VERSION)}</h2>
                <Uploader label=texts.text(keys::files::CHOOSE_VERSION) file_id=id on_done=refresh/>
            </section>
        }
    });
    view! {
        {picture}
        <div class="actions">
            <a class=Look::Primary.class() href=content_url(id, None) download="" rel="external">
                <Icon name="download"/>
                {texts.text(keys::files::DOWNLOAD)}
            </a>
            {lines}
            {may_write.then(|| view! { <RemoveButton id on_done=refresh/> })}
        </div>
        <section class="section">
            <h2 class="t-md">{texts.text(keys::files::VERSIONS)}</h2>
            <Versions id versions=file.versions/>
        </section>
        {writing}
    }
    .erased()
}
