package cn.yinling.runtime.signin;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;

/** Passwords as Argon2id (RFC 9106) with OWASP's parameters. Thread-safe. */
public final class Passwords {
    private static final int MEMORY_KIB = 19_456;
    private static final int ITERATIONS = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private static final Argon2Function FUNCTION =
            Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, LANES, HASH_BYTES, Argon2.ID);

    private Passwords() {}

    /** A hash with a salt of its own. Takes some 50 ms and 19 MiB. */
    public static String hash(String password) {
        return Password.hash(password).addRandomSalt(SALT_BYTES).with(FUNCTION).getResult();
    }

    /** Whether {@code hash} is of {@code password}. Takes as long as {@link #hash(String)}. */
    static boolean matches(String password, String hash) {
        return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    }
}
