//! The members of `#[events(…)]`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::{Error, Ident, ItemEnum, LitInt, Result, Token};

pub struct Events {
    aggregate: Ident,
    version: LitInt,
    audience: Ident,
}

impl Parse for Events {
    fn parse(input: ParseStream) -> Result<Self> {
        let aggregate: Ident = input.parse()?;
        let (mut version, mut audience) = (None, None);
        while input.parse::<Option<Token![,]>>()?.is_some() && !input.is_empty() {
            let key: Ident = input.parse()?;
            input.parse::<Token![=]>()?;
            match key.to_string().as_str() {
                "version" => version = Some(input.parse()?),
                "audience" => audience = Some(input.parse()?),
                other => return Err(Error::new(key.span(), format!("events have no member `{other}`"))),
            }
        }
        let lacks = |what: &str| Error::new(aggregate.span(), format!("events say their {what}"));
        let version = version.ok_or_else(|| lacks("version"))?;
        let audience = audience.ok_or_else(|| lacks("audience"))?;
        Ok(Self { aggregate, version, audience })
    }
}

impl Events {
    /// The enum with its derives, its `EventKind` and its entry in the catalogue.
    pub fn expand(&self, item: &ItemEnum) -> TokenStream {
        let Self { aggregate, version, audience } = self;
        let ident = &item.ident;
        let types = item.variants.iter().map(|variant| variant.ident.to_string());
        let docs = item.variants.iter().map(|variant| crate::doc_of(&variant.attrs));
        quote! {
            #[derive(Clone, Debug, PartialEq, ::serde::Serialize, ::serde::Deserialize)]
            #[serde(tag = "type", content = "payload", rename_all_fields = "camelCase")]
            #[cfg_attr(feature = "catalogue", derive(::schemars::JsonSchema))]
            #item

            impl crate::kernel::EventKind for #ident {
                const SCHEMA_VERSION: i16 = #version;
                const AUDIENCE: crate::policy::Permission = crate::policy::Permission::#audience;
                const TYPES: &'static [&'static str] = &[#(#types),*];
            }

            #[cfg(feature = "catalogue")]
            ::inventory::submit! { crate::catalogue::EventSet::of::<#aggregate>(&[#(#docs),*]) }
        }
    }
}
