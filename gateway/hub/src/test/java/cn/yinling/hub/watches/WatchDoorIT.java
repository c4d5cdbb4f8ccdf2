package cn.yinling.hub.watches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.support.RawWatch;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.testing.district.District;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who connects to the watches' port and does not say which watch it is. */
class WatchDoorIT {
    private static final String DIGITS = "8800000015";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OF_ADDRESS = 20;

    private static RunningGateway running(Duration identifyWithin) {
        WatchConfig config =
                WatchConfig.onFreePort().withUnidentified(identifyWithin, 50, OF_ADDRESS);
        RunningGateway running =
                RunningGateway.withBeds(1, RunningGateway.config().withWatches(config));
        running.gateway().provisioning().enter(District.watchOf(1, DIGITS));
        return running;
    }

    private static double turnedAway(RunningGateway running) {
        return running.gateway().meters().counter("yinling.watches.turned.away").count();
    }

    @Test
    void silentSocketsOfAnAddressAreFewAndThoseThatHaveSaidWhoTheyAreDoNotCount() {
        try (RunningGateway running = running(PATIENCE);
                RawWatch watch = RawWatch.open(running, DIGITS)) {
            assertThat(watch.says("LK").hears()).isNotNull();
            List<RawWatch> silent =
                    Stream.generate(() -> RawWatch.open(running, DIGITS)).limit(300).toList();
            await().atMost(PATIENCE).until(() -> turnedAway(running) == 300 - OF_ADDRESS);
            assertThat(watch.says("LK").hears()).isNotNull();
            silent.forEach(RawWatch::close);
            await().atMost(PATIENCE)
                    .ignoreException(UncheckedIOException.class)
                    .until(() -> {
                        try (RawWatch again = RawWatch.open(running, DIGITS)) {
                            return again.says("LK").hears() != null;
                        }
                    });
        }
    }

    @Test
    void noiseNowAndThenDoesNotMakeItLonger() {
        try (RunningGateway running = running(Duration.ofMillis(300));
                RawWatch noise = RawWatch.open(running, DIGITS);
                RawWatch watch = RawWatch.open(running, DIGITS)) {
            assertThat(watch.says("LK").hears()).isNotNull();
            await().atMost(PATIENCE).until(() -> running.refused("protocol") == 1 || drip(noise));
            assertThat(noise.hears()).isNull();
            assertThat(watch.says("LK").hears()).isNotNull();
        }
    }

    /** Never true: it is what the noise does while it is waited for its end. */
    private static boolean drip(RawWatch noise) {
        try {
            noise.sends("x".getBytes(StandardCharsets.US_ASCII));
        } catch (UncheckedIOException e) {
            // closed, which is what is waited for
        }
        return false;
    }
}
