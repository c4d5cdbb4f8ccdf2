package cn.yinling.accounts.sessions;

import cn.yinling.link.hash.Sha256;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Tokens that somebody shows, and what is kept of them. Thread-safe. */
public final class TokenKey {
    private static final SecureRandom RANDOM = new SecureRandom();

    private TokenKey() {}

    /** A new token, in hex. */
    public static String random(int bytes) {
        byte[] token = new byte[bytes];
        RANDOM.nextBytes(token);
        return HexFormat.of().formatHex(token);
    }

    /** What is kept of a token: SHA-256, in hex. */
    public static String of(String token) {
        return HexFormat.of().formatHex(Sha256.of(token));
    }
}
