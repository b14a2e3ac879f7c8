//! Metrics in Prometheus' text format.

use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use std::sync::OnceLock;

const SECONDS: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];

/// The recorder of this process, installed at the first call.
pub fn handle() -> &'static PrometheusHandle {
    static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();
    HANDLE.get_or_init(|| {
        let builder = PrometheusBuilder::new().set_buckets(&SECONDS).unwrap_or_default();
        let recorder = builder.build_recorder();
        let handle = recorder.handle();
        // Only a second recorder could fail, and this is the one place that installs any.
        let _ = metrics::set_global_recorder(recorder);
        metrics::describe_counter!("portico_operations_total", "Operations by name, door and outcome");
        metrics::describe_histogram!("portico_operation_seconds", "Seconds that operations took");
        metrics::describe_counter!("portico_http_requests_total", "HTTP requests by method and status");
        handle
    })
}
