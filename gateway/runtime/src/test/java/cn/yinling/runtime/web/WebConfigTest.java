package cn.yinling.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebConfigTest {
    private static final WebTlsConfig TLS = new WebTlsConfig(Path.of("a.pem"), Path.of("a.key"));

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.7", "::1", "localhost"})
    void thisMachineAloneNeedsNoTls(String host) {
        assertThat(new WebConfig(host, 8080).scheme()).isEqualTo("http");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.7", "gateway.lan"})
    void othersMustNotBeListenedTo(String host) {
        assertThatThrownBy(() -> new WebConfig(host, 8080))
                .hasMessageContaining(host)
                .hasMessageContaining("tls")
                .hasMessageContaining("plain-http: true");
        assertThat(config(host, TLS, false).scheme()).isEqualTo("https");
        assertThat(config(host, null, true).scheme()).isEqualTo("http");
    }

    private static WebConfig config(String host, @Nullable WebTlsConfig tls, boolean plainHttp) {
        return new WebConfig(
                host, 8080, List.of(), List.of(), tls, plainHttp, WebLimits.defaults());
    }
}
