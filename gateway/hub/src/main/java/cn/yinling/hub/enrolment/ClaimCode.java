package cn.yinling.hub.enrolment;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A code by which a device gets its credentials once: two groups of four, without the characters
 * that look like others (0 O 1 I L). The last one is a check character: every wrong character and
 * every two that were swapped are found, for there are 31 characters, a prime, and each place has a
 * weight of its own. Seven random characters are 34 bits, which is why a code is short-lived, used
 * once, and guessed slowly. Immutable.
 *
 * @param text for example {@code K7QM-2XHV}
 */
public record ClaimCode(String text) {
    static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int LENGTH = 8;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** So slow that who has stolen the table does not find a code while it is good. */
    private static final int ROUNDS = 100_000;

    private static final byte[] SALT =
            "yinling.claim.1".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    /** A new one. */
    static ClaimCode random() {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH - 1; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return written(code.append(checkOf(code)).toString());
    }

    /**
     * What somebody has typed, in either case, with or without hyphen and spaces; empty where it is
     * no code or mistyped.
     */
    public static Optional<ClaimCode> typed(String text) {
        String code = text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        boolean isCode =
                code.length() == LENGTH
                        && code.chars().allMatch(character -> ALPHABET.indexOf(character) >= 0)
                        && sum(code) == 0;
        return isCode ? Optional.of(written(code)) : Optional.empty();
    }

    private static ClaimCode written(String code) {
        return new ClaimCode(code.substring(0, GROUP) + '-' + code.substring(GROUP));
    }

    /** The character with which the weighted sum is a multiple of their number. */
    private static char checkOf(CharSequence body) {
        for (int i = 0; i < ALPHABET.length(); i++) {
            if (sum(body.toString() + ALPHABET.charAt(i)) == 0) {
                return ALPHABET.charAt(i);
            }
        }
        throw new IllegalStateException("a prime has an inverse for every weight");
    }

    private static int sum(String code) {
        int sum = 0;
        for (int i = 0; i < code.length(); i++) {
            sum += (i + 1) * ALPHABET.indexOf(code.charAt(i));
        }
        return sum % ALPHABET.length();
    }

    /** What is kept of it. Takes some tens of milliseconds. */
    byte[] hash() {
        try {
            PBEKeySpec key = new PBEKeySpec(text.toCharArray(), SALT, ROUNDS, 256);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(key)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has PBKDF2", e);
        }
    }

    /** Not the code: it must not reach a log. */
    @Override
    public String toString() {
        return "ClaimCode[…]";
    }
}
