package cn.yinling.link.mqtt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection from connect to loss; never reconnected, so that nothing of an old connection
 * leaks into the next. Thread-safe. Paho's callback thread only enqueues. Paho throws unchecked
 * exceptions too, for a topic or filter it does not like and out of faults of its own; they end
 * here, as outcomes and reasons.
 */
final class PahoSession {
    private static final Logger LOG = LoggerFactory.getLogger(PahoSession.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /**
     * Paho writes every broken socket with its stack to the console; what matters reaches us as an
     * event.
     */
    private static final java.util.logging.Logger PAHO =
            java.util.logging.Logger.getLogger("org.eclipse.paho");

    static {
        PAHO.setLevel(java.util.logging.Level.OFF);
    }

    private final MqttSettings settings;
    private final MqttAsyncClient client;
    private final Semaphore inFlight;
    private final Set<Unanswered> unanswered = ConcurrentHashMap.newKeySet();

    PahoSession(MqttSettings settings, Consumer<SessionEvent> events) throws MqttException {
        this.settings = settings;
        this.inFlight = new Semaphore(settings.maxInFlight());
        this.client =
                new MqttAsyncClient(
                        settings.server().toString(), settings.clientId(), new MemoryPersistence());
        client.setManualAcks(true);
        client.setCallback(new SessionCallback(this, events));
    }

    /** Blocks until connected and subscribed; null then, else why it is not. */
    @Nullable String open() {
        try {
            connect();
            return null;
        } catch (MqttException | RuntimeException e) {
            return reason(e);
        }
    }

    private void connect() throws MqttException {
        client.connect(options()).waitForCompletion(CONNECT_TIMEOUT.toMillis());
        for (String filter : settings.subscriptions()) {
            IMqttToken token = client.subscribe(filter, 1);
            token.waitForCompletion(CONNECT_TIMEOUT.toMillis());
            refuseFailure(filter, token.getReasonCodes());
        }
        MqttSettings.Retained birth = settings.birth();
        if (birth != null) {
            client.publish(birth.topic(), message(birth))
                    .waitForCompletion(CONNECT_TIMEOUT.toMillis());
        }
    }

    private MqttConnectionOptions options() throws MqttException {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setSocketFactory(sockets());
        options.setAutomaticReconnect(false);
        options.setCleanStart(true);
        options.setUserName(settings.username());
        options.setPassword(settings.password().getBytes(StandardCharsets.UTF_8));
        options.setKeepAliveInterval((int) settings.keepAlive().toSeconds());
        options.setConnectionTimeout((int) CONNECT_TIMEOUT.toSeconds());
        options.setReceiveMaximum(settings.maxInFlight());
        MqttSettings.Retained will = settings.will();
        if (will != null) {
            options.setWill(will.topic(), message(will));
        }
        return options;
    }

    /** A new one each time: certificates may have been renewed since. */
    private SocketFactory sockets() throws MqttException {
        if (!settings.server().getScheme().equals("ssl")) {
            return new NoDelaySocketFactory(SocketFactory.getDefault());
        }
        TlsSettings tls = settings.tls();
        try {
            SSLSocketFactory secure =
                    tls == null
                            ? (SSLSocketFactory) SSLSocketFactory.getDefault()
                            : tls.context().getSocketFactory();
            return new NoDelayTlsSocketFactory(secure);
        } catch (GeneralSecurityException | IOException e) {
            throw new MqttException(MqttClientException.REASON_CODE_SSL_CONFIG_ERROR, e);
        }
    }

    private static MqttMessage message(MqttSettings.Retained retained) {
        byte[] payload = retained.payload().getBytes(StandardCharsets.UTF_8);
        return new MqttMessage(payload, 1, true, new MqttProperties());
    }

    private static void refuseFailure(String filter, int @Nullable [] reasonCodes)
            throws MqttException {
        if (reasonCodes != null && reasonCodes.length > 0 && reasonCodes[0] >= 0x80) {
            LOG.warn(
                    "subscription to {} refused, reason code 0x{}",
                    filter,
                    Integer.toHexString(reasonCodes[0]));
            throw new MqttException(reasonCodes[0]);
        }
    }

    /** Blocks while {@code maxInFlight} publishes wait for their PUBACK. */
    CompletableFuture<PublishOutcome> publish(String topic, byte[] payload) {
        inFlight.acquireUninterruptibly();
        Unanswered publish = new Unanswered();
        unanswered.add(publish);
        try {
            client.publish(
                    topic, new MqttMessage(payload, 1, false, new MqttProperties()), null, publish);
        } catch (IllegalArgumentException e) {
            publish.complete(
                    new PublishOutcome.Refused(
                            MqttReturnCode.RETURN_CODE_TOPIC_NAME_INVALID, reason(e)));
        } catch (MqttException | RuntimeException e) {
            publish.complete(new PublishOutcome.Unknown(reason(e)));
        }
        return publish.outcome;
    }

    /** Nobody will answer what is still open. */
    void lost(String reason) {
        unanswered.forEach(publish -> publish.complete(new PublishOutcome.Unknown(reason)));
    }

    void acknowledge(MqttMessage message) {
        try {
            client.messageArrivedComplete(message.getId(), message.getQos());
        } catch (MqttException | RuntimeException e) {
            LOG.debug("PUBACK not sent, the gateway will send again: {}", reason(e));
        }
    }

    /** Says DISCONNECT where it can, and frees Paho's threads. */
    void close() {
        lost("connection closed");
        try {
            if (client.isConnected()) {
                client.disconnect(0).waitForCompletion(CONNECT_TIMEOUT.toMillis());
            }
        } catch (MqttException | RuntimeException e) {
            LOG.debug("disconnect failed: {}", reason(e));
        }
        discard();
    }

    /** Frees Paho's threads of a connection that is lost or was never had. */
    void discard() {
        try {
            client.disconnectForcibly(0, 0, false);
        } catch (MqttException | RuntimeException e) {
            LOG.debug("forced disconnect failed: {}", reason(e));
        }
        try {
            client.close(true);
        } catch (MqttException | RuntimeException e) {
            LOG.debug("close failed: {}", reason(e));
        }
    }

    static String reason(Exception e) {
        Throwable cause = e.getCause();
        String message =
                cause != null && cause.getMessage() != null ? cause.getMessage() : e.getMessage();
        return e instanceof MqttException known
                ? "%s (code %d)".formatted(message, known.getReasonCode())
                : "%s: %s".formatted(e.getClass().getSimpleName(), message);
    }

    /** A publish until it is answered. */
    private final class Unanswered implements MqttActionListener {
        private final CompletableFuture<PublishOutcome> outcome = new CompletableFuture<>();

        void complete(PublishOutcome with) {
            if (unanswered.remove(this)) {
                inFlight.release();
                outcome.complete(with);
            }
        }

        @Override
        public void onSuccess(IMqttToken token) {
            int[] codes = token.getReasonCodes();
            int code =
                    codes == null || codes.length == 0
                            ? MqttReturnCode.RETURN_CODE_SUCCESS
                            : codes[0];
            if (code < MqttReturnCode.RETURN_CODE_UNSPECIFIED_ERROR) {
                complete(new PublishOutcome.Acknowledged());
                return;
            }
            MqttProperties properties = token.getResponseProperties();
            String reason = properties == null ? null : properties.getReasonString();
            String why = reason == null ? "no reason given" : reason;
            complete(
                    code == MqttReturnCode.RETURN_CODE_QUOTA_EXCEEDED
                            ? new PublishOutcome.Unknown(why)
                            : new PublishOutcome.Refused(code, why));
        }

        @Override
        public void onFailure(IMqttToken token, Throwable failure) {
            complete(new PublishOutcome.Unknown(String.valueOf(failure.getMessage())));
        }
    }
}
