use crate::kernel::{Example, rules};
use crate::words;
use domain_macros::operation;

words! {
    /// What somebody holds in their hands, by the width of the window.
    DeviceClass {
        /// Below 640 pixels.
        Phone = "phone",
        /// Below 1,024 pixels.
        Tablet = "tablet",
        /// Wider.
        Desktop = "desktop",
    }
}

/// Tells what a browser measured of one page, once, when nobody looks at it any more. Pages do it by themselves, unless the browser
/// or the person asks not to be counted. Nothing in it says who that was.
#[operation(command, platform, rest = POST "/platform/vitals", needs = Public)]
pub struct ReportVitals {
    /// The route of the page, as `/admin/tenants/{id}`: never its address.
    #[garde(length(chars, max = 200), custom(rules::line))]
    pub page: String,
    /// The release of the page.
    #[garde(length(chars, max = 64), custom(rules::line))]
    pub release: String,
    /// What it was looked at with.
    pub device: DeviceClass,
    /// Largest Contentful Paint, in milliseconds.
    pub lcp: Option<u32>,
    /// Interaction to Next Paint, in milliseconds; absent where nobody did anything.
    pub inp: Option<u32>,
    /// Cumulative Layout Shift, in thousandths.
    pub cls: Option<u32>,
}

impl Example for ReportVitals {
    fn example() -> Self {
        Self {
            page: "/pricing".into(),
            release: "5f0c2a91d3b7e468".into(),
            device: DeviceClass::Phone,
            lcp: Some(1_240),
            inp: Some(48),
            cls: Some(12),
        }
    }
}
