//! TLS at the server's own door (checklist SEC-01), on the loopback with a certificate of its own.

use crate::support::World;
use axum::Extension;
use axum::serve::ListenerExt;
use managed_postgres::testing::TempFolder;
use rcgen::{CertifiedKey, KeyPair, generate_simple_self_signed};
use reqwest::{Certificate, Client, redirect, tls};
use server::doors::tls::{OverTls, TlsListener, redirect as sends_on, server_config};
use std::net::SocketAddr;
use std::path::PathBuf;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

struct Made {
    folder: TempFolder,
    pem: String,
}

impl Made {
    fn new() -> Self {
        let folder = TempFolder::new();
        let CertifiedKey { cert, signing_key } =
            generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
        std::fs::write(folder.path().join("certificate.pem"), cert.pem()).expect("it is written");
        std::fs::write(folder.path().join("key.pem"), signing_key.serialize_pem()).expect("it is written");
        Self { folder, pem: cert.pem() }
    }

    fn paths(&self) -> (PathBuf, PathBuf) {
        (self.folder.path().join("certificate.pem"), self.folder.path().join("key.pem"))
    }

    fn client(&self) -> reqwest::ClientBuilder {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let root = Certificate::from_pem(self.pem.as_bytes()).expect("a certificate");
        Client::builder().tls_certs_only([root]).redirect(redirect::Policy::none())
    }
}

/// The world behind TLS, and the port beside it that sends everybody there.
async fn serving(world: &World, made: &Made) -> (SocketAddr, SocketAddr) {
    let (certificate, key) = made.paths();
    let config = server_config(&certificate, &key).expect("a configuration");
    let listener = TlsListener::bind("127.0.0.1:0".parse().expect("an address"), config).await.expect("a free port");
    let encrypted = axum::serve::Listener::local_addr(&listener).expect("it listens");
    let app = world.app.clone().layer(Extension(OverTls));
    let service = app.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(axum::serve(listener.tap_io(|_| {}), service).into_future());
    let plain = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = plain.local_addr().expect("it listens");
    tokio::spawn(axum::serve(plain, sends_on(&format!("https://localhost:{}", encrypted.port()))).into_future());
    (encrypted, address)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn plain_http_is_sent_on_to_https_which_answers_and_tells_browsers_to_stay() {
    let (world, made) = (World::demo().await, Made::new());
    let (encrypted, plain) = serving(&world, &made).await;
    let client = made.client().build().expect("a client");
    for path in ["/login?next=%2Faccount", "/api/v1/me"] {
        let sent = client.post(format!("http://localhost:{}{path}", plain.port())).send().await.expect("an answer");
        let to = sent.headers().get("location").and_then(|to| to.to_str().ok()).unwrap_or_default().to_owned();
        assert_eq!((sent.status().as_u16(), &to), (308, &format!("https://localhost:{}{path}", encrypted.port())));
        assert!(sent.headers().get("strict-transport-security").is_none(), "not over plain HTTP (RFC 6797 §7.2)");
    }
    let page = client.get(format!("https://localhost:{}/login", encrypted.port())).send().await.expect("an answer");
    assert_eq!(page.status().as_u16(), 200);
    let stay = page.headers().get("strict-transport-security").and_then(|it| it.to_str().ok()).unwrap_or_default();
    assert!(stay.starts_with("max-age=63072000"), "{stay}");
    // Passwords may travel here, and the cookie is for encrypted connections alone.
    let form = [("email", crate::support::people::CLIENT), ("password", crate::support::PASSWORD)];
    let origin = format!("https://localhost:{}", encrypted.port());
    let signed_in = client.post(format!("{origin}/api/fn/identity.sign_in")).header("origin", &origin);
    let signed_in = signed_in.form(&form).send().await.expect("an answer");
    let cookie = signed_in.headers().get("set-cookie").and_then(|it| it.to_str().ok()).unwrap_or_default();
    assert!(cookie.starts_with("__Host-") && cookie.contains("Secure"), "{cookie}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn tls_1_2_and_1_3_are_spoken_and_1_1_is_refused() {
    let (world, made) = (World::demo().await, Made::new());
    let (encrypted, _) = serving(&world, &made).await;
    for version in [tls::Version::TLS_1_2, tls::Version::TLS_1_3] {
        let client = made.client().tls_version_min(version).tls_version_max(version).build().expect("a client");
        let url = format!("https://localhost:{}/health/live", encrypted.port());
        assert_eq!(client.get(url).send().await.expect("an answer").status().as_u16(), 200, "{version:?}");
    }
    // No library here speaks 1.1 any more, so the first word of such a client is said by hand.
    let mut stream = TcpStream::connect(encrypted).await.expect("a connection");
    stream.write_all(&hello_of_tls_1_1()).await.expect("it is sent");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.expect("the end");
    // An alert (21), fatal (2), protocol_version (70): RFC 5246 §7.2.
    assert_eq!((answer.first(), answer.get(5..7)), (Some(&21), Some(&[2_u8, 70][..])), "{answer:?}");
}

/// RFC 4346 §7.4.1.2: version 3.2, a random, no session, one suite, no compression. It has the extensions that a server
/// asks for (signature algorithms, groups), so that nothing but the version is wrong with it.
fn hello_of_tls_1_1() -> Vec<u8> {
    let mut hello = vec![3, 2];
    hello.extend([7; 32]);
    hello.extend([0, 0, 2, 0xc0, 0x2b, 1, 0]);
    let extensions = [0, 13, 0, 6, 0, 4, 4, 3, 8, 4, 0, 10, 0, 4, 0, 2, 0, 23];
    hello.extend([0, u8::try_from(extensions.len()).expect("they are short")]);
    hello.extend(extensions);
    let length = u8::try_from(hello.len()).expect("it is short");
    let mut handshake = vec![1, 0, 0, length];
    handshake.extend(hello);
    let mut record = vec![22, 3, 1, 0, length + 4];
    record.extend(handshake);
    record
}

#[test]
fn files_that_are_none_are_refused_by_name() {
    let made = Made::new();
    let (certificate, key) = made.paths();
    let gone = made.folder.path().join("gone.pem");
    let said =
        |certificate: &PathBuf, key: &PathBuf| format!("{:#}", server_config(certificate, key).expect_err("refused"));
    assert!(said(&gone, &key).contains("--tls-certificate"), "{}", said(&gone, &key));
    assert!(said(&certificate, &gone).contains("--tls-key"), "{}", said(&certificate, &gone));
    assert!(said(&key, &certificate).contains("--tls-certificate"), "{}", said(&key, &certificate));
    let other = KeyPair::generate().expect("a key").serialize_pem();
    std::fs::write(&key, other).expect("it is written");
    assert!(said(&certificate, &key).contains("isn't the key"), "{}", said(&certificate, &key));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn only_a_proxy_that_was_named_says_that_a_connection_is_encrypted() {
    let world = World::demo_with(&["--trusted-proxies", "10.0.0.0/8"]).await;
    let stay = async |from: &str| {
        let ask = world.get("/health/live").from(from).header("x-forwarded-proto", "https");
        ask.send().await.header("strict-transport-security").is_some()
    };
    assert!(stay("10.0.0.7").await);
    assert!(!stay("203.0.113.9").await);
}
