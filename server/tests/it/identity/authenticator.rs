//! A passkey in software: what a browser and its authenticator answer to the questions of Web Authentication, level 3.

use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use server::ambient::{base64url, from_base64url, new_id, new_secret};
use sha2::{Digest, Sha256};

/// Flags of authenticator data: somebody was there, and showed finger, face or PIN.
const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const HAS_KEY: u8 = 0x40;

/// One passkey.
pub struct Authenticator {
    key: EcdsaKeyPair,
    id: Vec<u8>,
    /// Where the browser thinks that it is.
    pub origin: &'static str,
    /// Whether it asks for finger, face or PIN.
    pub verifies: bool,
    /// How often it has signed.
    pub counter: u32,
    owner: String,
}

impl Authenticator {
    pub fn new() -> Self {
        let random = SystemRandom::new();
        let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).expect("a key");
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, document.as_ref(), &random).expect("a key");
        let id = [new_id().as_bytes().as_slice(), &new_secret()[..16]].concat();
        Self { key, id, origin: "http://localhost:3000", verifies: true, counter: 0, owner: String::new() }
    }

    /// Answers `navigator.credentials.create`.
    pub fn create(&mut self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).expect("options");
        assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
        self.owner = options["user"]["id"].as_str().expect("whose it is").to_owned();
        let mut data = self.data(options["rp"]["id"].as_str().expect("a party"), HAS_KEY);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).expect("short").to_be_bytes());
        data.extend(&self.id);
        let point = self.key.public_key().as_ref();
        // A COSE key: kty EC2, alg ES256, crv P-256, x, y.
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(&point[1..33]);
        data.extend([0x22, 0x58, 0x20]);
        data.extend(&point[33..]);
        let mut object = vec![0xa3];
        object.extend(b"\x63fmt\x64none\x67attStmt\xa0\x68authData\x59");
        object.extend(u16::try_from(data.len()).expect("short").to_be_bytes());
        object.extend(&data);
        let client = self.client_data("webauthn.create", &options);
        let response = json!({
            "clientDataJSON": base64url(client.as_bytes()), "attestationObject": base64url(&object),
            "transports": ["internal"], "authenticatorData": base64url(&data), "publicKeyAlgorithm": -7,
        });
        self.credential(response)
    }

    /// Answers `navigator.credentials.get`.
    pub fn get(&mut self, options: &str) -> String {
        let options: Value = serde_json::from_str(options).expect("options");
        self.counter += 1;
        let data = self.data(options["rpId"].as_str().expect("a party"), 0);
        let client = self.client_data("webauthn.get", &options);
        let signed = [data.as_slice(), &Sha256::digest(&client)].concat();
        let signature = self.key.sign(&SystemRandom::new(), &signed).expect("a signature");
        let response = json!({
            "clientDataJSON": base64url(client.as_bytes()), "authenticatorData": base64url(&data),
            "signature": base64url(signature.as_ref()), "userHandle": self.owner,
        });
        self.credential(response)
    }

    /// The passkey of another person with this one's key: what a thief of a handle would say.
    pub fn pretend(&mut self, owner: &[u8]) {
        self.owner = base64url(owner);
    }

    fn data(&self, party: &str, flags: u8) -> Vec<u8> {
        let verified = if self.verifies { VERIFIED } else { 0 };
        let mut data = Sha256::digest(party).to_vec();
        data.push(PRESENT | verified | flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn client_data(&self, kind: &str, options: &Value) -> String {
        let challenge = options["challenge"].as_str().expect("a challenge");
        assert!(from_base64url(challenge).is_some_and(|bytes| bytes.len() >= 16));
        json!({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false}).to_string()
    }

    fn credential(&self, response: Value) -> String {
        let id = base64url(&self.id);
        json!({
            "id": id, "rawId": id, "type": "public-key", "authenticatorAttachment": "platform",
            "clientExtensionResults": {}, "response": response,
        })
        .to_string()
    }
}
