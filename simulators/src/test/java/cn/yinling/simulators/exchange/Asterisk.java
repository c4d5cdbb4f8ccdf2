package cn.yinling.simulators.exchange;

import cn.yinling.hotline.calls.AmiConfig;
import cn.yinling.hotline.calls.BrowserPhoneConfig;
import cn.yinling.runtime.config.Secret;
import java.io.IOException;
import java.net.URI;
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
    private final int webSocketPort = FreePorts.tcp();
    private final int trunkPort = FreePorts.udp();
    private final GenericContainer<?> container = new GenericContainer<>(Images.of("asterisk"));

    /** One whose seats have telephones on their desks. */
    public Asterisk() throws IOException {
        this("");
    }

    /**
     * One whose seats are browsers or not.
     *
     * @param browserSeats for example {@code 01 02}; the others have telephones on their desks
     */
    public Asterisk(String browserSeats) throws IOException {
        container
                .withNetworkMode("host")
                .withEnv("AMI_SECRET", AMI_SECRET)
                .withEnv("SEAT_SECRET", SEAT_SECRET)
                .withEnv("AMI_PORT", Integer.toString(amiPort))
                .withEnv("SIP_PORT", Integer.toString(sipPort))
                .withEnv("HTTP_PORT", Integer.toString(webSocketPort))
                .withEnv("TRUNK_PORT", Integer.toString(trunkPort))
                .withEnv("BROWSER_SEATS", browserSeats)
                .withEnv("CALLERS_RING_SECONDS", "4")
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

    /** Where whoever is called outside must listen. */
    int trunkPort() {
        return trunkPort;
    }

    /** How the hotline reaches it. */
    public AmiConfig manager() {
        return AmiConfig.at("127.0.0.1", amiPort, "hotline", AMI_SECRET)
                .with(
                        new BrowserPhoneConfig(
                                URI.create("ws://127.0.0.1:%d/ws".formatted(webSocketPort)),
                                new Secret(SEAT_SECRET)));
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
