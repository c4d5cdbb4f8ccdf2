package cn.yinling.simulators.exchange;

import java.io.IOException;
import java.time.Duration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.wait.strategy.Wait;

/** Asterisk 22 with {@code config/asterisk}, on free ports of loopback. */
public final class Asterisk implements AutoCloseable {
    public static final String AMI_SECRET = "trial-ami-secret";
    public static final String SEAT_SECRET = "trial-seat-secret";

    private final int amiPort = FreePorts.tcp();
    private final int sipPort = FreePorts.udp();
    private final GenericContainer<?> container = new GenericContainer<>(Images.of("asterisk"));

    public Asterisk() throws IOException {
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

    public int amiPort() {
        return amiPort;
    }

    public int sipPort() {
        return sipPort;
    }

    /** Whether it has asked the telephone of a seat whether it is there, and was answered. */
    boolean reaches(String seat) throws IOException, InterruptedException {
        return container
                .execInContainer("asterisk", "-rx", "pjsip show contacts")
                .getStdout()
                .lines()
                .anyMatch(line -> line.contains(seat + "/sip:") && line.contains(" Avail "));
    }

    public String log() {
        return container.getLogs(OutputFrame.OutputType.STDOUT);
    }

    @Override
    public void close() {
        container.stop();
    }
}
