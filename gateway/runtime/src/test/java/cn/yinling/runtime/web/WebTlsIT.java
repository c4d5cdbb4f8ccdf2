package cn.yinling.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.yinling.runtime.process.CannotStartException;
import cn.yinling.runtime.process.Metrics;
import cn.yinling.testing.Certificates;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages over TLS: microphone and offline pages need it away from localhost. */
class WebTlsIT {
    private final PrometheusMeterRegistry metrics = Metrics.registry("trial");
    @TempDir Path folder;
    private Vertx vertx;
    private Certificates ours;

    @BeforeEach
    void start() {
        vertx = Metrics.vertx(metrics);
        ours = new Certificates(folder, "ca").issue("site", "site", "IP:127.0.0.1");
    }

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    @Test
    void pageKnowsThatItCameOverTls() throws Exception {
        try (WebServer server = server(ours.certificate("site"), ours.privateKey("site"))) {
            assertThat(get(server, ours)).isEqualTo("over TLS: true");
        }
    }

    @Test
    void plainRequestIsNotAnswered() {
        try (WebServer server = server(ours.certificate("site"), ours.privateKey("site"))) {
            URI plain = URI.create("http://127.0.0.1:%d/who".formatted(server.port()));
            assertThatThrownBy(() ->
                            HttpClient.newHttpClient()
                                    .send(
                                            HttpRequest.newBuilder(plain).build(),
                                            HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void renewedCertificateIsTakenUpAndOneThatDoesNotFitIsNot() throws Exception {
        Certificates next =
                new Certificates(folder, "next-ca").issue("renewed", "site", "IP:127.0.0.1");
        Certificates odd = new Certificates(folder, "odd-ca").issue("odd", "site", "IP:127.0.0.1");
        try (WebServer server = server(ours.certificate("site"), ours.privateKey("site"))) {
            Files.write(ours.privateKey("site"), Files.readAllBytes(odd.privateKey("odd")));
            ours.renew("site", next, "renewed");
            await().ignoreExceptions().until(() -> get(server, next).startsWith("over TLS"));

            Files.write(ours.privateKey("site"), Files.readAllBytes(odd.privateKey("odd")));
            assertThat(get(server, next)).isEqualTo("over TLS: true");
        }
    }

    @Test
    void keyOfAnotherCertificateIsNamedAtTheStart() {
        ours.issue("other", "other");
        assertThatThrownBy(() -> server(ours.certificate("site"), ours.privateKey("other")))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("other.key is not that of the certificate in")
                .hasMessageContaining("site.pem");
    }

    @Test
    void keyOfAnOlderFormIsNamedWithWhatMakesItReadable() {
        assertThatThrownBy(() -> server(ours.certificate("site"), ours.oldForm("site")))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("openssl pkcs8 -topk8");
    }

    @Test
    void fileThatIsNoCertificateOrNotThereIsNamed() {
        assertThatThrownBy(() -> server(ours.privateKey("site"), ours.privateKey("site")))
                .hasMessageContaining("site.key holds no certificate");
        assertThatThrownBy(() -> server(folder.resolve("gone.pem"), ours.privateKey("site")))
                .hasMessageContaining("cannot read")
                .hasMessageContaining("gone.pem");
    }

    private WebServer server(Path certificate, Path key) {
        return WebServer.start(
                vertx,
                new WebConfig("127.0.0.1", 0).over(new WebTlsConfig(certificate, key)),
                metrics,
                new Health(),
                router ->
                        router.get("/who")
                                .handler(context ->
                                        context.end(
                                                "over TLS: " + Client.of(context).isOverTls())));
    }

    private static String get(WebServer server, Certificates trusted) throws Exception {
        URI address = URI.create("https://127.0.0.1:%d/who".formatted(server.port()));
        try (HttpClient client = HttpClient.newBuilder().sslContext(trusting(trusted)).build()) {
            return client.send(
                            HttpRequest.newBuilder(address).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static SSLContext trusting(Certificates authority) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream file = Files.newInputStream(authority.authority())) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
