//! One text in one language: how it is built in, the words in its place, and how they have changed.

use super::super::settings::SettingsOf;
use super::editor::Editor;
use super::history::History;
use super::labels;
use super::language::{Languages, locale, shown, spoken};
use crate::frame::actor;
use crate::lists::{Sheet, use_param, use_query};
use crate::port::{self, Erased, Known};
use crate::ui::{Alert, Fact, Facts, PageTitle, Tone};
use crate::words;
use domain::Refusal;
use domain::kernel::Language;
use domain::tenancy::{
    ChangePlatformText, ChangeTenantText, ResetPlatformText, ResetTenantText, RestorePlatformText, RestoreTenantText,
    ShowPlatformText, ShowTenantText, TextDetail, Words,
};
use leptos::prelude::*;
use texts::{Key, keys};

/// What was done, and to the words of which language.
type Done = Option<(Key, Language)>;

/// One text.
#[component]
pub fn TextPage(of: SettingsOf) -> impl IntoView {
    let (key, query, spoken) = (use_param("key"), use_query(), spoken());
    let language = Memo::new(move |_| query.with(|query| shown(query, spoken)));
    let known = Known::new(move || (key.get(), language.get()), move |(key, language)| load(of, key, language));
    let done = RwSignal::new(Done::None);
    let changed = Callback::new(move |what: Key| {
        done.set(Some((what, language.get_untracked())));
        known.refetch();
    });
    let back = format!("{}?language={}", labels::base(of), language.get_untracked().as_str());
    view! {
        <Languages query spoken/>
        {move || said(done.get(), language.get())}
        <Sheet back name=keys::wordings::BACK known rows=6 show=move |detail| whole(of, detail, changed)/>
    }
    .erased()
}

async fn load(of: SettingsOf, key: String, language: Language) -> Result<TextDetail, Refusal> {
    match of {
        SettingsOf::Platform => port::call(ShowPlatformText { key, language }).await,
        SettingsOf::Tenant => port::call(ShowTenantText { key, language }).await,
    }
}

fn said(done: Done, language: Language) -> Option<AnyView> {
    let (what, _) = done.filter(|(_, of)| *of == language)?;
    let text = words::texts().text(what);
    Some(view! { <Alert tone=Tone::Success live=true><p>{text}</p></Alert> }.erased())
}

fn whole(of: SettingsOf, detail: TextDetail, changed: Callback<Key>) -> AnyView {
    let texts = words::texts();
    let parts = [Some(detail.key.clone()), actor().map(|actor| actor.tenant_name), Some("Portico".to_owned())];
    let tag = locale(detail.language).tag();
    let platforms = detail.platform.as_ref().filter(|_| of == SettingsOf::Tenant).map(|words| {
        let words = forms(words, tag);
        view! { <Fact name=texts.text(keys::wordings::OF_PLATFORM)>{words}</Fact> }
    });
    let names: Vec<_> = detail.placeholders.iter().map(|it| format!("{{{}}}", it.name)).collect();
    let names = match names.is_empty() {
        true => texts.text(keys::wordings::NO_PLACEHOLDERS).erased(),
        false => view! { <bdi dir="ltr">{names.join(" ")}</bdi> }.erased(),
    };
    let unfit = (!detail.fits).then(|| {
        view! { <Alert tone=Tone::Warning><p>{texts.text(keys::wordings::UNFIT)}</p></Alert> }
    });
    let built_in = forms(&detail.built_in, tag);
    let title = detail.key.clone();
    let parts_below = match of {
        SettingsOf::Platform => {
            let (shown, changes) = (detail.clone(), detail);
            view! {
                <Editor<ChangePlatformText, ResetPlatformText> own=shown.platform.clone() detail=shown changed/>
                <History<RestorePlatformText> detail=changes changed/>
            }
            .erased()
        }
        SettingsOf::Tenant => {
            let (shown, changes) = (detail.clone(), detail);
            view! {
                <Editor<ChangeTenantText, ResetTenantText> own=shown.own.clone() detail=shown changed/>
                <History<RestoreTenantText> detail=changes changed/>
            }
            .erased()
        }
    };
    view! {
        <PageTitle parts=parts.into_iter().flatten().collect()/>
        <h1 class="page-title"><bdi dir="ltr">{title}</bdi></h1>
        {unfit}
        <section class="section">
            <Facts>
                <Fact name=texts.text(keys::wordings::BUILT_IN)>{built_in}</Fact>
                {platforms}
                <Fact name=texts.text(keys::wordings::PLACEHOLDERS)>{names}</Fact>
            </Facts>
        </section>
        {parts_below}
    }
    .erased()
}

/// The forms of a text, one below the other.
pub(super) fn forms(words: &Words, tag: &'static str) -> AnyView {
    let forms: Vec<_> = words
        .forms()
        .into_iter()
        .filter_map(|(_, form)| form.map(str::to_owned))
        .map(|form| view! { <p><bdi dir="auto" lang=tag>{form}</bdi></p> })
        .collect();
    forms.erased()
}
