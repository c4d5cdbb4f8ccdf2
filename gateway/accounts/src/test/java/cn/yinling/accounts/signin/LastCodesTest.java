package cn.yinling.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LastCodesTest {
    private final LastCodes codes = new LastCodes();

    @Test
    void codeCountsOnceAndNoneBeforeIt() {
        assertThat(codes.use("anna", 100)).isTrue();
        assertThat(codes.use("anna", 100)).isFalse();
        assertThat(codes.use("anna", 99)).isFalse();
        assertThat(codes.use("anna", 101)).isTrue();
        assertThat(codes.use("bert", 100)).isTrue();
    }

    @Test
    void ofManyAtOnceOneCounts() throws Exception {
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> tries =
                    IntStream.range(0, 50)
                            .<Callable<Boolean>>mapToObj(_ -> () -> codes.use("anna", 7))
                            .toList();
            int counted = 0;
            for (Future<Boolean> tried : many.invokeAll(tries)) {
                counted += tried.get() ? 1 : 0;
            }
            assertThat(counted).isEqualTo(1);
        }
    }

    @Test
    void whatIsUsedIsToldOnce() {
        codes.use("anna", 100);
        assertThat(codes.untold()).containsExactly(Map.entry("anna", 100L));
        codes.told(Map.of("anna", 100L));
        assertThat(codes.untold()).isEmpty();
        codes.use("anna", 102);
        assertThat(codes.untold()).containsExactly(Map.entry("anna", 102L));
    }

    @Test
    void whatWasUsedElsewhereDoesNotCountHere() {
        codes.told(Map.of("anna", 100L));
        assertThat(codes.use("anna", 100)).isFalse();
        assertThat(codes.untold()).isEmpty();
    }

    @Test
    void whatIsToldLateTakesNothingBack() {
        codes.use("anna", 105);
        codes.told(Map.of("anna", 100L));
        assertThat(codes.use("anna", 105)).isFalse();
        assertThat(codes.untold()).containsExactly(Map.entry("anna", 105L));
    }
}
