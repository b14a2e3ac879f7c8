//! What stands in the place of built-in texts, as the database has it now.

use crate::Stop;
use domain::Moment;
use domain::kernel::{Language, TenantId};
use domain::tenancy::{WordingOwner, Words};
use sqlx::PgConnection;
use sqlx::types::Json;
use texts::{BuiltIn, Locale, Reading};

/// Words in the place of a built-in text.
pub(super) struct Standing {
    pub owner: WordingOwner,
    pub key: String,
    pub language: Language,
    pub words: Words,
    pub changed_at: Moment,
    /// Whether they have the placeholders and forms of the text as this release has it; others aren't read.
    pub fits: bool,
}

/// What the platform has put in the place of built-in texts, then what the tenant has, if one is named.
pub(super) async fn standing(db: &mut PgConnection, tenant: Option<TenantId>) -> Result<Vec<Standing>, Stop> {
    let mut rows = sqlx::query!(
        r#"select false as "own!", key as "key!", language as "language!", words as "words!: Json<Words>",
                  changed_at as "changed_at!"
           from tenancy.platform_wordings
           union all
           select true, key, language, words, changed_at from tenancy.wordings where tenant_id = $1"#,
        tenant.map(|tenant| tenant.0)
    )
    .fetch_all(db)
    .await?;
    rows.sort_by_key(|row| row.own);
    let standing = rows.into_iter().filter_map(|row| {
        let owner = if row.own { WordingOwner::Tenant } else { WordingOwner::Platform };
        let (language, words) = (Language::parse(&row.language)?, row.words.0);
        let fits = built_in(&row.key, language).is_some_and(|built_in| words.faults(&built_in).is_empty());
        Some(Standing { owner, key: row.key, language, words, changed_at: Moment(row.changed_at), fits })
    });
    Ok(standing.collect())
}

/// The texts as the tenant's people read them, or whoever belongs to none.
///
/// # Errors
/// The database's.
pub async fn reading_of(db: &mut PgConnection, tenant: Option<TenantId>) -> Result<Reading, Stop> {
    let standing = standing(db, tenant).await?;
    let read = standing.iter().filter(|it| it.fits);
    Ok(Reading::with(read.map(|it| (locale(it.language), it.key.as_str(), it.words.forms().map(|(_, form)| form)))))
}

/// A text as it is built in; `None` where this release hasn't one of that name.
pub(super) fn built_in(key: &str, language: Language) -> Option<Words> {
    BuiltIn::of(locale(language), key).map(|text| Words::of(text.forms))
}

/// The language as the catalogue knows it.
pub(super) fn locale(language: Language) -> Locale {
    Locale::parse(language.as_str()).unwrap_or_default()
}
