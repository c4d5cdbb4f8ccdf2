package cn.yinling.register;

import java.security.SecureRandom;

/** Ids that say nothing of whom they belong to. */
public final class NewId {
    private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final int LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private NewId() {}

    /** For example {@code r-7kq2mzt4bd}; 50 random bits. */
    public static String of(String prefix) {
        StringBuilder id = new StringBuilder(prefix).append('-');
        for (int i = 0; i < LENGTH; i++) {
            id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
