use super::{Accents, BrandColour, BrandLook, Ground, LogoDigest};
use crate::kernel::Example;
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// How one's own tenant looks.
#[operation(query, tenancy, rest = GET "/tenant/brand", needs = ReadOrganisation, output = BrandView)]
pub struct ShowBrand {}

/// How a tenant looks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct BrandView {
    /// What stands in the place of Portico's name, if anything does.
    pub name: Option<String>,
    /// The colour as it was chosen.
    pub colour: Option<BrandColour>,
    /// The tokens that are made of it, in both themes.
    pub tokens: Option<AccentTokens>,
    /// Where the logo is: `/api/v1/brand-logos/…`.
    pub logo: Option<String>,
}

/// The accent tokens of a colour, as a style sheet writes them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct AccentTokens {
    /// In the light theme.
    pub light: String,
    /// In the dark theme.
    pub dark: String,
    /// Whether the colour is shown darker or lighter than it was chosen.
    pub adjusted: bool,
}

impl AccentTokens {
    /// The tokens of a colour.
    pub fn of(colour: &BrandColour) -> Self {
        let colour = colour.oklch();
        let ((light, adjusted), (dark, _)) = (Accents::of(colour, Ground::Light), Accents::of(colour, Ground::Dark));
        Self { light: light.css(), dark: dark.css(), adjusted }
    }
}

impl BrandView {
    /// As it looks.
    pub fn of(look: BrandLook, logo: Option<LogoDigest>) -> Self {
        Self {
            tokens: look.colour.as_ref().map(AccentTokens::of),
            name: look.name,
            colour: look.colour,
            logo: logo.map(|logo| format!("/api/v1/brand-logos/{}", logo.digest)),
        }
    }

    /// The rules that replace the accents of every portal, in both themes.
    pub fn style(&self) -> Option<String> {
        let AccentTokens { light, dark, .. } = self.tokens.as_ref()?;
        Some(format!(
            "[data-portal]{{{light}}}[data-theme=\"dark\"][data-portal],[data-theme=\"dark\"] [data-portal]{{{dark}}}"
        ))
    }
}

impl Example for ShowBrand {
    fn example() -> Self {
        Self {}
    }
}
