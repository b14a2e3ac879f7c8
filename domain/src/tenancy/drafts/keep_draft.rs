use crate::kernel::{Example, Mode, rules};
use crate::tenancy::{BrandColour, Isolation, TenantKind};
use crate::words;
use domain_macros::operation;
use garde::Error;

words! {
    /// A step of the wizard that opens a tenant.
    WizardStep {
        /// Name and kind.
        Details = "details",
        /// What it may use, and where its rows are.
        Plan = "plan",
        /// Who administers it.
        Administrator = "administrator",
        /// How it looks.
        Branding = "branding",
        /// Everything at a glance.
        Review = "review",
    }
}

/// Keeps what one has said so far about a tenant that one is about to open. It is one's own alone, and one at a time.
#[operation(command, tenancy, rest = PUT "/tenant-draft", needs = CreateTenants, idempotent)]
pub struct KeepTenantDraft {
    /// The step to go on with.
    pub step: WizardStep,
    /// What people will call it; it may be unfinished.
    #[garde(inner(length(chars, max = 120)))]
    pub name: Option<String>,
    /// What kind of customer it is.
    pub kind: Option<TenantKind>,
    /// For real, or to try things out.
    pub mode: Option<Mode>,
    /// Who will administer it; it may be unfinished.
    #[garde(inner(length(chars, max = 254)))]
    pub admin_email: Option<String>,
    /// The code of the plan that it will begin on.
    #[garde(inner(length(chars, max = 40)))]
    pub plan: Option<String>,
    /// What will stand in the place of Portico's name; empty: nothing will.
    #[garde(inner(length(chars, max = 40), custom(rules::optional_line)))]
    pub brand_name: Option<String>,
    /// The colour that its accents will be made of, `#1f7a4d`; empty: Portico's own.
    #[garde(inner(custom(optional_colour)))]
    pub brand_colour: Option<String>,
    /// Where its rows will be.
    pub isolation: Option<Isolation>,
}

fn optional_colour(text: &str, (): &()) -> garde::Result {
    let is_fine = text.is_empty() || BrandColour::parse(text).is_some();
    if is_fine { Ok(()) } else { Err(Error::new("not_a_colour")) }
}

impl Example for KeepTenantDraft {
    fn example() -> Self {
        Self {
            step: WizardStep::Administrator,
            name: Some("Aurora Foods".into()),
            kind: Some(TenantKind::Organisation),
            mode: None,
            admin_email: None,
            plan: None,
            brand_name: None,
            brand_colour: None,
            isolation: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::validate;

    #[test]
    fn a_colour_may_be_left_empty_and_is_one_otherwise() {
        let keep = |colour: &str| KeepTenantDraft { brand_colour: Some(colour.into()), ..KeepTenantDraft::example() };
        assert_eq!((validate(&keep("")), validate(&keep("#1f7a4d"))), (Ok(()), Ok(())));
        let refusal = validate(&keep("green")).unwrap_err();
        assert_eq!(refusal.fault_of("brandColour").unwrap().code, "not_a_colour");
    }
}
