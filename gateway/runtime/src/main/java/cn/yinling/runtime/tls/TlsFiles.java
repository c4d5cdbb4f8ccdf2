package cn.yinling.runtime.tls;

import cn.yinling.runtime.process.CannotStartException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Certificate, key and trusted authority as they stand in their files. Blocks. Immutable.
 *
 * @param certificate the server's chain, PEM
 * @param key its private key, PEM (PKCS #8)
 * @param clientCa whose certificates let a client in without a password, PEM; null for nobody's
 */
public record TlsFiles(Path certificate, Path key, @Nullable Path clientCa) {
    private static final Set<String> VERSIONS = Set.of("TLSv1.2", "TLSv1.3");

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
        void applyTo(NetServerOptions server, int handshakeSeconds) {
            ServerSSLOptions options = options(handshakeSeconds);
            server.setSsl(true)
                    .setKeyCertOptions(options.getKeyCertOptions())
                    .setTrustOptions(options.getTrustOptions())
                    .setClientAuth(options.getClientAuth())
                    .setEnabledSecureTransportProtocols(
                            options.getEnabledSecureTransportProtocols())
                    .setSslHandshakeTimeout(handshakeSeconds)
                    .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS);
        }

        /** Not the key. */
        @Override
        public String toString() {
            return "Content[%d bytes of certificates]".formatted(certificate.length());
        }
    }

    /**
     * What they hold now.
     *
     * @throws CannotStartException that names the file that cannot be read
     */
    Content read() {
        return new Content(read(certificate), read(key), clientCa == null ? null : read(clientCa));
    }

    /**
     * Gives it back where a server can serve by it.
     *
     * @throws CannotStartException that says which file is wrong, and what to do
     */
    Content checked(Content content) {
        new KeyPairCheck(certificate, content.certificate().getBytes())
                .fits(key, content.key().getBytes());
        return content;
    }

    private static Buffer read(Path file) {
        try {
            return Buffer.buffer(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new CannotStartException("cannot read " + file, e);
        }
    }
}
