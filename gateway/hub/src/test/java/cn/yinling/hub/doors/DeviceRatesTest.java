package cn.yinling.hub.doors;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.topic.DeviceId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeviceRatesTest {
    private static final DeviceId BED = new DeviceId("bed-0001");
    private static final DeviceId NEIGHBOUR = new DeviceId("bed-0002");
    private static final int BURST = 10;

    /** One a day, so that a test cannot wait for the next. */
    private static final double PER_SECOND = 1.0 / TimeUnit.DAYS.toSeconds(1);

    @Test
    void devicesConnectionsShareWhatItMaySend() {
        DeviceRates rates = new DeviceRates(new DeviceRate(1, BURST));
        assertThat(rates.of(BED)).isNotNull().isSameAs(rates.of(new DeviceId("bed-0001")));
        assertThat(rates.of(NEIGHBOUR)).isNotSameAs(rates.of(BED));
    }

    @Test
    void noLimitIsNoBucket() {
        assertThat(new DeviceRates(null).of(BED)).isNull();
    }

    @Test
    void whatTwoEventLoopsTakeIsTakenOnce() throws InterruptedException {
        TokenBucket bucket = new TokenBucket(PER_SECOND, BURST, 0);
        List<Thread> loops =
                IntStream.range(0, 2)
                        .mapToObj(_ ->
                                Thread.ofPlatform()
                                        .start(() -> {
                                            for (int i = 0; i < 50_000; i++) {
                                                bucket.take();
                                            }
                                        }))
                        .toList();
        for (Thread loop : loops) {
            loop.join();
        }
        long owed = 100_000L - BURST;
        assertThat(bucket.nanosToWait(0)).isEqualTo((owed + 1) * TimeUnit.DAYS.toNanos(1));
    }
}
