//! The members of `#[operation(…)]` and the constants that they become.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::parse::{Parse, ParseStream};
use syn::{Error, Ident, LitStr, Result, Token, Type, parse_quote};

pub struct Attributes {
    kind: Ident,
    pub context: Ident,
    rest: Option<(Ident, LitStr)>,
    needs: Option<Ident>,
    pub output: Type,
    reach: Option<Ident>,
    limit: Option<Ident>,
    audit: Option<Ident>,
    entitlement: Option<Ident>,
    meter: Option<LitStr>,
    deprecated: Option<LitStr>,
    marks: Vec<Ident>,
}

const MARKS: [&str; 4] = ["creates", "danger", "approval", "idempotent"];

impl Parse for Attributes {
    fn parse(input: ParseStream) -> Result<Self> {
        let kind: Ident = input.parse()?;
        input.parse::<Token![,]>()?;
        let context: Ident = input.parse()?;
        let mut it = Self {
            kind,
            context,
            rest: None,
            needs: None,
            output: parse_quote!(()),
            reach: None,
            limit: None,
            audit: None,
            entitlement: None,
            meter: None,
            deprecated: None,
            marks: Vec::new(),
        };
        while input.parse::<Option<Token![,]>>()?.is_some() && !input.is_empty() {
            it.member(input)?;
        }
        Ok(it)
    }
}

impl Attributes {
    /// What the call answers: a job's is only accepted.
    pub fn answer(&self) -> TokenStream {
        let output = &self.output;
        if self.kind == "job" { quote!(crate::kernel::JobStarted) } else { quote!(#output) }
    }

    fn member(&mut self, input: ParseStream) -> Result<()> {
        let key: Ident = input.parse()?;
        if MARKS.iter().any(|mark| key == mark) {
            self.marks.push(key);
            return Ok(());
        }
        input.parse::<Token![=]>()?;
        match key.to_string().as_str() {
            "rest" => self.rest = Some((input.parse()?, input.parse()?)),
            "needs" => self.needs = Some(input.parse()?),
            "output" => self.output = input.parse()?,
            "reach" => self.reach = Some(input.parse()?),
            "limit" => self.limit = Some(input.parse()?),
            "audit" => self.audit = Some(input.parse()?),
            "entitlement" => self.entitlement = Some(input.parse()?),
            "meter" => self.meter = Some(input.parse()?),
            "deprecated" => self.deprecated = Some(input.parse()?),
            other => {
                return Err(Error::new(key.span(), format!("an operation has no member `{other}`")));
            }
        }
        Ok(())
    }

    /// The associated constants of `impl Operation`.
    pub fn consts(&self) -> TokenStream {
        let kind = format_ident!("{}", capitalised(&self.kind.to_string()), span = self.kind.span());
        let context = self.context.to_string();
        let rest = match &self.rest {
            Some((method, path)) => {
                let method = format_ident!("{}", capitalised(&method.to_string().to_lowercase()));
                quote!(Some(crate::kernel::Rest { method: crate::kernel::Method::#method, path: #path }))
            }
            None => quote!(None),
        };
        let access = match &self.needs {
            Some(word) if word == "Public" || word == "SignedIn" => {
                quote!(crate::kernel::Access::#word)
            }
            Some(permission) => {
                quote!(crate::kernel::Access::Needs(crate::policy::Permission::#permission))
            }
            None => {
                quote!(compile_error!("an operation says what it needs: `needs = Public | SignedIn | <Permission>`"))
            }
        };
        let reach = or_default(&self.reach, "Own");
        let limit = or_default(&self.limit, "Standard");
        let audit = or_default(&self.audit, "Standard");
        let entitlement = match &self.entitlement {
            Some(feature) => quote!(Some(crate::billing::Feature::#feature)),
            None => quote!(None),
        };
        let [meter, deprecated] = [&self.meter, &self.deprecated].map(optional);
        let [creates, danger, approval, idempotent] = MARKS.map(|mark| self.marks.iter().any(|it| it == mark));
        quote! {
            const CONTEXT: &'static str = #context;
            const KIND: crate::kernel::Kind = crate::kernel::Kind::#kind;
            const REST: Option<crate::kernel::Rest> = #rest;
            const ACCESS: crate::kernel::Access = #access;
            const ATTRIBUTES: crate::kernel::Attributes = crate::kernel::Attributes {
                reach: crate::policy::Reach::#reach,
                limit: crate::kernel::LimitClass::#limit,
                audit: crate::kernel::AuditLevel::#audit,
                entitlement: #entitlement,
                meter: #meter,
                deprecated_since: #deprecated,
                creates: #creates,
                danger: #danger,
                approval: #approval,
                idempotent: #idempotent,
            };
        }
    }
}

fn or_default(word: &Option<Ident>, default: &str) -> Ident {
    word.clone().unwrap_or_else(|| format_ident!("{default}"))
}

fn optional(text: &Option<LitStr>) -> TokenStream {
    match text {
        Some(text) => quote!(Some(#text)),
        None => quote!(None),
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
