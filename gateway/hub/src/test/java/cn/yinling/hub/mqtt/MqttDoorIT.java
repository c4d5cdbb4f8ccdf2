package cn.yinling.hub.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.support.RawClient;
import cn.yinling.hub.support.RunningGateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who connects and does not say who it is. */
class MqttDoorIT {
    private static final int OF_ADDRESS = 20;
    private static final String BED = "bed-0001";

    private static RunningGateway running(Duration within) {
        return RunningGateway.withBeds(
                1,
                RunningGateway.config()
                        .withMqtt(
                                MqttConfig.onFreePort().withUnidentified(within, 50, OF_ADDRESS)));
    }

    private static double turnedAway(RunningGateway running) {
        return running.gateway().meters().counter("yinling.sessions.turned.away").count();
    }

    private static Socket silent(RunningGateway running) {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), running.gateway().mqttPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void silentSocketsOfAnAddressAreFewAndThoseThatHaveSignedInDoNotCount() throws IOException {
        try (RunningGateway running = running(Duration.ofMinutes(5));
                RawClient bed = RawClient.open(running.gateway().mqttPort())) {
            bed.signIn(running, BED, "one");
            List<Socket> silent = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                silent.add(silent(running));
            }
            await().until(() -> turnedAway(running) == 300 - OF_ADDRESS);
            assertThat(bed.remaining().isAlive()).isTrue();
            for (Socket one : silent) {
                one.close();
            }
            await().ignoreException(UncheckedIOException.class)
                    .until(() -> {
                        try (RawClient again = RawClient.open(running.gateway().mqttPort())) {
                            return again.signIn(running, BED, "one") != null;
                        }
                    });
        }
    }

    @Test
    void byteNowAndThenDoesNotMakeItLonger() throws IOException {
        try (RunningGateway running = running(Duration.ofSeconds(1));
                Socket noise = silent(running)) {
            noise.getOutputStream().write(0x10); // CONNECT
            await().pollInterval(Duration.ofMillis(200))
                    .until(() -> running.refused("protocol") == 1 || drip(noise));
            noise.setSoTimeout(60_000);
            assertThat(isEnded(noise)).isTrue();
        }
    }

    /** Never true: another byte of a CONNECT that has no end. */
    private static boolean drip(Socket noise) {
        try {
            noise.getOutputStream().write(0x7f);
        } catch (IOException e) {
            // closed, which is what is waited for
        }
        return false;
    }

    private static boolean isEnded(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException e) {
            return true; // reset
        }
    }
}
