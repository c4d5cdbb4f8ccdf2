package cn.yinling.register;

import cn.yinling.link.hash.Sha256;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What the hub keeps of a device's password: its SHA-256. Fast on purpose: the password is a random
 * token, which nobody can guess from the hash, and 20,000 devices may come back at once. Immutable.
 */
public final class Credential {
    private static final int TOKEN_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] hash;

    private Credential(byte[] hash) {
        this.hash = hash;
    }

    /** A password of 192 random bits, 32 characters of base64url. */
    public static String newPassword() {
        byte[] token = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    public static Credential ofPassword(String password) {
        return new Credential(Sha256.of(password));
    }

    static Credential ofHash(byte[] hash) {
        return new Credential(hash.clone());
    }

    byte[] hash() {
        return hash.clone();
    }

    /** Whether {@code password} is the one, in a time that says nothing of how nearly. */
    public boolean matches(byte[] password) {
        return MessageDigest.isEqual(hash, Sha256.of(password));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Credential credential
                && MessageDigest.isEqual(hash, credential.hash);
    }

    @Override
    public int hashCode() {
        return hash[0] << 24 | (hash[1] & 0xff) << 16 | (hash[2] & 0xff) << 8 | (hash[3] & 0xff);
    }

    /** The first four bytes of the hash, enough to tell two apart. */
    @Override
    public String toString() {
        return "Credential[" + HexFormat.of().formatHex(hash, 0, 4) + "…]";
    }
}
