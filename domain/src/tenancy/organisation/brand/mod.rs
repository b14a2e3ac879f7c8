//! How a tenant looks: its name, its logo, and one colour of which the five accent tokens are made.

mod accents;
mod change;
mod colour;
mod logo;
mod look;
mod show;

pub use accents::{Accents, Ground, SURFACES_DARK, SURFACES_LIGHT};
pub use change::{BrandSaved, ChangeBrand, ResetBrand};
pub use colour::{BrandColour, Oklch, contrast};
pub use logo::{BrandLogo, ChangeLogo, LogoKind, RemoveLogo};
pub use look::{Brand, BrandCommand, BrandEvent, BrandLook, BrandRefusal, BrandState, LogoDigest};
pub use show::{AccentTokens, BrandView, ShowBrand};
