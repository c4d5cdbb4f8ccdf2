package cn.yinling.hub.mqtt;

import cn.yinling.hub.doors.DeviceRate;
import cn.yinling.runtime.config.Default;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The MQTT door.
 *
 * @param host the address to listen on
 * @param port 0 for any free one
 * @param eventLoops threads that serve connections; 0 for one a core
 * @param maxPacketBytes the largest packet taken
 * @param receiveMaximum publishes a client may have unanswered; told to MQTT 5 clients, the others
 *     are read no further
 * @param connectTimeout how long a connection may take to say who it is, however much it sends
 *     meanwhile
 * @param unidentifiedMost connections at a time that have not said so; one more is closed at once
 * @param unidentifiedOfAddress the same of one address; many homes may share one
 * @param tls the second port, null for none
 * @param deviceRate messages a second that a device may send for long; 0 for no limit
 * @param deviceBurst messages a device may send at once before that counts
 * @param sessionExpiryMost how long a session may outlive its connection
 * @param keptSessionsMost sessions without a connection, above which none is kept any more
 * @param keptMegabytesMost what they may hold together
 */
public record MqttConfig(
        @Default("127.0.0.1") String host,
        @Default("1883") int port,
        @Default("0") int eventLoops,
        @Default("65536") int maxPacketBytes,
        @Default("1024") int receiveMaximum,
        @Default("10s") Duration connectTimeout,
        @Default("4000") int unidentifiedMost,
        @Default("2000") int unidentifiedOfAddress,
        @Nullable TlsConfig tls,
        @Default("200") int deviceRate,
        @Default("5000") int deviceBurst,
        @Default("1d") Duration sessionExpiryMost,
        @Default("50000") int keptSessionsMost,
        @Default("64") int keptMegabytesMost) {

    public MqttConfig {
        require(port >= 0 && port <= 65_535, "port must be 0 to 65535, was " + port);
        require(
                eventLoops >= 0 && eventLoops <= 256,
                "event-loops must be 0 to 256, was " + eventLoops);
        require(
                maxPacketBytes >= 1024 && maxPacketBytes <= 1 << 20,
                "max-packet-bytes must be 1024 to 1048576, was " + maxPacketBytes);
        require(
                receiveMaximum >= 1 && receiveMaximum <= 65_535,
                "receive-maximum must be 1 to 65535, was " + receiveMaximum);
        require(
                connectTimeout.toSeconds() >= 1,
                "connect-timeout must be 1 s or more, was " + connectTimeout);
        require(
                unidentifiedOfAddress >= 1 && unidentifiedMost >= unidentifiedOfAddress,
                "unidentified-of-address must be 1 or more, and unidentified-most no less");
        require(
                deviceRate >= 0 && deviceRate <= 1_000_000,
                "device-rate must be 0 to 1000000, was " + deviceRate);
        require(deviceBurst >= 1, "device-burst must be 1 or more, was " + deviceBurst);
        require(
                !sessionExpiryMost.isNegative() && sessionExpiryMost.toDays() <= 365,
                "session-expiry-most must be 0 s to 365 d, was " + sessionExpiryMost);
        require(
                keptSessionsMost >= 0 && keptMegabytesMost >= 0,
                "kept-sessions-most and kept-megabytes-most must not be negative");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** As it is where nothing is configured, on loopback and any free port. */
    public static MqttConfig onFreePort() {
        return new MqttConfig(
                "127.0.0.1",
                0,
                0,
                65_536,
                1024,
                Duration.ofSeconds(10),
                4000,
                2000,
                null,
                200,
                5000,
                Duration.ofDays(1),
                50_000,
                64);
    }

    /** The same on another port. */
    public MqttConfig withPort(int other) {
        return with(
                other,
                connectTimeout,
                unidentifiedMost,
                unidentifiedOfAddress,
                tls,
                deviceRate,
                deviceBurst);
    }

    /** The same with that second port. */
    public MqttConfig withTls(TlsConfig secure) {
        return with(
                port,
                connectTimeout,
                unidentifiedMost,
                unidentifiedOfAddress,
                secure,
                deviceRate,
                deviceBurst);
    }

    /** The same with that limit for each device. */
    public MqttConfig withDeviceRate(int perSecond, int burst) {
        return with(
                port,
                connectTimeout,
                unidentifiedMost,
                unidentifiedOfAddress,
                tls,
                perSecond,
                burst);
    }

    /** The same with other ends for who does not say who it is. */
    public MqttConfig withUnidentified(Duration within, int most, int ofAddress) {
        return with(port, within, most, ofAddress, tls, deviceRate, deviceBurst);
    }

    private MqttConfig with(
            int newPort,
            Duration newConnectTimeout,
            int newUnidentifiedMost,
            int newUnidentifiedOfAddress,
            @Nullable TlsConfig newTls,
            int newDeviceRate,
            int newDeviceBurst) {
        return new MqttConfig(
                host,
                newPort,
                eventLoops,
                maxPacketBytes,
                receiveMaximum,
                newConnectTimeout,
                newUnidentifiedMost,
                newUnidentifiedOfAddress,
                newTls,
                newDeviceRate,
                newDeviceBurst,
                sessionExpiryMost,
                keptSessionsMost,
                keptMegabytesMost);
    }

    /** What each device may send, null for no limit. */
    public @Nullable DeviceRate deviceRateOrNull() {
        return deviceRate == 0 ? null : new DeviceRate(deviceRate, deviceBurst);
    }

    /** Threads that serve connections. */
    public int eventLoopsOrCores() {
        return eventLoops == 0 ? Runtime.getRuntime().availableProcessors() : eventLoops;
    }
}
