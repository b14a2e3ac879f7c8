use crate::Stop;
use crate::gateway::Context;
use crate::integrations::markdown;
use domain::platform::{RenderMarkdown, RenderedMarkdown};

pub async fn render_markdown(_: &mut Context, op: RenderMarkdown) -> Result<RenderedMarkdown, Stop> {
    Ok(RenderedMarkdown { html: markdown::html(&op.text) })
}
