package cn.yinling.hub.support;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;

/** The app on somebody's phone, with a secret that she has typed. */
public final class AuthenticatorApp {
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final SecretKeySpec secret;

    /**
     * @param typed Base32, in groups or not
     */
    public AuthenticatorApp(String typed) {
        String letters = typed.replaceAll("\\s", "");
        byte[] bytes = new byte[letters.length() * 5 / 8];
        int buffer = 0;
        int bits = 0;
        int next = 0;
        for (int i = 0; i < letters.length(); i++) {
            buffer = (buffer << 5) | BASE_32.indexOf(letters.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[next++] = (byte) (buffer >> bits);
            }
        }
        secret = new SecretKeySpec(bytes, "HmacSHA1");
    }

    /** What it shows. */
    public String codeAt(Instant at) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(secret, at);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
