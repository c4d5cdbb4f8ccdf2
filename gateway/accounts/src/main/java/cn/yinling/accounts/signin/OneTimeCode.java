package cn.yinling.accounts.signin;

import cn.yinling.link.hash.Sha256;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * A code that is good once, in groups of four, without the characters that look like others (0 O 1
 * I L). So long that nobody who has its hash finds it by trying. Immutable.
 *
 * @param text for example {@code 7KQM-2XHW-PD4T}
 */
public record OneTimeCode(String text) {
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Of a few days: three groups, 59 bits. */
    public static OneTimeCode ofDays() {
        return random(3);
    }

    /** Of years, on a sheet in a drawer: four groups, 79 bits. */
    static OneTimeCode ofYears() {
        return random(4);
    }

    private static OneTimeCode random(int groups) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < groups * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new OneTimeCode(code.toString());
    }

    /** What is kept of it. */
    public byte[] hash() {
        return hashOf(text);
    }

    /** What is kept of a code, typed in either case, with or without hyphens and spaces. */
    public static byte[] hashOf(String typed) {
        String plain = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return Sha256.of(plain);
    }

    /** Not the code: it must not reach a log. */
    @Override
    public String toString() {
        return "OneTimeCode[…]";
    }
}
