//! The end of a process in two steps, so that no request fails while another process takes over: first it tells the
//! balancer that it is going and goes on answering, then it stops.

use std::future::Future;
use tokio::sync::watch;

/// How far a process has come with its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Serving,
    Draining,
    Stopping,
}

/// Whether this process is going, for whoever has to know.
#[derive(Clone)]
pub struct Drain(watch::Sender<Step>);

impl Default for Drain {
    fn default() -> Self {
        Self(watch::Sender::new(Step::Serving))
    }
}

impl Drain {
    /// Balancers send nothing new from now on; what comes nevertheless is answered.
    pub fn begin(&self) {
        self.0.send_replace(Step::Draining);
    }

    /// What never ends by itself ends from now on: live streams.
    pub fn stop(&self) {
        self.0.send_replace(Step::Stopping);
    }

    /// Whether the process is going.
    pub fn has_begun(&self) -> bool {
        *self.0.borrow() != Step::Serving
    }

    /// Waits until the process is going: who can go on elsewhere does so from then on.
    pub fn going(&self) -> impl Future<Output = ()> + Send + use<> {
        let mut steps = self.0.subscribe();
        async move {
            let _ = steps.wait_for(|step| *step != Step::Serving).await;
        }
    }

    /// Waits until live streams have to end.
    pub fn stopping(&self) -> impl Future<Output = ()> + Send + use<> {
        let mut steps = self.0.subscribe();
        async move {
            // Where the process forgets to say so, the stream ends with it.
            let _ = steps.wait_for(|step| *step == Step::Stopping).await;
        }
    }
}
