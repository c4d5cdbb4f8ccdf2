package cn.yinling.simulators.exchange;

import java.io.IOException;
import java.time.Duration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.wait.strategy.Wait;

/** Asterisk 22 with {@code config/asterisk}, on free ports of loopback. */
final class Asterisk implements AutoCloseable {
    static final String AMI_SECRET = "trial-ami-secret";
    static final String SEAT_SECRET = "trial-seat-secret";

    private final int amiPort = FreePorts.tcp();
    private final int sipPort = FreePorts.udp();
    private final GenericContainer<?> container = new GenericContainer<>(Images.of("asterisk"));

    Asterisk() throws IOException {
        container
                .withNetworkMode("host")
                .withEnv("AMI_SECRET", AMI_SECRET)
                .withEnv("SEAT_SECRET", SEAT_SECRET)
                .withEnv("AMI_PORT", Integer.toString(amiPort))
                .withEnv("SIP_PORT", Integer.toString(sipPort))
                .withEnv("HTTP_PORT", Integer.toString(FreePorts.tcp()))
                .waitingFor(Wait.forLogMessage(".*Asterisk Ready.*", 1))
                .withStartupTimeout(Duration.ofMinutes(2))
                .start();
    }

    int amiPort() {
        return amiPort;
    }

    int sipPort() {
        return sipPort;
    }

    String log() {
        return container.getLogs(OutputFrame.OutputType.STDOUT);
    }

    @Override
    public void close() {
        container.stop();
    }
}
