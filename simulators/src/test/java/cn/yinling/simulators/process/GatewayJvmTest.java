package cn.yinling.simulators.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayJvmTest {
    @Test
    void usualOneIsTheLaunchers() {
        assertThat(GatewayJvm.USUAL.command(Object.class))
                .contains("-Xmx1g", "-XX:+UseParallelGC")
                .endsWith("java.lang.Object");
    }

    @Test
    void heapAndMoreOptionsAreTaken() {
        GatewayJvm jvm = new GatewayJvm("256m", List.of("-Da=b")).logging(Path.of("gc.log"));

        assertThat(jvm.command(Object.class))
                .contains("-Xmx256m", "-Da=b", "-Xlog:gc:file=gc.log:timemillis:filecount=0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "0g", "1t", "-1g", "1g -version"})
    void noHeapIsRefused(String heap) {
        assertThatIllegalArgumentException().isThrownBy(() -> new GatewayJvm(heap, List.of()));
    }
}
