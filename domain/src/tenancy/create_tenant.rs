use super::{BrandColour, Isolation, TenantKind};
use crate::kernel::{Example, Mode, SagaId, TenantId, rules};
use domain_macros::operation;
use serde::{Deserialize, Serialize};

/// Opens a tenant: an organisation, an agency or an individual, with the address of its first administrator, who is
/// invited by mail. It is set up in steps; once it is active its people can work.
#[operation(command, tenancy, rest = POST "/tenants", needs = CreateTenants, reach = Platform, output = TenantCreated, creates)]
pub struct CreateTenant {
    /// What people call it, 2 to 120 characters.
    #[garde(length(chars, min = 2, max = 120), custom(rules::line))]
    pub name: String,
    /// What kind of customer it is.
    pub kind: TenantKind,
    /// Who administers it on the customer's side.
    #[garde(custom(rules::email))]
    pub admin_email: String,
    /// For real, or to try things out with a clock of its own; live unless told.
    pub mode: Option<Mode>,
    /// The code of the plan that it begins on; the smallest unless told.
    #[garde(inner(length(chars, max = 40)))]
    pub plan: Option<String>,
    /// What stands in the place of Portico's name for its people; Portico's unless told.
    #[garde(inner(length(chars, max = 40), custom(rules::optional_line)))]
    pub brand_name: Option<String>,
    /// The colour that its accents are made of, `#1f7a4d`; Portico's unless told. One in which texts couldn't be read is
    /// made darker.
    #[garde(dive)]
    pub brand_colour: Option<BrandColour>,
    /// Whether it gets a database of its own, for which its plan has to give `dedicated_database`; shared unless told. It
    /// stays so. An agency has none: its clients are beside it.
    pub isolation: Option<Isolation>,
}

/// The tenant is there, and being set up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct TenantCreated {
    /// Its id.
    pub id: TenantId,
    /// The saga that sets it up.
    pub saga: SagaId,
}

impl Example for CreateTenant {
    fn example() -> Self {
        Self {
            name: "Aurora Foods".into(),
            kind: TenantKind::Organisation,
            admin_email: "owner@demo.portico.example".into(),
            mode: None,
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
    fn every_wrong_field_is_named_at_once() {
        let wrong = CreateTenant { name: "A".into(), admin_email: "nobody".into(), ..CreateTenant::example() };
        let refusal = validate(&wrong).unwrap_err();
        let faults: Vec<_> = refusal.fields.iter().map(|f| (f.field.as_str(), f.code.as_str())).collect();
        assert_eq!(faults, [("adminEmail", "not_an_email"), ("name", "too_short")]);
        assert_eq!(refusal.fault_of("name").unwrap().params["min"], "2");
    }

    #[test]
    fn the_example_validates() {
        assert_eq!(validate(&CreateTenant::example()), Ok(()));
    }
}
