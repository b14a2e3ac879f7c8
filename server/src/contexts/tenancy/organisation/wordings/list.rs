use super::standing::{Standing, locale, standing};
use crate::Stop;
use crate::gateway::Context;
use crate::store::page_of;
use domain::Page;
use domain::kernel::Language;
use domain::tenancy::{PlatformTexts, SettingSource, TenantTexts, TextRow, TextSort, WordingOwner};
use std::cmp::Reverse;
use std::collections::HashMap;
use texts::BuiltIn;

pub async fn tenant_texts(cx: &mut Context, op: TenantTexts) -> Result<Page<TextRow>, Stop> {
    let tenant = cx.actor()?.tenant_id;
    let all = standing(cx.tx().await?, Some(tenant)).await?;
    let TenantTexts { limit, cursor, sort, search, language, source } = op;
    let asked = PlatformTexts { limit, cursor: None, sort, search, language, source };
    let rows = rows(WordingOwner::Tenant, &asked, &all);
    Ok(page_of("tenant_texts", rows, limit, cursor.as_deref())?)
}

pub async fn platform_texts(cx: &mut Context, op: PlatformTexts) -> Result<Page<TextRow>, Stop> {
    let all = standing(cx.tx().await?, None).await?;
    let rows = rows(WordingOwner::Platform, &op, &all);
    Ok(page_of("platform_texts", rows, op.limit, op.cursor.as_deref())?)
}

/// What stands in the place of texts of one language, by owner and name.
type Known<'a> = HashMap<(WordingOwner, &'a str), &'a Standing>;

/// All texts that fit what is asked, in its order.
fn rows(owner: WordingOwner, asked: &PlatformTexts, all: &[Standing]) -> Vec<TextRow> {
    let language = asked.language.unwrap_or(Language::En);
    let of_language = all.iter().filter(|it| it.language == language);
    let known: Known<'_> = of_language.map(|it| ((it.owner, it.key.as_str()), it)).collect();
    let search = asked.search.as_deref().map(|search| search.trim().to_lowercase()).unwrap_or_default();
    let rows = BuiltIn::all(locale(language)).map(|text| row(owner, language, text, &known));
    let mut rows: Vec<_> = rows
        .filter(|row| asked.source.is_none_or(|source| row.source == source))
        .filter(|row| search.is_empty() || says(row, &search))
        .collect();
    if asked.sort == Some(TextSort::ChangedAtDown) {
        rows.sort_by_key(|row| Reverse(row.changed_at));
    }
    rows
}

fn row(owner: WordingOwner, language: Language, text: BuiltIn, known: &Known<'_>) -> TextRow {
    let of = |owner| known.get(&(owner, text.name)).copied();
    let (platform, own) = (of(WordingOwner::Platform), of(WordingOwner::Tenant));
    let is_read = |it: Option<&Standing>| it.is_some_and(|it| it.fits);
    let source = match (is_read(own), is_read(platform)) {
        (true, _) => SettingSource::Tenant,
        (false, true) => SettingSource::Platform,
        (false, false) => SettingSource::Default,
    };
    let asked = match owner {
        WordingOwner::Platform => platform,
        WordingOwner::Tenant => own,
    };
    TextRow {
        key: text.name.to_owned(),
        language,
        built_in: text.forms[5].unwrap_or_default().to_owned(),
        platform: platform.map(|it| it.words.text.clone()),
        own: own.map(|it| it.words.text.clone()),
        source,
        changed_at: asked.map(|it| it.changed_at),
    }
}

/// Whether name or texts contain it, in any case.
fn says(row: &TextRow, search: &str) -> bool {
    let texts = [Some(&row.key), Some(&row.built_in), row.platform.as_ref(), row.own.as_ref()];
    texts.into_iter().flatten().any(|text| text.to_lowercase().contains(search))
}
