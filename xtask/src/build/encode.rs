//! Bytes to smaller bytes, and to text.

use super::Mode;
use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};
use std::io::Write;

pub fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// The value of an `integrity` attribute.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", base64(&Sha384::digest(bytes)))
}

/// Raw deflate. Zopfli takes seconds and saves a twentieth, so only what is published gets it.
pub fn deflate(bytes: &[u8], mode: Mode) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    match mode {
        Mode::Full => zopfli::compress(zopfli::Options::default(), zopfli::Format::Deflate, bytes, &mut out)?,
        Mode::Quick => {
            let mut encoder = flate2::write::DeflateEncoder::new(&mut out, flate2::Compression::fast());
            encoder.write_all(bytes)?;
            encoder.finish()?;
        }
    }
    Ok(out)
}

pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish().context("gzip")
}

pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut out, &params).context("brotli")?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_is_deflated_inflates_to_the_same() {
        let bytes = b"hallway hallway hallway".repeat(50);
        for mode in [Mode::Full, Mode::Quick] {
            let mut back = Vec::new();
            let deflated = deflate(&bytes, mode).unwrap();
            flate2::read::DeflateDecoder::new(deflated.as_slice()).read_to_end(&mut back).unwrap();
            assert_eq!(back, bytes);
        }
    }

    #[test]
    fn integrity_is_what_a_browser_computes() {
        let known = "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO";
        assert_eq!(integrity(b"alert('Hello, world.');"), known);
    }
}
