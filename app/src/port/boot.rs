//! What a page knows from its first byte: who is signed in, language and theme. Read synchronously on both sides.

use super::Manner;
use domain::kernel::Zone;
use domain::policy::{Actor, Portal};
use domain::tenancy::BrandView;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use texts::Locale;

/// What a page knows from its first byte.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Boot {
    /// Who is signed in.
    pub actor: Option<Actor>,
    #[serde(with = "locale_code")]
    /// The language of the page.
    pub locale: Locale,
    /// Light, dark or as the system has it.
    pub theme: Theme,
    /// How the person wants the frame.
    pub manner: Manner,
    /// Whether signing in is off because the connection isn't encrypted.
    pub tls_required: bool,
    /// Where this release's assets are: `/pkg/<hash>`.
    pub pkg: String,
    /// What the clocks of the person's time zone show.
    pub zone: Arc<Zone>,
    /// How the tenant looks whose page it is.
    pub brand: BrandView,
    /// Whether visitors can make an account.
    pub sign_up: bool,
    /// The paths of the portals that are switched off.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closed: Vec<String>,
    /// Whether the page loads itself anew when the server was built anew: the developer's loop.
    pub reload: bool,
    /// The route of the page that was loaded, as `/admin/tenants/{id}`: never its address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// Whether what the browser measures of the page may be counted.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub counted: bool,
    /// The place in the log that the page is not older than: the stream of changes goes on from there. For whoever is
    /// signed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

impl Boot {
    /// Whether a portal is switched off.
    pub fn is_closed(&self, portal: Portal) -> bool {
        self.closed.iter().any(|path| path == portal.path())
    }

    /// Nobody, on a page that nobody asked for: how routes are listed, and what a broken document falls back to.
    pub fn nobody() -> Self {
        Self {
            actor: None,
            locale: Locale::default(),
            theme: Theme::default(),
            manner: Manner::default(),
            tls_required: false,
            pkg: String::new(),
            zone: Arc::new(Zone::utc()),
            brand: BrandView::default(),
            sign_up: true,
            closed: Vec::new(),
            reload: false,
            page: None,
            counted: false,
            place: None,
        }
    }
}

/// Light, dark or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// All choices.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// As cookie and query have it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.as_str() == name)
    }
}

mod locale_code {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use texts::Locale;

    pub fn serialize<S: Serializer>(locale: &Locale, to: S) -> Result<S::Ok, S::Error> {
        locale.code().serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Locale, D::Error> {
        let code = String::deserialize(from)?;
        Ok(Locale::parse(&code).unwrap_or_default())
    }
}
