//! How is a request told from all others?

/// A key from sixteen random bytes, written as a UUID of version 4 (RFC 9562).
#[must_use]
pub fn key(mut random: [u8; 16]) -> String {
    random[6] = (random[6] & 0x0f) | 0x40;
    random[8] = (random[8] & 0x3f) | 0x80;
    let hex: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_uuid_of_version_four() {
        assert_eq!(key([0xff; 16]), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(key([0; 16]), "00000000-0000-4000-8000-000000000000");
    }
}
