//! Which text is changed or looked at, whose it is, and where that is written down.

use super::super::stream;
use super::standing::{Standing, standing};
use crate::Stop;
use crate::gateway::Context;
use domain::kernel::{Language, TenantId};
use domain::tenancy::{TextPlace, WordingOwner, Words};
use uuid::Uuid;

/// A text of somebody's.
pub(super) struct Spot {
    pub place: TextPlace,
    /// The tenant of whoever asks.
    pub tenant: TenantId,
    /// The stream of its changes.
    pub stream: Uuid,
}

impl Spot {
    /// That of one's own tenant, or of the platform.
    pub fn of(cx: &Context, owner: WordingOwner, (key, language): (String, Language)) -> Result<Self, Stop> {
        let tenant = cx.actor()?.tenant_id;
        let whose = match owner {
            WordingOwner::Tenant => tenant,
            // The platform's are nobody's tenant's.
            WordingOwner::Platform => TenantId(Uuid::nil()),
        };
        let what = format!("wording {key} {}", language.as_str());
        let stream = stream::of(&what, whose, whose.0);
        Ok(Self { place: TextPlace { owner, key, language }, tenant, stream })
    }

    /// Everything that stands in the place of built-in texts, as the owner sees it.
    pub async fn standing(&self, cx: &mut Context) -> Result<Vec<Standing>, Stop> {
        let tenant = Some(self.tenant).filter(|_| self.place.owner == WordingOwner::Tenant);
        standing(cx.tx().await?, tenant).await
    }

    /// What somebody has put in the place of this text.
    pub fn words_of<'a>(&self, owner: WordingOwner, all: &'a [Standing]) -> Option<&'a Standing> {
        let TextPlace { key, language, .. } = &self.place;
        all.iter().find(|it| it.owner == owner && it.key == *key && it.language == *language)
    }

    /// How it reads without the owner's own words.
    pub fn fallback(&self, built_in: &Words, all: &[Standing]) -> Words {
        let platforms = match self.place.owner {
            WordingOwner::Tenant => self.words_of(WordingOwner::Platform, all).filter(|it| it.fits),
            WordingOwner::Platform => None,
        };
        platforms.map_or(built_in, |it| &it.words).clone()
    }
}
