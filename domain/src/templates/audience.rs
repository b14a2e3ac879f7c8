use crate::policy::{Actor, Role};
use crate::words;

words! {
    /// Who may run a template.
    Audience {
        /// Nobody but those who write templates in the tenant that it belongs to.
        Internal = "internal",
        /// Everybody in the tenant that it belongs to.
        Own = "own",
        /// That, and the tenants that were chosen.
        Tenants = "tenants",
        /// Every tenant.
        Everybody = "everybody",
    }
}

impl Audience {
    /// Whether it goes beyond the tenant that the template belongs to.
    pub const fn is_beyond(self) -> bool {
        matches!(self, Self::Tenants | Self::Everybody)
    }

    /// Whether somebody may offer templates to it: beyond their own tenant only the company's own people do.
    pub fn is_open_to(self, actor: &Actor) -> bool {
        let is_platforms = |role: &str| Role::parse(role).is_some_and(Role::is_platforms);
        !self.is_beyond() || actor.roles.iter().any(|held| is_platforms(held.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_companys_own_people_offer_templates_to_others() {
        for role in Role::ALL {
            let actor = Actor::example(7, 1, &[*role]);
            for audience in Audience::ALL {
                let expected = !audience.is_beyond() || role.is_platforms();
                assert_eq!(audience.is_open_to(&actor), expected, "{role:?} {audience:?}");
            }
        }
    }
}
