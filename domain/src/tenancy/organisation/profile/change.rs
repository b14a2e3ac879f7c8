use super::OrganisationProfile;
use crate::kernel::{Example, rules};
use domain_macros::operation;

/// Says what one's own organisation is as a company. What isn't named is left empty.
#[operation(command, tenancy, rest = PUT "/organisation", needs = ManageOrganisation, idempotent)]
#[derive(Default)]
pub struct ChangeOrganisation {
    /// As it is registered.
    #[garde(inner(length(chars, max = 160), custom(rules::optional_line)))]
    pub legal_name: Option<String>,
    /// Under which number it is registered.
    #[garde(inner(length(chars, max = 60), custom(rules::optional_line)))]
    pub registration_number: Option<String>,
    /// What invoices to it name.
    #[garde(inner(length(chars, max = 60), custom(rules::optional_line)))]
    pub tax_id: Option<String>,
    /// Street and number.
    #[garde(inner(length(chars, max = 200), custom(rules::optional_line)))]
    pub street: Option<String>,
    /// Postal code.
    #[garde(inner(length(chars, max = 20), custom(rules::optional_line)))]
    pub postal_code: Option<String>,
    /// City or town.
    #[garde(inner(length(chars, max = 100), custom(rules::optional_line)))]
    pub city: Option<String>,
    /// Country.
    #[garde(inner(length(chars, max = 100), custom(rules::optional_line)))]
    pub country: Option<String>,
    /// Whom to talk to.
    #[garde(inner(length(chars, max = 120), custom(rules::optional_line)))]
    pub contact_name: Option<String>,
    /// Where to write to.
    #[garde(inner(length(chars, max = 254), custom(rules::optional_line)))]
    pub contact_email: Option<String>,
    /// Where to call.
    #[garde(inner(length(chars, max = 40), custom(rules::optional_line)))]
    pub contact_phone: Option<String>,
    /// The version that was seen; another one by now is a conflict.
    pub version: Option<u32>,
}

impl ChangeOrganisation {
    /// What it says.
    pub fn profile(self) -> OrganisationProfile {
        OrganisationProfile {
            legal_name: self.legal_name,
            registration_number: self.registration_number,
            tax_id: self.tax_id,
            street: self.street,
            postal_code: self.postal_code,
            city: self.city,
            country: self.country,
            contact_name: self.contact_name,
            contact_email: self.contact_email,
            contact_phone: self.contact_phone,
        }
        .tidy()
    }
}

impl Example for ChangeOrganisation {
    fn example() -> Self {
        let profile = example_profile();
        Self {
            legal_name: profile.legal_name,
            registration_number: profile.registration_number,
            tax_id: profile.tax_id,
            street: profile.street,
            postal_code: profile.postal_code,
            city: profile.city,
            country: profile.country,
            contact_name: profile.contact_name,
            contact_email: profile.contact_email,
            contact_phone: profile.contact_phone,
            version: None,
        }
    }
}

pub(super) fn example_profile() -> OrganisationProfile {
    let some = |text: &str| Some(text.to_owned());
    OrganisationProfile {
        legal_name: some("Aurora Foods SARL"),
        registration_number: some("RC 104 233"),
        tax_id: some("MA 001 524 331"),
        street: some("12 Rue des Orangers"),
        postal_code: some("20250"),
        city: some("Casablanca"),
        country: some("Morocco"),
        contact_name: some("Salma Benali"),
        contact_email: some("owner@demo.portico.example"),
        contact_phone: some("+212 5 22 00 00 00"),
    }
}
