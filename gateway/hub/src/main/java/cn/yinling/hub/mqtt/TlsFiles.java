package cn.yinling.hub.mqtt;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Certificate, key and trusted authority as they stand in their files. Blocks. Stateless. */
final class TlsFiles {
    private static final Set<String> VERSIONS = Set.of("TLSv1.2", "TLSv1.3");

    private final TlsConfig config;

    TlsFiles(TlsConfig config) {
        this.config = config;
    }

    TlsConfig config() {
        return config;
    }

    /** What the files hold; equal as long as they do not change. */
    record Content(Buffer certificate, Buffer key, @Nullable Buffer clientCa) {
        ServerSSLOptions options(int handshakeSeconds) {
            ServerSSLOptions options = new ServerSSLOptions();
            options.setKeyCertOptions(
                    new PemKeyCertOptions().setCertValue(certificate).setKeyValue(key));
            options.setEnabledSecureTransportProtocols(VERSIONS);
            options.setSslHandshakeTimeout(handshakeSeconds)
                    .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS);
            if (clientCa != null) {
                options.setTrustOptions(new PemTrustOptions().addCertValue(clientCa));
                options.setClientAuth(ClientAuth.REQUEST);
            }
            return options;
        }

        /** The same for a server that is yet to be made. */
        NetServerOptions applyTo(NetServerOptions server, int handshakeSeconds) {
            ServerSSLOptions options = options(handshakeSeconds);
            server.setSsl(true)
                    .setKeyCertOptions(options.getKeyCertOptions())
                    .setTrustOptions(options.getTrustOptions())
                    .setClientAuth(options.getClientAuth())
                    .setEnabledSecureTransportProtocols(
                            options.getEnabledSecureTransportProtocols())
                    .setSslHandshakeTimeout(handshakeSeconds)
                    .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS);
            return server;
        }

        /** Not the key. */
        @Override
        public String toString() {
            return "Content[%d bytes of certificates]".formatted(certificate.length());
        }
    }

    /** Throws {@link UncheckedIOException} that names the file. */
    Content read() {
        Path clientCa = config.clientCa();
        return new Content(
                read(config.certificate()),
                read(config.key()),
                clientCa == null ? null : read(clientCa));
    }

    private static Buffer read(Path file) {
        try {
            return Buffer.buffer(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
