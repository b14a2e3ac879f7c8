//! An S3 server that isn't ours: moto, out of the tools folder, one for all tests of this process.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, OnceLock};
use std::time::{Duration, Instant};

/// The running server.
pub struct Moto {
    /// `http://127.0.0.1:PORT`.
    pub url: String,
    child: Mutex<Child>,
}

static SERVER: OnceLock<Moto> = OnceLock::new();

/// Starts it at the first use.
///
/// # Panics
/// With what to do, where it isn't installed.
pub fn server() -> &'static Moto {
    SERVER.get_or_init(|| {
        let server = start();
        stop_at_exit();
        server
    })
}

impl Moto {
    /// Makes a bucket; one that is there is fine.
    pub async fn make_bucket(&self, name: &str) {
        let answer = crate::support::http().put(format!("{}/{name}", self.url)).send().await.expect("moto answers");
        assert!(answer.status().is_success(), "{}", answer.status());
    }
}

fn start() -> Moto {
    let tools = std::env::var_os("PORTICO_TOOLS").map(PathBuf::from);
    let folder = tools.map(|tools| tools.join("moto/site")).filter(|folder| folder.is_dir());
    let folder = folder.expect("these tests need an S3 server in the tools folder: run bin/test, which brings it");
    let port = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("it listens").port();
    let child = Command::new("python3")
        .args(["-m", "moto.server", "-H", "127.0.0.1", "-p", &port.to_string()])
        .env("PYTHONPATH", folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("Python starts");
    let address = format!("127.0.0.1:{port}");
    let until = Instant::now() + Duration::from_secs(60);
    while std::net::TcpStream::connect(&address).is_err() {
        assert!(Instant::now() < until, "moto doesn't answer");
        std::thread::sleep(Duration::from_millis(50));
    }
    Moto { url: format!("http://{address}"), child: Mutex::new(child) }
}

/// Statics are never dropped: without this the server would outlive the tests.
fn stop_at_exit() {
    extern "C" fn stop() {
        if let Some(server) = SERVER.get()
            && let Ok(mut child) = server.child.lock()
        {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
    #[expect(unsafe_code, reason = "the standard library has no way to run something at the end of the process")]
    // SAFETY: `stop` is a plain function that lives as long as the process and never unwinds through C: neither
    // locking nor killing panics, and the exit runs it once.
    unsafe {
        libc::atexit(stop);
    }
}
