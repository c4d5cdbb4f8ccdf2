package cn.yinling.runtime.signin;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Tells whether a password is right, a few at a time. Thread-safe. Blocks. */
public final class PasswordCheck {
    /** Each check takes a core and 19 MiB. */
    private static final int CHECKS_AT_ONCE = 2;

    private final Semaphore checks = new Semaphore(CHECKS_AT_ONCE);
    private final String hashOfNobody = Passwords.hash("nobody");

    /**
     * Whether {@code hash} is of {@code password}.
     *
     * @param hash null for somebody there is not: false, after as long a time
     */
    public boolean matches(@Nullable String hash, String password) {
        checks.acquireUninterruptibly();
        try {
            boolean matches = Passwords.matches(password, hash == null ? hashOfNobody : hash);
            return hash != null && matches;
        } finally {
            checks.release();
        }
    }
}
