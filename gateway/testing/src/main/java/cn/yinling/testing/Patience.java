package cn.yinling.testing;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * How long a test waits for what must come: long enough for a machine that is busy with something
 * else. Nothing is slower for it, only a failure. JUnit finds it by itself.
 */
public final class Patience implements LauncherSessionListener {
    public static final Duration MOST = Duration.ofSeconds(60);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(MOST);
        PlaywrightAssertions.setDefaultAssertionTimeout((double) MOST.toMillis());
    }
}
