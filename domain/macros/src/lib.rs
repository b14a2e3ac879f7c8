//! `#[operation(…)]`: turns a plain struct into a declared operation.
//!
//! ```text
//! #[operation(command, tenancy, rest = POST "/tenants", needs = CreateTenants, output = TenantCreated, creates)]
//! ```
//!
//! First the kind (`command`, `query`, `job`, `stream`, `upload`, `download`), then the bounded context, then
//! members: `rest = METHOD "/template"`, `needs = Public | SignedIn | <Permission>`, `output = Type` (default `()`),
//! `reach = Platform`, `limit = Ai`, `audit = Sensitive`, `entitlement = <Feature>`, `meter = "…"`, `deprecated = "…"`
//! and the bare marks `creates`, `danger`, `approval`, `idempotent`.
//! The macro adds the wire derives (camelCase members, unknown ones refused, those of type `Patch` may be absent), validation, the schema and the entry
//! in the catalogue; the doc comment becomes the description that the API documents show.

mod attributes;
mod events;

use attributes::Attributes;
use events::Events;
use proc_macro::TokenStream;
use quote::quote;
use syn::{Attribute, Expr, ItemEnum, ItemStruct, Lit, Meta, Type, parse_macro_input, parse_quote};

/// See the crate's documentation.
#[proc_macro_attribute]
pub fn operation(attributes: TokenStream, item: TokenStream) -> TokenStream {
    let attributes = parse_macro_input!(attributes as Attributes);
    let mut item = parse_macro_input!(item as ItemStruct);
    mark_patches(&mut item);
    let ident = &item.ident;
    let doc = doc_of(&item.attrs);
    let name = format!("{}.{}", attributes.context, snake(&ident.to_string()));
    let call = format!("/api/fn/{name}");
    let consts = attributes.consts();
    let output = &attributes.output;
    let answer = attributes.answer();
    quote! {
        #[derive(Clone, Debug, PartialEq, ::serde::Serialize, ::serde::Deserialize, ::garde::Validate)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        #[garde(allow_unvalidated)]
        #[cfg_attr(feature = "catalogue", derive(::schemars::JsonSchema))]
        #item

        impl crate::kernel::Operation for #ident {
            const NAME: &'static str = #name;
            const CALL: &'static str = #call;
            const DOC: &'static str = #doc;
            #consts
            type Output = #output;
            type Answer = #answer;
        }

        #[cfg(feature = "catalogue")]
        ::inventory::submit! { crate::catalogue::Entry::of::<#ident>() }
    }
    .into()
}

/// `#[events(Aggregate, version = 1, audience = ReadTenants)]` on the enum of an aggregate's events: the derives that
/// they are stored and documented with, their `EventKind`, and their entry in the event catalogue. The doc comment of
/// each variant becomes its description.
#[proc_macro_attribute]
pub fn events(attributes: TokenStream, item: TokenStream) -> TokenStream {
    let events = parse_macro_input!(attributes as Events);
    let item = parse_macro_input!(item as ItemEnum);
    events.expand(&item).into()
}

/// A member of type `Patch<…>` may be absent, and then isn't written: absent isn't null.
fn mark_patches(item: &mut ItemStruct) {
    for field in &mut item.fields {
        let Type::Path(path) = &field.ty else { continue };
        if path.path.segments.last().is_some_and(|segment| segment.ident == "Patch") {
            field.attrs.push(parse_quote! {
                #[serde(default, skip_serializing_if = "crate::kernel::Patch::is_absent")]
            });
        }
    }
}

fn doc_of(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(text) => Some(text.value().trim().to_owned()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    });
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

fn snake(camel: &str) -> String {
    let mut out = String::new();
    for (i, letter) in camel.char_indices() {
        if letter.is_ascii_uppercase() && i > 0 {
            out.push('_');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}
