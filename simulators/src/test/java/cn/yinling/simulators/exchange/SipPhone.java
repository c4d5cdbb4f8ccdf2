package cn.yinling.simulators.exchange;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;

/** A seat's telephone: SIPp that registers by digest and then behaves as its scenario says. */
public final class SipPhone implements AutoCloseable {
    private static final String HOTLINE = "87112345";

    private final GenericContainer<?> phone;

    /**
     * Registers, and returns when the phone waits for calls and the exchange reaches it.
     *
     * @param seat for example {@code seat-01}
     * @param scenario for example {@code seat-answers.xml}
     * @param ringMillis how long it rings before it answers
     */
    public SipPhone(Asterisk exchange, String seat, String scenario, int ringMillis)
            throws IOException {
        int port = FreePorts.udp();
        register(exchange, seat, port);
        phone = listening(exchange, port, scenario, ringMillis);
        // Asked before it listened, it counts as gone until it is asked again.
        await().until(() -> exchange.reaches(seat));
    }

    private SipPhone(GenericContainer<?> phone) {
        this.phone = phone;
    }

    /**
     * Everybody outside: whatever number is called, this one rings, and sends back what it hears.
     */
    public static SipPhone outside(Asterisk exchange, String scenario, int ringMillis) {
        return new SipPhone(listening(exchange, exchange.trunkPort(), scenario, ringMillis));
    }

    /**
     * Somebody outside who dials the hotline, as whom the carrier shows {@code number}; she sends
     * back what she hears, until the hotline ends the call.
     */
    public static SipPhone caller(Asterisk exchange, String number) {
        return calling(
                exchange, number, "caller.xml", List.of("-rtp_echo", "-recv_timeout", "600000"));
    }

    /** The same who hangs up after so much ringing. */
    public static SipPhone impatientCaller(Asterisk exchange, String number, Duration patience) {
        return calling(
                exchange,
                number,
                "caller-gives-up.xml",
                List.of("-d", Long.toString(patience.toMillis())));
    }

    /** The same who presses 1 to be called back. */
    public static SipPhone callerWhoPressesOne(Asterisk exchange, String number) {
        return calling(
                exchange, number, "caller-presses-one.xml", List.of("-recv_timeout", "3000"));
    }

    private static SipPhone calling(
            Asterisk exchange, String number, String scenario, List<String> more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-s", HOTLINE, "-key", "caller", number, "-sf", scenario, "-m",
                                "1"));
        arguments.addAll(more);
        GenericContainer<?> caller = sipp(exchange, arguments);
        caller.start();
        return new SipPhone(caller);
    }

    /** Whether a call that it has made is over. */
    public boolean isOver() {
        return !phone.isRunning();
    }

    private static GenericContainer<?> listening(
            Asterisk exchange, int port, String scenario, int ringMillis) {
        GenericContainer<?> phone =
                sipp(
                        exchange,
                        List.of(
                                "-p",
                                Integer.toString(port),
                                "-sf",
                                scenario,
                                "-rtp_echo",
                                "-trace_msg",
                                "-message_file",
                                "/tmp/messages.log",
                                "-recv_timeout",
                                Integer.toString(ringMillis)));
        phone.start();
        return phone;
    }

    private static void register(Asterisk exchange, String seat, int port) {
        List<String> arguments =
                List.of(
                        "-p",
                        Integer.toString(port),
                        "-sf",
                        "register.xml",
                        "-inf",
                        "seat.csv",
                        "-ap",
                        Asterisk.SEAT_SECRET,
                        "-key",
                        "expires",
                        "3600",
                        "-m",
                        "1");
        try (GenericContainer<?> once = sipp(exchange, arguments)) {
            once.withCopyToContainer(
                            org.testcontainers.images.builder.Transferable.of(
                                    "SEQUENTIAL\n%s;\n".formatted(seat)),
                            "/scenarios/seat.csv")
                    .withStartupCheckStrategy(new OneShotStartupCheckStrategy())
                    .start();
        }
    }

    private static GenericContainer<?> sipp(Asterisk exchange, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add("127.0.0.1:" + exchange.sipPort());
        command.addAll(List.of("-i", "127.0.0.1"));
        command.addAll(arguments);
        return new GenericContainer<>(Images.of("sipp"))
                .withNetworkMode("host")
                .withCommand(command.toArray(String[]::new));
    }

    /** Every SIP message so far, as it went over the wire. */
    public String messages() throws IOException, InterruptedException {
        return phone.execInContainer("cat", "/tmp/messages.log").getStdout();
    }

    @Override
    public void close() {
        phone.stop();
    }
}
