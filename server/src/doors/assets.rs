//! Scripts, styles and fonts: `/pkg/<hash>/…` never changes, everything else in the site folder is asked for anew.

use super::Doors;
use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use http::{HeaderValue, header};
use std::path::Path;
use tower_http::services::ServeDir;

pub fn routes(site: &Path) -> Router<Doors> {
    let packages = ServeDir::new(site.join("pkg")).precompressed_br().precompressed_gzip();
    let mut router = Router::new().nest_service("/pkg", packages);
    for file in ["favicon.svg", "favicon.ico"] {
        let service = tower_http::services::ServeFile::new(site.join(file));
        router = router.route_service(&format!("/{file}"), service);
    }
    router.layer(from_fn(cache))
}

async fn cache(request: Request, next: Next) -> Response {
    let immutable = request.uri().path().starts_with("/pkg/");
    let mut response = next.run(request).await;
    let value = match (immutable, response.status().is_success() || response.status() == 304) {
        (true, true) => "public, max-age=31536000, immutable",
        (false, true) => "public, max-age=3600",
        _ => "no-store",
    };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(value));
    response
}
