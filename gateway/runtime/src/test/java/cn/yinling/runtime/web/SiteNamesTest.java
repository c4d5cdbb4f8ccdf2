package cn.yinling.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteNamesTest {
    private final SiteNames names =
            SiteNames.of(
                    new WebConfig(
                                    "gateway.lan",
                                    0,
                                    List.of(),
                                    List.of(),
                                    null,
                                    true,
                                    WebLimits.defaults())
                            .named("care.example")
                            .named("Desk.example:8443"));

    private static HostAndPort asked(String authority) {
        return Objects.requireNonNull(HostAndPort.parseAuthority(authority, -1), authority);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.1:8100",
                "[::1]:8100",
                "10.1.2.3",
                "localhost:8100",
                "LOCALHOST.",
                "care.example",
                "care.example:8080",
                "CARE.example.",
                "desk.example",
                "gateway.lan:8080"
            })
    void addressesAndConfiguredNamesAreOurs(String authority) {
        assertThat(names.areOurs(asked(authority))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8100",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "care.example.evil.example",
                "xcare.example",
                "127.0.0.1.nip.io:8100"
            })
    void otherNamesAreNot(String authority) {
        assertThat(names.areOurs(asked(authority))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8100, 127.0.0.1:8100, true",
        "http://127.0.0.1, 127.0.0.1:80, true",
        "https://[::1]:8443, [::1]:8443, true",
        "https://care.example, 127.0.0.1:8100, true",
        "https://desk.example:8443, 127.0.0.1:8100, true",
        "http://localhost:8100, localhost:8100, true",
        "http://care.example:8080, care.example:8080, true",
        "http://127.0.0.1:3000, 127.0.0.1:8100, false",
        "http://203.0.113.9, 127.0.0.1:8100, false",
        "http://evil.example, 127.0.0.1:8100, false",
        "http://evil.example, evil.example, false",
        "https://desk.example, 127.0.0.1:8100, false",
        "ftp://care.example, 127.0.0.1:8100, false",
        "null, 127.0.0.1:8100, false",
        "http://%, 127.0.0.1:8100, false",
        "'', 127.0.0.1:8100, false"
    })
    void pageIsOursByAConfiguredNameOrByWhereItsRequestGoes(
            String origin, String authority, boolean isOurs) {
        assertThat(names.isOurPage(origin, asked(authority))).isEqualTo(isOurs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://care.example", "care.example/", "*", "", "care example"})
    void whatIsNoNameIsRefusedWithAnExample(String name) {
        assertThatThrownBy(() -> SiteNames.check(List.of(name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("names: '" + name + "'")
                .hasMessageContaining("care.example:8443");
    }

    @Test
    void pageIsNobodysWhereNobodyIsAsked() {
        assertThat(names.isOurPage("http://127.0.0.1", null)).isFalse();
    }
}
